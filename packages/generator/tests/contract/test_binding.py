"""HTTP bindings: given, inferred, and where fields go (contract language, §§ 3 and 4)."""

from __future__ import annotations

import pytest
from contract_generator.contract.model import Binding, Param
from marked import held, method, read

INPUT = """
- name: In
  kind: struct
  fields:
    - {name: title, type: string}
    - {name: grid, type: int}
    - {name: user_id, type: string}
- name: Bare
  kind: struct
  fields:
    - {name: title, type: string}
- name: Rows
  kind: slice
  elem: string
"""


def _binding(lines: str, types: str = INPUT) -> Binding:
    contract = read(method(lines, types)).contract
    assert contract is not None
    return contract.resources[0].methods[0].binding


def _path(binding: Binding) -> str:
    return "".join(
        each if isinstance(each, str) else f"{{{each.name}{'...' if each.rest else ''}}}"
        for each in binding.path
    )


INFERRED = [
    ("create", "POST", "/todos"),
    ("addAll", "POST", "/todos"),
    ("newsletter", "POST", "/todos"),
    ("address", "POST", "/todos"),
    ("list", "GET", "/todos"),
    ("allocate", "GET", "/todos"),
    ("Search", "GET", "/todos"),
    ("findItems", "GET", "/todos"),
    ("FINDS", "GET", "/todos"),
    ("find_one", "GET", "/todos/{id}"),
    ("find", "GET", "/todos/{id}"),
    ("get", "GET", "/todos/{id}"),
    ("getters", "GET", "/todos/{id}"),
    ("fetch", "GET", "/todos/{id}"),
    ("ReadOne", "GET", "/todos/{id}"),
    ("update", "PUT", "/todos/{id}"),
    ("edit", "PUT", "/todos/{id}"),
    ("modify", "PUT", "/todos/{id}"),
    ("setup", "PUT", "/todos/{id}"),
    ("delete", "DELETE", "/todos/{id}"),
    ("removeAll", "DELETE", "/todos/{id}"),
    ("patch", "PATCH", "/todos/{id}"),
    ("archive", "POST", "/todos/archive"),
    ("ExportCSV", "POST", "/todos/export_c_s_v"),
    ("exportCsv", "POST", "/todos/export_csv"),
    ("do-it", "POST", "/todos/do-it"),
    ("do_It", "POST", "/todos/do__it"),
]


@pytest.mark.parametrize(("name", "verb", "path"), INFERRED)
def test_inferred(name: str, verb: str, path: str) -> None:
    binding = _binding(f"- name: {name}")
    assert (binding.verb, _path(binding), binding.inferred) == (verb, path, True)
    assert all(each.added for each in binding.path if isinstance(each, Param))


def test_the_first_field_that_ends_in_id_names_the_place() -> None:
    assert _binding("- name: get\n  input: In").path == ("/todos/", Param("grid", False, False))


def test_without_such_a_field_it_is_an_added_id() -> None:
    assert _binding("- name: get\n  input: Bare").path == ("/todos/", Param("id", True, False))


def _given(verb: str, path: str, rest: str = "") -> str:
    return f"- name: x\n  http: {{method: {verb}, path: '{path}'}}\n{rest}"


GIVEN = [
    ("/a", ("/a",)),
    ("/a/{user_id}", ("/a/", Param("user_id", False, False))),
    ("/a/{USER_ID}.json", ("/a/", Param("user_id", False, False), ".json")),
    ("/{title}/{grid}", ("/", Param("title", False, False), "/", Param("grid", False, False))),
    ("/a/{title...}", ("/a/", Param("title", False, True))),
    ("/{other-x}", ("/", Param("other-x", True, False))),
    ("/v1/x:run/%20", ("/v1/x:run/%20",)),
    ("/", ("/",)),
]


@pytest.mark.parametrize(("path", "parts"), GIVEN)
def test_given(path: str, parts: tuple[object, ...]) -> None:
    assert _binding(_given("POST", path, "  input: In\n")).path == parts


def test_an_exact_name_goes_before_another_case() -> None:
    fields = "- name: In\n  kind: struct\n  fields: [{name: ID, type: int}, {name: id, type: int}]"
    assert _binding(
        "- name: x\n  input: In\n  http: {method: GET, path: '/{id}'}", fields
    ).path == (
        "/",
        Param("id", False, False),
    )


REST = [
    ("GET", "string", "query"),
    ("HEAD", "string", "query"),
    ("OPTIONS", "[]string", "query"),
    ("POST", "string", "body"),
    ("PUT", "string", "body"),
    ("PATCH", "string", "body"),
    *(("DELETE", ref, "query") for ref in ("string", "int", "float64", "bool")),
    *(("DELETE", ref, "body") for ref in ("[]string", "time.Time", "bytes", "any", "In")),
]


@pytest.mark.parametrize(("verb", "ref", "expected"), REST)
def test_where_the_rest_goes(verb: str, ref: str, expected: str) -> None:
    listed = f"[{{name: id, type: int}}, {{name: a, type: '{ref}'}}]"
    fields = f"- name: In\n  kind: struct\n  fields: {listed}"
    lines = f"- name: x\n  input: In\n  http: {{method: {verb}, path: '/{{id}}'}}"
    binding = _binding(lines, fields)
    assert (binding.rest, binding.whole) == (expected, False)


