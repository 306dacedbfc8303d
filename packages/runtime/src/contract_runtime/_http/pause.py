"""Waiting without a thread, under whichever async library runs."""


async def pause(seconds: float) -> None:
    """Wait, in asyncio or trio; ends at once when the task is cancelled.

    anyio is what httpx itself requires; by the time that somebody waits, it is loaded.
    """
    import anyio

    await anyio.sleep(seconds)
