"""The table of failures against the libraries' actual exceptions."""

from __future__ import annotations

import asyncio
import inspect
import json
import pickle
import socket
import ssl
import zlib
from typing import Iterator, List, Tuple, Type

import anyio
import httpcore
import httpx
import pytest
from contract_runtime import (
    APIConnectionError,
    APITimeoutError,
    NotFoundError,
    ResponseDecodeError,
    SDKError,
)
from contract_runtime._errors.facts import Facts
from contract_runtime._http.body import Refused
from contract_runtime._http.failures import FAILURES, failure, row_of

KEY = "sk-planted-credential"
REQUEST = httpx.Request("GET", "http://h", headers={"Authorization": KEY})


def exceptions_of(module: object) -> List[Type[Exception]]:
    return [
        cls
        for _, cls in inspect.getmembers(module, inspect.isclass)
        if issubclass(cls, Exception) and cls.__module__.partition(".")[0] == module.__name__  # type: ignore[attr-defined]
    ]


def subclasses(cls: Type[Exception]) -> Iterator[Type[Exception]]:
    for sub in cls.__subclasses__():
        yield sub
        yield from subclasses(sub)


OF_THE_LIBRARIES = [
    *exceptions_of(httpx),
    *exceptions_of(httpcore),
    *exceptions_of(ssl),
    *exceptions_of(zlib),
    *exceptions_of(socket),
]
OF_THE_SYSTEM = [
    OSError,
    *(c for c in subclasses(OSError) if c.__module__ in ("builtins", "socket", "ssl")),
]

#: What its sockets raise.
OF_ANYIO = [anyio.BrokenResourceError, anyio.ClosedResourceError, anyio.EndOfStream]


@pytest.mark.parametrize("cls", OF_THE_LIBRARIES, ids=lambda c: f"{c.__module__}.{c.__name__}")
def test_each_class_of_httpx_and_httpcore_has_its_own_row(cls: Type[Exception]) -> None:
    library = cls.__module__.partition(".")[0]
    own = f"{'http' if library in ('httpx', 'httpcore') else library}.{cls.__name__}"
    inherits = {"ssl": "ssl.SSLError", "socket": "builtins.OSError"}.get(library)
    assert own in FAILURES or inherits in FAILURES, f"{own} has no row"


def test_each_row_is_of_a_class_that_exists() -> None:
    known = {
        f"{'http' if c.__module__.startswith(('httpx', 'httpcore')) else c.__module__}".partition(
            "."
        )[0]
        + f".{c.__name__}"
        for c in [
            *OF_THE_LIBRARIES,
            *OF_THE_SYSTEM,
            *OF_ANYIO,
            EOFError,
            UnicodeDecodeError,
            json.JSONDecodeError,
            asyncio.IncompleteReadError,
        ]
    }
    # builtins' own from Python 3.10 and 3.11 on
    known |= {"asyncio.TimeoutError", "socket.timeout", f"contract_runtime.{Refused.__name__}"}
    trio = {name for name in FAILURES if name.startswith("trio.")}
    assert set(FAILURES) - trio <= known


def make(cls: Type[Exception]) -> Exception:
    if issubclass(cls, httpx.HTTPStatusError):
        response = httpx.Response(404, json={"message": "no"}, request=REQUEST)
        return cls("bad", request=REQUEST, response=response)
    if issubclass(cls, UnicodeDecodeError):
        return cls("utf-8", b"\xff", 0, 1, "invalid start byte")
    if issubclass(cls, json.JSONDecodeError):
        return cls("Expecting value", "", 0)
    if issubclass(cls, asyncio.IncompleteReadError):
        return cls(b"", 3)
    try:
        return cls("text")
    except TypeError:
        return cls()


EVERY = [
    *OF_THE_LIBRARIES,
    *OF_THE_SYSTEM,
    *OF_ANYIO,
    EOFError,
    UnicodeDecodeError,
    json.JSONDecodeError,
    asyncio.IncompleteReadError,
    asyncio.TimeoutError,
    RuntimeError,
    KeyError,
    AssertionError,
    RecursionError,
    MemoryError,
]


@pytest.mark.parametrize("cls", EVERY, ids=lambda c: f"{c.__module__}.{c.__name__}")
@pytest.mark.parametrize("phase", ["connect", "request", "response", "body", "stream"])
def test_every_exception_becomes_an_error_of_ours(cls: Type[Exception], phase: str) -> None:
    exc = make(cls)
    error, facts = failure(exc, method="GET", url=f"http://u:{KEY}@h/?token={KEY}", phase=phase)  # type: ignore[arg-type]
    assert isinstance(error, SDKError) and isinstance(facts, Facts)
    error.__cause__ = exc
    assert KEY not in f"{error} {error!r} {facts}"
    assert KEY.encode() not in pickle.dumps(error)
    assert facts.timeout is isinstance(error, APITimeoutError)
    assert facts.cause and "{" not in facts.cause


