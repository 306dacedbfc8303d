"""Kinds, unions and variants (contract language, § 1)."""

from __future__ import annotations

import pytest
from contract_generator.contract.model import UnionType
from marked import held, read, types

A = "- name: A\n  kind: struct\n  fields: []\n"
UNION = "- name: U\n  kind: union\n  tag: type\n  variants:\n"


def _tagged(tag: str) -> str:
    return f"- name: B\n  kind: struct\n  fields:\n    - {{name: type, {tag}}}\n"


CASES = [
    (A + UNION + "    - {value: a, type: A}", []),
    # One struct, several values; a variant whose struct doesn't declare the tag.
    (A + UNION + "    - {value: a, type: A}\n    - {value: b, type: A}", []),
    # Variants point forward.
    (UNION + "    - {value: a, type: A}\n" + A, []),
    (_tagged("type: string, const: b") + UNION + "    - {value: b, type: B}", []),
    (_tagged("type: string") + UNION + "    - {value: b, type: B}", []),
    (_tagged("type: string, enum: [a, b]") + UNION + "    - {value: b, type: B}", []),
    (_tagged("type: string, const: on") + UNION + "    - {value: on, type: B}", []),
    (_tagged("type: string, const: b") + UNION + "    - {value: «a», type: B}", ["variant-const"]),
    (_tagged("type: string, const: b") + UNION
     + "    - {value: b, type: B}\n    - {value: «c», type: B}", ["variant-const"]),
    (_tagged("type: int").replace("name: type", "name: «type»") + UNION
     + "    - {value: 1, type: B}\n    - {value: 2, type: B}", ["tag-type"]),
    (_tagged('type: "[]string"').replace("name: type", "name: «type»") + UNION
     + "    - {value: 1, type: B}", ["tag-type"]),
    (UNION + "    - {value: a, type: «Nope»}", ["unknown-type"]),
    (UNION + "    - {value: a, type: «string»}", ["variant-not-struct"]),
    (UNION + "    - {value: a, type: «any»}", ["variant-not-struct"]),
    (UNION + "    - {value: a, type: '«[]A»'}\n" + A, ["variant-not-struct"]),
    (UNION + "    - {value: a, type: «L»}\n- name: L\n  kind: slice\n  elem: string",
     ["variant-not-struct"]),
    (UNION + "    - {value: a, type: «U»}", ["variant-not-struct"]),
    (UNION + "    - {value: [«a»], type: A}\n" + A, ["wrong-kind"]),
    ("- name: T\n  kind: «Struct»\n  fields: []", ["unknown-kind"]),
    ("- name: T\n  kind: «list»", ["unknown-kind"]),
    # A type whose kind isn't known is one finding, not one more for each use of it.
    ("- name: T\n  kind: «strukt»\n  fields: []\n" + UNION + "    - {value: a, type: T}",
     ["unknown-kind"]),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "codes"), CASES)
def test_found(declared: str, codes: list[str]) -> None:
    declared = declared.replace("value: [«a»]", "value: «[a]»").replace("'«[]A»'", "«'[]A'»")
    held(types(declared), codes)


def test_values_are_the_text_that_was_written() -> None:
    values = ["on", "null", "1", "2.0", "2022-11-28", "~"]
    variants = "".join(f"    - {{value: {value}, type: A}}\n" for value in values)
    contract = read(types(A + UNION + variants)).contract
    assert contract is not None
    union = contract.types[1]
    assert isinstance(union, UnionType)
    assert [each.value for each in union.variants] == values
