"""The one rule by which a contract's names become Python's, with the reasons.

1. Fields, methods and resources are snake_case, types PascalCase (``words``); of a path in a
   resource's or type's name, what follows the last ``/`` counts.
2. What stands before the first letter or digit (``@ $ _``) goes, and a trailing ``_`` says so.
3. A name that would begin with a digit gets the word ``field``, ``method``, … in front.
4. A keyword, or a name that the place already has a meaning for, gets a trailing ``_``.

Each name depends on itself alone. Two that come out equal are refused (``namespace``).
"""

from __future__ import annotations

import keyword
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from contract_generator.plan import words
from contract_generator.text.code import Code
from contract_generator.text.python import identifier

Kind = Literal["field", "method", "resource"]

_EVERY_ARGUMENT = {
    "self": "the first parameter of every method",
    "request_options": "an argument of every method",
}
MODEL_MEMBERS: Mapping[str, str] = {
    **dict.fromkeys(
        ("extra", "is_set", "set_null", "to_dict", "to_json", "from_dict", "from_json"),
        "a member of every model",
    ),
    **_EVERY_ARGUMENT,
}
RESOURCE_MEMBERS: Mapping[str, str] = {"with_raw_response": "a member of every resource"}
CLIENT_MEMBERS: Mapping[str, str] = dict.fromkeys(
    ("aclose", "base_url", "close", "http_client", "warm", "with_options"),
    "a member of every client",
)
STREAM_ARGUMENTS: Mapping[str, str] = {"resume": "an argument of stream methods"}

_TAKEN: Mapping[Kind, Mapping[str, str]] = {
    "field": MODEL_MEMBERS,
    "method": RESOURCE_MEMBERS,
    "resource": CLIENT_MEMBERS,
}


@dataclass(frozen=True, slots=True)
class Name:
    """A Python name, what it was written as, and why it is spelt differently.

    Attributes:
        code: The identifier.
        written: The contract's text.
        reasons: A sentence for each step of the rule that changed something.
    """

    code: Code
    written: str
    reasons: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 14)
def member(kind: Kind, written: str) -> Name:
    """The name of a field, method or resource."""
    taken = keyword.iskeyword(written) or written in _TAKEN[kind]
    if words.is_snake(written) and not taken:
        return Name(identifier(written), written)
    return _member(kind, written)


def _member(kind: Kind, written: str) -> Name:
    reasons: list[str] = []
    # Only resources may have paths in their names (contract language, § 1).
    name = words.snake(words.last(written) if kind == "resource" else written)
    bare = written.lstrip("@$_-./ ")
    if name != bare:
        reasons.append("Python's names are snake_case.")
    mark = ""
    if bare != written and bare:
        mark = "_"
        sign = written[: len(written) - len(bare)]
        reasons.append(f'The "{sign}" in front can\'t stand there; the trailing "_" says so.')
    if written.endswith("_") and not name.endswith("_"):
        mark = "_"
    if not name:
        spelt = "_".join(f"u{ord(char):x}" for char in written)
        name = f"{kind}_{spelt}" if spelt else kind
        reasons.append("It has no letter and no digit: its characters are spelt as numbers.")
    if name[0].isdigit():
        name = f"{kind}_{name}"
        reasons.append("A Python name can't begin with a digit.")
    if not mark:
        taken = "a Python keyword" if keyword.iskeyword(name) else _TAKEN[kind].get(name)
        if taken is not None:
            mark = "_"
            reasons.append(f'"{name}" is {taken}.')
    return Name(identifier(name + mark), written, tuple(reasons))


def argument(field: Name, *, stream: bool) -> Name:
    """The name of a field as a method's argument: the model's, but for what streams add."""
    taken = STREAM_ARGUMENTS.get(field.code) if stream else None
    if taken is None:
        return field
    reason = f'"{field.code}" is {taken}.'
    return Name(identifier(field.code + "_"), field.written, (*field.reasons, reason))


def type_name(written: str) -> Name:
    """The name of a declared type."""
    name = words.pascal(written)
    reasons: list[str] = []
    if name != written:
        reasons.append("Types are PascalCase: the words, without what parts them.")
    if keyword.iskeyword(name):
        reasons.append(f'"{name}" is a Python keyword.')
        name += "_"
    return Name(identifier(name), written, tuple(reasons))


def resource_class(resource: Name, *, asynchronous: bool) -> Code:
    """The name of a resource's class: ``todos`` is ``TodosResource``, ``AsyncTodosResource``."""
    stem = words.pascal(resource.code.strip("_"))
    # `async_todos` would be AsyncTodosResource, which is what the async twin of `todos` is called.
    mark = "_" if stem.startswith("Async") else ""
    return identifier(f"{'Async' if asynchronous else ''}{stem}Resource{mark}")


def constant(resource: Name, method: Name) -> Code:
    """The name of a method's ``Operation``: ``TODOS_CREATE``."""
    return identifier(f"{resource.code.strip('_')}_{method.code.strip('_')}".upper())
