"""Type refs: ``[]T``, ``map[string]T``, scalars and declared names (contract language, § 2)."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property

from contract_generator.contract.model import (
    ListRef,
    MapRef,
    NamedRef,
    ScalarRef,
    TypeRef,
)
from contract_generator.contract.model import (
    Scalar as ScalarName,
)
from contract_generator.contract.names import is_accepted, pascal
from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.suggest import Suggester, did_you_mean
from contract_generator.load.bounds import TOO_DEEP
from contract_generator.load.node import Scalar, part

UNKNOWN_TYPE = Rule("unknown-type", "error", "A type is used that isn't declared.")
UNKNOWN_SCALAR = Rule(
    "unknown-scalar", "warning", "A ref is no type that there is, and is read as any JSON."
)
RESPELT_REF = Rule("respelt-ref", "warning", "A ref spells a declared type's name in another way.")

#: How many ``[]`` and ``map[string]`` one ref may stack: what Python 3.8 parses, and to spare.
MAX_NESTING = 80

_SPELLINGS: dict[ScalarName, str] = {
    "string": "string",
    "bool": "bool boolean",
    "int": "int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 integer",
    "float": "float float32 float64 number",
    "bytes": "bytes []byte []uint8",
    "time": "time.Time",
    "any": "json.RawMessage any interface{} object",
}
SCALARS = {
    spelling: ScalarRef(name) for name, listed in _SPELLINGS.items() for spelling in listed.split()
}
ANY = ScalarRef("any")
#: What other languages call them.
_ELSEWHERE = {
    **dict.fromkeys(("str", "text", "varchar"), "string"),
    **dict.fromkeys(("datetime", "date-time", "timestamp"), "time.Time"),
    **dict.fromkeys(("dict", "map", "hash"), "map[string]any"),
    **dict.fromkeys(("list", "array"), "[]any"),
    "long": "int64",
    "double": "float64",
    "json": "any",
    **dict.fromkeys(("date", "uuid", "uri", "url", "email", "decimal"), "string"),
}
_MAYBE = re.compile(r"Optional\[([\w.]+)\]|([\w.]+)\?")
_LIST = "[]"
_GENERIC = re.compile(r"(?:[Aa]rray|[Ll]ist|[Ss]et|[Vv]ec)[<\[(]([\w.]+)[>\])]")
_MAP = "map[string]"


class Refs:
    """Reads the refs of one document.

    Args:
        declared: The names of the declared types.
        unread: The names of those of which nothing is known but the name: that was found.
        findings: Where to put what is wrong with a ref.
    """

    def __init__(
        self, declared: Collection[str], unread: Collection[str], findings: Findings
    ) -> None:
        self._declared = declared
        self._unread = unread
        self._findings = findings
        self._read: dict[str, TypeRef] = {}
        self._failed: set[str] = set()

    def read(self, node: Scalar) -> TypeRef:
        """What a ref says; ``any`` for the part of it that is nothing known."""
        ref = self._read.get(node.text)
        return self._parse(node) if ref is None else ref

    def failed(self, node: Scalar) -> bool:
        """Whether a ref that was read before had an error: nothing is known of its type."""
        return node.text in self._failed

    def _parse(self, node: Scalar) -> TypeRef:
        text = node.text.rstrip()
        at = len(text) - len(text.lstrip())
        wrappers: list[type[ListRef] | type[MapRef]] = []
        known = True
        while True:
            rest = text[at:]
            # A declared name goes first: names of another shape may begin like anything.
            ref: TypeRef | None = NamedRef(rest) if rest in self._declared else SCALARS.get(rest)
            if ref is not None:
                break
            if rest in self._unread:
                self._failed.add(node.text)
                return ANY
            if rest.startswith(_LIST) and rest != _LIST:
                wrappers.append(ListRef)
                at += len(_LIST)
            elif rest.startswith(_MAP) and rest != _MAP:
                wrappers.append(MapRef)
                at += len(_MAP)
            else:
                ref = self._unknown(node, rest, at)
                known = False
                break
            if len(wrappers) > MAX_NESTING:
                span = part(node, at, len(text), self._findings.source.text)
                message = f"one ref stacks more than {MAX_NESTING} lists and maps"
                self._failed.add(node.text)
                self._findings.add(TOO_DEEP, span, message, "declare a type for what is inside")
                return ANY
        for wrapper in reversed(wrappers):
            ref = wrapper(ref)
        if known:
            self._read[node.text] = ref
        return ref

    def _unknown(self, node: Scalar, token: str, at: int) -> TypeRef:
        span = part(node, at, at + len(token), self._findings.source.text)
        if token.lstrip()[:1].isupper():
            respelt = is_accepted(token) and _LIST not in token
            meant = self._normal.get(pascal(token)) if respelt else None
            if meant is not None:
                message = f'"{token}" is read as the type "{meant}"'
                self._findings.add(RESPELT_REF, span, message, f'write "{meant}"')
                return NamedRef(meant)
            self._failed.add(node.text)
            label = (
                _hint(token) or did_you_mean(self._near.near(token)) or 'declare it under "types"'
            )
            self._findings.add(UNKNOWN_TYPE, span, f'no type is named "{token}"', label)
            return ANY
        message = f'"{token}" is no type: it is read as any JSON'
        label = _hint(token) or did_you_mean(self._near.near(token))
        self._findings.add(UNKNOWN_SCALAR, span, message, label or 'write "any" if that is meant')
        return ANY

    @cached_property
    def _normal(self) -> dict[str, str]:
        return {pascal(name): name for name in self._declared}

    @cached_property
    def _near(self) -> Suggester:
        return Suggester([*self._declared, *self._unread, *SCALARS])


def _hint(token: str) -> str:
    if token.startswith("*"):
        return f'write "{token.lstrip("*")}", and nullable: true if it may be null'
    if token.startswith("map["):
        return 'JSON objects have string keys: write "map[string]…"'
    if token.lower() in _ELSEWHERE:
        return did_you_mean(_ELSEWHERE[token.lower()])
    maybe = _MAYBE.fullmatch(token)
    if maybe is not None:
        return f'write "{maybe[1] or maybe[2]}", and optional: true'
    generic = _GENERIC.fullmatch(token)
    if generic is not None:
        return f'write "[]{generic[1]}"'
    if token.endswith(_LIST) and token != _LIST:
        return f'write "[]{token.removesuffix(_LIST)}"'
    return 'write "[]" and the type of its items' if token == _LIST else ""
