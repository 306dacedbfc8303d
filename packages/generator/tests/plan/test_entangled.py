"""Which unions lead to each other, and so have no alias inside typed dicts."""

from __future__ import annotations

import pytest
from built import sdk_of
from contract_generator.contract.model import Contract
from contract_generator.diagnostics.diagnostic import Findings
from contract_generator.diagnostics.span import Source
from contract_generator.lint.document import read_contract
from contract_generator.plan import entangled as module
from contract_generator.plan.dicts import plan_inputs
from contract_generator.plan.types import plan_types


def contract_of(types: str) -> Contract:
    """What takes all types as input: ``A=B|C`` is a union, ``S:A`` a struct, ``L=[]A`` an alias."""
    lines = ["name: API", "resources: [{name: r, methods: [{name: go, input: In}]}]", "types:"]
    named: list[str] = []
    for each in types.split():
        name, sign, rest = each[0], each[1], each[2:]
        named.append(name)
        if sign == ":":
            fields = [f"{{name: f{at}, type: '{ref}'}}" for at, ref in enumerate(rest.split(","))]
            lines.append(f"- {{name: {name}, kind: struct, fields: [{', '.join(fields)}]}}")
        elif rest[0] in "[m":
            kind, elem = ("slice", rest[2:]) if rest[0] == "[" else ("map", rest[11:])
            lines.append(f"- {{name: {name}, kind: {kind}, elem: '{elem}'}}")
        else:
            variants = [f"{{value: v{at}, type: {ref}}}" for at, ref in enumerate(rest.split("|"))]
            lines.append(
                f"- {{name: {name}, kind: union, tag: t, variants: [{', '.join(variants)}]}}"
            )
    fields = [f"{{name: n{name}, type: {name}}}" for name in named]
    lines.append(f"- {{name: In, kind: struct, fields: [{', '.join(fields)}]}}")
    found = read_contract("\n".join(lines).encode(), name="api.yaml").contract
    assert found is not None
    return found


def spelt(types: str) -> str:
    contract = contract_of(types)
    planned = plan_types(contract, Findings(Source("api.yaml", "")))
    return "".join(sorted(plan_inputs(contract, planned).spelt))


CASES = [
    ("U=A|B A:string B:int", "", "no circle"),
    ("U=A|B A:U B:int", "", "one union, to itself"),
    ("U=A|B A:B B:A", "", "structs alone"),
    ("U=A|B A:V B:int V=C C:string", "", "one way"),
    ("U=A|B A:V B:int V=C C:U", "UV", "there and back"),
    ("U=A A:L L=[]M M=map[string]V V=B B:[]map[string]U", "UV", "through lists and maps"),
    ("U=A|B A:V B:A V=B", "", "one in a circle that another leads to"),
    ("U=A A:V V=B B:U W=C C:U,W", "UV", "and who only leads there"),
    ("U=A A:V V=B B:W W=C C:U", "UVW", "a ring of three"),
    ("U=A A:V V=B B:U X=C C:Y Y=D D:X", "UVXY", "two rings"),
]


@pytest.mark.parametrize(("types", "expected"), [case[:2] for case in CASES])
def test_entangled(types: str, expected: str) -> None:
    assert spelt(types) == expected


def test_past_the_bound_aliases_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST", 1)
    assert spelt("U=A|B A:V B:int V=C C:U") == ""


def test_long_rings() -> None:
    """Rings of thousands are walked without recursion."""
    ring = [
        f"- {{name: U{i}, kind: union, tag: t, variants: [{{value: a, type: S{i}}}]}}\n"
        f"- {{name: S{i}, kind: struct, fields: [{{name: next, type: U{(i + 1) % 3000}}}]}}"
        for i in range(3000)
    ]
    head = "name: API\nresources: [{name: r, methods: [{name: go, input: U0}]}]\ntypes:\n"
    sdk_of(head + "\n".join(ring))
