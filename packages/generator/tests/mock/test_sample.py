"""Samples: what a name looks like, what is there and what isn't, and that all of it is bounded."""

from __future__ import annotations

import pytest
from contract_generator.contract.model import NamedRef
from contract_generator.mock.by_name import scalar
from contract_generator.mock.sample import Sampler, Unfillable
from contract_generator.mock.wire import Json, dumps
from in_process import contract_of

SCALARS: list[tuple[str, str, str, Json]] = [
    # kind, name, owner, value for n = 3
    ("string", "id", "Todo", "todo_3"),
    ("string", "id", "Page[github.com/acme/app.Todo]", "page_app_todo_3"),
    ("string", "id", "", "id_3"),
    ("string", "userId", "Todo", "user_3"),
    ("string", "call_id", "", "call_3"),
    ("string", "email", "Person", "person3@example.com"),
    ("string", "work-email", "Person", "person3@example.com"),
    ("string", "url", "Image", "https://example.com/image/3"),
    ("string", "avatar_url", "User", "https://example.com/avatar/3"),
    ("string", "name", "Person", "Person 3"),
    ("string", "title", "OrderItem", "Order item 3"),
    ("string", "name", "", "name 3"),
    ("string", "displayName", "Product", "display name 3"),
    ("string", "phone", "User", "+15550100003"),
    ("string", "ip", "Host", "192.0.2.4"),
    ("string", "uuid", "Host", "00000000-0000-4000-8000-000000000003"),
    ("string", "currency", "Price", "EUR"),
    ("string", "next-cursor", "Page", ""),
    ("string", "", "", "text 3"),
    ("string", "名前", "", "u540d u524d 3"),
    ("int", "id", "Todo", 3),
    ("int", "count", "Page", 3),
    ("int", "year", "Report", 2030),
    ("int", "created_at", "Todo", 1893456180),
    ("float", "ratio", "", 3.5),
    ("float", "latitude", "Place", 59.91),
    ("bool", "done", "Todo", True),
    ("bool", "has_more", "Page", False),
    ("bytes", "data", "File", "ZGF0YSAz"),
    ("time", "due", "Todo", "2030-01-01T00:03:00Z"),
    ("any", "result", "", {}),
]


@pytest.mark.parametrize(("kind", "name", "owner", "value"), SCALARS)
def test_by_name(kind: str, name: str, owner: str, value: Json) -> None:
    assert scalar(kind, name, owner, 3) == value  # type: ignore[arg-type]


def sample(types: str, name: str = "T", n: int = 1) -> Json:
    text = f"name: A\nresources: [{{name: a, methods: [{{name: list}}]}}]\ntypes: [{types}]\n"
    return Sampler(contract_of(text).type_named()).value(NamedRef(name), n)


def struct(*fields: str, name: str = "T") -> str:
    listed = ", ".join(f"{{{each}}}" for each in fields)
    return f"{{name: {name}, kind: struct, fields: [{listed}]}}"


