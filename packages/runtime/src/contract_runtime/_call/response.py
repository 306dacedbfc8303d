"""An answer becomes a value, or the error that says what it isn't."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Mapping, Optional

    from .request import Request

#: Bytes of a body that an error shows.
_SHOWN = 200


class Answer:
    """What came back, its body (of an error's: the start) read and decompressed.

    ``headers`` are looked up without case; ``response`` is the HTTP library's own.
    """

    __slots__ = ("body", "headers", "response", "status")

    def __init__(
        self, status: int, headers: Mapping[str, str], body: bytes, response: object
    ) -> None:
        self.status = status
        self.headers = headers
        self.body = body
        self.response = response


def value_of(
    decode: Optional[Callable[[bytes], object]], answer: Answer, request: Request
) -> object:
    """Decode a 2xx answer (the language, § 5).

    Raises:
        ResponseDecodeError: The body is missing, isn't JSON, or isn't what the contract says.
    """
    if decode is None:
        return None
    from .._errors.answers import ResponseDecodeError

    try:
        if answer.body:
            return decode(answer.body)
        raise ResponseDecodeError("the response has no body")
    except ResponseDecodeError as error:
        from .._errors.facts import request_id_of
        from .._errors.redact import safe_url

        error.status_code = answer.status
        error.content_type = answer.headers.get("content-type")
        error.body = answer.body[:_SHOWN].decode("utf-8", "replace")
        error.request_id = request_id_of(answer.headers)
        error.method = request.verb
        error.url = safe_url(request.url)
        raise
