"""Names: canonical, accepted with a warning, refused, doubled (contract language, § 1)."""

from __future__ import annotations

import pytest
from contract_generator.contract.names import pascal
from marked import HEAD, held, method, read, types

S = "  kind: struct\n  fields: []\n"

CASES = [
    (HEAD.replace("TodoAPI", "«todo_api»"), ["odd-name"]),
    (HEAD.replace("TodoAPI", '«"Todo API"»'), ["bad-name"]),
    (HEAD.replace("TodoAPI", "«../evil»"), ["bad-name"]),
    (HEAD.replace("todos", "«Todos»"), ["odd-name"]),
    (HEAD.replace("todos", "«a-b»"), ["odd-name"]),
    (HEAD.replace("todos", "«2do»"), ["bad-name"]),
    (HEAD.replace("todos", "«_todos»"), ["bad-name"]),
    (HEAD.replace("todos", "«a b»"), ["bad-name"]),
    (HEAD.replace("todos", "«" + "a" * 201 + "»"), ["bad-name"]),
    (HEAD.replace("todos", "a" * 200), []),
    (types("- name: «Todo_2»\n" + S), ["odd-name"]),
    (types("- name: «Page[github.com/acme/app.Todo]»\n" + S), ["odd-name"]),
    (types("- name: «todo»\n" + S), ["odd-name"]),
    (types("- name: «Größe»\n" + S), ["odd-name"]),
    (types("- name: «\"Todo\\u202E\"»\n" + S), ["bad-name"]),
    (types("- name: «Todo;x»\n" + S), ["bad-name"]),
    (types("- name: «$Todo»\n" + S), ["bad-name"]),
    (types("- name: \"«»\"\n" + S).replace('- name: "«»"', '- «name»: ""'), ["missing-key"]),
    (method("- name: «getInventory»\n  http: {method: GET, path: /x}"), ["method-name"]),
    (method("- name: «Create»"), ["method-name"]),
    (method("- name: «list-all»"), ["method-name"]),
    (method("- name: «a.b»"), ["bad-name"]),
    (method("- name: «1x»"), ["bad-name"]),
    (method("- name: class"), []),
    (types("- name: Optional\n" + S + "- name: Client\n" + S), []),
    # Doubled names, at the second.
    (types("- name: A\n" + S + "- name: «A»\n  kind: slice\n  elem: string"), ["duplicate-name"]),
    (method("- name: a\n- name: «a»"), ["duplicate-name"]),
    (HEAD + "  - name: «todos»\n    methods:\n      - name: list\n", ["duplicate-name"]),
    (types("- name: A\n  kind: struct\n  fields: [{name: x, type: int}, {name: «x», type: int}]"),
     ["duplicate-name"]),
    (types("- name: A\n  kind: struct\n  fields: [{name: x, type: int}, {name: X, type: int}]"),
     []),
    (types("- name: A\n" + S + "- name: U\n  kind: union\n  tag: t\n  variants:\n"
           "    - {value: 1, type: A}\n    - {value: «\"1\"», type: A}"), ["duplicate-name"]),
    # A field that an alias repeats is the same one twice.
    (types("- name: A\n  kind: struct\n  fields: [&x {name: «x», type: int}, *x]"),
     ["duplicate-name"]),
    # Wire names are free.
    (types("- name: A\n  kind: struct\n  fields: [{name: '@id', type: int}, {name: $x, type: int},"
           " {name: _y, type: int}, {name: 2fa, type: int}, {name: a-b, type: int}]"), []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes"), CASES)
def test_found(text: str, codes: list[str]) -> None:
    held(text, codes)


def test_both_places_are_shown() -> None:
    text = types("- name: A\n" + S + "- name: «A»\n" + S)
    found = held(text, ["duplicate-name"])[0]
    assert [found.source.place(each.span.start).line for each in found.related] == [8]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Todo", "Todo"),
        ("Todo_2", "Todo2"),
        ("a-b", "AB"),
        ("Page[github.com/acme/app.Item]", "PageAppItem"),
        ("Pair[x/y.A,x/y.B]", "PairYAYB"),
        ("Page[[]github.com/acme/app.Item]", "PageAppItem"),
        ("Page[*github.com/acme/app.Item]", "PageAppItem"),
    ],
)
def test_pascal(name: str, expected: str) -> None:
    assert pascal(name) == expected


def test_names_stay_as_written() -> None:
    result = read(types("- name: Page[a/b.C]\n" + S))
    assert result.contract is not None
    assert [each.name for each in result.contract.types] == ["Page[a/b.C]"]
