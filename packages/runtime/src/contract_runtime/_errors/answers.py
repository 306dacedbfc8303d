"""The errors of calls that were answered: with an error, or with what the contract doesn't say."""

from __future__ import annotations

from .._base.classes import public
from .base import SDKError
from .redact import cut, one_line, status_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterable, Mapping, Optional, Tuple, Type, Union

    import httpx

    from .facts import Attempt, Headers

    Path = Tuple[Union[str, int], ...]

#: Characters of a value, or of a body, that an error shows.
MAX_SHOWN = 100


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

    _shown = ("status_code", "code")
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
        from .facts import Headers

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
        return f"answered {line}" + (f": {message}" if message not in line else "")


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


#: By status; that of 500 is every 5xx's.
STATUS_ERRORS: Mapping[int, Type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
    500: InternalServerError,
}


@public
class ResponseDecodeError(SDKError):
    """The answer isn't what the contract says: a missing field, a wrong type, HTML for JSON.

    Args:
        message: What was wrong, where it isn't said by ``path`` and ``expected``.
        path: Where in the JSON document, as keys and indexes; see :attr:`place`.
        expected: What was due there.
        got: The start of what was there, as text.
        status_code: The HTTP status.
        content_type: The response's ``Content-Type``.
        body: The start of the body, as text.
        method, url, request_id, attempts: As :class:`SDKError`.
    """

    path: Path = ()
    expected: Optional[str] = None
    got: Optional[str] = None
    status_code: Optional[int] = None
    content_type: Optional[str] = None
    body: Optional[str] = None

    _shown = ("place", "expected", "got", "status_code")
    _glue = " "

    def __init__(
        self,
        message: str = "",
        *,
        path: Path = (),
        expected: Optional[str] = None,
        got: Optional[str] = None,
        status_code: Optional[int] = None,
        content_type: Optional[str] = None,
        body: Optional[str] = None,
        request_id: Optional[str] = None,
        method: Optional[str] = None,
        url: Optional[str] = None,
        attempts: Tuple[Attempt, ...] = (),
    ) -> None:
        super().__init__(message, method=method, url=url, request_id=request_id, attempts=attempts)
        self.path = path
        self.expected = expected
        self.got = got
        self.status_code = status_code
        self.content_type = content_type
        self.body = body

    @classmethod
    def at(cls, path: Path, expected: str, value: object) -> ResponseDecodeError:
        """A value that isn't what is due at its place, as a reader would say it: ``"an int"``."""
        return cls(path=path, expected=expected, got=preview(value))

    @classmethod
    def missing(cls, path: Path, expected: str) -> ResponseDecodeError:
        """A required field that is absent; ``path`` ends with its name."""
        return cls(path=path, expected=expected)

    @property
    def place(self) -> str:
        """The path as it would be written: ``items[3].created_at``; empty for the whole."""
        return place(self.path)

    def _told(self, message: str) -> str:
        what = message or "not what the contract says"
        if self.expected is not None:
            found = f"{self.expected} is missing"
            if self.got is not None:
                found = f"expected {self.expected}, got {self.got}"
            what = ": ".join(filter(None, [self.place, found, message]))
        if self.status_code is None and self.url is None:
            return what
        kind = f" ({self.content_type})" if self.content_type else ""
        answer = "what" if self.status_code is None else f"{self.status_code}{kind} that"
        body = repr(self.body or "")
        # What was got, where it is the whole, is the body's start already.
        start = f", body starts {body}" if self.body and body[:9] != str(self.got)[:9] else ""
        return one_line(f"answered {answer} can't be decoded: {what}{start}")


def place(path: Path) -> str:
    """Spell a path: names joined by dots, indexes and odd names in brackets."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif step.isidentifier() or (step and step.replace("-", "_").isidentifier()):
            text += f".{step}" if text else step
        else:
            text += f"[{step[:MAX_SHOWN]!r}]"
    return text


def preview(value: object) -> str:
    """The start of a value, as JSON would write it or near enough; bounded in time too."""
    if isinstance(value, dict):
        # The repr of a large document is slow, and only its start is shown.
        keys = ", ".join(repr(str(key)[:MAX_SHOWN]) for key, _ in zip(value, range(5)))  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
        text = f"an object ({keys})" if keys else "an empty object"
    elif isinstance(value, list):
        text = f"an array of {len(value)}"  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, str):
        text = repr(value[: MAX_SHOWN + 1])
    elif value is None or isinstance(value, bool):
        text = {None: "null", True: "true", False: "false"}[value]
    elif isinstance(value, int) and abs(value) >= 10**MAX_SHOWN:
        # repr() of an integer past the interpreter's digit limit raises.
        text = "an integer of more than 100 digits"
    else:
        text = repr(value)
    return cut(text, MAX_SHOWN)
