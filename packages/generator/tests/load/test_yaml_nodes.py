"""YAML: what is read, and what is refused where."""

from __future__ import annotations

import pytest
import yaml
from contract_generator.contract.read import read as read_nodes
from contract_generator.load.document import load
from contract_generator.load.node import Mapping, Node, Scalar, Sequence
from marked import held, unmarked


def plain(node: Node) -> object:
    """A node as Python's own values, scalars as text."""
    if isinstance(node, Mapping):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text


READ = [
    ("a: 1", {"a": "1"}),
    ("a: 'it''s'", {"a": "it's"}),
    ('a: "\\x41\\n"', {"a": "A\n"}),
    ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
    ("a: >-\n  x\n  y\n", {"a": "x y"}),
    ("a: &x [1]\nb: *x", {"a": ["1"], "b": ["1"]}),
    ("a: &x 1\nb: *x", {"a": "1", "b": "1"}),
    ("&x a: 1\nb: *x", {"a": "1", "b": "a"}),
    ("a: !!str 1\nb: !!int 2\nc: !!seq []\nd: ! x", {"a": "1", "b": "2", "c": [], "d": "x"}),
    ("a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  b: 3",
     {"a": {"b": "1", "c": "2"}, "d": {"b": "3", "c": "2"}}),
    ("'<<': 1", {"<<": "1"}),
    ("# comment\n---\na: 1\n...\n", {"a": "1"}),
    ("%YAML 1.1\n---\na: 1\n", {"a": "1"}),
    ('{"a": [1, {"b": null}]}', {"a": ["1", {"b": "null"}]}),
    ("{a: b}", {"a": "b"}),
    ("a:\r\n  b: 1\r\n", {"a": {"b": "1"}}),
    ('a: 😀\nb: "\\u2028"', {"a": "😀", "b": "\u2028"}),
]  # fmt: skip


@pytest.fixture(params=["libyaml", "PyYAML alone"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """PyYAML with libyaml, and as it is where it was built without."""
    if request.param != "libyaml":
        monkeypatch.delattr(yaml, "CSafeLoader")
    return request.param


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text: str, expected: object) -> None:
    node, findings = load(text.encode(), name="api.yaml")
    assert findings.ordered() == ()
    assert node is not None
    assert plain(node) == expected


def test_a_byte_order_mark_is_no_character() -> None:
    node, findings = load(b"\xef\xbb\xbfa: 1", name="api.yaml")
    assert node is not None
    assert findings.source.text == "a: 1"
    assert next(iter(node.entries.values())).key.start == 0


def test_positions_are_characters() -> None:
    text = "é: [😀, «'x'»]\n"
    clean, _, spans = unmarked(text)
    node, _ = load(clean.encode(), name="api.yaml")
    assert node is not None
    items = node.entries["é"].value
    assert isinstance(items, Sequence)
    assert tuple(items.items[1].span) == spans[0]


REFUSED = [
    ("a: 1\nb: «»'x\ny: 2\n", "yaml-syntax", "close what begins here"),
    ('{\n\t"a": 1\n\t«"»b": 2}', "json-syntax", None),
    ("{a: 1 b«:» 2", "yaml-syntax", None),
    ("a: «[»1, 2", "yaml-syntax", "close what begins here"),
    ("a: b«:» c", "yaml-syntax", 'quote a text that holds ": "'),
    ("a:\n«\t»b: 1", "yaml-syntax", "indent with spaces: YAML allows no tabs there"),
    ("a: b\nc:\n  d: «[]Todo»\n", "yaml-syntax", 'quote it: "[]Todo"'),
    ("a: «@»b", "yaml-syntax", "quote a text that begins like this"),
    ('a: "\\u«d»800"', "yaml-syntax", None),
    ("a: x«\x00»", "yaml-syntax", "write it as an escape, in quotes"),
    ("é😀: «\x1b»[31m", "yaml-syntax", "write it as an escape, in quotes"),
    ("a: 1\n«---»\nb: 2", "several-documents", None),
    ("a: «*x»", "yaml-alias", 'quote a text that begins with "*"'),
    ("a: &x [1, «*x»]", "yaml-alias", None),
    ("a: &x {b: {c: «*x»}}", "yaml-alias", None),
    ("«»# nothing\n", "empty-document", None),
    ("«»", "empty-document", None),
    ("«» \n\n", "empty-document", None),
    ("«»~", "empty-document", None),
    ("«[1]»", "not-a-contract", None),
    ("«text»", "not-a-contract", None),
]


@pytest.mark.parametrize(("text", "code", "label"), REFUSED)
def test_refused(text: str, code: str, label: str | None, parser: str) -> None:
    clean, _, spans = unmarked(text)
    node, findings = load(clean.encode(), name="api.yaml")
    assert node is None
    [found] = findings.ordered()
    assert found.rule.code == code
    if parser == "libyaml":
        assert found.span.start == spans[0][0]
        assert label is None or found.label == label


FOUND = [
    ("a: «!!python/object:os.system» {}", "yaml-tag"),
    ("a: «!!binary» aGk=", "yaml-tag"),
    ("a: «!local» b", "yaml-tag"),
    ("a: &x «!!set» {b}", "yaml-tag"),
    ("? «[»1]\n: 2", "key-not-text"),
    ("a: 1\n«a»: 2", "duplicate-key"),
    ('a: 1\n«"\\x61"»: 2', "duplicate-key"),
    ("a: {«<<»: 1}", "yaml-merge"),
    ("a: {«<<»: [{b: 1}, c]}", "yaml-merge"),
]


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize(("text", "code"), FOUND)
def test_found(text: str, code: str) -> None:
    clean, marked, spans = unmarked(text)
    node, findings = load(clean.encode(), name="api.yaml")
    assert node is not None
    [found] = findings.ordered()
    assert (found.rule.code, tuple(found.span)) == (code, spans[0])
    assert clean[found.span.start : found.span.end] == marked[0]


def test_what_is_read_twice_is_found_once() -> None:
    held(
        "name: A\nresources:\n  - name: a\n    methods: &m\n      - {name: new, output: «Tood»}\n"
        "  - name: b\n    methods: *m\n",
        ["unknown-type"],
    )


def test_an_alias_costs_no_memory_but_counts() -> None:
    rows = ", ".join(["*a"] * 999)
    text = f"a: &a [{', '.join(['x'] * 998)}]\nb: [{rows}]"
    node, findings = load(text.encode(), name="api.yaml")
    assert node is not None, findings.ordered()
    node, findings = load(text.replace("b: [", "b: [*a, ").encode(), name="api.yaml")
    assert node is None
    assert [each.rule.code for each in findings.ordered()] == ["too-many-nodes"]


@pytest.mark.parametrize("text", ["a: {b: c}", "name: [x]\nresources: {}\ntypes: 1\nclient: []"])
def test_a_contract_comes_of_any_mapping(text: str) -> None:
    node, findings = load(text.encode(), name="api.yaml")
    assert node is not None
    read_nodes(node, findings)
    assert findings.errors


def test_scalars_know_null() -> None:
    node, _ = load(b"a: ~\nb: '~'\nc:\nd: null\ne: \"\"", name="api.yaml")
    assert node is not None
    values = [each.value for each in node.entries.values()]
    assert [isinstance(each, Scalar) and each.null for each in values] == [
        True, False, True, True, False,
    ]  # fmt: skip
