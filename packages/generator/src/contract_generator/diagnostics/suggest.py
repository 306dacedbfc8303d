"""Did you mean: the nearest of some names, by edit distance."""

from __future__ import annotations

from collections.abc import Iterable

#: Longer words aren't slips of each other; it also bounds the work on hostile names.
_LONGEST = 80


def distance(left: str, right: str, *, limit: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours that part two words.

    The optimal string alignment distance. Whatever exceeds ``limit`` is ``limit + 1``.
    """
    if left == right:
        return 0
    if abs(len(left) - len(right)) > limit or max(len(left), len(right)) > _LONGEST:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        new = [i]
        for j, b in enumerate(right, 1):
            cost = min(row[j] + 1, new[j - 1] + 1, row[j - 1] + (a != b))
            if before and j > 1 and a == right[j - 2] and b == left[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            new.append(cost)
        if min(new) > limit:
            return limit + 1
        before, row = row, new
    return min(row[-1], limit + 1)


def slip(written: str, valid: Iterable[str]) -> str | None:
    """The valid word that ``written`` is a slip for: one edit away, two from six letters on.

    (Contract language, § 1: an unknown key that looks like a slip is an error.)
    """
    best: tuple[int, str] | None = None
    letters = set(written)
    for word in valid:
        limit = 2 if len(word) >= 6 else 1
        if len(letters ^ set(word)) > 2 * limit:
            continue
        edits = distance(written, word, limit=limit)
        if edits <= limit and (best is None or (edits, word) < best):
            best = edits, word
    return best[1] if best else None


class Suggester:
    """Nearest names among many, within a bound on the work that one run spends on it."""

    def __init__(self, names: Iterable[str], *, searches: int = 200) -> None:
        self._by_length: dict[int, list[str]] = {}
        for name in names:
            self._by_length.setdefault(len(name), []).append(name)
        self._cache: dict[str, str | None] = {}
        self._left = searches

    def near(self, written: str) -> str | None:
        """The nearest name: the same but for case, or up to a third of the letters away."""
        if written not in self._cache:
            if self._left <= 0:
                return None
            self._left -= 1
            self._cache[written] = self._search(written)
        return self._cache[written]

    def _search(self, written: str) -> str | None:
        limit = min(3, max(1, len(written) // 3))
        folded = written.lower()
        best: tuple[int, str] | None = None
        for length in range(len(written) - limit, len(written) + limit + 1):
            for name in self._by_length.get(length, ()):
                edits = 0 if name.lower() == folded else distance(written, name, limit=limit)
                if edits <= limit and (best is None or (edits, name) < best):
                    best = edits, name
                    limit = edits
        return best[1] if best else None


def did_you_mean(name: str | None) -> str:
    """The label that offers a name; empty without one."""
    return f'did you mean "{name}"?' if name else ""
