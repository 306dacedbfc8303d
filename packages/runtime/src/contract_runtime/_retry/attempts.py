"""One call's attempts: whether another follows, and the history of those that failed."""

from __future__ import annotations

import time
from typing import Callable, Optional, Tuple

from .._errors.facts import Attempt, Facts
from .policy import RetryBudget, RetryEvent, RetryPolicy


class Deadline:
    """A point in time, after which the call is over: so many seconds from now.

    Attributes:
        at: The clock's time at which it is over.
    """

    __slots__ = ("_clock", "at")

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.at = clock() + seconds
        self._clock = clock

    def remaining(self) -> float:
        """Seconds left; never negative."""
        return max(0.0, self.at - self._clock())


def _random() -> float:
    """As the library's, whose import costs 5 ms: most calls never fail."""
    from random import random

    return random()


class Attempts:
    """Decides after each failed try whether another follows; keeps the history; never waits.

    Attributes:
        replayable: Whether the request's body can be sent again, once it has begun to be sent.
    """

    __slots__ = (
        "_began", "_budget", "_clock", "_deadline", "_max_retries", "_policy", "_random",
        "_spent", "_verb", "history", "replayable", "retries",
    )  # fmt: skip

    def __init__(
        self,
        policy: RetryPolicy,
        *,
        verb: str,
        max_retries: int,
        budget: Optional[RetryBudget] = None,
        deadline: Optional[Deadline] = None,
        clock: Callable[[], float] = time.monotonic,
        random: Optional[Callable[[], float]] = None,
    ) -> None:
        self._policy = policy
        self._verb = verb
        self._max_retries = max_retries
        self._budget = budget
        self._deadline = deadline
        self._clock = clock
        self._random = random or _random
        self._spent: Optional[int] = None
        self._began = clock()
        self.replayable = True
        self.history: Tuple[Attempt, ...] = ()
        self.retries = 0

    def failed(
        self,
        cause: str,
        status: Optional[int],
        processed: Optional[bool],
        delay: Optional[float] = None,
    ) -> Attempt:
        """What the history says of the try that has just failed."""
        elapsed = max(0.0, self._clock() - self._began)
        return Attempt(len(self.history) + 1, cause, status, elapsed, delay, processed)

    def after(self, facts: Facts) -> Optional[float]:
        """Take note of a failed try: seconds until the next one, ``None`` where none follows.

        That one is then taken for granted, and paid from the budget.
        """
        delay = self._decide(facts)
        attempt = self.failed(facts.cause, facts.status, facts.processed, delay)
        self.history += (attempt,)
        if delay is None:
            return None
        self.retries += 1
        self._began = self._clock() + delay
        on_retry = self._policy.on_retry
        if on_retry is not None:
            number, cause, status, elapsed = attempt[:4]
            on_retry(RetryEvent(number, delay, cause, status, elapsed, self._verb))
        return delay

    def succeeded(self) -> None:
        """Give the budget back what a success earns: the price of the last retry, if any."""
        budget = self._budget
        if budget is not None:
            budget.give(budget.success_refund if self._spent is None else self._spent)

    def _decide(self, facts: Facts) -> Optional[float]:
        if self.retries >= self._max_retries:
            return None
        if not self._policy.should_retry(facts, verb=self._verb):
            return None
        if not self.replayable and facts.processed is not False:
            return None
        delay = self._policy.next_delay(facts, retries=self.retries, random=self._random)
        if self._deadline is not None and delay >= self._deadline.remaining():
            return None
        if self._budget is not None:
            self._spent = self._budget.take(timeout=facts.timeout)
            if self._spent is None:
                return None
        return delay