U = struct('name: u, type: "string"', name="U")
V = struct('name: v, type: "int"', name="V")
UNION = (
    "{name: E, kind: union, tag: kind, "
    "variants: [{value: one, type: U}, {value: two, type: V}, {value: three, type: U}]}"
)
VALUES: list[tuple[str, Json]] = [
    (struct(), {}),
    (struct("name: a, type: string, enum: [x, y]"), {"a": "x"}),
    (struct("name: a, type: int, enum: [7, 8]"), {"a": 7}),
    (struct("name: a, type: string, const: on"), {"a": "on"}),
    (struct("name: a, type: bool, const: false"), {"a": False}),
    (struct("name: a, type: time.Time, enum: [noon]"), {"a": "2030-01-01T00:01:00Z"}),
    (struct("name: a, type: bytes, const: '*'"), {"a": "YSAx"}),
    (struct("name: a, type: int, optional: true"), {"a": 1}),
    (struct("name: a, type: int, nullable: true"), {"a": 1}),
    (struct("name: next_cursor, type: string, nullable: true"), {"next_cursor": None}),
    (struct("name: cursor, type: string, optional: true"), {}),
    (struct('name: tags, type: "[]string"'), {"tags": ["tag 1", "tag 2"]}),
    (struct('name: m, type: "map[string]bool"'), {"m": {"key": True}}),
    (struct('name: rows, type: "[][]int"'), {"rows": [[1, 2], [1, 2]]}),
    (
        # Once within itself, and no further.
        struct("name: t, type: T, optional: true", "name: id, type: int"),
        {"t": {"id": 1}, "id": 1},
    ),
    (
        struct('name: t, type: "[]T"', "name: id, type: int"),
        {"t": [{"t": [], "id": 1}, {"t": [], "id": 2}], "id": 1},
    ),
    (struct("name: t, type: T, nullable: true"), {"t": {"t": None}}),
    (
        ", ".join([struct('name: e, type: "[]E"'), U, V, UNION]),
        {
            "e": [
                {"kind": "one", "u": "u 1"},
                {"kind": "two", "v": 2},
                {"kind": "three", "u": "u 3"},
            ]
        },
    ),
    # A variant that requires the union itself isn't for the bottom.
    (
        ", ".join(
            [
                struct("name: e, type: E"),
                struct("name: e, type: E", name="U"),
                V,
                UNION,
            ]
        ),
        {"e": {"kind": "one", "e": {"kind": "one", "e": {"kind": "two", "v": 1}}}},
    ),
    (
        "{name: T, kind: slice, elem: L}, {name: L, kind: map, elem: float64}",
        [{"key": 1.5}, {"key": 1.5}],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("types", "value"), VALUES)
def test_value(types: str, value: Json) -> None:
    found = sample(types)
    assert found == value
    assert dumps(found) == dumps(sample(types))


def test_variants_in_turn() -> None:
    types = ", ".join([struct(), U, V, UNION])
    kinds = [sample(types, "E", n) for n in range(1, 5)]
    assert [each["kind"] for each in kinds if isinstance(each, dict)] == [
        "one", "two", "three", "one",
    ]  # fmt: skip


CHAIN = ", ".join(struct(f"name: a, type: C{n + 1}", name=f"C{n}") for n in range(300))
TREE = ", ".join(
    struct(f"name: a, type: C{n + 1}", f"name: b, type: C{n + 1}", name=f"C{n}") for n in range(40)
)
ALIASES = ", ".join(f"{{name: L{n}, kind: slice, elem: L{n + 1}}}" for n in range(2000))
UNFILLABLE = [
    (struct("name: t, type: T"), "T", "requires itself"),
    (f"{struct('name: u, type: U')}, {struct('name: t, type: T', name='U')}", "T", "itself"),
    (f"{CHAIN}, {struct(name='C300')}", "C0", "C0"),
    (f"{TREE}, {struct(name='C40')}", "C0", "50,000 parts"),
]


@pytest.mark.parametrize(("types", "name", "why"), UNFILLABLE, ids=["one", "two", "deep", "wide"])
def test_unfillable(types: str, name: str, why: str) -> None:
    with pytest.raises(Unfillable, match=why):
        sample(types, name)


BOUNDED = [
    (f"{ALIASES}, {{name: L2000, kind: map, elem: int}}", "L0"),
    (struct(f'name: a, type: "{"[]" * 80}string"'), "T"),
    (
        # Everything is made of everything.
        ", ".join(
            struct(*(f'name: f{n}, type: "[]S{n}"' for n in range(30)), name=f"S{m}")
            for m in range(30)
        ),
        "S0",
    ),
]


@pytest.mark.parametrize(("types", "name"), BOUNDED, ids=["aliases", "lists", "graph"])
def test_bounded(types: str, name: str) -> None:
    assert len(dumps(sample(types, name))) < 40_000
