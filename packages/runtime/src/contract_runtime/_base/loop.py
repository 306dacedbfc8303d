"""Which event loop runs, and waiting under it."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import asyncio
    from typing import Optional


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
