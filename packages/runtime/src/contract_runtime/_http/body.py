"""Bodies: decompressed within bounds.

The codings that requests ask for are gzip and deflate (RFC 9110 § 8.4.1). httpx would do it,
but would unpack whatever comes: here a chunk is unpacked piece by piece, and a body that
grows out of all proportion is refused before it fills the memory.
"""

from __future__ import annotations

import zlib

import httpx

from .._errors.body import MAX_ERROR_BODY

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterator, List, Mapping, Optional

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
    """Undoes a body's ``Content-Encoding``.

    Args:
        codings: The header's value.

    Raises:
        Refused: A coding that wasn't asked for, or more than :data:`MAX_CODINGS`.
    """

    def __init__(self, codings: str) -> None:
        names = [name.strip().lower() for name in codings.split(",")]
        names = [name for name in names if name and name != "identity"]
        if len(names) > MAX_CODINGS:
            raise Refused(f"the body is compressed {len(names)} times over")
        self._layers: List[_Layer] = []
        for name in reversed(names):
            if name not in ("gzip", "x-gzip", "deflate"):
                raise Refused(f"the body's coding {name[:40]!r} wasn't asked for")
            self._layers.append(_Layer(name))
        self._received = 0
        self._unpacked = 0

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        """Unpack what came, in pieces.

        Raises:
            httpx.DecodingError: It is corrupt, or (:class:`Refused`) unpacks to too much.
        """
        self._received += len(chunk)
        for piece in self._through(chunk, 0):
            self._unpacked += len(piece)
            if self._unpacked > max(MAX_UNPACKED, self._received * MAX_RATIO):
                raise Refused("the body unpacks to far more than was sent")
            yield piece

    def finish(self) -> None:
        """Say that nothing more comes.

        Raises:
            httpx.DecodingError: It was cut short.
        """
        if self._received and not all(layer.complete for layer in self._layers):
            raise httpx.DecodingError("the compressed body was cut short")

    def _through(self, chunk: bytes, depth: int) -> Iterator[bytes]:
        if depth == len(self._layers):
            yield chunk
            return
        for piece in self._layers[depth].feed(chunk):
            yield from self._through(piece, depth + 1)


class _Layer:
    """One coding."""

    def __init__(self, name: str) -> None:
        # 32: the header says whether it is gzip or zlib.
        self._window = 32 + zlib.MAX_WBITS
        self._unzip = zlib.decompressobj(self._window)
        # The two bytes that tell deflate's header from a stream without one.
        self._head: Optional[bytes] = b"" if name == "deflate" else None
        self.complete = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._head is not None:
            data = self._head + data
            if len(data) < 2:
                self._head = data
                return
            self._head = None
            if data[0] & 15 != 8 or int.from_bytes(data[:2], "big") % 31:
                # Many servers send it bare (RFC 1950 § 2.2; RFC 9110 § 8.4.1.2, note).
                self._window = -zlib.MAX_WBITS
                self._unzip = zlib.decompressobj(self._window)
        while data:
            if self._unzip.eof:
                # Another member (RFC 1952 § 2.2), or padding.
                if not data.strip(b"\0"):
                    return
                self._unzip = zlib.decompressobj(self._window)
                self.complete = False
            try:
                piece = self._unzip.decompress(data, _PIECE)
            except zlib.error as exc:
                raise httpx.DecodingError(str(exc)) from exc
            if piece:
                yield piece
            data = self._unzip.unused_data if self._unzip.eof else self._unzip.unconsumed_tail
            self.complete = self._unzip.eof
            if not data and len(piece) == _PIECE and not self._unzip.eof:
                # The input is used up, and more may be inside.
                yield from self._rest()

    def _rest(self) -> Iterator[bytes]:
        while True:
            piece = self._unzip.decompress(b"", _PIECE)
            self.complete = self._unzip.eof
            if not piece:
                return
            yield piece


def unpacker(headers: Mapping[str, str]) -> Optional[Unpacker]:
    """What undoes a response's coding; ``None`` where it has none."""
    codings = headers.get("content-encoding")
    return Unpacker(codings) if codings else None


class Reader:
    """Takes a body's chunks, whoever waits for them, and decides when it has seen enough.

    All of a 2xx answer is read; of another only the start, which is all that an error needs,
    as far as it comes. Raises ``httpx.DecodingError`` as :class:`Unpacker` does.
    """

    def __init__(self, response: httpx.Response) -> None:
        #: Whether the body is of no use unless it is whole.
        self.whole = response.status_code < 300
        self._pieces: List[bytes] = []
        self._left = MAX_ERROR_BODY
        self._unpacker: Optional[Unpacker] = None
        try:
            self._unpacker = unpacker(response.headers)
        except httpx.DecodingError:
            if self.whole:
                raise

    def take(self, chunk: bytes) -> bool:
        """Take a chunk, and say whether more is wanted."""
        for piece in (chunk,) if self._unpacker is None else self._unpacker.feed(chunk):
            self._pieces.append(piece)
            if not self.whole:
                self._left -= len(piece)
                if self._left <= 0:
                    return False
        return True

    def body(self) -> bytes:
        """All that was taken."""
        if self._unpacker is not None and self.whole:
            self._unpacker.finish()
        return b"".join(self._pieces)
