"""What is read of a body, chunk by chunk, whoever waits for the chunks."""

from __future__ import annotations

from .._errors.body import MAX_ERROR_BODY
from .body import unpacker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List

    import httpx


class Reader:
    """Takes a body's chunks and decides when it has seen enough.

    Args:
        response: Whose body it is: all of a 2xx answer is read, of another only the start,
            which is all that an error needs.
    """

    __slots__ = ("_left", "_pieces", "_unpacker")

    def __init__(self, response: httpx.Response) -> None:
        self._unpacker = unpacker(response.headers)
        self._pieces: List[bytes] = []
        self._left = None if response.status_code < 300 else MAX_ERROR_BODY

    def take(self, chunk: bytes) -> bool:
        """Take a chunk.

        Returns:
            Whether more is wanted.

        Raises:
            httpx.DecodingError: The body's coding is broken, or a trap.
        """
        for piece in (chunk,) if self._unpacker is None else self._unpacker.feed(chunk):
            self._pieces.append(piece)
            if self._left is not None:
                self._left -= len(piece)
                if self._left <= 0:
                    return False
        return True

    def body(self) -> bytes:
        """All that was taken.

        Raises:
            httpx.DecodingError: The compressed body was cut short.
        """
        if self._unpacker is not None and (self._left is None or self._left > 0):
            self._unpacker.finish()
        return b"".join(self._pieces)
