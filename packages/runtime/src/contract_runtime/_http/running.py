"""What an async engine knows of the library whose loop it runs on."""

from __future__ import annotations

import sys

import anyio
import httpx

from .settings import no_context


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
