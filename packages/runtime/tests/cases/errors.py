"""Error bodies as servers send them, and what is found in them; statuses and their classes."""

from typing import NamedTuple, Optional


class Body(NamedTuple):
    id: str
    status: int
    body: bytes
    message: str
    code: Optional[str]
    details: object = None
    parsed: object = ...  # the body as it is kept; ... where that is the JSON itself
    content_type: str = "application/json"


BODIES = [
    Body(
        "code and message",
        404,
        b'{"error": "not_found", "message": "todo not found"}',
        "todo not found",
        "not_found",
    ),
    Body(
        "code, message, details",
        400,
        b'{"code": "INVALID_ARGUMENT", "message": "bad email", "details": {"field": "email"}}',
        "bad email",
        "INVALID_ARGUMENT",
        {"field": "email"},
    ),
    Body(
        "nested",
        400,
        b'{"error": {"message": "no model", "type": "invalid_request_error", "code": "model"}}',
        "no model",
        "model",
    ),
    Body(
        "nested, code null",
        400,
        b'{"error": {"message": "no", "type": "invalid_request_error", "code": null}}',
        "no",
        "invalid_request_error",
    ),
    Body(
        "nested beside a type",
        529,
        b'{"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}',
        "Overloaded",
        "overloaded_error",
    ),
    Body(
        "nested, numeric code and status",
        403,
        b'{"error": {"code": 403, "message": "no", "status": "PERMISSION_DENIED", "details": [1]}}',
        "no",
        "PERMISSION_DENIED",
        [1],
    ),
    Body("message alone", 409, b'{"message": "exists"}', "exists", "ALREADY_EXISTS"),
    Body("error alone", 404, b'{"error": "todo not found"}', "todo not found", "NOT_FOUND"),
    Body("detail", 403, b'{"detail": "not yours"}', "not yours", "PERMISSION_DENIED"),
    Body(
        "detail list",
        422,
        b'{"detail": [{"loc": ["body", "title"], "msg": "field required", "type": "missing"}]}',
        "body.title: field required",
        None,
        [{"loc": ["body", "title"], "msg": "field required", "type": "missing"}],
    ),
    Body(
        "list of errors",
        400,
        b'{"errors": [{"message": "first", "x": 1}, {"message": "second"}]}',
        "first",
        "INVALID_ARGUMENT",
        [{"message": "first", "x": 1}, {"message": "second"}],
    ),
    Body(
        "bare list",
        400,
        b'[{"message": "first"}]',
        "first",
        "INVALID_ARGUMENT",
        [{"message": "first"}],
    ),
    Body(
        "OAuth",
        401,
        b'{"error": "invalid_grant", "error_description": "expired"}',
        "expired",
        "invalid_grant",
    ),
    Body(
        "problem details",
        403,
        b'{"type": "https://x/credit", "title": "Out of credit", "detail": "30 short"}',
        "30 short",
        "https://x/credit",
        content_type="application/problem+json",
    ),
    Body(
        "problem details without a type",
        404,
        b'{"type": "about:blank", "title": "Gone fishing"}',
        "Gone fishing",
        "NOT_FOUND",
    ),
    Body("numeric code", 400, b'{"code": 40001, "message": "no"}', "no", "40001"),
    Body("code is the status", 404, b'{"code": 404, "message": "no"}', "no", "NOT_FOUND"),
    Body("error beside code", 400, b'{"error": "Bad", "code": "E1", "message": "m"}', "m", "E1"),
    Body(
        "JSON called text",
        400,
        b'{"message": "m"}',
        "m",
        "INVALID_ARGUMENT",
        content_type="text/plain",
    ),
    Body("JSON with a BOM", 400, b'\xef\xbb\xbf{"message": "m"}', "m", "INVALID_ARGUMENT"),
    Body("empty object", 500, b"{}", "Internal Server Error", "INTERNAL"),
    Body(
        "wrong types",
        500,
        b'{"message": 7, "error": [], "code": {}}',
        "Internal Server Error",
        "INTERNAL",
    ),
    Body("JSON scalar", 500, b"null", "Internal Server Error", "INTERNAL", parsed=None),
    Body("JSON string", 400, b'"too short"', "too short", "INVALID_ARGUMENT", parsed="too short"),
    Body(
        "plain text",
        503,
        b"upstream is down\n",
        "upstream is down",
        "UNAVAILABLE",
        parsed="upstream is down\n",
        content_type="text/plain",
    ),
    Body(
        "a page",
        502,
        b"<!doctype html><html><head><TITLE lang=en>502 Bad\nGateway</TITLE></head></html>",
        "502 Bad Gateway",
        None,
        parsed="<!doctype html><html><head><TITLE lang=en>502 Bad\nGateway</TITLE></head></html>",
        content_type="text/html",
    ),
    Body("a page without a title", 404, b"<p>no", "an HTML page", "NOT_FOUND", parsed="<p>no"),
    Body("nothing", 404, b"", "Not Found", "NOT_FOUND", parsed=None),
    Body("spaces", 408, b"  \r\n", "Request Timeout", None, parsed=None),
    Body(
        "broken JSON", 500, b'{"message": "a', '{"message": "a', "INTERNAL", parsed='{"message": "a'
    ),
    Body(
        "latin-1",
        400,
        b"n\xe4h",
        "näh",
        "INVALID_ARGUMENT",
        parsed="näh",
        content_type="text/plain; charset=latin-1",
    ),
    Body(
        "no such charset",
        400,
        b"n\xe4h",
        "n�h",
        "INVALID_ARGUMENT",
        parsed="n�h",
        content_type="text/plain; charset=klingon",
    ),
    Body("a status without a phrase", 599, b"", "599", None, parsed=None),
]

