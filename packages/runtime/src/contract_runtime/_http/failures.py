"""Exceptions of the layers below → our errors, and the facts that retrying needs. One table.

A row is found by the names of an exception's classes, most special first: so this module imports
none of the libraries that it knows, and knows httpx's fork too. What has no row is no failure of
the network but somebody's mistake: a ``TypeError`` or ``ValueError`` is let through, anything else
becomes an ``SDKError``. Cancellation and its like aren't ``Exception``s: nobody here catches them.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import Any, Dict, Literal, NamedTuple, Optional, Tuple, Type, cast

from .._errors.answers import APIStatusError, ResponseDecodeError
from .._errors.base import APIConnectionError, APITimeoutError, SDKError
from .._errors.body import status_error
from .._errors.facts import Facts, facts_of_status
from .._errors.redact import one_line

Phase = Literal["connect", "request", "response", "body", "stream"]
Failure = Tuple[SDKError, Facts]


class Row(NamedTuple):
    """What some classes of exceptions mean."""

    #: In a few words. ``{doing}`` is what the call was doing, by its phase.
    text: str
    kind: Type[SDKError] = APIConnectionError
    transient: bool = True
    processed: Optional[bool] = None
    #: Whether the exception's own text is shown: not where it repeats ours or may quote a URL's
    #: password or a header's key.
    quoted: bool = True
    #: Whether, as a cause, it says more than httpx's own row.
    telling: bool = False


_late = partial(Row, kind=APITimeoutError, quoted=False)
_hopeless = partial(Row, transient=False, processed=False)

#: What happened, and the names of the classes that say so: where no module is named, one of
#: httpx, or of httpcore where something of it comes through.
_ROWS: Dict[Row, str] = {
    Row("connection failed", processed=False): "ConnectError ConnectionNotAvailable",
    _late("timed out while connecting", processed=False): "ConnectTimeout",
    _late("timed out while waiting for a free connection", processed=False): "PoolTimeout",
    _late("timed out while sending the request"): "WriteTimeout",
    _late("timed out while {doing}"): (
        "ReadTimeout TimeoutException builtins.TimeoutError asyncio.TimeoutError socket.timeout "
        "trio.TooSlowError"
    ),
    Row("the connection broke while sending the request"): "WriteError",
    Row("the connection broke while {doing}"): (
        "ReadError CloseError NetworkError TransportError RequestError HTTPError "
        "asyncio.IncompleteReadError builtins.EOFError builtins.OSError "
        # trio and anyio, below httpx's async transports
        "anyio.BrokenResourceError anyio.ClosedResourceError anyio.EndOfStream "
        "trio.BrokenResourceError trio.ClosedResourceError"
    ),
    Row("the server broke off or broke HTTP"): "RemoteProtocolError",
    _hopeless("the request isn't valid HTTP", quoted=False): "LocalProtocolError",
    Row("the exchange broke HTTP"): "ProtocolError",
    Row("the proxy refused", processed=False): "ProxyError",
    _hopeless("the URL's scheme isn't http or https"): "UnsupportedProtocol",
    _hopeless(
        "the URL, or where it redirects to, isn't valid", quoted=False, telling=True
    ): "InvalidURL",
    Row("too many redirects", transient=False): "TooManyRedirects",
    Row("", APIStatusError, transient=False): "HTTPStatusError",
    Row("the response's compressed body is corrupt", processed=True): "DecodingError zlib.error",
    Row(
        "the response's body is refused", transient=False, processed=True
    ): "contract_runtime.Refused",
    Row("the call can't be made", SDKError, transient=False): (
        "CookieConflict StreamError StreamConsumed StreamClosed ResponseNotRead RequestNotRead"
    ),
    # the standard library
    _hopeless(
        "the server's certificate isn't trusted", telling=True
    ): "ssl.SSLCertVerificationError",
    Row("TLS failed while {doing}", telling=True): "ssl.SSLError",
    Row(
        "the host's name can't be resolved", processed=False, telling=True
    ): "socket.gaierror socket.herror",
    Row(
        "connection refused", processed=False, quoted=False, telling=True
    ): "builtins.ConnectionRefusedError",
    Row(
        "the connection was reset while {doing}", quoted=False, telling=True
    ): "builtins.ConnectionResetError",
    _hopeless("a file is missing"): "builtins.FileNotFoundError",
    Row("not JSON", ResponseDecodeError, transient=False, processed=True): "json.JSONDecodeError",
    Row(
        "not UTF-8", ResponseDecodeError, transient=False, processed=True
    ): "builtins.UnicodeDecodeError",
}
FAILURES: Dict[str, Row] = {
    name if "." in name else f"http.{name}": row
    for row, names in _ROWS.items()
    for name in names.split()
}

#: httpx and httpcore name their exceptions alike and derive them alike; so does their fork.
_HTTP = frozenset({"httpx", "httpcore", "httpx2", "httpcore2"})

_DOING = {
    "connect": "connecting",
    "request": "sending the request or waiting for the response",
    "response": "waiting for the response",
    "body": "reading the response's body",
    "stream": "reading the stream",
}


def row_of(exc: BaseException) -> Optional[Row]:
    """The row of an exception, by the most special of its classes that has one."""
    if isinstance(exc, UnicodeError) and "'idna' codec" in str(exc):
        return FAILURES["socket.gaierror"]  # a label is empty or too long
    for cls in type(exc).__mro__:
        library = cls.__module__.partition(".")[0].lstrip("_")
        row = FAILURES.get(f"{'http' if library in _HTTP else library}.{cls.__name__}")
        if row is not None:
            return row
    return None


def failure(exc: Exception, *, method: str, url: str, phase: Phase = "response") -> Failure:
    """The error to raise for an exception that ended an attempt, and the facts of it.

    An ``SDKError`` comes back as it is. ``phase`` is what the call was doing.

    Raises:
        TypeError, ValueError: ``exc`` itself, the mistake of a caller's own hook or transport.
    """
    if isinstance(exc, SDKError):
        return exc, facts_of(exc)
    row, told = _judge(exc)
    if row.kind is SDKError and isinstance(exc, (TypeError, ValueError)):
        raise exc
    if row.kind is APIStatusError:
        # raise_for_status in an event hook of a caller's own client
        response = cast(Any, exc).response
        try:
            body = response.content
        except RuntimeError:  # not read yet, and it can't be read here
            body = b""
        status, headers = response.status_code, response.headers
        error = status_error(status, headers, body, method=method, url=url, response=response)
        return error, facts_of_status(status, headers)
    return judged(row, phase, method=method, url=url, told=told)


def judged(
    row: Row, phase: Phase, *, method: str, url: str, told: object = "", clock: str = "timeout"
) -> Failure:
    """The error and the facts of a row; ``told`` is the exception that it speaks of."""
    facts = _facts(row, phase)
    message = facts.cause
    reason = one_line(str(told)) if row.quoted else ""
    if reason and reason.lower().rstrip(".") not in message.lower():
        message = f"{message}: {reason}"
    error = row.kind(message, method=method, url=url)
    if isinstance(error, APIConnectionError):
        error.processed = facts.processed
    if isinstance(error, APITimeoutError):
        error.clock = clock
    return error, facts


def facts_of(exc: Exception) -> Facts:
    """The facts alone, for whoever raises the exception as it is."""
    if isinstance(exc, SDKError):
        return Facts(cause=one_line(exc.message), transient=False)
    return _facts(_judge(exc)[0], "response")


def _judge(exc: Exception) -> Tuple[Row, BaseException]:
    """The row of an exception, made more telling by a cause, and the one that it speaks of."""
    row = row_of(exc)
    if row is None:
        return Row(f"{type(exc).__name__} while {{doing}}", SDKError, transient=False), exc
    cause: BaseException = exc
    handled = sys.exc_info()[1]  # by whoever makes the call: no cause of what happens in it
    for _ in range(8):
        group = getattr(cause, "exceptions", None)  # addresses that were tried
        below = group[-1] if group else cause.__cause__ or cause.__context__
        if below is None or below is handled:
            break
        cause = below
        deeper = row_of(cause)
        if deeper is not None and deeper.telling:
            transient = row.transient and deeper.transient
            row = row._replace(text=deeper.text, transient=transient, quoted=deeper.quoted)
            return row, cause
    return row, exc


def _facts(row: Row, phase: Phase) -> Facts:
    if row.processed is False:
        phase = "connect"
    return Facts(
        cause=row.text.format(doing=_DOING[phase]),
        transient=row.transient,
        processed=False if phase == "connect" else row.processed,
        timeout=row.kind is APITimeoutError,
    )
