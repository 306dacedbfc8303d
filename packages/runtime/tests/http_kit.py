"""A small HTTP/1.1 server for tests, in threads, and the clients that are tried against it.

What it does is said by the request: its path is looked up in :data:`PATHS`, and what came is
kept in ``server.seen``. It tells of each connection, so that a test sees reuse.
"""

import asyncio
import gzip
import json
import socket
import sys
import threading
import time
from pathlib import Path
from typing import Any, BinaryIO, Callable, Dict, List, NamedTuple, Tuple
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).parent / "sdk"))

TODO = {
    "id": "7",
    "title": "Write",
    "tags": ["a"],
    "created_at": "2024-05-01T12:00:00Z",
    "done": False,
}
EVENTS = (
    b'data: {"type":"token","text":"a"}\n\n'
    b'data: {"type":"token","text":"b"}\n\n'
    b'event: done\ndata: {"total":2}\n\n'
)


class Seen(NamedTuple):
    """A request, and which of the connections it came on."""

    verb: str
    target: str
    headers: Dict[str, str]
    body: bytes
    connection: int


class Server:
    """Serves until it is closed."""

    def __init__(self) -> None:
        self.seen: List[Seen] = []
        self.connections = 0
        self.open = 0
        #: What answers, by path; a test may add its own.
        self.paths: Dict[str, Callable[[Server, Seen, socket.socket], bool]] = dict(PATHS)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        #: What dripping and hanging answers wait for.
        self.closing = threading.Event()
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self.closing.set()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                peer, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(peer, self.connections), daemon=True).start()

    def _serve(self, peer: socket.socket, number: int) -> None:
        self.open += 1
        try:
            with peer, peer.makefile("rb") as stream:
                while self._answer(peer, stream, number):
                    pass
        except OSError:
            pass
        finally:
            # Only now is this end closed for certain.
            self.open -= 1

    def _answer(self, peer: socket.socket, stream: BinaryIO, number: int) -> bool:
        """Answer one request; whether another may follow on the connection."""
        line = stream.readline()
        if not line:
            return False
        verb, target, _ = line.decode("latin-1").split(" ", 2)
        headers = {}
        for field in iter(stream.readline, b"\r\n"):
            name, _, value = field.decode("utf-8").partition(":")
            headers[name.lower()] = value.strip()
        body = stream.read(int(headers.get("content-length", 0)))
        seen = Seen(verb, target, headers, body, number)
        self.seen.append(seen)
        path = urlsplit(target).path
        path = path[max(0, path.find("/todos")) :]
        return self.paths.get(path, self.paths["*"])(self, seen, peer)


def send(
    peer: socket.socket, status: int, body: bytes, *fields: Tuple[str, str], verb: str = "GET"
) -> bool:
    """Answer, and go on."""
    head = f"HTTP/1.1 {status} Whatever\r\n"
    given = {"Content-Type": "application/json", "Content-Length": str(len(body)), **dict(fields)}
    head += "".join(f"{name}: {value}\r\n" for name, value in given.items())
    peer.sendall(head.encode() + b"\r\n" + (b"" if verb == "HEAD" else body))
    return given.get("Connection") != "close"


def _todo(server: Server, seen: Seen, peer: socket.socket) -> bool:
    if seen.verb == "DELETE":
        return send(peer, 204, b"")
    lists = seen.verb == "GET" and urlsplit(seen.target).path.endswith("/todos")
    value: Any = [TODO] if lists else TODO
    return send(peer, 200, json.dumps(value).encode(), ("X-Request-Id", "r-1"))


def _close(server: Server, seen: Seen, peer: socket.socket) -> bool:
    return send(peer, 200, json.dumps(TODO).encode(), ("Connection", "close"))


def _silent_close(server: Server, seen: Seen, peer: socket.socket) -> bool:
    """Promise to keep the connection, and don't."""
    send(peer, 200, json.dumps(TODO).encode())
    return False


