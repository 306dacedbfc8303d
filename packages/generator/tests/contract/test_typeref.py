"""Type refs (contract language, § 2)."""

from __future__ import annotations

import pytest
from contract_generator.contract.model import ListRef, MapRef, NamedRef, ScalarRef, Struct, TypeRef
from marked import field, held, method, read, types

TYPES = """
- name: Todo
  kind: struct
  fields: []
- name: «Page[a/b.Todo]»
  kind: struct
  fields: []
- name: «Item_2»
  kind: struct
  fields: []
"""

S = ScalarRef
INTS = "int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 integer"
READ: list[tuple[str, TypeRef]] = [
    ("string", S("string")),
    *((name, S("bool")) for name in ("bool", "boolean")),
    *((name, S("int")) for name in INTS.split()),
    *((name, S("float")) for name in ("float32", "float64", "float", "number")),
    *((name, S("bytes")) for name in ("bytes", "[]byte", "[]uint8")),
    ("time.Time", S("time")),
    *((name, S("any")) for name in ("json.RawMessage", "any", "interface{}", "object")),
    ("[]string", ListRef(S("string"))),
    ("[][]byte", ListRef(S("bytes"))),
    ("map[string]int", MapRef(S("int"))),
    ("map[string][]uint8", MapRef(S("bytes"))),
    ("Todo", NamedRef("Todo")),
    ("[]map[string][]Todo", ListRef(MapRef(ListRef(NamedRef("Todo"))))),
    ("Page[a/b.Todo]", NamedRef("Page[a/b.Todo]")),
    ("[]Page[a/b.Todo]", ListRef(NamedRef("Page[a/b.Todo]"))),
    ("map[string]interface{}", MapRef(S("any"))),
    (" Todo ", NamedRef("Todo")),
]


def _read(ref: str) -> TypeRef | None:
    contract = read(method(f"- name: create\n  output: '{ref}'", TYPES)).contract
    assert contract is not None
    return contract.resources[0].methods[0].output


@pytest.mark.parametrize(("ref", "expected"), READ)
def test_read(ref: str, expected: TypeRef) -> None:
    assert _read(ref) == expected


def test_nesting_up_to_its_bound() -> None:
    ref = _read("[]" * 80 + "string")
    for _ in range(80):
        assert isinstance(ref, ListRef)
        ref = ref.elem
    assert ref == S("string")


FOUND = [
    ("«Tood»", "unknown-type", 'did you mean "Todo"?'),
    ("[]map[string]«Tood»", "unknown-type", 'did you mean "Todo"?'),
    ("[][]«TODO»", "unknown-type", 'did you mean "Todo"?'),
    ("«Elephant»", "unknown-type", 'declare it under "types"'),
    ("«str»", "unknown-scalar", 'did you mean "string"?'),
    ("[]«DateTime»", "unknown-type", 'did you mean "time.Time"?'),
    ("«timestamp»", "unknown-scalar", 'did you mean "time.Time"?'),
    ("«dict»", "unknown-scalar", 'did you mean "map[string]any"?'),
    ("«double»", "unknown-scalar", 'did you mean "float64"?'),
    ("«Optional[Todo]»", "unknown-type", 'write "Todo", and optional: true'),
    ("«Todo?»", "unknown-type", 'write "Todo", and optional: true'),
    ("«Todo[]»", "unknown-type", 'write "[]Todo"'),
    ("«List[Todo]»", "unknown-type", 'write "[]Todo"'),
    ("«Array<Todo>»", "unknown-type", 'write "[]Todo"'),
    ("«list<int>»", "unknown-scalar", 'write "[]int"'),
    ("«Page[Todo]»", "unknown-type", None),
    ("«String»", "unknown-type", 'did you mean "string"?'),
    ("«Item2»", "respelt-ref", 'write "Item_2"'),
    ("[]«Item-2»", "respelt-ref", 'write "Item_2"'),
    ("«uuid»", "unknown-scalar", 'did you mean "string"?'),
    ("«quux»", "unknown-scalar", 'write "any" if that is meant'),
    ("[]« Todo»", "unknown-type", 'did you mean "Todo"?'),
    ("«decimal.Decimal»", "unknown-scalar", None),
    ("[]«strin»", "unknown-scalar", 'did you mean "string"?'),
    ("«todo»", "unknown-scalar", 'did you mean "Todo"?'),
    ("«*Todo»", "unknown-scalar", 'write "Todo", and nullable: true if it may be null'),
    ("[]«map[int]string»", "unknown-scalar", None),
    ("«[]»", "unknown-scalar", 'write "[]" and the type of its items'),
    ("map[string]«[]»", "unknown-scalar", None),
    ("«a b»", "unknown-scalar", None),
]


