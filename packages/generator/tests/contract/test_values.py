"""Values of enum and const: the text that was written, by the field's type (§ 1)."""

from __future__ import annotations

import pytest
from contract_generator.contract.model import Field, Struct
from marked import field, held, read


def _field(lines: str, *, name: str = "api.yaml", text: str = "") -> Field:
    contract = read(text or field(lines), name=name).contract
    assert contract is not None
    struct = contract.types[0]
    assert isinstance(struct, Struct)
    return struct.fields[0]


ODD = ("on", "off", "1", "2.0", "null", "2022-11-28")
OLD = ("yes", "012", "0x1F", "1_000", "~", ".inf", "1:30")
ENUMS = [
    ("string", f"[{', '.join(ODD)}]", [*ODD]),
    ("string", f"[{', '.join(OLD)}]", [*OLD]),
    ("string", '[a, "b", ""]', ["a", "b", ""]),
    ("bytes", "[aGk=]", ["aGk="]),
    ("time.Time", "[2022-11-28T00:00:00Z]", ["2022-11-28T00:00:00Z"]),
    ("any", "[1, a]", ["1", "a"]),
    ("uuid", "[1, a]", ["1", "a"]),
    ("int", '[1, "2", -3, +4, 0x1F, 5.0, 0b11]', [1, 2, -3, 4, 31, 5, 3]),
    ("uint8", "[010]", [10]),
    ("float64", '[1, 2.5, "1e3", -.5, 2.]', [1.0, 2.5, 1000.0, -0.5, 2.0]),
    ("bool", '[true, "false"]', [True, False]),
    ("bool", "[yes, off]", [True, False]),
    ("bool", "[True, FALSE]", [True, False]),
]


@pytest.mark.parametrize(("ref", "written", "expected"), ENUMS)
def test_enum(ref: str, written: str, expected: list[object]) -> None:
    enum = _field(f"type: {ref}\nenum: {written}").enum
    assert list(enum) == expected
    assert [type(each) for each in enum] == [type(each) for each in expected]


@pytest.mark.parametrize(
    ("ref", "written", "expected"),
    [
        ("string", "on", "on"),
        ("string", "null", "null"),
        ("string", "2022-11-28", "2022-11-28"),
        ("string", '""', ""),
        ("string", "", None),
        ("int", '"1"', 1),
        ("float", "1", 1.0),
        ("bool", "false", False),
        ("string", "|\n        two\n        lines\n", "two\nlines\n"),
    ],
)
def test_const(ref: str, written: str, expected: object) -> None:
    assert _field(f"type: {ref}\nconst: {written}").const == expected


def test_json_values_are_the_text_that_was_written() -> None:
    text = (
        '{"name": "A", "resources": [{"name": "a", "methods": [{"name": "new"}]}], "types":'
        ' [{"name": "T", "kind": "struct", "fields": [{"name": "f", "type": "string",'
        ' "enum": [true, 1, 2.50, null, "\\ud83d\\ude00"]}]}]}'
    )
    assert _field("", name="api.json", text=text).enum == ("true", "1", "2.50", "null", "😀")


FOUND = [
    ("type: int\nenum: [1, «two»]", "bad-value"),
    ("type: int\nenum: [1, «1.5»]", "bad-value"),
    ("type: int\nconst: «true»", "bad-value"),
    ("type: int\nenum: [«null»]", "bad-value"),
    ("type: int\nconst: «1_000»", "bad-value"),
    ("type: int\nconst: «" + "9" * 5001 + "»", "bad-value"),
    ("type: int\nconst: " + "9" * 4300, ""),
    ("type: float\nconst: «.inf»", "bad-value"),
    ("type: float\nconst: «nan»", "bad-value"),
    ("type: float\nconst: «1e999»", "bad-value"),
    ("type: bool\nconst: «1»", "bad-value"),
    ('type: bool\nconst: «"yes"»', "bad-value"),
    ("type: string\noptional: «maybe»", "bad-value"),
    ('type: string\nnullable: «"1"»', "bad-value"),
    ("type: string\nenum:\n  - a\n  -«»\n  - b", "bad-value"),
    ("type: string\nenum: [a, «a»]", "duplicate-value"),
    ('type: int\nenum: [1, «"1"»]', "duplicate-value"),
    ("type: string\n«enum»: []", "enum-ignored"),
    ('type: "[]string"\n«enum»: [a]', "enum-ignored"),
    ("type: Thing\n«enum»: [a]", "enum-ignored"),
    ("type: map[string]int\n«const»: 1", "const-type"),
    ("type: string\nenum: [a]\n«const»: a", "enum-and-const"),
    ("type: string\noptional: yes\nnullable: off", ""),
    ('type: string\noptional: "true"', ""),
]


@pytest.mark.parametrize(("lines", "code"), FOUND)
def test_found(lines: str, code: str) -> None:
    held(field(lines), [code] if code else [])
