"""The error of an answer: message, code and details, in the shapes that servers send.

    {"error": "not_found", "message": "…"}            a string error beside a message is the code
    {"code": "…", "message": "…", "details": …}
    {"error": {"message": "…", "type": "…", "code": "…"}}
    {"message": "…"}   {"error": "…"}   {"detail": "…"}
    {"detail": [{"loc": […], "msg": "…"}]}            FastAPI
    {"errors": [{…}, …]}                              JSON:API, GraphQL
    {"error": "…", "error_description": "…"}          OAuth 2.0 (RFC 6749 § 5.2)
    {"title": "…", "detail": "…"}                     problem details (RFC 9457)
    plain text, an HTML page, nothing

A code is kept as it was sent. Where none is, it is the portable code of the status.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, List, Mapping, NamedTuple, Optional, Union

from .answers import STATUS_ERRORS, APIStatusError
from .facts import get_header, request_id_of, retry_after
from .redact import status_line

if TYPE_CHECKING:
    import httpx

    Json = Union[Dict[str, "Json"], List["Json"], str, int, float, None]

#: Bytes of an error's body that are read; the rest stays with the server.
MAX_ERROR_BODY = 1 << 20
#: Characters of a message; of a body that is no JSON.
MAX_MESSAGE = 2000
MAX_TEXT = 1 << 16
MAX_CODE = 200
#: Levels of a document that are looked at.
MAX_DEPTH = 8

PORTABLE_CODES: Mapping[int, str] = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    409: "ALREADY_EXISTS",
    412: "FAILED_PRECONDITION",
    429: "RESOURCE_EXHAUSTED",
    499: "CANCELED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}

_MESSAGE_KEYS = ("message", "error_description", "detail", "msg", "title", "reason")
_CODE_KEYS = ("code", "error_code", "errorCode", "type")
_DETAIL_KEYS = ("details", "detail", "errors", "fields")
#: Values of ``type`` that are none: RFC 9457 § 4.2.1, and envelopes that say what they are.
_NO_CODES = ("about:blank", "error")


class Described(NamedTuple):
    """What an error's body says, bounded.

    Attributes:
        message: The status' phrase where the server sent none.
        body: Parsed where it is JSON, text where it isn't, ``None`` where there is none.
    """

    message: str
    code: Optional[str]
    details: object
    body: object


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

    Of the body at most :data:`MAX_ERROR_BODY` bytes are looked at.
    """
    message, code, details, parsed = describe(status, headers, body)
    cls = STATUS_ERRORS.get(min(status, 500), APIStatusError)
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


def describe(status: int, headers: Mapping[str, str], body: bytes) -> Described:
    """Find out what an error's body says; a ``status`` of 0 for one that came in a stream."""
    value = _parse(body[:MAX_ERROR_BODY], get_header(headers, "content-type") or "")
    outer = _fields(value)
    error = outer.get("error")
    nested = _fields(error)
    code: Optional[str] = None
    message = _message(nested) or _message(outer)
    if isinstance(error, str) and error:
        # Beside a message it is the code, unless a code stands there too.
        message, code = (message, error) if message else (error, None)
    code = _code(nested, status) or _text(nested.get("status")) or _code(outer, status) or code
    details = _details(nested)
    details = _details(outer) if details is None else details
    if isinstance(value, str):
        message = _page_title(value) or value
    elif isinstance(value, list):
        message, details = _first_message(value), prune(value)
    message = (message or "").strip()
    if status and not message:
        message = status_line(status).partition(" ")[2] or str(status)
    return Described(message[:MAX_MESSAGE], code or PORTABLE_CODES.get(status), details, value)


def _parse(body: bytes, content_type: str) -> Json:
    """The body as JSON, else as text; the content type is believed where it says JSON."""
    stripped = body.strip()
    if not stripped:
        return None
    if "json" in content_type.lower() or stripped[:1] in b"{[":
        import json

        try:
            return json.loads(stripped.decode("utf-8-sig"))  # type: ignore[no-any-return]
        except (ValueError, RecursionError):
            pass
    charset = content_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    try:
        return body[:MAX_TEXT].decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):  # no such charset, or one that isn't of text
        return body[:MAX_TEXT].decode("utf-8", "replace")


def _fields(value: Json) -> Dict[str, Json]:
    """A JSON object; an empty one where it is none."""
    return value if isinstance(value, dict) else {}


def _message(fields: Dict[str, Json], depth: int = 0) -> Optional[str]:
    for key in _MESSAGE_KEYS:
        text = _text(fields.get(key))
        if text:
            return text
    # A parser in C goes deeper than functions may call each other.
    for key in ("detail", "errors", "message") if depth < MAX_DEPTH else ():
        value = fields.get(key)
        if isinstance(value, dict):
            return _message(value, depth + 1)
        text = _first_message(value, depth + 1) if isinstance(value, list) else None
        if text:
            return text
    return None


def _first_message(errors: List[Json], depth: int = 0) -> Optional[str]:
    """The message of the first of several errors, with the place that FastAPI names."""
    first = errors[0] if errors else None
    if not isinstance(first, dict):
        return _text(first)
    text, where = _message(first, depth), first.get("loc")
    return f"{'.'.join(map(str, where))}: {text}" if text and isinstance(where, list) else text


def _code(fields: Dict[str, Json], status: int) -> Optional[str]:
    for key in _CODE_KEYS:
        value = fields.get(key)
        if type(value) is int and value != status:
            return str(value) if abs(value) < 10**18 else None
        text = _text(value)
        if text and text not in _NO_CODES:
            return text[:MAX_CODE]
    return None


def _details(fields: Dict[str, Json]) -> Json:
    for key in _DETAIL_KEYS:
        value = fields.get(key)
        if value is not None and not (key == "detail" and isinstance(value, str)):
            return prune(value)
    return None


def _text(value: Json) -> Optional[str]:
    return value if isinstance(value, str) and value else None


def _page_title(page: str) -> Optional[str]:
    """What an HTML page calls itself."""
    if not page.lstrip().startswith("<"):
        return None
    start = page.lower().find("<title")
    title = page[start:].partition(">")[2].partition("<")[0] if start >= 0 else ""
    return " ".join(title.split()) or "an HTML page"


def prune(value: Json, depth: int = 0) -> Json:
    """JSON cut to a sane size: 100 entries a level, 8 levels, 2,000 characters a string."""
    if isinstance(value, str):
        return value[:MAX_MESSAGE]
    if isinstance(value, (dict, list)) and depth >= MAX_DEPTH:
        return "…"
    if isinstance(value, dict):
        return {key[:MAX_CODE]: prune(item, depth + 1) for key, item in [*value.items()][:100]}
    if isinstance(value, list):
        return [prune(item, depth + 1) for item in value[:100]]
    return value
