"""Each public name leads back to its line, and each that is spelt otherwise says why."""

from __future__ import annotations

import pytest
from built import planned
from contract_generator.pipeline import plan_document
from contract_generator.plan.sdk import Explained

SMALL = """\
name: JSON
resources:
  - name: todos
    methods:
      - {name: create, input: Todo}
      - {name: put, input: "[]Todo"}
  - name: async_todos
    methods:
      - {name: create}
  - name: users
    methods:
      - {name: create}
types:
  - {name: Todo, kind: struct, fields: [{name: owner, type: User}]}
  - {name: User, kind: struct, fields: []}
  - {name: UserDict, kind: struct, fields: []}
  - {name: Client, kind: struct, fields: []}
  - {name: Stream, kind: struct, fields: []}
  - {name: None, kind: struct, fields: []}
  - {name: AsyncUsersResource, kind: struct, fields: []}
  - {name: RawTodosResource, kind: struct, fields: []}
"""
#: Twins among operations' names: both methods are TODOS_CREATE_ALL there.
TWINS = "name: A\nresources:\n" + "".join(
    f"  - {{name: {name}, methods: [{{name: {method}}}]}}\n"
    for name, method in (("a", "b_c"), ("a_b", "c"))
)
METHODS = "[" + ", ".join(f"{{name: m{number}}}" for number in range(11)) + "]"
LARGE = "name: A\nresources:\n" + "".join(
    f"  - {{name: {name}, methods: {METHODS}}}\n" for name in ("import", "todos", "todos_async")
)
TYPES = "name: A\nresources: [{name: a, methods: [{name: b}]}]\ntypes:\n" + "".join(
    f"  - {{name: {name}, kind: struct, fields: [{{name: id, type: string}}]}}\n"
    for name in ("Class", "USER", "User", *(f"T{number}" for number in range(80)))
)


def explained(text: str) -> dict[str, Explained]:
    return {each.path: each for each in planned(text).explain()}


WHY: list[tuple[str, str, str, str]] = [
    # document, path, line, the reason
    (SMALL, "client.Client_", "  - {name: Client,", '"Client" is the type Client.'),
    (SMALL, "client.Stream_", "  - {name: Stream,", '"Stream" is the type Stream.'),
    (SMALL, "client.UserDict_", "  - {name: User,", '"UserDict" is the type UserDict.'),
    (SMALL, "client.None_", "  - {name: None,", '"None" is a Python keyword.'),
    (SMALL, "client._resource.AsyncTodosResource_", "  - name: async_todos", "begins with async"),
    (SMALL, "client._resource.AsyncUsersResource_", "  - name: users", "is the type AsyncUsers"),
    (SMALL, "client._resource.RawTodosResource_", "  - name: todos", "is the type RawTodos"),
    (TWINS, "client._resource.A_B_C_", "  - {name: a_b,", '"A_B_C" is taken in its module.'),
    (LARGE, "client._resource.import_", "  - {name: import,", '"import" is a Python keyword.'),
    (TYPES, "client._types.class_", "  - {name: Class,", '"class" is a Python keyword.'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "path", "line", "reason"), WHY)
def test_why(text: str, path: str, line: str, reason: str) -> None:
    found = planned(text)
    package = found.sdk.package if found.sdk else ""
    named = {each.path.replace(package, "client", 1): each for each in found.explain()}
    assert path in named, sorted(named)
    each = named[path]
    assert reason in " ".join(each.name.reasons)
    place = found.source.place(each.span.start)
    assert found.source.line(place.line).startswith(line)


PLAIN = [
    (SMALL, "Client_.todos.put.body", "is no struct is one argument"),
    (SMALL, "AsyncClient", "Every package has it."),
    (SMALL, "_resource.TodosResource", "in PascalCase"),
    (SMALL, "_resource.TODOS_CREATE", "its resource and its method"),
    (LARGE, "_resource.todos", "by the first that it holds"),
]


@pytest.mark.parametrize(("text", "path", "rule"), PLAIN)
def test_rules(text: str, path: str, rule: str) -> None:
    named = {path.partition(".")[2]: each for path, each in explained(text).items()}
    assert rule in named[path].rule
    assert not named[path].name.reasons


def test_the_package() -> None:
    named = {each.path: each for each in plan_document(SMALL.encode(), name="-").explain()}
    each = named["json_client"]
    assert each.name.reasons == ('"json" would hide a module of that name.',)
    assert each.rule.startswith("A package is called by its service")


@pytest.mark.parametrize("text", [SMALL, TWINS, LARGE, TYPES])
def test_every_name_leads_to_a_line(text: str) -> None:
    """Whatever ends in a ``_`` or isn't the contract's own says why; classes and modules too."""
    found = planned(text)
    sdk = found.sdk
    assert sdk is not None
    listed = found.explain()
    for each in listed:
        assert each.name.reasons or each.rule or each.name.code == each.name.written, each
        assert not each.name.code.endswith("_") or each.name.reasons, each
    told = {part for each in listed for part in each.path.split(".")}
    for file in sdk.files:
        # No module ends with a `_` that nothing tells of.
        name = file.path.removesuffix(".py").rpartition("/")[2]
        assert not name.endswith("_") or name.endswith("__") or name in told, file.path
