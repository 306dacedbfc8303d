"""From a verb and a path to the methods that it may mean, and what the path's places hold.

A tree of segments. Text goes before text with places in it, that before a place alone, and
``{rest...}`` comes last. Segments are compared decoded, so that ``%2F`` is no ``/``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from contract_generator.contract.model import Contract, Method, Param


@dataclass(frozen=True, slots=True)
class Target:
    """A method.

    Attributes:
        name: Resource and method: ``todos.create``.
        method: The method.
    """

    name: str
    method: Method

    @property
    def served(self) -> bool:
        """Whether it is served: streams of other modes than SSE aren't."""
        return self.method.stream is None or self.method.stream.mode == "sse"

    @property
    def params(self) -> list[str]:
        """The names of its path's places, in order."""
        return [part.name for part in self.method.binding.params]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a path leads.

    Attributes:
        targets: The methods of the verb, in the contract's order; none where the path has
            methods of other verbs alone.
        values: What its places hold.
        allowed: The verbs that the path has.
    """

    targets: Sequence[Target]
    values: Sequence[str]
    allowed: Sequence[str]


#: A segment with places: the text before, between and behind them.
_Pattern: TypeAlias = tuple[str, ...]
_Match: TypeAlias = tuple[dict[str, list[Target]], list[str]]


class _Node:
    """What may follow: a segment's text, its pattern, a pattern of all that is left; or nothing."""

    def __init__(self) -> None:
        self.texts: dict[str, _Node] = {}
        self.patterns: dict[_Pattern, _Node] = {}
        self.rests: dict[_Pattern, _Node] = {}
        self.verbs: dict[str, list[Target]] = {}


class Routes:
    """The routes of a contract, below the path of its base URL.

    Attributes:
        prefix: That path, without a slash at its end.
        targets: All methods.
    """

    def __init__(self, contract: Contract) -> None:
        self.prefix = urlsplit(contract.client.base_url or "").path.rstrip("/")
        self.targets = [
            Target(f"{resource.name}.{method.name}", method)
            for resource in contract.resources
            for method in resource.methods
        ]
        self._root = _Node()
        for target in self.targets:
            self._add(target)

    def find(self, verb: str, path: str) -> Found | None:
        """Where a path leads; None: nowhere.

        Args:
            verb: The verb. HEAD is answered as GET is, where it isn't bound itself.
            path: The path as it was sent, percent-encoded.
        """
        allowed: dict[str, None] = {}
        for verbs, values in self._matches(self._root, path.split("/")[1:]):
            if verb == "HEAD" and verb not in verbs and "GET" in verbs:
                return Found(verbs["GET"], values, ())
            if verb in verbs:
                return Found(verbs[verb], values, ())
            allowed.update(dict.fromkeys(verbs))
        return Found((), (), list(allowed)) if allowed else None

    def _add(self, target: Target) -> None:
        node = self._root
        for text in self.prefix.split("/")[1:]:
            node = node.texts.setdefault(unquote(text), _Node())
        for pattern, rest in islice(_segments(target.method.binding.path), 1, None):
            if rest:
                node = node.rests.setdefault(pattern, _Node())
            elif len(pattern) > 1:
                node = node.patterns.setdefault(pattern, _Node())
            else:
                node = node.texts.setdefault("".join(pattern), _Node())
        node.verbs.setdefault(target.method.binding.verb, []).append(target)

    def _matches(self, node: _Node, segments: Sequence[str]) -> Iterator[_Match]:
        """All routes that a path fits, the most exact one first. Each node stands at one depth,
        so that none is looked at twice, and a list of what to do takes the place of recursion."""
        todo: list[tuple[_Node, int, list[str]]] = [(node, 0, [])]
        decoded = [unquote(segment) for segment in segments]
        while todo:
            node, at, values = todo.pop()
            if at == len(decoded):
                if node.verbs:
                    yield node.verbs, values
                continue
            below: list[tuple[_Node, int, list[str]]] = []
            if decoded[at] in node.texts:
                below.append((node.texts[decoded[at]], at + 1, values))
            for pattern in sorted(node.patterns, key=_exactness):
                held = _held(pattern, decoded[at])
                if held is not None:
                    below.append((node.patterns[pattern], at + 1, values + held))
            for pattern in sorted(node.rests, key=_exactness):
                held = _held(pattern, "/".join(decoded[at:]))
                if held is not None:
                    below.append((node.rests[pattern], len(decoded), values + held))
            todo += reversed(below)


def _exactness(pattern: _Pattern) -> int:
    return -sum(map(len, pattern))


def _segments(path: Sequence[str | Param]) -> Iterator[tuple[_Pattern, bool]]:
    """A path's segments, the empty one before its first slash too: the text around their places,
    and whether a place takes the rest."""
    texts = [""]
    rest = False
    for part in path:
        if isinstance(part, Param):
            texts.append("")
            rest = part.rest
            continue
        first, *more = part.split("/")
        texts[-1] += unquote(first)
        for text in more:
            yield tuple(texts), False
            texts = [unquote(text)]
    yield tuple(texts), rest


def _held(pattern: _Pattern, segment: str) -> list[str] | None:
    """What a segment has in a pattern's places, each at least a character and, but for the last,
    as few as can be; None where it doesn't fit."""
    first, *between, last = pattern
    if not segment.startswith(first):
        return None
    at = len(first)
    end = len(segment) - len(last)
    held: list[str] = []
    for text in between:
        found = segment.find(text, at + 1, end)
        if found < 0:
            return None
        held.append(segment[at:found])
        at = found + len(text)
    if end <= at or not segment.endswith(last):
        return None
    return [*held, segment[at:end]]
