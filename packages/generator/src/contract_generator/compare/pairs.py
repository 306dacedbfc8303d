"""Who is who: what stayed, what looks renamed, what came and what went.

The same written name is the same thing, and so is the same Python name. What is left looks
renamed where it is made of the same, or where names are near and what they stand for is alike.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from contract_generator.diagnostics.suggest import Suggester

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pairs(Generic[T]):
    """Two lists, matched.

    Attributes:
        same: What stayed, perhaps respelt, before and now.
        renamed: What looks renamed.
        removed: What went.
        added: What came.
    """

    same: tuple[tuple[T, T], ...]
    renamed: tuple[tuple[T, T], ...]
    removed: tuple[T, ...]
    added: tuple[T, ...]

    @property
    def both(self) -> tuple[tuple[T, T], ...]:
        """All that is there before and now."""
        return (*self.same, *self.renamed)


def pair(
    old: Sequence[T],
    new: Sequence[T],
    *,
    written: Callable[[T], str],
    python: Callable[[T], str],
    alike: Callable[[T, T], bool],
    content: Callable[[T], Hashable] | None = None,
) -> Pairs[T]:
    """Match two lists, each without two of one name.

    Args:
        old: What there was.
        new: What there is.
        written: The name that the contract has.
        python: The name that Python has.
        alike: Whether two of different names may be one: they are near, is it likely?
        content: What one is made of, where that alone tells which it is; None: it doesn't.
    """
    same: list[tuple[T, T]] = []
    for name in (written, python):
        old, new = _join(old, new, name, same)
    renamed: list[tuple[T, T]] = []
    if content is not None:
        old, new = _join(_single(old, content), _single(new, content), content, renamed, old, new)
    near = Suggester(written(each) for each in new)
    by_name = {written(each): each for each in new}
    removed: list[T] = []
    for each in old:
        meant = by_name.get(near.near(written(each)) or "")
        if meant is not None and alike(each, meant):
            renamed.append((each, meant))
            del by_name[written(meant)]
        else:
            removed.append(each)
    return Pairs(tuple(same), tuple(renamed), tuple(removed), tuple(by_name.values()))


def _join(
    old: Sequence[T],
    new: Sequence[T],
    key: Callable[[T], Hashable],
    into: list[tuple[T, T]],
    all_old: Sequence[T] | None = None,
    all_new: Sequence[T] | None = None,
) -> tuple[Sequence[T], Sequence[T]]:
    """Move what has the same key into a list of pairs; what is left of both (of all)."""
    there = {key(each): each for each in new}
    found = [(each, there.pop(key(each))) for each in old if key(each) in there]
    into += found
    gone, come = {id(a) for a, _ in found}, {id(b) for _, b in found}
    old, new = (old if all_old is None else all_old), (new if all_new is None else all_new)
    return (
        [each for each in old if id(each) not in gone],
        [each for each in new if id(each) not in come],
    )


def _single(some: Sequence[T], key: Callable[[T], Hashable]) -> list[T]:
    """Those whose key is a key, and nobody else's."""
    count: dict[Hashable, int] = {}
    for each in some:
        count[key(each)] = count.get(key(each), 0) + 1
    return [each for each in some if key(each) is not None and count[key(each)] == 1]
