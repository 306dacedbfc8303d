"""A stream's events (WHATWG HTML § 9.2): what a client of the contract takes for items, the
result, an error and the end (contract language, § 7).

Each event has a number as its id, and is a function of that number: a client that comes back with
the last one that it saw (``Last-Event-ID``) misses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from contract_generator.contract.model import NamedRef, Stream, Type, TypeRef, UnionType, Variant
from contract_generator.mock.sample import Sampler
from contract_generator.mock.wire import Json, Object, dumps

#: Milliseconds after which a client that was cut off may come back.
_RETRY = 100
_LEAST = 3

#: Makes the n-th event, from 1.
_Item = Callable[[int], Json]


class Events:
    """Makes the events of one contract's streams.

    Args:
        sampler: Makes values.
        problem: What a stream's error says where the contract has no type for it.
    """

    def __init__(self, sampler: Sampler, problem: Json) -> None:
        self._sampler = sampler
        self._problem = problem

    def events(
        self, stream: Stream, *, after: int, limit: int | None, fails: bool
    ) -> Iterator[bytes]:
        """The events.

        Args:
            stream: The stream.
            after: The number of the event before the first.
            limit: How many items the caller asked for; None: each variant once, or three.
            fails: Whether an error ends it in its middle.

        Raises:
            Unfillable: No value fits the item.
        """
        variants = self._variants(stream)
        many = len(variants) if len(variants) > 1 else _LEAST
        many = many if limit is None else limit
        made = self._items(stream, variants)
        # First of all: that no value fits is to be known before anything is sent.
        if fails:
            many //= 2
            last = self._failure(stream, many + 1)
        else:
            last = self._end(stream, many + 1)
        start = f"retry: {_RETRY}\n\n".encode()
        if made is not None:
            for n in range(after + 1, many + 1):
                yield start + _event(n, made(n))
                start = b""
        yield start + last

    def _items(self, stream: Stream, variants: Sequence[Variant]) -> _Item | None:
        """How items are made; None where every one would end the stream."""
        union = self._union(stream.item)
        if union is None:
            return lambda n: self._sampler.value(stream.item, n)
        if not variants:
            return None
        return lambda n: self._sampler.variant(union, variants[(n - 1) % len(variants)], n)

    def _variants(self, stream: Stream) -> Sequence[Variant]:
        """The variants that neither end a stream nor are its errors."""
        union = self._union(stream.item)
        if union is None:
            return ()
        last = {ref.name for ref in (stream.done, stream.error) if isinstance(ref, NamedRef)}
        known = self._sampler.heights
        return [each for each in union.variants if each.type in known and each.type not in last]

    def _end(self, stream: Stream, n: int) -> bytes:
        if stream.done is None:
            return b"data: [DONE]\n\n"
        item = self._as_item(stream, stream.done, n)
        if item is not None:
            return _event(n, item)
        return _event(n, self._sampler.value(stream.done, n), "done")

    def _failure(self, stream: Stream, n: int) -> bytes:
        if stream.error is not None:
            return _event(n, self._sampler.value(stream.error), "error")
        union = self._union(stream.item)
        for variant in union.variants if union is not None else ():
            if union is not None and variant.value == "error":
                return _event(n, self._sampler.variant(union, variant, n))
        return _event(n, self._problem, "error")

    def _as_item(self, stream: Stream, ref: TypeRef, n: int) -> Object | None:
        """A value as the item's variant that has its type; None where none has."""
        union = self._union(stream.item)
        if union is not None and isinstance(ref, NamedRef):
            for variant in union.variants:
                if variant.type == ref.name:
                    return self._sampler.variant(union, variant, n)
        return None

    def _union(self, ref: TypeRef) -> UnionType | None:
        declared: Type | None = None
        if isinstance(ref, NamedRef):
            declared = self._sampler.types[ref.name]
        return declared if isinstance(declared, UnionType) else None


def _event(n: int, value: Json, name: str = "") -> bytes:
    event = f"event: {name}\n".encode() if name else b""
    return event + b"id: %d\ndata: " % n + dumps(value) + b"\n\n"
