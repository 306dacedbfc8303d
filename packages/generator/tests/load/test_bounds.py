"""Bounds: 10 MB, 100 levels, 1,000,000 nodes after expansion; past them a diagnostic, soon."""

from __future__ import annotations

import json
import time

import pytest
from contract_generator.lint.document import read_contract


def _nested(levels: int, opening: str, closing: str) -> str:
    return opening * levels + closing * levels


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30)
)
#: A map that is merged into itself twice over and over.
MERGES = "a0: &a0 {k0: x}\n" + "".join(
    f"a{n}: &a{n} {{<<: [{', '.join([f'*a{n - 1}'] * 10)}]}}\n" for n in range(1, 100)
)

PAST = [
    ("api.yaml", "#" * 10_000_001, "too-large"),
    ("api.json", " " * 10_000_001, "too-large"),
    ("api.yaml", "x-a: " + _nested(5000, "[", "]"), "too-deep"),
    ("api.yaml", "x-a: " + _nested(100, "[", "]"), "too-deep"),
    ("api.yaml", "x-a:\n  " + "- " * 5000 + "x", "too-deep"),
    ("api.yaml", "x-a: " + _nested(5000, "{a: ", "}"), "too-deep"),
    ("api.yaml", "? " * 5000 + "x", "too-deep"),
    ("api.json", '{"x-a": ' + _nested(5000, "[", "]") + "}", "too-deep"),
    ("api.json", '{"a":' * 5000 + "1" + "}" * 5000, "too-deep"),
    ("api.yaml", "x-a: &a " + _nested(60, "[", "]") + "\nx-b: " + "[" * 60 + "*a" + "]" * 60,
     "too-deep"),
    ("api.yaml", BOMB, "too-many-nodes"),
    ("api.json", "[" + "1," * 1_000_000 + "1]", "too-many-nodes"),
    ("api.yaml", "[" + "1," * 1_000_000 + "1]", "too-many-nodes"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "text", "code"), PAST)
def test_past_a_bound(name: str, text: str, code: str) -> None:
    started = time.process_time()
    result = read_contract(text.encode(), name=name)
    # A second is promised; a busy machine gets a few.
    assert time.process_time() - started < 5
    assert result.contract is None
    assert [each.rule.code for each in result.diagnostics] == [code]
    assert result.diagnostics[0].place.line >= 1


def test_up_to_the_bounds() -> None:
    head = {"name": "A", "resources": [{"name": "a", "methods": [{"name": "new"}]}]}
    deep: object = []
    for _ in range(98):
        deep = [deep]
    for name in ("api.json", "api.yaml"):
        text = json.dumps({**head, "x-deep": deep, "x-wide": [1] * 200_000})
        assert read_contract(text.encode(), name=name).diagnostics == ()
    padded = json.dumps(head) + " " * 9_999_000
    assert read_contract(padded.encode(), name="api.json").diagnostics == ()


def test_merges_are_bounded_too() -> None:
    result = read_contract(MERGES.encode(), name="api.yaml")
    assert [each.rule.code for each in result.diagnostics] == ["too-many-nodes"]


@pytest.mark.parametrize(
    "text",
    [
        # Each is a document that a careless reader takes quadratic time for.
        "name: " + "a " * 200_000,
        'name: "' + "\\x41" * 200_000 + '"',
        "{" + "a: &a {}, " * 2 + "? " * 50 + "}",
        "types: [" + "{name: T, kind: union, tag: t, variants: [{value: v, type: Nope}]}," * 5000
        + "]",
        "types: [" + "{nam: T, kid: struct, fieds: []}," * 5000 + "]",
        "resources: [{name: a, methods: [" + "{name: m, input: T}," * 20_000
        + "]}]\ntypes: [{name: T, kind: struct, fields: ["
        + "".join(f"{{name: f{n}, type: int}}," for n in range(20_000)) + "]}]",
        "resources: [{name: a, methods: ["
        + f"{{name: m, http: {{method: GET, path: '/{'?' * 100_000}'}}}}]}}]",
        "types: [{name: U, kind: union, tag: t, variants: ["
        + "".join(f"{{value: v{n}, type: T}}," for n in range(10_000))
        + "]}, {name: T, kind: struct, fields: ["
        + "".join(f"{{name: f{n}, type: int}}," for n in range(10_000)) + "]}]",
        "types: [{name: T, kind: struct, fields: ["
        + "".join(f"{{name: f{n}, type: Typ{n}}}," for n in range(20_000)) + "]}]",
    ],
)  # fmt: skip
def test_long_documents_take_long_for_no_reason(text: str) -> None:
    started = time.process_time()
    assert read_contract(text.encode(), name="api.yaml").contract is None
    assert time.process_time() - started < 10
