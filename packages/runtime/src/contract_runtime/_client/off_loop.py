"""Doing what takes its time without holding up an event loop."""

from __future__ import annotations

import sys
from _thread import start_new_thread

TYPE_CHECKING = False
if TYPE_CHECKING:
    import asyncio
    from typing import Callable, TypeVar

    T = TypeVar("T")


async def off_loop(work: Callable[[], T]) -> T:
    """Do something in a thread.

    The loop's library is found among the modules that are loaded: whoever runs a loop has loaded
    it, and importing it here would hold up that loop, or cost a program without one. The thread
    is started by hand, since the first use of a loop's executor imports, too.
    """
    loop = asyncio_loop()
    if loop is None:
        result: T = await sys.modules["trio"].to_thread.run_sync(work)
        return result
    done: asyncio.Future[T] = loop.create_future()

    def settle(result: T, error: BaseException | None) -> None:
        if done.done():
            return  # nobody waits any more
        if error is None:
            done.set_result(result)
        else:
            done.set_exception(error)

    def run() -> None:
        result: T = None  # type: ignore[assignment]
        error = None
        try:
            result = work()
        except BaseException as exc:
            error = exc
        try:  # noqa: SIM105 - contextlib isn't to be imported here
            loop.call_soon_threadsafe(settle, result, error)
        except RuntimeError:
            pass  # the loop has ended

    start_new_thread(run, ())
    return await done


def asyncio_loop() -> asyncio.AbstractEventLoop | None:
    """The running asyncio loop; ``None`` under trio."""
    asyncio = sys.modules.get("asyncio")
    try:
        return None if asyncio is None else asyncio.get_running_loop()
    except RuntimeError:
        return None
