"""The rule of names: keywords, members of ours, signs and digits in front."""

from __future__ import annotations

import keyword

import pytest
from built import planned
from contract_generator.plan import names
from contract_runtime import abi
from contract_strategies import WIRE_NAMES
from hypothesis import given
from hypothesis import strategies as st

FIELDS = [
    ("title", "title"),
    ("fooBar", "foo_bar"),
    ("id", "id"),
    ("type", "type"),
    ("list", "list"),
    ("body", "body"),
    ("match", "match"),
    ("from", "from_"),
    ("None", "none"),
    ("self", "self_"),
    ("request_options", "request_options_"),
    ("requestOptions", "request_options_"),
    ("extra", "extra_"),
    ("toDict", "to_dict_"),
    ("@type", "type_"),
    ("$ref", "ref_"),
    ("_id", "id_"),
    ("_from", "from_"),
    ("__class__", "class_"),
    ("from_", "from_"),
    ("2fa", "field_2fa"),
    ("_2fa", "field_2fa_"),
    ("@", "field_u40"),
    ("resume", "resume"),
]


@pytest.mark.parametrize(("written", "expected"), FIELDS)
def test_field(written: str, expected: str) -> None:
    name = names.member("field", written)
    assert name.code == expected
    assert name.written == written
    # What is spelt differently says why; what isn't says nothing.
    assert bool(name.reasons) == (expected != written)


OTHERS = [
    (names.member("method", "with_raw_response").code, "with_raw_response_"),
    (names.member("method", "extra").code, "extra"),
    (names.member("method", "import").code, "import_"),
    (names.member("method", "2fa").code, "method_2fa"),
    (names.member("resource", "close").code, "close_"),
    (names.member("resource", "withOptions").code, "with_options_"),
    (names.member("resource", "http_client").code, "http_client_"),
    (names.member("resource", "Page[github.com/acme/app.Todo]").code, "page_app_todo"),
    (names.member("resource", "acme/v1/list-items").code, "list_items"),
    (names.member("field", "acme/v1").code, "acme_v1"),
    (names.type_name("None").code, "None_"),
    (names.type_name("str").code, "Str"),
]


@pytest.mark.parametrize(("found", "expected"), OTHERS)
def test_others(found: str, expected: str) -> None:
    assert found == expected


@pytest.mark.parametrize(
    ("name", "stream", "expected"),
    [("resume", True, "resume_"), ("resume", False, "resume"), ("title", True, "title")],
)
def test_argument(name: str, stream: bool, expected: str) -> None:
    assert names.argument(names.member("field", name), stream=stream).code == expected


@pytest.mark.parametrize(
    ("resource", "asynchronous", "expected"),
    [
        ("todos", False, "TodosResource"),
        ("todos", True, "AsyncTodosResource"),
        ("async_todos", False, "AsyncTodosResource_"),
        ("order-items", False, "OrderItemsResource"),
        ("class", False, "ClassResource"),
    ],
)
def test_resource_class(resource: str, asynchronous: bool, expected: str) -> None:
    name = names.member("resource", resource)
    assert names.resource_class(name, asynchronous=asynchronous) == expected


MEMBERS = [
    (names.CLIENT_MEMBERS, ("BaseClient", "AsyncBaseClient")),
    (names.RESOURCE_MEMBERS, ("Resource", "AsyncResource")),
    (names.MODEL_MEMBERS, ("Model",)),
]


@pytest.mark.parametrize(("taken", "classes"), MEMBERS)
def test_no_member_of_ours_is_hidden(taken: dict[str, str], classes: tuple[str, ...]) -> None:
    for each in classes:
        members = {name for name in dir(getattr(abi, each)) if not name.startswith("_")}
        assert members <= set(taken)


@given(st.text(min_size=1, max_size=12) | st.sampled_from(WIRE_NAMES))
def test_every_name_is_a_public_identifier(written: str) -> None:
    for kind in ("field", "method", "resource"):
        name = names.member(kind, written)  # type: ignore[arg-type]
        assert name.code.isidentifier()
        assert name.code.isascii()
        assert name.code[0] != "_"
        assert not keyword.iskeyword(name.code)


def contract(fields: list[str]) -> str:
    listed = "".join(f"      - {{name: {name!r}, type: string}}\n" for name in fields)
    return (
        'name: API\nresources: [{name: r, methods: [{name: list, output: "[]T"}]}]\n'
        f"types:\n  - name: T\n    kind: struct\n    fields:\n{listed}"
    )


