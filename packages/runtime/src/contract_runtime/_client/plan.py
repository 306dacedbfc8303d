"""What is worked out once for a client and a method."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Optional

    from .._call.request import RequestBuilder
    from .._call.response import Answer
    from .._http.call import Call
    from .raw import RawResponse


class Plan:
    """How one client makes the calls of one method: worked out at the first of them."""

    __slots__ = ("builder", "decode", "name")

    def __init__(
        self, name: str, builder: RequestBuilder, decode: Optional[Callable[[bytes], object]]
    ) -> None:
        self.name = name
        self.builder = builder
        self.decode = decode

    def value(self, call: Call, answer: Answer, raw: bool) -> object:
        """What a method gives: the value of an answer, or the answer itself.

        Raises:
            ResponseDecodeError: The answer isn't what the contract says.
        """
        if raw:
            from .raw import RawResponse

            response: RawResponse[object] = RawResponse(self.decode, call, answer)
            return response
        if self.decode is None:
            return None
        from .._call.response import value_of

        return value_of(self.decode, answer, call.request)
