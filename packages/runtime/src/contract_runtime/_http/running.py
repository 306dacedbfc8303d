"""Which event loop runs: asyncio's, which the fast way knows, or trio's."""

from __future__ import annotations

import asyncio
import sys

import anyio
import httpx

from .settings import no_context

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


def rehearse() -> None:
    """Load what a loop would load at its first connection; for any thread but that of a loop.

    What httpx's transport stands on, what anyio has for asyncio, the resolution of names, and a
    codec that errors are read with.
    """
    httpx.AsyncHTTPTransport(verify=no_context())
    anyio.run(anyio.sleep, 0)
    for name in ("concurrent.futures.thread", "encodings.idna", "encodings.utf_8_sig"):
        __import__(name)
