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

from typing import TYPE_CHECKING, Dict, List, Mapping, NamedTuple, Optional, cast

from .answers import STATUS_ERRORS, APIStatusError, InternalServerError
from .facts import get_header, request_id_of, retry_after
from .redact import status_line

if TYPE_CHECKING:
    import httpx

#: Bytes of an error's body that are read; the rest stays with the server.
MAX_ERROR_BODY = 1 << 20
#: Characters of a message; of a body that is no JSON.
MAX_MESSAGE = 2000
MAX_TEXT = 1 << 16
MAX_CODE = 200

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
_NO_CODES = frozenset({"", "about:blank", "error"})


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


def describe(status: int, headers: Mapping[str, str], body: bytes) -> Described:
    """Find out what an error's body says; a ``status`` of 0 for one that came in a stream."""
    value = _parse(body[:MAX_ERROR_BODY], get_header(headers, "content-type") or "")
    message: Optional[str] = None
    code: Optional[str] = None
    details: object = None
    if isinstance(value, dict):
        outer = cast("Dict[str, object]", value)
        inner = outer.get("error")
        nested = cast("Dict[str, object]", inner if isinstance(inner, dict) else {})
        message = _message(nested) or _message(outer)
        if isinstance(inner, str) and inner:
            # Beside a message it is the code, unless a code stands there too.
            message, code = (inner, None) if message is None else (message, inner)
        code = _code(nested, status) or _text(nested.get("status")) or _code(outer, status) or code
        details = _details(nested)
        details = _details(outer) if details is None else details
    elif isinstance(value, str):
        message = _page_title(value) or value
    elif isinstance(value, list):
        message, details = _first_message(cast("List[object]", value)), prune(cast("object", value))
    if not message or not message.strip():
        number, _, phrase = status_line(status).partition(" ")
        message = phrase or (number if status else "")
    return Described(
        message.strip()[:MAX_MESSAGE], code or PORTABLE_CODES.get(status), details, value
    )


def _parse(body: bytes, content_type: str) -> object:
    """The body as JSON, else as text; the content type is believed where it says JSON."""
    stripped = body.strip()
    if not stripped:
        return None
    if "json" in content_type.lower() or stripped[:1] in b"{[":
        import json

        try:
            return json.loads(stripped.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            pass
    charset = content_type.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    try:
        return body[:MAX_TEXT].decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):  # no such charset, or one that isn't of text
        return body[:MAX_TEXT].decode("utf-8", "replace")


def _message(fields: Dict[str, object]) -> Optional[str]:
    for key in _MESSAGE_KEYS:
        text = _text(fields.get(key))
        if text:
            return text
    for key in ("detail", "errors", "message"):
        value = fields.get(key)
        if isinstance(value, list):
            text = _first_message(cast("List[object]", value))
            if text:
                return text
        elif isinstance(value, dict):
            return _message(cast("Dict[str, object]", value))
    return None


def _first_message(items: List[object]) -> Optional[str]:
    """The message of the first of several errors, with the place that FastAPI names."""
    first = items[0] if items else None
    if isinstance(first, dict):
        fields = cast("Dict[str, object]", first)
        text, where = _message(fields), fields.get("loc")
        if text and isinstance(where, list):
            return ".".join(str(step) for step in cast("List[object]", where)) + ": " + text
        return text
    return _text(first)


def _code(fields: Dict[str, object], status: int) -> Optional[str]:
    for key in _CODE_KEYS:
        value = fields.get(key)
        if isinstance(value, int) and not isinstance(value, bool) and value != status:
            return str(value) if abs(value) < 10**18 else None
        text = _text(value)
        if text and text not in _NO_CODES:
            return text[:MAX_CODE]
    return None


def _details(fields: Dict[str, object]) -> object:
    for key in _DETAIL_KEYS:
        value = fields.get(key)
        if value is not None and not (key == "detail" and isinstance(value, str)):
            return prune(value)
    return None


def _text(value: object) -> Optional[str]:
    return value if isinstance(value, str) and value else None


def _page_title(page: str) -> Optional[str]:
    """What an HTML page calls itself."""
    if not page.lstrip().startswith("<"):
        return None
    start = page.lower().find("<title")
    title = page[start:].partition(">")[2].partition("<")[0] if start >= 0 else ""
    return " ".join(title.split()) or "an HTML page"


def prune(value: object, depth: int = 0) -> object:
    """JSON cut to a sane size: 100 entries a level, 8 levels, 2,000 characters a string."""
    if isinstance(value, str):
        return value[:MAX_MESSAGE]
    if isinstance(value, (dict, list)) and depth >= 8:
        return "…"
    if isinstance(value, dict):
        fields = cast("Dict[str, object]", value)
        return {key[:MAX_CODE]: prune(item, depth + 1) for key, item in list(fields.items())[:100]}
    if isinstance(value, list):
        return [prune(item, depth + 1) for item in cast("List[object]", value)[:100]]
    return value