@given(st.lists(st.sampled_from([name for name in WIRE_NAMES if "'" not in name]), unique=True))
def test_a_field_more_renames_none(fields: list[str]) -> None:
    """Each field has the name that it has alone, or two are refused with both places."""
    found = planned(contract(["first", *fields]))
    spelt = {each.name.written: each.name.code for each in found.explain() if "field" in each.what}
    if found.sdk is None:
        assert {each.rule.code for each in found.diagnostics} == {"name-collision"}
        assert all(each.related for each in found.diagnostics)
    for name in spelt:
        assert spelt[name] == names.member("field", name).code


COLLISIONS = [
    ("fields", contract(["fooBar", "foo_bar"])),
    ("NFKC", contract(["ﬁle", "file"])),
    ("signs", contract(["@type", "$type"])),
    ("arguments", contract(["resume", "@resume"]).replace(
        'output: "[]T"', 'input: T, stream: {item: T}'
    )),
    ("resources", "name: A\nresources:\n" + "".join(
        f"  - {{name: {name}, methods: [{{name: list}}]}}\n" for name in ("a-b", "a_b")
    )),
    ("methods", "name: A\nresources: [{name: r, methods: [{name: aB}, {name: a_b}]}]"),
    ("classes", "name: A\nresources:\n" + "".join(
        f"  - {{name: {name}, methods: [{{name: list}}]}}\n" for name in ("a_1", "a1")
    )),
    ("classes that gave way", "name: A\nresources:\n" + "".join(
        f"  - {{name: {name}, methods: [{{name: list}}]}}\n" for name in ("todos", "async_todos")
    ) + "types: [{name: AsyncTodosResource, kind: struct, fields: []}]\n"),
    ("types", "name: A\nresources: [{name: r, methods: [{name: list}]}]\ntypes:\n" + "".join(
        f"  - {{name: {name}, kind: struct, fields: []}}\n" for name in ("Todo_2", "Todo2")
    )),
]  # fmt: skip


@pytest.mark.parametrize(("what", "text"), COLLISIONS, ids=[what for what, _ in COLLISIONS])
def test_collisions_show_both_places(what: str, text: str) -> None:
    found = planned(text)
    assert found.sdk is None
    (each,) = [each for each in found.diagnostics if each.rule.severity == "error"]
    assert each.rule.code == "name-collision"
    assert each.related[0].span != each.span


def grown(resources: dict[str, list[str]], types: list[str]) -> str:
    listed = "".join(
        f"  - name: {name}\n    methods:\n" + "".join(f"      - name: {each}\n" for each in methods)
        for name, methods in resources.items()
    )
    declared = "".join(f"  - {{name: {name}, kind: struct, fields: []}}\n" for name in types)
    return f"name: A\nresources:\n{listed}types:\n{declared}"


#: What collides with names of the small contract's, or of ours for it.
MORE = ["USER", "UserDict", "TodosResource", "Client", "Async", "Todos", "RawTodosResource", "Str"]


@given(
    st.lists(st.sampled_from(MORE), unique=True),
    st.lists(st.sampled_from(["User", "todo", "from", "createAll", "with_raw_response"])),
    st.lists(st.sampled_from(["async_todos", "raw_todos", "close", "User"]), unique=True),
)
def test_a_type_a_method_a_resource_more_renames_none(
    types: list[str], methods: list[str], resources: list[str]
) -> None:
    small = {"todos": ["create", "listAll"]}
    listed = planned(grown(small, ["User"])).explain()
    before = {each.path: each.name.code for each in listed if not each.rule}
    large = {
        **{each: ["get"] for each in resources},
        "todos": [*dict.fromkeys(methods), *small["todos"]],
    }
    found = planned(grown(large, [*types, "User"]))
    after = {each.path: each.name.code for each in found.explain()}
    assert found.sdk is not None, found.diagnostics
    for path, name in before.items():
        if "Client" in types:  # The name of ours gives way, and none of the contract's.
            path = path.replace(".Client.", ".Client_.")
        assert after[path] == name


def test_twins_among_fields_are_refused_once() -> None:
    """Not again for each method that takes the struct."""
    text = contract(["fooBar", "foo_bar"]).replace(
        'output: "[]T"}', "input: T}, {name: get, input: T}"
    )
    assert len([e for e in planned(text).diagnostics if e.rule.code == "name-collision"]) == 1


def test_case_alone_parts_types() -> None:
    text = (
        "name: A\nresources: [{name: r, methods: [{name: list}]}]\ntypes:\n"
        "  - {name: User, kind: struct, fields: []}\n  - {name: USER, kind: struct, fields: []}\n"
    )
    assert planned(text).sdk is not None
