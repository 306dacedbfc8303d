"""A server on loopback that costs next to nothing: one answer to whatever comes.

``python benchmarks/loopback.py [SECONDS]`` prints its port and serves until its input ends; it
answers at once, or after so many seconds.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

BODY = (
    b'{"id":"7","title":"Write","tags":["a","b"],"created_at":"2024-05-01T12:00:00Z",'
    b'"done":false,"owner":{"name":"Ada","email":"ada@example.com"}}'
)
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Request-Id: r-1\r\n"
    b"Content-Length: %d\r\n\r\n%b" % (len(BODY), BODY)
)
DELAY = float(sys.argv[1]) if __name__ == "__main__" and len(sys.argv) > 1 else 0.0


class _Protocol(asyncio.Protocol):
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        # Requests here have no body, and come whole.
        if DELAY:
            asyncio.get_running_loop().call_later(DELAY, self._transport.write, ANSWER)
        else:
            self._transport.write(ANSWER)


async def _serve() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(_Protocol, "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


@contextmanager
def loopback(delay: float = 0.0) -> Iterator[str]:
    """The URL of a server in a process of its own that answers after ``delay`` seconds."""
    with subprocess.Popen(
        [sys.executable, __file__, str(delay)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()


if __name__ == "__main__":
    asyncio.run(_serve())
