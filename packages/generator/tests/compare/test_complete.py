"""Each attribute of a contract is compared, as a case here shows, or isn't, for a reason."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from compared import read
from contract_generator.compare.changes import KINDS
from contract_generator.contract import model

HERE = Path(__file__).parent
DOCS = HERE.parents[3] / "docs" / "changes.md"

#: Attribute to the case in which it differs.
COMPARED = {
    "ScalarRef.name": "field-type",
    "ListRef.elem": "field-type",
    "MapRef.elem": "alias-of-map",
    "NamedRef.name": "field-type",
    "Field.name": "wire-name",
    "Field.type": "field-type",
    "Field.description": "description",
    "Field.optional": "presence-argument",
    "Field.nullable": "presence-argument",
    "Field.enum": "enum",
    "Field.const": "const",
    "Variant.value": "variant-value",
    "Variant.type": "variant-type",
    "Variant.description": "description",
    "Struct.name": "type-renamed",
    "Struct.description": "description",
    "Struct.fields": "field-order",
    "Slice.name": "alias-renamed",
    "Slice.description": "description",
    "Slice.elem": "elem",
    "Map.name": "alias-renamed",
    "Map.description": "description",
    "Map.elem": "alias-of-map",
    "UnionType.name": "alias-renamed",
    "UnionType.description": "description",
    "UnionType.tag": "tag",
    "UnionType.variants": "variant-added",
    "Param.name": "path-place-renamed",
    "Param.added": "path-place-answered",
    "Param.rest": "path-rest",
    "Binding.verb": "verb",
    "Binding.path": "path",
    "Binding.rest": "placing",
    "Binding.whole": "input",
    "Stream.mode": "stream-mode",
    "Stream.item": "stream-item",
    "Stream.done": "stream-done",
    "Stream.error": "stream-error",
    "Stream.input_item": "stream-input",
    "Method.name": "method-renamed",
    "Method.description": "description",
    "Method.input": "input",
    "Method.output": "output",
    "Method.stream": "stream",
    "Method.binding": "verb",
    "Method.stream_field": "stream",
    "Resource.name": "resource-renamed",
    "Resource.description": "description",
    "Resource.methods": "method-added",
    "Auth.header": "auth",
    "Auth.prefix": "auth",
    "ClientDefaults.base_url": "base-url",
    "ClientDefaults.auth": "auth",
    "ClientDefaults.headers": "headers",
    "ClientDefaults.auth_written": "auth-written",
    "Contract.name": "service-name",
    "Contract.description": "description",
    "Contract.client": "base-url",
    "Contract.resources": "resource-added",
    "Contract.types": "type-added",
}
IGNORED = {
    "Binding.inferred": "a binding is the same, written or not",
    **dict.fromkeys(
        (f"{name}.span" for name in (
            "Field", "Variant", "Struct", "Slice", "Map", "UnionType", "Stream", "Method",
            "Resource", "ClientDefaults", "Contract",
        )),
        "a place",
    ),
}  # fmt: skip
CLASSES = [each for _, each in inspect.getmembers(model, dataclasses.is_dataclass)]


def test_every_attribute_is_in_a_table() -> None:
    there = {
        f"{each.__name__}.{field.name}" for each in CLASSES for field in dataclasses.fields(each)
    }
    assert there == COMPARED.keys() | IGNORED.keys()
    assert not COMPARED.keys() & IGNORED.keys()


@pytest.mark.parametrize("attribute", COMPARED)
def test_a_case_shows_it(attribute: str) -> None:
    case = HERE / COMPARED[attribute]
    old, new = (read((case / f"{side}.yaml").read_text("utf-8")) for side in ("old", "new"))
    assert old is not None
    assert new is not None
    assert list(values(old[0], attribute)) != list(values(new[0], attribute))
    assert (case / "expected.txt").read_text("utf-8") != "nothing changed\n"


def values(node: object, attribute: str) -> Iterator[str]:
    """What a contract has for an attribute, wherever it is, spans left out."""
    if isinstance(node, tuple):
        for each in node:
            yield from values(each, attribute)
    elif dataclasses.is_dataclass(node) and not isinstance(node, type):
        for field in dataclasses.fields(node):
            value = getattr(node, field.name)
            if f"{type(node).__name__}.{field.name}" == attribute:
                yield told(value)
            yield from values(value, attribute)


def told(node: object) -> str:
    if isinstance(node, tuple) and hasattr(node, "_fields"):
        return ""
    if isinstance(node, tuple):
        return f"({', '.join(map(told, node))})"
    if dataclasses.is_dataclass(node) and not isinstance(node, type):
        inner = (told(getattr(node, field.name)) for field in dataclasses.fields(node))
        return f"{type(node).__name__}({', '.join(inner)})"
    return repr(node)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_is_shown_and_documented(kind: object) -> None:
    code = getattr(kind, "code", "")
    cases = [
        path for path in HERE.glob("*/expected.txt") if f"[{code}]:" in path.read_text("utf-8")
    ]
    assert cases, "no case shows it"
    assert f"`{code}`" in DOCS.read_text("utf-8")
