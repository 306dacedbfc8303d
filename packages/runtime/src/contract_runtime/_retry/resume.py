"""Reconnect or give up: what happens to a stream that broke off.

A resumed stream is a retried call whose answer was partly used. Its own is how tries are counted
(those that brought nothing, in a row) and what the server says of the wait (the stream's
``retry`` field, WHATWG HTML § 9.2.6).
"""

from __future__ import annotations

import time
from functools import partial
from random import random
from typing import TYPE_CHECKING, Callable, Final, Optional, Tuple

from .._base.public import public
from .._errors.facts import Facts
from .attempts import Attempts
from .policy import DEFAULT_POLICY, Frozen, RetryPolicy, backoff

if TYPE_CHECKING:
    from .._errors.facts import Attempt
    from .budget import RetryBudget
    from .deadline import Deadline


@public
class ResumePolicy(Frozen):
    """How a stream is taken up again after it broke off. Immutable.

    The stream reconnects with the ``Last-Event-ID`` it has seen, after the time that the server
    gave in a ``retry`` field, or else after the retry policy's backoff. It takes a server that
    sends ids and, asked with one, goes on behind it. Items that come after the last id, where a
    server gives one to some of its events only, may come again.

    Args:
        max_tries: How many reconnections in a row may bring no new id.
        max_delay: Seconds; what the server's ``retry`` asks for is bounded by it.

    Raises:
        ValueError: A number is below zero, or the delay isn't finite.
    """

    max_tries: int
    max_delay: float

    def __init__(self, *, max_tries: int = 5, max_delay: float = 60.0) -> None:
        if max_tries < 0 or not 0 <= max_delay < float("inf"):
            raise ValueError("max_tries and max_delay are numbers of zero or more")
        super().__init__(max_tries=max_tries, max_delay=max_delay)


#: What ``resume=True`` means.
RESUME: Final = ResumePolicy()


class Resumption:
    """Decides whether one stream reconnects once more, and when."""

    def __init__(
        self,
        resume: ResumePolicy,
        retry: RetryPolicy = DEFAULT_POLICY,
        *,
        budget: Optional[RetryBudget] = None,
        deadline: Optional[Deadline] = None,
        clock: Callable[[], float] = time.monotonic,
        random: Callable[[], float] = random,
    ) -> None:
        self._max_delay = resume.max_delay
        self._backoff = partial(backoff, base=retry.base_delay, cap=retry.max_delay, random=random)
        self._begin = partial(
            Attempts,
            retry,
            verb="GET",  # whatever the verb: the caller has said that it may be sent again
            max_retries=resume.max_tries,
            budget=budget,
            deadline=deadline,
            clock=clock,
            random=random,
        )
        self._attempts = self._begin()

    @property
    def history(self) -> Tuple[Attempt, ...]:
        """The tries since the stream last got on."""
        return self._attempts.history

    def progressed(self) -> None:
        """A connection brought something: tries are counted anew."""
        if self._attempts.retries:
            self._attempts.succeeded()
        self._attempts = self._begin()

    def after(self, cause: str, *, timeout: bool, retry: Optional[int]) -> Optional[float]:
        """Seconds until the next connection, ``None`` to give up; ``retry`` is in milliseconds."""
        wait = None if retry is None else min(retry, 1000 * self._max_delay) / 1000
        if wait is not None and self._attempts.retries:
            # A server that says "at once" and goes on failing is backed off from all the same.
            wait = max(wait, self._backoff(self._attempts.retries - 1))
        facts = Facts(cause=cause, transient=True, timeout=timeout, retry_after=wait)
        return self._attempts.after(facts)
