"""Time that tests move."""

from __future__ import annotations

from typing import List


class FakeClock:
    """A clock that stands still until a test, or a wait, moves it.

    Where a real clock is asked for (``time.monotonic``) the object itself is given, and where
    a sleep is asked for its :meth:`sleep` or :meth:`async_sleep`, which take no time::

        clock = FakeClock()
        transport = RetryTransport(fake, clock=clock, sleep=clock.sleep)
        ...
        assert clock.sleeps == [0.5, 1.0]

    Args:
        start: What it shows at first, in seconds.
    """

    def __init__(self, start: float = 0.0) -> None:
        self._now = start
        #: The waits so far, in seconds, oldest first.
        self.sleeps: List[float] = []

    def __call__(self) -> float:
        """What it shows, in seconds."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Move it forward.

        Raises:
            ValueError: Time doesn't run backwards.
        """
        if not seconds >= 0:
            raise ValueError(f"a clock advances by zero or more seconds, not {seconds!r}")
        self._now += seconds

    def sleep(self, seconds: float) -> None:
        """Wait: the clock moves, the thread doesn't stop."""
        self.sleeps.append(seconds)
        self.advance(seconds)

    async def async_sleep(self, seconds: float) -> None:
        """Like :meth:`sleep`, awaited."""
        self.sleep(seconds)

    def __repr__(self) -> str:
        return f"FakeClock({self._now:g})"
