"""Bodies: read as they come, decompressed within bounds.

Requests ask for gzip and deflate (RFC 9110 § 8.4.1). httpx would unpack whatever comes: here a
body that grows out of all proportion is refused before it fills the memory.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from typing import Any, AsyncGenerator, Iterable, Iterator, List, Optional

import httpx

from .._call.messages import Answer
from .._errors.body import MAX_ERROR_BODY
from .call import Call

#: Codings that may be chained.
MAX_CODINGS = 5
#: Bytes unpacked at a time.
_PIECE = 1 << 16
#: A body may grow to this size whatever it was, ...
MAX_UNPACKED = 64 << 20
#: ... and beyond it to so many times what was received.
MAX_RATIO = 100


class Refused(httpx.DecodingError):
    """A body that isn't unpacked: it is a trap, or in a coding that wasn't asked for."""


class Unpacker:
    """Undoes what a ``Content-Encoding`` says; :class:`Refused` where that wasn't asked for."""

    def __init__(self, codings: str) -> None:
        names = [name.strip() for name in codings.lower().split(",")]
        names = [name for name in names if name not in ("", "identity")]
        if len(names) > MAX_CODINGS:
            raise Refused(f"the body is compressed {len(names)} times over")
        for name in names:
            if name not in ("gzip", "x-gzip", "deflate"):
                raise Refused(f"the body's coding {name[:40]!r} wasn't asked for")
        self._layers = [_Layer(name) for name in reversed(names)]
        self._received = 0
        self._unpacked = 0

    def feed(self, chunk: bytes) -> Iterable[bytes]:
        """Unpack what came; a ``DecodingError`` where it is corrupt, or unpacks to too much."""
        return self._unpack(chunk) if self._layers else (chunk,)

    def _unpack(self, chunk: bytes) -> Iterator[bytes]:
        self._received += len(chunk)
        pieces: Iterable[bytes] = (chunk,)
        for layer in self._layers:
            pieces = layer.unpack(pieces)
        for piece in pieces:
            self._unpacked += len(piece)
            if self._unpacked > max(MAX_UNPACKED, self._received * MAX_RATIO):
                raise Refused("the body unpacks to far more than was sent")
            yield piece

    def finish(self) -> None:
        """Nothing more comes; a ``DecodingError`` where it was cut short."""
        if self._received and not all(layer.unzip.eof for layer in self._layers):
            raise httpx.DecodingError("the compressed body was cut short")


class _Layer:
    """One coding."""

    def __init__(self, name: str) -> None:
        # 32: the header says whether it is gzip or zlib.
        self._window = 32 + zlib.MAX_WBITS
        self.unzip = zlib.decompressobj(self._window)
        # The two bytes that tell deflate's header from a stream without one.
        self._head: Optional[bytes] = b"" if name == "deflate" else None

    def unpack(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for data in chunks:
            if self._head is not None:
                data = self._head + data
                self._head = data if len(data) < 2 else None
                if self._head is not None:
                    continue
                if data[0] & 15 != 8 or int.from_bytes(data[:2], "big") % 31:
                    # Many servers send it bare (RFC 1950 § 2.2; RFC 9110 § 8.4.1.2, note).
                    self._window = -zlib.MAX_WBITS
                    self.unzip = zlib.decompressobj(self._window)
            try:
                yield from self._unpack(data)
            except zlib.error as exc:
                raise httpx.DecodingError(str(exc)) from exc

    def _unpack(self, data: bytes) -> Iterator[bytes]:
        full = False
        # A full piece may not be all, though the input is used up.
        while data or full:
            if self.unzip.eof:
                # Another member (RFC 1952 § 2.2), or padding.
                if not data.strip(b"\0"):
                    return
                self.unzip = zlib.decompressobj(self._window)
            piece = self.unzip.decompress(data, _PIECE)
            if piece:
                yield piece
            data = self.unzip.unused_data or self.unzip.unconsumed_tail
            full = len(piece) == _PIECE


class Reader:
    """Decides how much of a body is read: all of a 2xx answer's, the start of an error's."""

    def __init__(self, response: httpx.Response) -> None:
        self.whole = response.status_code < 300
        self._pieces: List[bytes] = []
        self._left = MAX_ERROR_BODY
        try:
            self._unpacker = Unpacker(response.headers.get("content-encoding", ""))
        except httpx.DecodingError:
            if self.whole:
                raise
            self._unpacker = Unpacker("")

    def take(self, chunk: bytes) -> bool:
        """Take a chunk, and say whether it was enough."""
        for piece in self._unpacker.feed(chunk):
            self._pieces.append(piece)
            self._left -= len(piece)
            if self._left <= 0 and not self.whole:
                return True
        return False

    def body(self) -> bytes:
        """All that was taken."""
        if self.whole:
            self._unpacker.finish()
        return b"".join(self._pieces)


class _Opened:
    """An answer whose body is read as it comes."""

    def __init__(self, call: Call, answer: Answer) -> None:
        assert call.guard is not None
        self.status = answer.status
        self.headers = answer.headers
        self.response: httpx.Response = answer.response  # type: ignore[assignment]
        self._stream: Any = self.response.stream
        self.url = call.request.url
        self.guard = call.guard
        self.broken = call.broken
        self.spoil = call.spoil


class OpenAnswer(_Opened):
    """One of a sync client."""

    def chunks(self) -> Iterator[bytes]:
        """The body, decompressed; an ``APIConnectionError`` where it breaks off or is cut off."""
        failed: List[Exception] = []
        try:
            unpacker = Unpacker(self.headers.get("content-encoding", ""))
            for chunk in self._stream:
                yield from unpacker.feed(chunk)
            unpacker.finish()
        except Exception as exc:
            failed.append(exc)
        if failed:  # not handled any more: what else is handled now is the program's
            raise self.broken(failed[0]) from failed.pop()

    def close(self) -> None:
        """Free the connection; closing twice is fine."""
        self.guard.release()
        with suppress(Exception):
            self.response.close()


class AsyncOpenAnswer(_Opened):
    """One of an async client."""

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        failed: List[Exception] = []
        try:
            unpacker = Unpacker(self.headers.get("content-encoding", ""))
            async for chunk in self._stream:
                for piece in unpacker.feed(chunk):
                    yield piece
            unpacker.finish()
        except Exception as exc:
            failed.append(exc)
        if failed:
            raise self.broken(failed[0]) from failed.pop()

    async def close(self) -> None:
        self.guard.release()
        with suppress(Exception):
            await self.response.aclose()
