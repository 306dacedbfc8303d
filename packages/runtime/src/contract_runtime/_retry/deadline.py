"""The time that a whole call has, attempts and waits together."""

import time
from typing import Callable


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
