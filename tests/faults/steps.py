"""What a fault is made of: a list of these is what the server does with one connection."""

from __future__ import annotations

import asyncio
import threading

from faults.server import Over, Peer, Step


async def READ(peer: Peer) -> None:
    """Take the whole request, and so carry it out."""
    if not await peer.request():
        raise Over


async def SERVE(peer: Peer) -> None:
    """Take a request and answer it well."""
    await READ(peer)
    assert peer.seen is not None
    await peer.send(peer.server.answer(peer.seen))


async def SERVE_LAST(peer: Peer) -> None:
    """Take a request, answer it well, and end the connection, saying so."""
    await READ(peer)
    assert peer.seen is not None
    answer = peer.server.answer(peer.seen)
    await peer.send(answer.replace(b"\r\n", b"\r\nConnection: close\r\n", 1))
    raise Over


async def RESET(peer: Peer) -> None:
    """End with a TCP reset."""
    peer.reset()
    raise Over


async def CLOSE(peer: Peer) -> None:
    """End in good order."""
    raise Over


async def STALL(peer: Peer) -> None:
    """Do nothing more, until the client leaves."""
    await peer.gone()
    raise Over


def take(count: int) -> Step:
    """Read so many bytes of the request, and no more."""

    async def step(peer: Peer) -> None:
        await peer.reader.readexactly(count)

    return step


def send(data: bytes) -> Step:
    """Send bytes, whatever they are."""

    async def step(peer: Peer) -> None:
        await peer.send(data)

    return step


def drip(data: bytes, every: float = 0.005) -> Step:
    """Send bytes one by one, for as long as the client listens."""

    async def step(peer: Peer) -> None:
        for at in range(len(data)):
            await peer.send(data[at : at + 1])
            await asyncio.sleep(every)

    return step


def flood(data: bytes) -> Step:
    """Send the same for ever, as fast as the client reads."""

    async def step(peer: Peer) -> None:
        while True:
            await peer.send(data)

    return step


def wait(event: threading.Event) -> Step:
    """Wait until the test says so."""

    async def step(peer: Peer) -> None:
        await asyncio.get_running_loop().run_in_executor(None, event.wait)

    return step


def tell(event: threading.Event) -> Step:
    """Let the test know that it has come this far."""

    async def step(peer: Peer) -> None:
        event.set()

    return step
