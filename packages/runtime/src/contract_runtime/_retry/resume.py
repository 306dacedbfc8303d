"""Reconnect or give up: what happens to a stream that broke off.

A resumed stream is a retried call whose answer was partly used. Its own is how tries are counted
(those that brought nothing, in a row) and what the server says of the wait (the stream's
``retry`` field, WHATWG HTML § 9.2.6).
"""

from __future__ import annotations

from typing import Callable, Optional

from .._base.classes import public
from .._errors.facts import Facts
from .attempts import Attempts, Deadline
from .policy import Frozen, RetryBudget, RetryPolicy


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
        vars(self).update(max_tries=max_tries, max_delay=max_delay)


#: What ``resume=True`` means.
RESUME = ResumePolicy()


class Resumption(Attempts):
    """Decides whether one stream reconnects once more, and when.

    The history is that of the tries since the stream last got on.
    """

    def __init__(
        self,
        resume: ResumePolicy,
        retry: RetryPolicy,
        *,
        budget: Optional[RetryBudget],
        deadline: Optional[Deadline],
        clock: Callable[[], float],
    ) -> None:
        super().__init__(
            retry,
            verb="GET",  # whatever the verb: the caller has said that it may be sent again
            max_retries=resume.max_tries,
            budget=budget,
            deadline=deadline,
            clock=clock,
        )
        self._max_delay = resume.max_delay

    def progressed(self) -> None:
        """A connection brought something: tries are counted anew."""
        if self.retries:
            self.succeeded()
        self.history = ()
        self.retries = 0
        self._began = self._clock()

    def broken(self, cause: str, *, timeout: bool, retry: Optional[int]) -> Optional[float]:
        """Seconds until the next connection, ``None`` to give up; ``retry`` is in milliseconds."""
        wait: Optional[float] = None
        if retry is not None:
            wait = min(retry, 1000 * self._max_delay) / 1000
            if self.retries:
                # A server that says "at once" and goes on failing is backed off from all the same.
                own = self._policy.next_delay(
                    Facts(cause), retries=self.retries - 1, random=self._random
                )
                wait = max(wait, own)
        return self.after(Facts(cause, transient=True, timeout=timeout, retry_after=wait))
