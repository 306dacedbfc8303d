"""Hostile documents: each refused with a place, or generated and imported with nothing run."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from contract_generator.diagnostics.render_text import render_text
from contract_generator.lint.document import read_contract
from contract_generator.pipeline import build, plan_document
from contract_generator.text.hidden import HIDDEN
from contract_strategies import HOSTILE_TEXTS
from marked import HEAD, client, field, method, types

S = "  kind: struct\n  fields: []"

REFUSED: list[tuple[str, str | bytes, str]] = [
    # Documents that aren't.
    ("nothing", "", "empty-document"),
    ("a comment", "# nothing", "empty-document"),
    ("a list", "[]", "not-a-contract"),
    ("a text", "text", "not-a-contract"),
    ("invalid UTF-8", b"name: \xff\xfe", "not-utf8"),
    ("an overlong NUL", b"name: \xc0\x80", "not-utf8"),
    ("a surrogate in UTF-8", b"name: \xed\xa0\x80", "not-utf8"),
    ("UTF-16", HEAD.encode("utf-16"), "not-utf8"),
    ("UTF-32", HEAD.encode("utf-32"), "not-utf8"),
    ("a NUL", HEAD.encode() + b"\0", "yaml-syntax"),
    ("an ANSI escape", HEAD + "description: \x1b[2J", "yaml-syntax"),
    ("a lone surrogate", HEAD + 'description: "\\ud800"', "yaml-syntax"),
    ("two documents", HEAD + "---\n" + HEAD, "several-documents"),
    ("a Python object", HEAD + "x: !!python/object/apply:os.abort []", "yaml-tag"),
    ("a Python name", HEAD + "description: !!python/name:os.abort x", "yaml-tag"),
    ("an alias bomb", "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else 'x'] * 10)}]\n" for n in range(10)
    ), "too-many-nodes"),
    ("an alias in itself", HEAD + "x-a: &a [*a]", "yaml-alias"),
    ("an alias deep in itself", HEAD + "x-a: &a {b: [{c: *a}]}", "yaml-alias"),
    ("5,000 lists", HEAD + "x-a: " + "[" * 5000, "too-deep"),
    ("5,000 mappings", HEAD + "x-a: " + "{a: " * 5000, "too-deep"),
    ("5,000 list types", field(f"type: '{'[]' * 5000}string'"), "too-deep"),
    ("a doubled key", HEAD + "name: Other\n", "duplicate-key"),
    ("a mapping as a key", HEAD + "? {a: b}\n: c\n", "key-not-text"),
    # Names.
    ("a path for a service", HEAD.replace("TodoAPI", "../../evil"), "bad-name"),
    ("a path for a resource", HEAD.replace("todos", "../evil"), "bad-name"),
    ("an absolute path", types(f"- name: /etc/passwd\n{S}"), "bad-name"),
    ("code for a type", types(f"- name: 'A;import os'\n{S}"), "bad-name"),
    ("a template for a type", types(f"- name: 'A{{{{7*7}}}}'\n{S}"), "bad-name"),
    ("bidi in a type", types(f'- name: "A\\u202EB"\n{S}'), "bad-name"),
    ("a line break in a method", method('- name: "a\\nb"'), "bad-name"),
    ("a NUL in a method", method('- name: "a\\0"'), "bad-name"),
    ("300 characters", types(f"- name: {'A' * 300}\n{S}"), "bad-name"),
    ("a field without a name",
     types("- name: A\n  kind: struct\n  fields: [{name: '', type: int}]"), "missing-key"),
    # Paths, URLs and headers.
    ("a format string", method("- name: x\n  http: {method: GET, path: '/{id.__class__}'}"),
     "bad-path"),
    ("a conversion", method("- name: x\n  http: {method: GET, path: '/{0!r}'}"), "bad-path"),
    ("a break in a path", method('- name: x\n  http: {method: GET, path: "/a\\r\\nb: c"}'),
     "bad-path"),
    ("a way up", method("- name: x\n  http: {method: GET, path: /a/../../b}"), "bad-path"),
    ("no slash", method("- name: x\n  http: {method: GET, path: '@evil.example/'}"), "bad-path"),
    ("a break in a method", method('- name: x\n  http: {method: "GET\\r\\n", path: /}'),
     "unknown-verb"),
    ("a break in a header", client('headers: {X-A: "a\\r\\nX-B: c"}'), "bad-header"),
    ("a break in a header's name", client('headers: {"X-A\\r\\nB": a}'), "bad-header"),
    ("a break in auth", client('auth: "x_a\\r\\nb"'), "bad-header"),
    ("a break in a base URL", client('base_url: "http://a/\\r\\nb"'), "bad-url"),
    ("a file for a base URL", client("base_url: file:///etc/passwd"), "bad-url"),
    # Values.
    ("5,001 digits", field("type: int\nconst: " + "1" * 5001), "bad-value"),
    ("infinity", field("type: float\nconst: 1e999"), "bad-value"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "code"), [each[1:] for each in REFUSED], ids=[each[0] for each in REFUSED]
)
def test_refused_with_a_place(document: str | bytes, code: str) -> None:
    data = document.encode() if isinstance(document, str) else document
    result = read_contract(data, name="api.yaml")
    assert result.contract is None
    assert code in {each.rule.code for each in result.diagnostics}
    text = render_text(result.diagnostics)
    assert "--> api.yaml:" in text
    assert not any(HIDDEN.search(line) for line in text.split("\n"))


def _everywhere(text: str, number: int) -> dict[str, list[dict[str, object]]]:
    """A resource and types with the text wherever text may stand."""
    said = {"description": text}
    wire = text or "empty"
    return {
        "resources": [
            {
                "name": f"r{number}",
                **said,
                "methods": [
                    {"name": "create", **said, "input": f"In{number}", "output": f"U{number}"},
                    {"name": "watch", **said, "stream": {"item": f"U{number}"}},
                ],
            }
        ],
        "types": [
            {
                "name": f"In{number}",
                "kind": "struct",
                **said,
                "fields": [
                    {"name": wire, "type": "string", **said, "const": text},
                    {"name": "plain", "type": "string", **said, "enum": [text, "b"]},
                ],
            },
            {
                "name": f"U{number}",
                "kind": "union",
                **said,
                "tag": "tag of it",
                "variants": [{"value": text, "type": f"In{number}", **said}],
            },
        ],
    }


def test_generated_and_imported_with_nothing_run(tmp_path: Path) -> None:
    bait = tmp_path / "bait"
    run = f"open({str(bait)!r}, 'w')"
    texts = [
        *HOSTILE_TEXTS,
        f'"""\n{run}\n"""',
        f"'''\n{run}\n'''",
        f'" + {run} + "',
        f"{{{{ {run} }}}}",
        f"\r{run}",
        f"\u2028{run}",
        f"\x0c{run}",
        f"\\\n{run}",
        "word " * 5000,
    ]
    document: dict[str, object] = {"name": "HostileAPI", "description": texts[-3]}
    parts = [_everywhere(text, number) for number, text in enumerate(texts)]
    for key in ("resources", "types"):
        document[key] = [each for part in parts for each in part[key]]
    planned = plan_document(json.dumps(document).encode(), name="api.json")
    assert planned.sdk is not None, render_text(planned.diagnostics)
    with build(planned.sdk) as built:
        sources = {path: content for path, content in built.files.items() if path.endswith(".py")}
        assert sources
        for content in sources.values():
            called = {
                node.func.id
                for node in ast.walk(ast.parse(content))
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
            }
            assert not called & {"open", "eval", "exec", "__import__"}
    assert not bait.exists()
