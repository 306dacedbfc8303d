"""One call's attempts: whether another follows, and the history of those that failed.

A driver is a loop of a few lines, in two twins::

    attempts = Attempts(policy, verb="GET", max_retries=2, budget=budget)
    while True:
        try: answer = send()
        except Exception as exc: error, facts = failure(exc, …)
        else: … return when fine, else facts = facts_of_status(…)
        delay = attempts.after(facts)
        if delay is None: raise error
        sleep(delay)
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Callable, List, Optional, Tuple

from .._errors.facts import Attempt
from .policy import RetryEvent

if TYPE_CHECKING:
    from .._errors.facts import Facts
    from .budget import RetryBudget
    from .deadline import Deadline
    from .policy import RetryPolicy


class Attempts:
    """Decides after each failed try whether another follows; keeps the history; never waits.

    Args:
        policy, verb, budget, deadline: What is retried, and what it takes.
        max_retries: How many tries may follow the first; 0 is one try.
        replayable: Whether the request's body can be sent again, once it has begun to be sent.
        began: When the first try began, on the clock; now, when left out.
        clock, random: Monotonic seconds, and a number in [0, 1).
    """

    __slots__ = (
        "_began", "_budget", "_clock", "_deadline", "_history", "_max_retries", "_policy",
        "_random", "_spent", "_verb", "replayable", "retries",
    )  # fmt: skip

    def __init__(
        self,
        policy: RetryPolicy,
        *,
        verb: str,
        max_retries: int,
        budget: Optional[RetryBudget] = None,
        deadline: Optional[Deadline] = None,
        replayable: bool = True,
        began: Optional[float] = None,
        clock: Callable[[], float] = time.monotonic,
        random: Optional[Callable[[], float]] = None,
    ) -> None:
        self._policy = policy
        self._verb = verb
        self._max_retries = max_retries
        self._budget = budget
        self._deadline = deadline
        self._clock = clock
        self._random = random
        self._history: Optional[List[Attempt]] = None
        self._spent: Optional[int] = None
        self._began = clock() if began is None else began
        self.replayable = replayable
        self.retries = 0
        """Tries that followed the first."""

    @property
    def history(self) -> Tuple[Attempt, ...]:
        """The tries that failed, oldest first."""
        return tuple(self._history or ())

    def after(self, facts: Facts) -> Optional[float]:
        """Take note of a failed try: seconds until the next one, ``None`` where none follows.

        The next one is then taken for granted, and paid from the budget.
        """
        now = self._clock()
        delay = self._decide(facts)
        history = self._history = self._history or []
        elapsed = max(0.0, now - self._began)
        attempt = len(history) + 1
        history.append(Attempt(attempt, facts.cause, facts.status, elapsed, delay, facts.processed))
        if delay is None:
            return None
        self.retries += 1
        self._began = now + delay
        on_retry = self._policy.on_retry
        if on_retry is not None:
            on_retry(RetryEvent(attempt, delay, facts.cause, facts.status, elapsed, self._verb))
        return delay

    def succeeded(self) -> None:
        """Give the budget back what a success earns."""
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
        random = self._random or _random()
        delay = self._policy.next_delay(facts, retries=self.retries, random=random)
        if self._deadline is not None and delay >= self._deadline.remaining():
            return None
        if self._budget is not None:
            self._spent = self._budget.take(timeout=facts.timeout)
            if self._spent is None:
                return None
        return delay


def _random() -> Callable[[], float]:
    from random import random  # costs 5 ms to import, and most calls never fail

    return random
