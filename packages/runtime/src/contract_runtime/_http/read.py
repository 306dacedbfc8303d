"""What is read of a body, chunk by chunk, whoever waits for the chunks."""

from __future__ import annotations

import httpx

from .._errors.body import MAX_ERROR_BODY
from .body import unpacker

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import List, Optional

    from .body import Unpacker


class Reader:
    """Takes a body's chunks and decides when it has seen enough.

    Args:
        response: Whose body it is: all of a 2xx answer is read, of another only the start,
            which is all that an error needs, and as far as it comes.

    Attributes:
        whole: Whether the body is of no use unless it is whole.

    Raises:
        httpx.DecodingError: The coding of a 2xx answer isn't known.
    """

    __slots__ = ("_left", "_pieces", "_unpacker", "whole")

    def __init__(self, response: httpx.Response) -> None:
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
        """Take a chunk.

        Returns:
            Whether more is wanted.

        Raises:
            httpx.DecodingError: The body's coding is broken, or a trap.
        """
        for piece in (chunk,) if self._unpacker is None else self._unpacker.feed(chunk):
            self._pieces.append(piece)
            if not self.whole:
                self._left -= len(piece)
                if self._left <= 0:
                    return False
        return True

    def body(self) -> bytes:
        """All that was taken.

        Raises:
            httpx.DecodingError: The compressed body of a 2xx answer was cut short.
        """
        if self._unpacker is not None and self.whole:
            self._unpacker.finish()
        return b"".join(self._pieces)
