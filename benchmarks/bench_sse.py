"""Event streams decoded: ours beside httpx-sse and the decoders of openai, anthropic, cohere.

    uv run --group bench python benchmarks/bench_sse.py [--json]

Each contender gets the same chunks and gives out events of its own kind. httpx-sse is driven
through its decoders alone, without the httpx response that it is used with. ``split`` is no
decoder: it shows what cutting the bytes at blank lines costs by itself.
"""

from __future__ import annotations

import codecs
import time
from collections.abc import Callable, Iterator
from functools import partial
from types import SimpleNamespace

from anthropic._streaming import SSEDecoder as AnthropicDecoder
from cohere.core.http_sse._api import EventSource as CohereSource
from contract_runtime import SSEDecoder
from httpx_sse._decoders import SSEDecoder as HttpxDecoder
from httpx_sse._decoders import SSELineDecoder
from openai._streaming import SSEDecoder as OpenAIDecoder
from rounds import Contest, main

SIZE = 200_000

#: What one event looks like on the wire.
EVENTS = {
    "60-byte events": b'data: {"type":"token","index":104,"text":" a few words"}\n\n',
    "named events": b'event: token\ndata: {"type":"token","index":104,"text":" words"}\n\n',
    "named events with ids": b'event: token\nid: 104\ndata: {"type":"token","text":" words"}\n\n',
    "CRLF events": b'data: {"type":"token","index":104,"text":" few words"}\r\n\r\n',
    "4 KB events": b"data: " + b"x" * 4088 + b"\n\n",
}
CHUNKS = {"16 KB": 16384, "1 KB": 1024, "7 bytes": 7}


def ours(chunks: list[bytes]) -> int:
    decoder = SSEDecoder()
    count = 0
    for chunk in chunks:
        for _ in decoder.feed(chunk):
            count += 1
    return count


def httpx_sse(chunks: list[bytes]) -> int:
    text = codecs.getincrementaldecoder("utf-8")(errors="replace")
    lines, decoder = SSELineDecoder(), HttpxDecoder()
    count = 0
    for chunk in chunks:
        for line in lines.decode(text.decode(chunk)):
            if decoder.decode(line) is not None:
                count += 1
    return count


def openai(chunks: list[bytes]) -> int:
    return sum(1 for _ in OpenAIDecoder().iter_bytes(iter(chunks)))


def anthropic(chunks: list[bytes]) -> int:
    return sum(1 for _ in AnthropicDecoder().iter_bytes(iter(chunks)))


def cohere(chunks: list[bytes]) -> int:
    response = SimpleNamespace(
        headers={"content-type": "text/event-stream"}, iter_bytes=lambda: iter(chunks)
    )
    return sum(1 for _ in CohereSource(response).iter_sse())


def split(chunks: list[bytes]) -> int:
    count = 0
    for chunk in chunks:
        for _ in chunk.split(b"\n\n"):
            count += 1
    return count


PEERS: dict[str, Callable[[list[bytes]], int]] = {
    "httpx-sse": httpx_sse,
    "openai": openai,
    "anthropic": anthropic,
    "cohere": cohere,
}


def contests() -> Iterator[Contest]:
    for chunk_name, chunk_size in CHUNKS.items():
        for name, event in EVENTS.items():
            count = SIZE // (20 if chunk_size < 100 else 1) // len(event)
            stream = event * count
            chunks = [stream[at : at + chunk_size] for at in range(0, len(stream), chunk_size)]
            for decode in (ours, *PEERS.values()):
                assert decode(chunks) == count, f"{decode.__name__} loses events"
            first = name == "60-byte events" and chunk_name == "16 KB"
            yield Contest(
                f"{count:,} {name} in chunks of {chunk_name}",
                "httpx-sse" if first else fastest(chunks),
                {
                    "ours": partial(ours, chunks),
                    **{peer: partial(decode, chunks) for peer, decode in PEERS.items()},
                    "split": partial(split, chunks),
                },
                goals={"ours": 1 / 3 if first else 1.0} if chunk_size > 100 else {},
            )


def fastest(chunks: list[bytes]) -> str:
    """The peer that the figures are divided by: the fastest of a few tries."""

    def taken(name: str) -> float:
        times = []
        for _ in range(3):
            start = time.perf_counter()
            PEERS[name](chunks)
            times.append(time.perf_counter() - start)
        return min(times)

    return min(PEERS, key=taken)


if __name__ == "__main__":
    main(
        contests,
        packages=["contract-runtime", "httpx-sse", "openai", "anthropic", "cohere"],
        about="Time decoders of event streams side by side.",
    )
