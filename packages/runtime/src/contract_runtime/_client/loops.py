"""Closing what was dropped, on the loop that it belongs to: asyncio's or trio's."""

from __future__ import annotations

import asyncio
import sys
from typing import TYPE_CHECKING, Callable, Coroutine, Set

if TYPE_CHECKING:
    Closing = Callable[[], Coroutine[object, object, None]]

# A loop refers to its tasks weakly.
_tasks: Set[asyncio.Task[None]] = set()


def reaper() -> Callable[[Closing], None]:
    """For the loop that runs now: how to close, on it, what nobody refers to any more.

    The function returned may be called from anywhere, garbage collection included. Where the
    loop is gone it raises ``RuntimeError``.
    """
    if _under_trio():
        from trio import lowlevel

        token = lowlevel.current_trio_token()
        return lambda close: token.run_sync_soon(lowlevel.spawn_system_task, close)

    loop = asyncio.get_running_loop()

    def spawn(close: Closing) -> None:
        task = loop.create_task(close())
        _tasks.add(task)
        task.add_done_callback(_tasks.discard)

    def reap(close: Closing) -> None:
        loop.call_soon_threadsafe(spawn, close)

    return reap


def _under_trio() -> bool:
    if "trio" not in sys.modules:
        return False
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return True
    return False
