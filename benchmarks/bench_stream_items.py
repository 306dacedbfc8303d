"""From a stream's bytes to typed items: ours beside openai's and anthropic's streams.

    uv run --group bench python benchmarks/bench_stream_items.py [--json]

Each SDK's own ``Stream`` gets chunks of 16 KB and gives out what its users see; no socket and
no HTTP library is in between. openai's and anthropic's events are decoded into their own unions,
ours into the same structs. ``split + json.loads`` makes dicts, and is what cannot be saved with
the standard library. Ours finds errors and keeps unknown fields; ``construct`` of the peers
checks nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from types import SimpleNamespace

import anthropic
import openai
import stream_models
from anthropic.types import RawMessageStreamEvent
from contract_runtime import RetryPolicy
from contract_runtime._call.options import DEFAULTS
from contract_runtime._client.stream_core import StreamCore
from contract_runtime._model import json_backend
from contract_runtime.abi import Operation, Stream
from openai.types.responses import ResponseStreamEvent
from rounds import Contest, main

COUNT = 1000
CHUNK = 16384
STDLIB, ORJSON = "ours, stdlib json", "ours, orjson"

OPENAI_EVENT = (
    b'data: {"type":"response.output_text.delta","item_id":"msg_67c9fdcf","output_index":0,'
    b'"content_index":0,"delta":" word","sequence_number":123,"logprobs":[]}\n\n'
)
ANTHROPIC_EVENT = (
    b"event: content_block_delta\n"
    b'data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":" word"}}'
    b"\n\n"
)

BEFORE = {
    STDLIB: lambda: json_backend.select("stdlib"),
    ORJSON: lambda: json_backend.select("orjson"),
}


class Connection:
    """What a stream reads from, without a network."""

    status = 200
    url = "http://bench"
    response = None
    guard = SimpleNamespace(wire=None)

    def __init__(self, chunks: list[bytes]) -> None:
        self.headers = {"content-type": "text/event-stream"}
        self._chunks = chunks

    def chunks(self) -> Iterator[bytes]:
        return iter(self._chunks)

    def close(self) -> None: ...


def ours(item: str, chunks: list[bytes]) -> int:
    operation = Operation("bench.stream", "GET", "/", types=stream_models.__name__, item=item)
    policy = RetryPolicy(), None
    core = StreamCore(operation, DEFAULTS, False, lambda: policy, lambda: None)
    stream = Stream(core, lambda: Connection(chunks))
    return sum(1 for _ in stream)


def theirs(make: Callable[..., Iterator[object]], chunks: list[bytes]) -> int:
    response = SimpleNamespace(
        status_code=200,
        headers={},
        http_version="HTTP/1.1",
        request=None,
        iter_bytes=lambda: iter(chunks),
        close=lambda: None,
    )
    return sum(1 for _ in make(response=response))


def bare(chunks: list[bytes]) -> int:
    rest = b""
    count = 0
    for chunk in chunks:
        *events, rest = (rest + chunk).split(b"\n\n")
        for event in events:
            json.loads(event[event.index(b"data: ") + 6 :])
            count += 1
    return count


def contests() -> Iterator[Contest]:
    openai_stream = partial(
        openai.Stream, cast_to=ResponseStreamEvent, client=openai.OpenAI(api_key="none")
    )
    anthropic_stream = partial(
        anthropic.Stream, cast_to=RawMessageStreamEvent, client=anthropic.Anthropic(api_key="none")
    )
    rows = [
        ("openai", "ResponseEvent", OPENAI_EVENT, openai_stream, 1 / 15),
        ("anthropic", "MessageEvent", ANTHROPIC_EVENT, anthropic_stream, 1 / 3),
    ]
    for peer, item, event, make, goal in rows:
        stream = event * COUNT
        chunks = [stream[at : at + CHUNK] for at in range(0, len(stream), CHUNK)]
        decoders = {
            STDLIB: partial(ours, item, chunks),
            ORJSON: partial(ours, item, chunks),
            peer: partial(theirs, make, chunks),
            "split + json.loads": partial(bare, chunks),
        }
        assert {decode() for decode in decoders.values()} == {COUNT}
        title = f"{COUNT:,} of {peer}'s events"
        yield Contest(title, peer, decoders, {STDLIB: goal, ORJSON: goal}, BEFORE)
        yield Contest(
            f"{title}, by the bare minimum", "split + json.loads", decoders, {STDLIB: 2.0}, BEFORE
        )


if __name__ == "__main__":
    main(
        contests,
        packages=["contract-runtime", "openai", "anthropic", "orjson"],
        about="Time streams of typed items side by side.",
    )
