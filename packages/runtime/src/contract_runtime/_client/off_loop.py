"""Doing what takes its time without holding up an event loop."""

from __future__ import annotations

import sys
from _thread import allocate_lock

from .._base.loop import asyncio_loop

TYPE_CHECKING = False
if TYPE_CHECKING:
    import asyncio
    from typing import Callable, Dict, List, Optional

    #: Tells one that waits how it went.
    Tell = Callable[[Optional[BaseException]], None]

_lock = allocate_lock()
#: What is being done, and who waits for it.
_waiting: Dict[object, List[Tell]] = {}


async def off_loop(work: Callable[[], None], key: object = None) -> None:
    """Do something in a thread; several that wait for the same ``key`` at once have it done once.

    The thread is started by hand, since the first use of a loop's executor imports.
    """
    loop = asyncio_loop()
    if loop is None:
        await sys.modules["trio"].to_thread.run_sync(work)
        return
    key = work if key is None else key
    done: asyncio.Future[None] = loop.create_future()
    with _lock:
        begun = key in _waiting
        _waiting.setdefault(key, []).append(_teller(loop, done))
    if not begun:
        # asyncio has loaded threading. A thread that threading doesn't know would stay in its
        # books as a dummy once the work asks for its own name.
        sys.modules["threading"].Thread(target=_run, args=(work, key), daemon=True).start()
    await done


def _run(work: Callable[[], None], key: object) -> None:
    error: Optional[BaseException] = None
    try:
        work()
    except BaseException as exc:
        error = exc
    with _lock:
        waiting = _waiting.pop(key)
    for tell in waiting:
        tell(error)


def _teller(loop: asyncio.AbstractEventLoop, done: asyncio.Future[None]) -> Tell:
    def settle(error: Optional[BaseException]) -> None:
        if done.done():
            return  # nobody waits any more
        if error is None:
            done.set_result(None)
        else:
            done.set_exception(error)

    def tell(error: Optional[BaseException]) -> None:
        try:  # noqa: SIM105 - contextlib would have to be imported
            loop.call_soon_threadsafe(settle, error)
        except RuntimeError:
            pass  # the loop has ended

    return tell
