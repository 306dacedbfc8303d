"""Contracts with the places of what is wrong marked in them: ``output: «Tood»``."""

from __future__ import annotations

from contract_generator.diagnostics.diagnostic import Diagnostic
from contract_generator.lint.document import Result, read_contract

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
    """The findings, which are of these codes, each at its mark and in their order."""
    clean, _, spans = unmarked(text)
    found = read_contract(clean.encode(), name=name).diagnostics
    expected = [
        (code, clean[start:end], start) for code, (start, end) in zip(codes, spans, strict=True)
    ]
    assert [
        (each.rule.code, clean[each.span.start : each.span.end], each.span.start) for each in found
    ] == expected
    return found