#: status, class, portable code
STATUSES = [
    (300, "APIStatusError", None),
    (304, "APIStatusError", None),
    (400, "BadRequestError", "INVALID_ARGUMENT"),
    (401, "AuthenticationError", "UNAUTHENTICATED"),
    (402, "APIStatusError", None),
    (403, "PermissionDeniedError", "PERMISSION_DENIED"),
    (404, "NotFoundError", "NOT_FOUND"),
    (408, "APIStatusError", None),
    (409, "ConflictError", "ALREADY_EXISTS"),
    (412, "APIStatusError", "FAILED_PRECONDITION"),
    (422, "UnprocessableEntityError", None),
    (429, "RateLimitError", "RESOURCE_EXHAUSTED"),
    (499, "APIStatusError", "CANCELED"),
    (500, "InternalServerError", "INTERNAL"),
    (501, "InternalServerError", "UNIMPLEMENTED"),
    (502, "InternalServerError", None),
    (503, "InternalServerError", "UNAVAILABLE"),
    (504, "InternalServerError", "DEADLINE_EXCEEDED"),
    (599, "InternalServerError", None),
]

#: URL, and what of it is shown
URLS = [
    ("http://h/p", "http://h/p"),
    ("https://user:pass@h:8443/p?q=1#frag", "https://h:8443/p?q=1"),
    ("https://user@h/p", "https://h/p"),
    ("https://u:p%40ss@h/@me", "https://h/@me"),
    ("https://u:p@ss@h/p", "https://h/p"),
    ("http://[::1]:80/p", "http://[::1]:80/p"),
    ("http://h?api_key=k&q=1&token=", "http://h?api_key=***&q=1&token="),
    ("http://h/?X-Amz-Signature=k&accessToken=k", "http://h/?X-Amz-Signature=***&accessToken=***"),
    (
        "http://h/?monkey=k&country_code=DE&code=k&keys=k",
        "http://h/?monkey=k&country_code=DE&code=***&keys=***",
    ),
    ("http://u:pa/ss@h/p", "http://***/p"),
    ("http://h/a\nb\x1b[31m", "http://h/a?b?[31m"),
    ("/relative?secret=s", "/relative?secret=***"),
]
