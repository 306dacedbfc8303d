"""Options that are set once."""

from __future__ import annotations

from typing import TypeVar

S = TypeVar("S", bound="Frozen")


class Frozen:
    """A value made of its options: it never changes, compares by them, and is its own copy."""

    def __init__(self, **options: object) -> None:
        self.__dict__.update(options)

    def __setattr__(self, name: str, value: object) -> None:
        kind = type(self).__name__
        raise AttributeError(f"a {kind} is immutable: make another with {name}=…")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} is immutable")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        options = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({options})"

    def __copy__(self: S) -> S:
        return self

    def __deepcopy__(self: S, memo: object) -> S:
        return self