def test_a_method_without_rest_fields_sends_nothing() -> None:
    fields = "- name: In\n  kind: struct\n  fields: [{name: id, type: int}]"
    assert (
        _binding("- name: x\n  input: In\n  http: {method: POST, path: '/{id}'}", fields).rest
        is None
    )
    assert _binding("- name: x").rest is None


@pytest.mark.parametrize("ref", ["Rows", "'[]string'", "map[string]int", "any"])
def test_other_input_is_the_whole_body(ref: str) -> None:
    binding = _binding(f"- name: create\n  input: {ref}")
    assert (binding.whole, binding.rest) == (True, None)


FOUND = [
    (_given("«get»", "/a"), ["verb-case"]),
    (_given("«Post»", "/a"), ["verb-case"]),
    (_given("«FETCH»", "/a"), ["unknown-verb"]),
    (_given("«TRACE»", "/a"), ["unknown-verb"]),
    ("- name: x\n  http: {method: GET, path: «a»}", ["bad-path"]),
    (_given("GET", "/a«?»b=1"), ["bad-path"]),
    (_given("GET", "/a«#»b"), ["bad-path"]),
    (_given("GET", "/a« »b"), ["bad-path"]),
    ("- name: x\n  http: {method: GET, path: \"/a«\\r»«\\n»b\"}", ["bad-path", "bad-path"]),
    ("- name: x\n  http: {method: GET, path: \"/a«\\u202E»b\"}", ["bad-path"]),
    (_given("GET", "/a/«..»/b"), ["bad-path"]),
    (_given("GET", "/«.»"), ["bad-path"]),
    (_given("GET", "/«{id.__class__}»"), ["bad-path"]),
    (_given("GET", "/«{id!r}»"), ["bad-path"]),
    (_given("GET", "/«{}»"), ["bad-path"]),
    (_given("GET", "/«{{b}}»/«{ c }»"), ["bad-path", "bad-path"]),
    (_given("GET", "/«{»a"), ["bad-path"]),
    *((_given("GET", f"/a/«{each}»"), ["literal-place"]) for each in (
        ":id", "<int:id>", "<id>", "[id]", "*rest")),
    *((_given("GET", f"/a{each}"), []) for each in (":b", "/b:run", "/$count", "/*", "*", "/:")),
    (_given("GET", "/x/«${a}»", "  input: A\n"), ["literal-place"]),
    (_given("GET", "/a«}»"), ["bad-path"]),
    (_given("GET", "/«{a...}»/b", "  input: A\n"), ["bad-path"]),
    (_given("GET", "/{a}/«{a}»", "  input: A\n"), ["duplicate-param"]),
    (_given("GET", "/{a}/«{A}»", "  input: A\n"), ["duplicate-param"]),
    (_given("GET", "/«{b}»", "  input: A\n"), ["added-param"]),
    (_given("GET", "/x/«{b}»"), ["added-param"]),
    (_given("PUT", "/«{b}»", "  input: '[]string'\n"), ["added-param"]),
    (_given("GET", "/«{list}»", "  input: A\n"), ["param-type"]),
    (_given("GET", "/" + "a" * 2000).replace("'", "").replace("/aa", "«/aa").replace("a}", "a»}"),
     ["bad-path"]),
    ("- name: «get»", ["added-param"]),
    ("- name: «get»\n  input: A", ["added-param"]),
    ("- name: list\n  input: «A2»", ["whole-input"]),
    ("- name: list\n  input: «any»", ["whole-input"]),
    (_given("DELETE", "/x", "  input: «A2»\n"), ["whole-input"]),
    ("- name: x\n  output: «A»\n  http: {method: HEAD, path: /a}", ["head-output"]),
    ("- name: x\n  http: {method: HEAD, path: /a}", []),
    ("- name: x\n  «stream»: {item: A}\n  http: {method: HEAD, path: /a}", ["head-output"]),
    ("- name: «get»\n  input: Odd", ["param-type"]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "codes"), FOUND)
def test_found(lines: str, codes: list[str]) -> None:
    declared = (
        "- name: A\n  kind: struct\n"
        "  fields: [{name: a, type: string}, {name: list, type: '[]int'}]\n"
        "- name: A2\n  kind: slice\n  elem: string\n"
        "- name: Odd\n  kind: struct\n  fields: [{name: 'x}/../{id', type: string}]"
    )
    held(method(lines, declared), codes)


def test_head_has_no_output() -> None:
    lines = "- name: x\n  output: string\n  http: {method: HEAD, path: /a}"
    contract = read(method(lines)).contract
    assert contract is not None
    assert contract.resources[0].methods[0].output is None


LABELS = [
    ("/a/«:id»", "literal-place", 'write "{id}"'),
    ("/a/«*path»", "literal-place", 'write "{path...}"'),
    ("/a/«{{id}}»", "bad-path", 'write "{id}"'),
    ("«https://a.example/b/{id}»", "bad-path", 'write "/b/{id}", and the host in "base_url"'),
    ("«a/{id}»", "bad-path", 'write "/a/{id}"'),
]


@pytest.mark.parametrize(("path", "code", "label"), LABELS)
def test_what_to_write(path: str, code: str, label: str) -> None:
    marked = f"'{path}'" if not path.startswith("«") else f"«'{path[1:-1]}'»"
    found = held(method(f"- name: x\n  http: {{method: GET, path: {marked}}}"), [code])
    assert found[0].label == label
