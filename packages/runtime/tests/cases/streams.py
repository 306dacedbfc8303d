"""Ways that a stream goes: what is sent, what comes out, and what ends it."""

from types import MappingProxyType
from typing import List, Mapping, NamedTuple, Optional, Type

from contract_runtime import (
    APIConnectionError,
    ResponseDecodeError,
    StreamError,
    StreamInterruptedError,
)

from .stream_types import Done, Failure, Report, Tick, Token

BROKE = APIConnectionError("connection reset by peer")

A = b'data: {"type":"token","text":"a"}\n\n'
B = b'data: {"type":"token","text":"b"}\n\n'
END = b'data: {"type":"done","total":2}\n\n'
a, b, end = Token("a"), Token("b"), Done(2)


class Way(NamedTuple):
    name: str
    sent: List[object]
    items: List[object]
    error: Optional[Type[BaseException]] = None
    says: str = ""
    #: The operation's types, where they aren't the usual ones.
    types: Mapping[str, str] = MappingProxyType({})
    result: object = None


WITH_DONE = {"done": "Done"}

WAYS = [
    Way("items", [A, B], [a, b]),
    Way("items in one chunk", [A + B], [a, b]),
    Way("an item byte by byte", [bytes([byte]) for byte in A], [a]),
    Way("nothing", [], []),
    Way("pings, ids and retries", [b": hi\n\n", A, b"id: 1\n\n", b"retry: 5\n\n:\n", B], [a, b]),
    Way("[DONE]", [A, b"data: [DONE]\n\n", B, BROKE], [a]),
    Way("[DONE] with spaces", [A, b"data:   [DONE]  \n\n", BROKE], [a]),
    Way("[DONE] where done is declared", [A, b"data: [DONE]\n\n"], [a], types=WITH_DONE),
    Way("done as a variant", [A, END, BROKE], [a, end], types=WITH_DONE, result=end),
    Way("done through an alias", [END], [end], types={"item": "Alias", **WITH_DONE}, result=end),
    Way(
        "done by name",
        [A, b'event: done\ndata: {"count":1}\n\n', B],
        [a, Report(1)],
        types={"done": "Report"},
        result=Report(1),
    ),
    Way("done that isn't declared", [END, A], [end, a]),
    Way("items of done's type", [b'data: {"n":1}\n\n'] * 2 + [b"data: [DONE]\n\n"], [Tick(1)] * 2,
        types={"item": "Tick", "done": "Tick"}),
    Way("a tag from the name", [b'event: token\ndata: {"text":"a"}\n\n'], [a]),
    Way("a tag, whatever the name", [b"event: other\n" + A], [a]),
    Way("no tag", [A, b'data: {"text":"a"}\n\n'], [a], ResponseDecodeError, "type"),
    Way("the name that is none", [b'event: message\ndata: {"text":"a"}\n\n'], [],
        ResponseDecodeError, "type"),
    Way("not JSON", [A, b"data: hello\n\n"], [a], ResponseDecodeError, "JSON"),
    Way("empty data", [A, b"data\n\n"], [a], ResponseDecodeError, "JSON"),
    Way("a wrong type", [b'data: {"type":"token","text":5}\n\n'], [], ResponseDecodeError, "text"),
    Way("an error", [A, b'event: error\ndata: {"error":{"message":"no more","code":"full"}}\n\n'],
        [a], StreamError, "no more"),
    Way("an error of text", [b"event: error\ndata: no more\n\n"], [], StreamError, "no more"),
    Way("an error that says nothing", [b"event: error\ndata: {}\n\n"], [], StreamError,
        "sent an error event (request id"),
    Way("an error by name", [b'event: error\ndata: {"message":"no"}\n\n'], [], StreamError, "no",
        types={"error": "Failure"}),
    Way("an error that isn't as declared", [b'event: error\ndata: {"detail":"no"}\n\n'], [],
        StreamError, "no", types={"error": "Failure"}),
    Way("an error as a variant", [A, b'data: {"type":"error","message":"no"}\n\n'], [a],
        StreamError, "no", types={"item": "FailingEvent", "error": "Failure"}),
    Way("an error that is an item", [b'event: error\ndata: {"message":"no"}\n\n', A],
        [Failure("no"), a], types={"item": "FailingEvent"}),
    Way("broken off", [A, BROKE], [a], StreamInterruptedError, "reset by peer"),
    Way("broken off at once", [BROKE], [], StreamInterruptedError, "after 0 items"),
    Way("broken off after a chunk", [A + B + b"data", BROKE], [a, b], StreamInterruptedError),
    Way("ended within an event", [A, B[:-1]], [a], StreamInterruptedError, "within an event"),
    Way("ended within a line", [A, b"data"], [a], StreamInterruptedError, "within an event"),
    Way("ended in a comment", [A, b": bye"], [a]),
    Way("ended without done", [A, B], [a, b], StreamInterruptedError, "before its end was said",
        types=WITH_DONE),
]  # fmt: skip
