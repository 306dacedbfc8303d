"""Closing what was dropped, on the loop that it belongs to: asyncio's or trio's."""

from __future__ import annotations

import sys

from .._base.loop import asyncio_loop

TYPE_CHECKING = False
if TYPE_CHECKING:
    import asyncio
    from typing import Callable, Coroutine, Set

    Closing = Callable[[], Coroutine[object, object, None]]
    Reaper = Callable[[Closing], None]

# A loop refers to its tasks weakly.
_tasks: Set[asyncio.Task[None]] = set()


def reaper() -> Reaper:
    """For the loop that runs now: how to close, on it, what nobody refers to any more.

    The function returned may be called from anywhere, garbage collection included. Where the
    loop is gone it raises ``RuntimeError``.
    """
    loop = asyncio_loop()
    if loop is None:
        lowlevel = sys.modules["trio"].lowlevel
        token = lowlevel.current_trio_token()
        return lambda close: token.run_sync_soon(lowlevel.spawn_system_task, close)
    running = loop

    def spawn(close: Closing) -> None:
        task = running.create_task(close())
        _tasks.add(task)
        task.add_done_callback(_tasks.discard)

    def reap(close: Closing) -> None:
        running.call_soon_threadsafe(spawn, close)

    return reap
