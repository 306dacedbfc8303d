"""A server that breaks HTTP on purpose: real sockets, in a thread of its own, and no chance.

What it does with a connection is a list of steps, given beforehand for the first, second, …
connection; when the lists are used up, it serves well. It waits for what the client does and
never for time to pass, but where a fault is one of time. It keeps count of what reached it.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
import threading
from collections.abc import Callable, Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

JSON = "application/json"
TODO = b'{"id": "7", "title": "Write"}'
EVENTS = b'id: 1\ndata: {"id": "1", "title": "a"}\n\nid: 2\ndata: {"id": "2", "title": "b"}\n\n'
END = b"data: [DONE]\n\n"


@dataclass
class Seen:
    """One request, as far as it came."""

    verb: str
    path: str
    headers: dict[str, str]
    body: bytes
    size: int


@dataclass
class Peer:
    """One connection, from the server's side."""

    server: FaultServer
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    seen: Seen | None = None

    async def request(self) -> bool:
        """Read a whole request; it counts as carried out. False where none came."""
        try:
            head = await self.reader.readuntil(b"\r\n\r\n")
            first, *lines = head.decode("latin-1").split("\r\n")
            pairs = (line.partition(":") for line in lines if line)
            headers = {name.lower(): value.strip() for name, _, value in pairs}
            body = await self.reader.readexactly(int(headers.get("content-length", 0)))
        except (asyncio.IncompleteReadError, ConnectionError):
            return False
        verb, path, _ = first.split(" ")
        self.seen = Seen(verb, path, headers, body, len(head) + len(body))
        self.server.seen.append(self.seen)
        return True

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    def reset(self) -> None:
        """End the connection with a TCP reset."""
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()

    async def gone(self) -> None:
        """Wait until the client has left."""
        try:
            while await self.reader.read(65536):
                pass
        except ConnectionError:
            pass


Step = Callable[[Peer], Coroutine[Any, Any, None]]


class Over(Exception):
    """Raised by a step that ends the connection."""


@dataclass
class FaultServer:
    """Serves ``/todos/…`` as JSON and ``/events`` as a stream, after the faults given.

    Args:
        faults: The steps for the first connections, one list each.
        last: The steps for each further connection, over and over; ``None``: all is well.
        sock: A bound socket to listen on; a new one, when left out.
        tls: What it serves https with.
    """

    faults: Sequence[Sequence[Step]] = ()
    last: Sequence[Step] | None = None
    sock: socket.socket | None = None
    tls: ssl.SSLContext | None = None
    seen: list[Seen] = field(default_factory=list)
    connections: int = 0
    open: int = 0

    def __enter__(self) -> FaultServer:
        self._faults = list(self.faults)
        self._socket = self.sock or socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self.url = f"http{'s' if self.tls else ''}://127.0.0.1:{self.port}"
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()))
        self._thread.start()
        self._ready.wait()
        return self

    def __exit__(self, *_: object) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()

    def wait_until_left(self, seconds: float = 5) -> bool:
        """Wait until no client is connected any more."""

        async def empty() -> None:
            async with self._changed:
                await self._changed.wait_for(lambda: self.open == 0)

        waiting = asyncio.run_coroutine_threadsafe(asyncio.wait_for(empty(), seconds), self._loop)
        try:
            waiting.result()
        except (TimeoutError, asyncio.TimeoutError):
            return False
        return True

    def answer(self, seen: Seen) -> bytes:
        """The right answer to a request."""
        if seen.path.startswith("/events"):
            return whole(EVENTS + END, "text/event-stream")
        return whole(TODO)

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self._changed = asyncio.Condition()
        tasks: set[asyncio.Task[None]] = set()

        def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            task = asyncio.ensure_future(self._connection(Peer(self, reader, writer)))
            tasks.add(task)
            task.add_done_callback(tasks.discard)

        server = await asyncio.start_server(
            connected, sock=self._socket, ssl=self.tls, limit=1 << 20
        )
        self._ready.set()
        await self._stop.wait()
        server.close()
        for task in tuple(tasks):
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _connection(self, peer: Peer) -> None:
        self.connections += 1
        self.open += 1
        steps = self._faults.pop(0) if self._faults else None
        try:
            for step in steps or ():
                await step(peer)
            while steps is None and self.last is not None:
                for step in self.last:
                    await step(peer)
            while await peer.request():
                assert peer.seen is not None
                await peer.send(self.answer(peer.seen))
        except (Over, ConnectionError):
            pass
        finally:
            peer.writer.close()
            with suppress(ConnectionError):
                await peer.writer.wait_closed()
            self.open -= 1
            async with self._changed:
                self._changed.notify_all()


def whole(body: bytes, kind: str = JSON, status: str = "200 OK", extra: str = "") -> bytes:
    """A response with a body of known length."""
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n{extra}\r\n"
    )
    return head.encode() + body


def chunked(body: bytes, kind: str = JSON, size: int = 10, end: bytes = b"0\r\n\r\n") -> bytes:
    """A response whose body comes in chunks."""
    parts = [body[at : at + size] for at in range(0, len(body), size)]
    chunks = b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n"
    return head.encode() + chunks + end
