"""The async guard: the event loop's own timers watch over it."""

from __future__ import annotations

import time

from .guard import Guard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop, TimerHandle
    from typing import Optional


class AsyncGuard(Guard):
    """A guard whose time is watched by a timer of the running loop."""

    __slots__ = ("_fires_at", "_loop", "_timer")

    def __init__(self, loop: AbstractEventLoop) -> None:
        super().__init__()
        self._loop = loop
        self._timer: Optional[TimerHandle] = None
        self._fires_at = 0.0

    def _watch(self, at: float) -> None:
        if at <= time.monotonic():
            self.cut()
        # A later time finds the timer that runs already, and is looked at when that fires:
        # arming anew for each chunk costs no timer each.
        elif self._timer is None or at < self._fires_at:
            self._set_timer(at)

    def release(self) -> bool:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        return super().release()

    def _set_timer(self, at: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._fires_at = at
        self._timer = self._loop.call_later(at - time.monotonic(), self._fire)

    def _fire(self) -> None:
        self._timer = None
        if self.at is None:
            return
        if self.at <= time.monotonic():
            self.cut()
        else:
            self._set_timer(self.at)
