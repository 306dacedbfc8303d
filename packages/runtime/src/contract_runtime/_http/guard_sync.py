"""The sync guard: one thread watches over all clients of the process, while there is a need."""

from __future__ import annotations

import os
import threading
import time

from .guard import Guard

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional, Set

    from .guard import Wire

#: Seconds after which a thread that has nobody to watch over looks again, and ends.
_IDLE = 1.0


class Watchdog:
    """Cuts guards whose time is over, from a thread of its own that ends when idle."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self._changed = threading.Condition(self.lock)
        self._armed: Set[Guard] = set()
        self._thread: Optional[threading.Thread] = None
        self._wakes_at = 0.0
        self._needed = False

    def watch(self, guard: Guard, at: float) -> None:
        """Watch over a guard until its time; several calls for one are one."""
        with self.lock:
            if at <= time.monotonic():
                guard.cut()
                return
            self._armed.add(guard)
            self._needed = True
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name="contract-runtime-deadlines", daemon=True
                )
                self._wakes_at = at
                self._thread.start()
            elif at < self._wakes_at:
                self._changed.notify()

    def forget(self, guard: Guard) -> None:
        """Stop watching over a guard; the lock is held by the caller."""
        self._armed.discard(guard)

    def rest(self) -> None:
        """Let the thread end now if there is nobody to watch over."""
        with self.lock:
            if not self._armed and self._thread is not None:
                self._needed = False
                self._changed.notify()

    def _run(self) -> None:
        with self.lock:
            while self._armed or self._needed:
                now = time.monotonic()
                self._needed = False
                wakes_at = now + _IDLE
                for guard in tuple(self._armed):
                    at = guard.at
                    if at is None:
                        self._armed.discard(guard)
                    elif at <= now:
                        self._armed.discard(guard)
                        guard.cut()
                    elif at < wakes_at:
                        wakes_at = at
                self._wakes_at = wakes_at
                self._changed.wait(wakes_at - now)
            self._thread = None


class SyncGuard(Guard):
    """A guard whose time is watched by the process' watchdog."""

    __slots__ = ()

    def _watch(self, at: float) -> None:
        watchdog.watch(self, at)

    def bind(self, wire: Wire) -> None:
        with watchdog.lock:
            super().bind(wire)

    def release(self) -> bool:
        # Under the lock: a cut that is under way must not meet the connection's next exchange.
        with watchdog.lock:
            watchdog.forget(self)
            return super().release()


watchdog = Watchdog()
if hasattr(os, "register_at_fork"):
    # The child has neither the thread nor whoever may have held the lock.
    os.register_at_fork(after_in_child=watchdog.__init__)  # type: ignore[misc]
