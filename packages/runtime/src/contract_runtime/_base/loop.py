"""Which event loop runs, asyncio's or trio's; waiting under it, and what is done off its thread."""

from __future__ import annotations

import sys
from _thread import allocate_lock

TYPE_CHECKING = False
if TYPE_CHECKING:
    import asyncio
    from typing import Callable, Coroutine, Dict, List, Optional, Set, Tuple

    Closing = Callable[[], Coroutine[object, object, None]]
    Reaper = Callable[[Closing], object]
    Waiter = Tuple[asyncio.AbstractEventLoop, asyncio.Future[None]]

_lock = allocate_lock()
#: What is being done off a loop, and who waits for it.
_waiting: Dict[object, List[Waiter]] = {}
# A loop refers to its tasks weakly.
_tasks: Set[asyncio.Task[None]] = set()


def asyncio_loop() -> Optional[asyncio.AbstractEventLoop]:
    """The running asyncio loop; ``None`` under trio, and outside of any loop.

    asyncio is looked for among the modules that are loaded: whoever runs its loop has loaded it,
    and importing it here would hold up that loop, or cost a program without one.
    """
    asyncio = sys.modules.get("asyncio")
    try:
        return None if asyncio is None else asyncio.get_running_loop()
    except RuntimeError:
        return None


async def pause(seconds: float) -> None:
    """Wait, in asyncio or trio; ends at once when the task is cancelled.

    anyio is what httpx itself requires; by the time that somebody waits, it is loaded.
    """
    import anyio

    await anyio.sleep(seconds)


async def off_loop(work: Callable[[], object], key: object) -> None:
    """Do something in a thread; several that wait for the same ``key`` at once have it done once.

    The thread is started by hand, since the first use of a loop's executor imports.
    """
    loop = asyncio_loop()
    if loop is None:
        await sys.modules["trio"].to_thread.run_sync(work)
        return
    done: asyncio.Future[None] = loop.create_future()
    with _lock:
        begun = key in _waiting
        _waiting.setdefault(key, []).append((loop, done))
    if not begun:
        # asyncio has loaded threading. A thread that threading doesn't know would stay in its
        # books as a dummy once the work asks for its own name.
        sys.modules["threading"].Thread(target=_run, args=(work, key), daemon=True).start()
    await done


def _run(work: Callable[[], object], key: object) -> None:
    error: Optional[BaseException] = None
    try:
        work()
    except BaseException as exc:
        error = exc
    with _lock:
        waiting = _waiting.pop(key)
    for loop, done in waiting:
        try:  # noqa: SIM105 - contextlib would have to be imported
            loop.call_soon_threadsafe(_settle, done, error)
        except RuntimeError:
            pass  # the loop has ended


def _settle(done: asyncio.Future[None], error: Optional[BaseException]) -> None:
    if done.done():
        return  # nobody waits any more
    if error is None:
        done.set_result(None)
    else:
        done.set_exception(error)


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

    return lambda close: running.call_soon_threadsafe(spawn, close)
