"""What isn't YAML: the place that is to be mended, and how."""

from __future__ import annotations

import pytest
import yaml
from contract_generator.load.document import load
from marked import unmarked

COMMA = 'put a "," before the key, or quote a text that holds ": "'
INDENT = "indent this as far as the lines beside it"
PATH = 'quote it: "/todos/{id}"'

HINTS = [
    # Texts with brackets, between brackets.
    ("http: {method: GET, path: «/todos/{id}»}", PATH),
    ("http: {path: «/todos/{id}», method: GET}", PATH),
    ("a: {http: {method: GET, path: «/todos/{id}»}}", PATH),
    ("http: {\n  method: GET,\n  path: «/todos/{id}»\n}", PATH),
    ("http: {path: «/todos/{id}» }", PATH),
    ("- [«/todos/{id}»]", PATH),
    ("http: {path: «/todos/{id}/tags/{tag}»}", 'quote it: "/todos/{id}/tags/{tag}"'),
    ("http: {path: «/files/{name}.json»}", 'quote it: "/files/{name}.json"'),
    ("http: {path: «/files/{path...}»}", 'quote it: "/files/{path...}"'),
    ("http: {path: «{id}/x»}", 'quote it: "{id}/x"'),
    ("é: {path: «/😀/{id}»}", 'quote it: "/😀/{id}"'),
    ('http: {path: «/a"b/{id}»}', "quote this text"),
    (f"http: {{path: «/{'x' * 60}/{{id}}»}}", "quote this text"),
    ("a: {output: «[]Todo»}", 'quote it: "[]Todo"'),
    ("a: {output: «map[string]Todo»}", 'quote it: "map[string]Todo"'),
    ("a: {output: «map[string][]Todo», b: 1}", 'quote it: "map[string][]Todo"'),
    ("a: {output: «interface{}»}", 'quote it: "interface{}"'),
    # And where a bracket begins a text.
    ("output: «[]Todo»", 'quote it: "[]Todo"'),
    ("path: «{id}/x» # one", 'quote it: "{id}/x"'),
    ("a: «[old] It was»", "quote the whole text"),
    ('- a: «"old" It was»', "quote the whole text"),
    # Brackets and quotes that aren't closed.
    ("a:\n  - «{»b: c\n  - {b: d}\n", None),
    ("a: «{»b: c\nd: e\n", "close what begins here on its line"),
    ("a: «{»b: c\n\n", "close what begins here"),
    ('a: «"»b\nc: d\n', "close what begins here"),
    # Keys.
    ("a: {b: c d«:» e}", COMMA),
    ("a: {b: it's«:» here}", COMMA),
    ("a: {\n  b: c\n  d«:» e\n}", COMMA),
    ('a: {b: "c" «d:» e}', 'put a "," before this'),
    ("a: b«:» c", 'quote a text that holds ": "'),
    ("a:\n  «b:c»\n  d: e", 'write a space after the ":"'),
    ("a:\n  - b: c\n    «d:[e]»\n    f: g", 'write a space after the ":"'),
    ("a:\n  b: c\n  «d»  \n\n  e: f", 'write "key: value"'),
    ("- «b:c»\n  d: e", 'write a space after the ":"'),
    # Indentation.
    ("- a: b\n   «c»: d", 'indent "c" as far as the keys beside it'),
    ("a: b\n  «c»: d", 'indent "c" as far as the keys beside it'),
    ("a:\n  - b: c\n «d»: e", None),
    ("a:\n  - b: c\n   «d»: e\n", INDENT),
    ("a:\n    - b: c\n   «d»: e\n", None),
    ("a:\n«\t»- b", "indent with spaces: YAML allows no tabs there"),
    # Others.
    ("a: 1\n«<<<<<<< HEAD»\nb: 2\n=======\nb: 3\n>>>>>>> c\n", "resolve this merge conflict"),
    ("a: |\n  b\n  =======\nc: {d«:»: e", None),
    ("«%»YAML 2.0\n---\na: b", "leave the line out: contracts are YAML 1.1"),
]


@pytest.mark.parametrize(("text", "label"), HINTS)
def test_hint(text: str, label: str | None) -> None:
    clean, marked, spans = unmarked(text)
    node, findings = load(clean.encode(), name="api.yaml")
    assert node is None
    [found] = findings.ordered()
    assert found.rule.code == "yaml-syntax"
    if label is not None:
        assert (found.label, clean[found.span.start : found.span.end]) == (label, marked[0])
        assert tuple(found.span) == spans[0]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a:\n  - b: c\n d: e\n", "the mapping that it isn't part of begins here"),
        ("a:\n  - b: c\n   d: e\n", "the list that it isn't part of begins here"),
    ],
)
def test_indentation_shows_what_it_breaks_off(text: str, label: str) -> None:
    _, findings = load(text.encode(), name="api.yaml")
    [found] = findings.ordered()
    assert [each.label for each in found.related] == [label]


@pytest.mark.parametrize(("text", "label"), HINTS)
def test_python_parser_refuses_too(
    text: str, label: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where PyYAML has no libyaml, it stops at the same documents in words of its own."""
    monkeypatch.delattr(yaml, "CSafeLoader")
    clean, marked, _ = unmarked(text)
    node, findings = load(clean.encode(), name="api.yaml")
    assert node is None
    [found] = findings.ordered()
    assert found.rule.code == "yaml-syntax"
    if label is not None and label.startswith("quote it"):
        assert (found.label, clean[found.span.start : found.span.end]) == (label, marked[0])
