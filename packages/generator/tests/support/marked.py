"""Contracts with the places of what is wrong marked in them: ``output: «Tood»``."""

from __future__ import annotations

import json
import re

from contract_generator.diagnostics.diagnostic import Diagnostic
from contract_generator.lint.document import Result, read_contract
from contract_generator.load.document import load
from contract_generator.load.node import Mapping, Node, Sequence

#: A contract without a finding; it ends where `types:` or `client:` may follow.
HEAD = """\
name: TodoAPI
resources:
  - name: todos
    methods:
      - name: list
        output: "[]string"
"""


def method(lines: str, types: str = "") -> str:
    """A contract whose only method has these lines (the first being ``- name: …``)."""
    start = HEAD.index("      - name: list")
    return HEAD[:start] + indent(lines, 6) + (f"types:\n{indent(types, 2)}" if types else "")


def types(lines: str) -> str:
    """A contract with these types."""
    return f"{HEAD}types:\n{indent(lines, 2)}"


def field(lines: str) -> str:
    """A contract with a struct of one field, whose lines these are."""
    return types(f"- name: Thing\n  kind: struct\n  fields:\n{indent('- name: it', 4)}") + indent(
        lines, 8
    )


def client(lines: str) -> str:
    """A contract with this ``client``."""
    return f"{HEAD}client:\n{indent(lines, 2)}"


def indent(lines: str, spaces: int) -> str:
    """The lines moved right, ending in a line break."""
    return "".join(" " * spaces + line + "\n" for line in lines.strip("\n").split("\n"))


def unmarked(text: str) -> tuple[str, list[str], list[tuple[int, int]]]:
    """The text without marks, the marked texts, and their spans in order of their starts."""
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    at = 0
    for char in text:
        if char == "«":
            opened.append(at)
        elif char == "»":
            spans.append((opened.pop(), at))
        else:
            plain.append(char)
            at += 1
    clean = "".join(plain)
    spans.sort()
    return clean, [clean[start:end] for start, end in spans], spans


def read(text: str, *, name: str = "api.yaml") -> Result:
    """A text without its marks, read."""
    return read_contract(unmarked(text)[0].encode(), name=name)


def held(text: str, codes: list[str], *, name: str = "api.yaml") -> tuple[Diagnostic, ...]:
    """The findings, which are of these codes, each at its mark and in their order.

    What YAML says is said in JSON too, where it can be, and found to be the same.
    """
    clean, _, spans = unmarked(text)
    found = read_contract(clean.encode(), name=name).diagnostics
    expected = [
        (code, clean[start:end], start) for code, (start, end) in zip(codes, spans, strict=True)
    ]
    assert [
        (each.rule.code, clean[each.span.start : each.span.end], each.span.start) for each in found
    ] == expected
    if name == "api.yaml" and not _YAML_ONLY.search(clean):
        in_json = json_twin(clean)
        if in_json is not None:
            twins = read_contract(in_json.encode(), name="api.json").diagnostics
            assert [_said(each) for each in twins] == [_said(each) for each in found]
            for twin, each in zip(twins, found, strict=True):
                assert _escaped(twin) or _escaped(each) or _covered(twin) == _covered(each)
    return found


#: Anchors, which are read once and expanded in JSON; booleans that JSON hasn't; and nothing at all.
_YAML_ONLY = re.compile(r"[&*]\w|<<|: (yes|no|on|off)\b|value: ,|-\n")


def _said(found: Diagnostic) -> tuple[str, str, str]:
    return found.rule.code, found.message, found.label


def _covered(found: Diagnostic) -> str:
    return found.source.text[found.span.start : found.span.end].strip("'\"")


def _escaped(found: Diagnostic) -> bool:
    return re.search(r"[\\\[{]", _covered(found)) is not None


def json_twin(text: str) -> str | None:
    """A YAML document in JSON, the scalars as they were written; None where it can't be read."""
    node, findings = load(text.encode(), name="api.yaml")
    return None if node is None or len(findings) else _spelt(node)


def _spelt(node: Node) -> str:
    if isinstance(node, Mapping):
        pairs = (
            f"{json.dumps(key)}:\t{_spelt(entry.value)}" for key, entry in node.entries.items()
        )
        return "{\n" + ",\n".join(pairs) + "}"
    if isinstance(node, Sequence):
        return "[" + ", ".join(map(_spelt, node.items)) + "]"
    if not node.quoted:
        try:
            json.loads(node.text)
        except ValueError:
            return "null" if node.unwritten or node.text == "~" else json.dumps(node.text)
        return node.text
    return json.dumps(node.text, ensure_ascii=len(node.text) % 2 == 0)
