"""A server on a real socket, whose answers a test writes byte by byte."""

import contextlib
import socket
import threading
from typing import Callable, Dict, Iterator, List, Optional

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"


def chunk(data: bytes) -> bytes:
    """One chunk of a chunked body (RFC 9112 § 7.1)."""
    return b"%x\r\n%s\r\n" % (len(data), data)


class Exchange:
    """One request, and the connection to answer it on."""

    def __init__(self, connection: socket.socket, headers: Dict[str, str]) -> None:
        self.connection = connection
        self.headers = headers
        #: Whether the connection is to serve another request.
        self.keep_alive = False

    def send(self, data: bytes) -> None:
        self.connection.sendall(data)

    def wait_for_close(self) -> None:
        """Until the client has closed the connection."""
        with contextlib.suppress(OSError):
            while self.connection.recv(65536):
                pass


class StreamServer:
    """Answers each request by calling a function in a thread of its own.

    The function writes what it likes, status line and all. Then the connection is closed, unless
    the function has set ``keep_alive``.
    """

    def __init__(self, answer: Callable[[Exchange], None]) -> None:
        self._answer = answer
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._threads: List[threading.Thread] = []
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        #: How many connections were made.
        self.connections = 0
        #: The headers of each request, oldest first.
        self.asked: List[Dict[str, str]] = []

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            self.connections += 1
            keep_alive = True
            while keep_alive:
                exchange = self._next(connection)
                if exchange is None:
                    return
                self._answer(exchange)
                keep_alive = exchange.keep_alive

    def _next(self, connection: socket.socket) -> Optional[Exchange]:
        head = b""
        while b"\r\n\r\n" not in head:
            data = connection.recv(65536)
            if not data:
                return None
            head += data
        lines = head.decode("latin-1").split("\r\n")[1:-2]
        headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines)
        }
        self.asked.append(headers)
        return Exchange(connection, headers)

    def join(self) -> None:
        """Until all exchanges are over."""
        for thread in list(self._threads):
            thread.join(10)
            assert not thread.is_alive(), "a connection is still in use"

    @contextlib.contextmanager
    def running(self) -> "Iterator[StreamServer]":
        accepting = threading.Thread(target=self._accept, daemon=True)
        accepting.start()
        try:
            yield self
            self.join()
        finally:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)
            self._socket.close()
            accepting.join(10)