@pytest.mark.parametrize(("ref", "code", "label"), FOUND)
@pytest.mark.parametrize("quote", ["'", '"'])
def test_found(ref: str, code: str, label: str | None, quote: str) -> None:
    found = held(
        method(f"- name: create\n  output: {quote}{ref}{quote}", TYPES),
        [code, "odd-name", "odd-name"],
    )
    assert label is None or found[0].label == label


def test_a_part_is_found_through_escapes() -> None:
    held(method('- name: create\n  output: "[]«\\u0041\\x42C\\U00000044»"'), ["unknown-type"])


def test_a_ref_in_json_is_found_at_its_part() -> None:
    held(
        '{\n\t"name": "A",\n\t"resources":\t[{"name": "todos",\t"description": "\\ud83d\\ude00",'
        ' "methods": [{"name": "new", "output": "[]«Tood»", "input": "\\u005b]«Tood»"}]}]}',
        ["unknown-type", "unknown-type"],
        name="api.json",
    )


def test_too_many_lists() -> None:
    held(method(f"- name: create\n  output: '{'[]' * 81}«{'[]' * 4919}string»'"), ["too-deep"])


def test_an_exact_name_goes_before_parsing() -> None:
    text = types("- name: Todo\n  kind: struct\n  fields:\n    - {name: a, type: string}\n"
                 "- name: «string»\n  kind: struct\n  fields: []")  # fmt: skip
    held(text, ["odd-name"])
    contract = read(text).contract
    assert contract is not None
    todo = contract.types[0]
    assert isinstance(todo, Struct)
    assert todo.fields[0].type == NamedRef("string")


def test_refs_point_forward_and_to_themselves() -> None:
    held(
        types(
            "- name: A\n  kind: struct\n  fields:\n    - {name: a, type: A}\n"
            "    - {name: b, type: B}\n"
            "- name: B\n  kind: map\n  elem: C\n"
            "- name: C\n  kind: slice\n  elem: A"
        ),
        [],
    )


CYCLES = [
    ("- name: A\n  kind: slice\n  elem: «A»", {"A": ListRef}),
    ("- name: A\n  kind: slice\n  elem: B\n- name: B\n  kind: slice\n  elem: «A»", {"B": ListRef}),
    ("- name: A\n  kind: slice\n  elem: B\n- name: B\n  kind: map\n  elem: '[]C'\n"
     "- name: C\n  kind: slice\n  elem: «'map[string][]B'»", {"C": MapRef}),
]  # fmt: skip


@pytest.mark.parametrize(("declared", "cut"), CYCLES)
def test_a_cycle_of_slices_and_maps_is_cut(declared: str, cut: dict[str, type]) -> None:
    held(types(declared), ["alias-cycle"])
    contract = read(types(declared)).contract
    assert contract is not None
    for each in contract.types:
        assert not isinstance(each, Struct)
        ref: object = each.elem  # type: ignore[union-attr]
        while isinstance(ref, (ListRef, MapRef)):
            ref = ref.elem
        assert (ref == S("any")) == (each.name in cut)


def test_a_ring_of_hundreds_is_cut_once() -> None:
    ring = "".join(f"- name: R{i}\n  kind: slice\n  elem: R{(i + 1) % 500}\n" for i in range(500))
    found = read(types(ring)).diagnostics
    assert [each.rule.code for each in found] == ["alias-cycle"]


def test_an_unknown_type_is_one_finding_not_two() -> None:
    held(
        method("- name: list\n  input: «Tood»"),
        ["unknown-type"],
    )
    held(field("type: «Tood»"), ["unknown-type"])
