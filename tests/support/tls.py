"""A server's twin behind TLS, with a certificate that only the test's own authority vouches for."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import trustme


@contextlib.contextmanager
def secured(url: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Relay a free loopback port, spoken to by TLS, to ``url``'s; yields the twin's URL and the
    file with its authority's certificate. The certificate names the address, and no host."""
    authority = trustme.CA()
    file = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    target = urlsplit(url)
    relay = _Relay(target.hostname or "", target.port or 80, context)
    thread = threading.Thread(target=asyncio.run, args=(relay.serve(),), name="tls")
    thread.start()
    try:
        assert relay.ready.wait(30)
        yield target._replace(scheme="https", netloc=f"127.0.0.1:{relay.port}").geturl(), str(file)
    finally:
        relay.stop()
        thread.join()


class _Relay:
    """Passes bytes on, both ways, for as long as either side sends any."""

    def __init__(self, host: str, port: int, context: ssl.SSLContext) -> None:
        self._host, self._target, self._context = host, port, context
        self.ready = threading.Event()
        self.port = 0

    async def serve(self) -> None:
        self._loop, self._stopped = asyncio.get_running_loop(), asyncio.Event()
        server = await asyncio.start_server(self._relay, "127.0.0.1", 0, ssl=self._context)
        self.port = server.sockets[0].getsockname()[1]
        self.ready.set()
        await self._stopped.wait()
        server.close()

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stopped.set)

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        below, above = await asyncio.open_connection(self._host, self._target)
        await asyncio.gather(self._pass_on(reader, above), self._pass_on(below, writer))

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, asyncio.CancelledError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        writer.close()
        with contextlib.suppress(OSError, asyncio.CancelledError):
            await writer.wait_closed()
