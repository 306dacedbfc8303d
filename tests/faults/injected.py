"""Exceptions of the libraries below, raised from within a caller's own httpx client."""

from __future__ import annotations

import asyncio
import inspect
import json
import socket
import ssl
import zlib
from collections.abc import AsyncIterator, Iterator

import httpcore
import httpx
from faults.rows import Kind

REQUEST = httpx.Request("GET", "http://h/")


def _of(module: object) -> list[type[Exception]]:
    classes = (cls for _, cls in inspect.getmembers(module, inspect.isclass))
    return [cls for cls in classes if issubclass(cls, Exception)]


def _below(cls: type[Exception]) -> list[type[Exception]]:
    return [cls, *(deeper for sub in cls.__subclasses__() for deeper in _below(sub))]


def make(cls: type[Exception]) -> Exception:
    """An instance, of whatever its constructor asks for."""
    if issubclass(cls, httpx.HTTPStatusError):
        return cls("no", request=REQUEST, response=httpx.Response(503, request=REQUEST))
    if issubclass(cls, UnicodeDecodeError):
        return cls("utf-8", b"\xff", 0, 1, "invalid start byte")
    if issubclass(cls, json.JSONDecodeError):
        return cls("Expecting value", "", 0)
    try:
        return cls("text")
    except TypeError:
        return cls()


_SYSTEM = [cls for cls in _below(OSError) if cls.__module__ in ("builtins", "socket", "ssl")]
_OTHERS = [EOFError, KeyError, RuntimeError, AssertionError, RecursionError, MemoryError]
_DECODING = [UnicodeDecodeError, json.JSONDecodeError, asyncio.TimeoutError]
EXCEPTIONS = sorted(
    {
        *_of(httpx),
        *_of(httpcore),
        *_of(ssl),
        *_of(zlib),
        *_of(socket),
        *_SYSTEM,
        *_OTHERS,
        *_DECODING,
    },
    key=lambda cls: (cls.__module__, cls.__name__),
)


class Failing(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Raises while sending, reading the body or closing it, always the same."""

    def __init__(self, cls: type[Exception], where: str, kind: Kind) -> None:
        self.cls, self.where, self.kind, self.sent = cls, where, kind, 0

    def _answer(self) -> httpx.Response:
        self.sent += 1
        if self.where == "send":
            raise make(self.cls)
        body = _Body(self.kind.body, self.cls, self.where)
        return httpx.Response(200, headers={"content-type": self.kind.content_type}, stream=body)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return self._answer()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self._answer()


class _Body(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __init__(self, body: bytes, cls: type[Exception], where: str) -> None:
        self.body, self.cls, self.where = body, cls, where

    def __iter__(self) -> Iterator[bytes]:
        yield self.body[:20]
        if self.where == "body":
            raise make(self.cls)
        yield self.body[20:]

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for chunk in self:
            yield chunk

    def close(self) -> None:
        if self.where == "close":
            raise make(self.cls)

    async def aclose(self) -> None:
        self.close()
