"""Declared types: first all names and kinds, then what each holds (contract language, § 1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from contract_generator.contract.model import (
    Field,
    Map,
    NamedRef,
    ScalarRef,
    Slice,
    Struct,
    Type,
    TypeRef,
    UnionType,
    Variant,
)
from contract_generator.contract.names import refused
from contract_generator.contract.shape import (
    FIELD,
    TYPE,
    UNKNOWN_KEY,
    VARIANT,
    entries,
    filled,
    listed,
    missing,
    required_text,
    text,
)
from contract_generator.contract.typeref import Refs
from contract_generator.contract.values import boolean, const_value, enum_values
from contract_generator.diagnostics.diagnostic import Findings, Related, Rule
from contract_generator.diagnostics.span import Span
from contract_generator.diagnostics.suggest import Suggester, did_you_mean
from contract_generator.load.node import Entry, Mapping, Node, Scalar

UNKNOWN_KIND = Rule("unknown-kind", "error", "A type's kind is none of the four.")
ENUM_AND_CONST = Rule("enum-and-const", "error", "A field has both enum and const.")
VARIANT_NOT_STRUCT = Rule("variant-not-struct", "error", "A variant's type isn't a struct.")

#: What each kind needs beside its name.
_NEEDS = {
    "struct": ("fields",),
    "slice": ("elem",),
    "map": ("elem",),
    "union": ("tag", "variants"),
}
#: What other languages call them.
_ELSEWHERE = {
    **dict.fromkeys(("object", "record", "class", "message"), "struct"),
    **dict.fromkeys(("array", "list"), "slice"),
    **dict.fromkeys(("dict", "hash"), "map"),
    **dict.fromkeys(("oneof", "one_of", "anyof", "any_of", "sum"), "union"),
}
_KINDLY = ("fields", "elem", "tag", "variants")


class Declared(NamedTuple):
    """A type's declaration, before its content is read. Nothing can be made of one that isn't
    usable; refs to it are no finding more."""

    name: Scalar
    kind: str
    node: Mapping
    entries: dict[str, Entry]
    usable: bool


def declarations(entry: Entry | None, findings: Findings) -> list[Declared]:
    """The types that have a name and a known kind."""
    found: list[Declared] = []
    for node in listed(entry, "types", findings):
        given = entries(node, TYPE, findings)
        if given is None or not isinstance(node, Mapping):
            continue
        name = required_text(given.get("name"), "a type's name", findings)
        kind = required_text(given.get("kind"), "a type's kind", findings)
        if kind is not None and kind.text not in _NEEDS:
            written = kind.text.lower()
            label = did_you_mean(_ELSEWHERE.get(written) or Suggester(_NEEDS).near(written))
            if written == "enum":
                label = 'write "enum" in a field of type string'
            label = label or "write struct, slice, map or union"
            findings.add(UNKNOWN_KIND, kind.span, f'no kind is called "{kind.text}"', label)
        if name is not None:
            known = kind.text if kind is not None and kind.text in _NEEDS else ""
            usable = not refused(name, "type", findings) and known != ""
            found.append(Declared(name, known, node, given, usable))
    return found


class TypeReader:
    """Reads declared types.

    Args:
        declared: All declarations.
        refs: Reads refs.
        findings: Where to put what is wrong.
    """

    def __init__(self, declared: list[Declared], refs: Refs, findings: Findings) -> None:
        self._declared = declared
        self._kinds = {each.name.text: each.kind for each in reversed(declared) if each.usable}
        self._refs = refs
        self._findings = findings
        #: Where each slice's and map's ``elem`` is written; filled by ``read``.
        self.elems: dict[str, Span] = {}

    def read(self) -> Iterator[Type]:
        """Each declaration's type, in order."""
        for each in self._declared:
            if each.kind:
                self._check_keys(each)
                declared = self._content(each)
                if each.usable:
                    yield declared

    def _content(self, each: Declared) -> Type:
        given = each.entries
        name, description, span = each.name.text, self._description(given), each.name.span
        if each.kind == "struct":
            return Struct(name, description, tuple(self._fields(given.get("fields"))), span)
        if each.kind == "union":
            tag = required_text(given.get("tag"), "a union's tag", self._findings)
            variants = tuple(self._variants(given.get("variants")))
            return UnionType(name, description, tag.text if tag else "", variants, span)
        entry = given.get("elem")
        self.elems[name] = entry.value.span if entry else span
        elem = self._ref(entry, f"a {each.kind}'s elem")
        return (Slice if each.kind == "slice" else Map)(name, description, elem, span)

    def _check_keys(self, each: Declared) -> None:
        needs = _NEEDS[each.kind]
        for key in needs:
            if key not in each.entries:
                missing(each.node, f"a {each.kind}", key, self._findings)
        for key in _KINDLY:
            entry = each.entries.get(key)
            if entry is not None and key not in needs:
                message = f'a {each.kind} has no key "{key}": it is ignored'
                self._findings.add(UNKNOWN_KEY, entry.key.span, message)

    def _fields(self, entry: Entry | None) -> Iterator[Field]:
        for node in listed(entry, "fields", self._findings):
            field = self._field(node)
            if field is not None:
                yield field

    def _field(self, node: Node) -> Field | None:
        findings = self._findings
        given = entries(node, FIELD, findings)
        if given is None:
            return None
        name = required_text(given.get("name"), "a field's name", findings)
        ref = self._ref(given.get("type"), "a field's type")
        enum = const = None
        if len(given) > 2:
            enum, const = given.get("enum"), given.get("const")
            if enum is not None and const is not None:
                findings.add(
                    ENUM_AND_CONST,
                    const.key.span,
                    "a field has either enum or const",
                    "remove one of them",
                    related=[Related(enum.key.span, "enum stands here")],
                )
        if name is None:
            return None
        return Field(
            name.text,
            ref,
            self._description(given),
            boolean(given.get("optional"), "optional", findings),
            boolean(given.get("nullable"), "nullable", findings),
            enum_values(enum, ref, findings) if enum else (),
            const_value(const, ref, findings) if const else None,
            name.span,
        )

    def _variants(self, entry: Entry | None) -> Iterator[Variant]:
        findings = self._findings
        for node in filled(entry, "variants", findings):
            given = entries(node, VARIANT, findings)
            if given is None:
                continue
            value = given.get("value")
            if value is not None and not isinstance(value.value, Scalar):
                text(value, "a variant's value", findings)
                continue
            typed = required_text(given.get("type"), "a variant's type", findings)
            if value is None or typed is None or not isinstance(value.value, Scalar):
                continue
            if value.value.unwritten:
                required_text(value, "a variant's value", findings)
                continue
            struct = self._struct(typed)
            if struct is not None:
                # The text that was written: `null` and `on` are values like any other.
                tag = value.value
                yield Variant(tag.text, struct, self._description(given), tag.span)

    def _struct(self, node: Scalar) -> str | None:
        ref = self._refs.read(node)
        what = "none"
        if isinstance(ref, NamedRef):
            if self._kinds[ref.name] == "struct":
                return ref.name
            what = f"a {self._kinds[ref.name]}"
        if not self._refs.failed(node):
            message = f'a variant is a declared struct; "{node.text}" is {what}'
            self._findings.add(VARIANT_NOT_STRUCT, node.span, message, "declare a struct for it")
        return None

    def _ref(self, entry: Entry | None, what: str) -> TypeRef:
        node = required_text(entry, what, self._findings)
        return ScalarRef("any") if node is None else self._refs.read(node)

    def _description(self, given: dict[str, Entry]) -> str:
        entry = given.get("description")
        if entry is None:
            return ""
        found = text(entry, "a description", self._findings)
        return found.text if found else ""