#: exception, class of ours, transient, processed
MEANINGS: List[Tuple[Exception, Type[SDKError], bool | None, bool | None]] = [
    (httpx.ConnectError("x"), APIConnectionError, True, False),
    (httpx.ConnectTimeout("x"), APITimeoutError, True, False),
    (httpx.PoolTimeout("x"), APITimeoutError, True, False),
    (httpx.ReadTimeout("x"), APITimeoutError, True, None),
    (httpx.WriteTimeout("x"), APITimeoutError, True, None),
    (httpx.ReadError("x"), APIConnectionError, True, None),
    (httpx.RemoteProtocolError("x"), APIConnectionError, True, None),
    (httpx.LocalProtocolError("x"), APIConnectionError, False, False),
    (httpx.UnsupportedProtocol("x"), APIConnectionError, False, False),
    (httpx.DecodingError("x"), APIConnectionError, True, True),
    (Refused("x"), APIConnectionError, False, True),
    (httpx.TooManyRedirects("x"), APIConnectionError, False, None),
    (httpx.InvalidURL("x"), APIConnectionError, False, False),
    (httpx.StreamConsumed(), SDKError, False, None),
    (httpcore.ConnectError("x"), APIConnectionError, True, False),
    (ssl.SSLCertVerificationError("x"), APIConnectionError, False, False),
    (ssl.SSLEOFError("x"), APIConnectionError, True, None),
    (zlib.error("x"), APIConnectionError, True, True),
    (TimeoutError(), APITimeoutError, True, None),
    (socket.timeout(), APITimeoutError, True, None),
    (asyncio.TimeoutError(), APITimeoutError, True, None),
    (socket.gaierror(-2, "x"), APIConnectionError, True, False),
    (ConnectionResetError(), APIConnectionError, True, None),
    (BrokenPipeError(), APIConnectionError, True, None),
    (make(json.JSONDecodeError), ResponseDecodeError, False, True),
    (make(UnicodeDecodeError), ResponseDecodeError, False, True),
    (RuntimeError("x"), SDKError, False, None),
    (make(httpx.HTTPStatusError), NotFoundError, None, None),
    (SDKError("ours"), SDKError, False, None),
]


@pytest.mark.parametrize(
    ("exc", "cls", "transient", "processed"), MEANINGS, ids=[repr(case[0]) for case in MEANINGS]
)
def test_meanings(
    exc: Exception, cls: Type[SDKError], transient: bool | None, processed: bool | None
) -> None:
    error, facts = failure(exc, method="GET", url="http://h")
    assert (type(error), facts.transient, facts.processed) == (cls, transient, processed)


@pytest.mark.parametrize("exc", [TypeError("mine"), ValueError("mine")])
def test_a_callers_own_mistake_passes(exc: Exception) -> None:
    with pytest.raises(type(exc)) as caught:
        failure(exc, method="GET", url="http://h")
    assert caught.value is exc


def chain(*errors: BaseException) -> Exception:
    for above, below in zip(errors, errors[1:]):
        above.__cause__ = below
    assert isinstance(errors[0], Exception)
    return errors[0]


#: what lies beneath says more than httpx's class
TELLING = [
    (
        chain(
            httpx.ConnectError("x"), httpcore.ConnectError("x"), ConnectionRefusedError(111, "x")
        ),
        "GET http://h: connection refused",
        True,
    ),
    (
        chain(httpx.ConnectError("x"), httpcore.ConnectError("x"), socket.gaierror(-2, "unknown")),
        "GET http://h: the host's name can't be resolved: [Errno -2] unknown",
        True,
    ),
    (
        chain(httpx.ConnectError("x"), ssl.SSLCertVerificationError(1, "self-signed")),
        "GET http://h: the server's certificate isn't trusted: self-signed",
        False,
    ),
    (
        chain(httpx.ConnectError("x"), ssl.SSLError(1, "wrong version number")),
        "GET http://h: TLS failed while connecting: wrong version number",
        True,
    ),
    (
        chain(httpx.ReadError("x"), ConnectionResetError(104, "x")),
        "GET http://h: the connection was reset while waiting for the response",
        True,
    ),
    (
        chain(httpx.LocalProtocolError(f"Illegal header value b'{KEY}'")),
        "GET http://h: the request isn't valid HTTP",
        False,
    ),
]


@pytest.mark.parametrize(("exc", "text", "transient"), TELLING, ids=[t for _, t, _ in TELLING])
def test_causes_that_tell_more(exc: Exception, text: str, transient: bool) -> None:
    error, facts = failure(exc, method="GET", url="http://h")
    assert str(error) == text
    assert facts.transient is transient


def test_a_subclass_has_the_row_of_its_base() -> None:
    class Mine(httpx.ReadTimeout):
        pass

    assert row_of(Mine("x")) is row_of(httpx.ReadTimeout("x"))
    assert row_of(KeyError()) is None
