"""Unions whose typed dicts lead to each other, which type checkers can't follow as aliases.

mypy takes an alias of typed dicts apart wherever it stands. One that comes back to itself costs
little; where a second one lies on the way the work doubles with each step, and a contract of
forty types takes minutes. In typed dicts such unions are spelt by their variants instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from contract_generator.contract.model import Map, Slice, Struct, Type, UnionType
from contract_generator.plan.types import mentioned, named

#: How many names may be spelt in place of aliases; past it they stay, and generation ends.
_MOST = 50_000


def entangled(declared: Mapping[str, Type], nested: Iterable[str]) -> frozenset[str]:
    """The unions from which a way leads to another union, and back.

    Args:
        declared: Every type.
        nested: The structs and unions that have a typed dict.
    """
    graph = {name: tuple(_leads_to(declared[name], declared)) for name in nested}
    found: set[str] = set()
    for circle in _circles(graph):
        unions = [name for name in circle if isinstance(declared[name], UnionType)]
        if len(unions) > 1:
            found.update(unions)
    spelt = 0
    for name in graph:
        each = declared[name]
        if isinstance(each, Struct):
            spelt += sum(len(graph[inner]) for inner in graph[name] if inner in found)
    return frozenset(found if spelt <= _MOST else ())


def _leads_to(each: Type, declared: Mapping[str, Type]) -> Iterator[str]:
    """The structs and unions in a type, through slices and maps."""
    for name in mentioned(each):
        inner: str | None = name
        while inner is not None and isinstance(alias := declared[inner], (Slice, Map)):
            inner = named(alias.elem)
        if inner is not None:
            yield inner


def _circles(graph: Mapping[str, tuple[str, ...]]) -> Iterator[list[str]]:
    """The strongly connected components (Tarjan 1972), without recursion."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    waiting: set[str] = set()
    for start in graph:
        if start in index:
            continue
        work = [(start, iter(graph[start]))]
        index[start] = low[start] = len(index)
        stack.append(start)
        waiting.add(start)
        while work:
            name, rest = work[-1]
            inner = next(rest, None)
            if inner is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == index[name]:
                    circle = [stack.pop()]
                    while circle[-1] != name:
                        circle.append(stack.pop())
                    waiting.difference_update(circle)
                    yield circle
            elif inner not in index:
                index[inner] = low[inner] = len(index)
                stack.append(inner)
                waiting.add(inner)
                work.append((inner, iter(graph[inner])))
            elif inner in waiting:
                low[name] = min(low[name], index[inner])
