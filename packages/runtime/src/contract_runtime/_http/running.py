"""Which event loop runs: asyncio's, which the fast way knows, or trio's."""

from __future__ import annotations

import asyncio
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional


def asyncio_loop() -> Optional[asyncio.AbstractEventLoop]:
    """The running asyncio loop; ``None`` under trio."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


def trio_run() -> object:
    """What stands for the running trio; the same object until it ends."""
    trio = sys.modules.get("trio")
    if trio is None:
        raise RuntimeError("an async client is used within a running asyncio or trio loop")
    return trio.lowlevel.current_trio_token()