def _hang(server: Server, seen: Seen, peer: socket.socket) -> bool:
    server.closing.wait(30)
    return False


def _drip_head(server: Server, seen: Seen, peer: socket.socket) -> bool:
    peer.sendall(b"HTTP/1.1 200 OK\r\nX-Drip: ")
    return _drip(server, peer)


def _drip_body(server: Server, seen: Seen, peer: socket.socket) -> bool:
    peer.sendall(
        b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n"
    )
    return _drip(server, peer)


def _drip_on(server: Server, seen: Seen, peer: socket.socket) -> bool:
    """Drip what is whole at any time: JSON, and space behind it that only closing ends."""
    peer.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
    peer.sendall(json.dumps(TODO).encode())
    return _drip(server, peer, b" ")


def _drip(server: Server, peer: socket.socket, drop: bytes = b"x") -> bool:
    end = time.monotonic() + 20
    while time.monotonic() < end and not server.closing.wait(0.02):
        peer.sendall(drop)
    return False


def _gzip(server: Server, seen: Seen, peer: socket.socket) -> bool:
    return send(peer, 200, gzip.compress(json.dumps(TODO).encode()), ("Content-Encoding", "gzip"))


def _bomb(server: Server, seen: Seen, peer: socket.socket) -> bool:
    return send(peer, 200, gzip.compress(b" " * (200 << 20), 9), ("Content-Encoding", "gzip"))


def _endless_error(server: Server, seen: Seen, peer: socket.socket) -> bool:
    peer.sendall(b"HTTP/1.1 400 Bad\r\nContent-Type: text/plain\r\n\r\n")
    while not server.closing.is_set():
        peer.sendall(b"no " * 20_000)
    return False


def _events(server: Server, seen: Seen, peer: socket.socket) -> bool:
    return send(peer, 200, EVENTS, ("Content-Type", "text/event-stream"))


PATHS: Dict[str, Callable[[Server, Seen, socket.socket], bool]] = {
    "*": _todo,
    "/todos/close": _close,
    "/todos/silent": _silent_close,
    "/todos/hang": _hang,
    "/todos/drip-head": _drip_head,
    "/todos/drip-body": _drip_body,
    "/todos/drip-on": _drip_on,
    "/todos/gzip": _gzip,
    "/todos/bomb": _bomb,
    "/todos/endless": _endless_error,
    "/todos/watch": _events,
}


def redirect(status: int, location: str) -> Callable[[Server, Seen, socket.socket], bool]:
    """An answer that sends somewhere else."""

    def answer(server: Server, seen: Seen, peer: socket.socket) -> bool:
        return send(peer, status, b"", ("Location", location))

    return answer


class Both:
    """A client of either kind, used the same way: each method's call is run to its end.

    Calls made through one ``Both`` share an event loop, as they would in a program.
    """

    def __init__(self, kind: str, **options: Any) -> None:
        from todosdk import AsyncClient, Client

        self.is_async = kind == "async"
        self.client: Any = AsyncClient(**options) if self.is_async else Client(**options)
        self._loop = asyncio.new_event_loop() if self.is_async else None

    def run(self, make: Callable[[Any], Any]) -> Any:
        """Call something of the client, and wait for it where it is to be awaited."""
        return self.wait(lambda: make(self.client))

    def wait(self, make: Callable[[], Any]) -> Any:
        if self._loop is None:
            return make()

        async def result() -> Any:
            value = make()
            return await value if hasattr(value, "__await__") else value

        return self._loop.run_until_complete(result())

    def items(self, make: Callable[[Any], Any]) -> List[Any]:
        """All items of a stream."""
        if self._loop is None:
            return list(make(self.client))

        async def collect() -> List[Any]:
            return [item async for item in make(self.client)]

        return self._loop.run_until_complete(collect())

    def __enter__(self) -> "Both":
        return self

    def __exit__(self, *exc: object) -> None:
        self.wait(self.client.close)
        if self._loop is not None:
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.close()
