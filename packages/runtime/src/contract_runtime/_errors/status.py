"""Errors of calls that the server answered with an error status."""

from __future__ import annotations

from .._base.classes import public
from .base import SDKError
from .words import status_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterable, Mapping, Optional, Tuple, Type, Union

    import httpx

    from .facts import Attempt
    from .headers import Headers


@public
class APIStatusError(SDKError):
    """The server answered with a status that is an error.

    Args:
        message: The server's message.
        status_code: The HTTP status.
        body: The body, parsed where it is JSON, text where it isn't, ``None`` where empty.
        code: The server's error code, else the portable code of the status.
        details: What the server added, as JSON values.
        headers: The response's headers; credentials (``set-cookie``) aren't kept.
        method, url, request_id, attempts: As :class:`SDKError`.
        retry_after: Seconds that the server asked to wait.
        response: The ``httpx.Response``; it doesn't survive ``pickle`` and ``copy``.
    """

    status_code: int = 0
    body: object = None
    code: Optional[str] = None
    details: object = None
    headers: Headers
    retry_after: Optional[float] = None
    response: Optional[httpx.Response] = None

    _shown = ("status_code", "code", *SDKError._shown)
    _glue = " "

    def __init__(
        self,
        message: str = "",
        *,
        status_code: int,
        body: object = None,
        code: Optional[str] = None,
        details: object = None,
        request_id: Optional[str] = None,
        headers: Union[Mapping[str, str], Iterable[Tuple[str, str]]] = (),
        method: Optional[str] = None,
        url: Optional[str] = None,
        retry_after: Optional[float] = None,
        attempts: Tuple[Attempt, ...] = (),
        response: Optional[httpx.Response] = None,
    ) -> None:
        from .headers import Headers

        super().__init__(message, method=method, url=url, request_id=request_id, attempts=attempts)
        self.status_code = status_code
        self.body = body
        self.code = code
        self.details = details
        self.headers = Headers(headers)
        self.retry_after = retry_after
        self.response = response

    def _told(self, message: str) -> str:
        line = status_line(self.status_code)
        return f"answered {line}" + (f": {message}" if message and message not in line else "")


@public
class BadRequestError(APIStatusError):
    """400: the request isn't valid."""


@public
class AuthenticationError(APIStatusError):
    """401: no credentials, or none that the server accepts."""


@public
class PermissionDeniedError(APIStatusError):
    """403: the credentials don't allow this."""


@public
class NotFoundError(APIStatusError):
    """404: there is no such thing."""


@public
class ConflictError(APIStatusError):
    """409: the state of things doesn't allow this."""


@public
class UnprocessableEntityError(APIStatusError):
    """422: the request is well formed and can't be carried out."""


@public
class RateLimitError(APIStatusError):
    """429: too many requests; ``retry_after`` is the seconds to wait, where the server said."""


@public
class InternalServerError(APIStatusError):
    """5xx: the server failed."""


STATUS_ERRORS: Mapping[int, Type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    *,
    method: Optional[str] = None,
    url: Optional[str] = None,
    response: Optional[httpx.Response] = None,
) -> APIStatusError:
    """Make the error of an answer, of the class that its status has.

    Of the body at most :data:`~.body.MAX_ERROR_BODY` bytes are looked at.
    """
    from .body import describe
    from .headers import request_id_of, retry_after

    message, code, details, parsed = describe(status, headers, body)
    cls = STATUS_ERRORS.get(status) or (InternalServerError if status >= 500 else APIStatusError)
    return cls(
        message,
        status_code=status,
        body=parsed,
        code=code,
        details=details,
        request_id=request_id_of(headers),
        headers=headers,
        method=method,
        url=url,
        retry_after=retry_after(headers),
        response=response,
    )
