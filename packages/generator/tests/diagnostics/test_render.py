"""Findings for people and for programs."""

from __future__ import annotations

import json
import re

import pytest
from contract_generator.diagnostics.diagnostic import Diagnostic, Related, Rule, ordered
from contract_generator.diagnostics.render_github import render_github
from contract_generator.diagnostics.render_json import render_json
from contract_generator.diagnostics.render_text import render_text
from contract_generator.diagnostics.span import Source, Span

BAD = Rule("unknown-type", "error", "A type is used that isn't declared.")
ODD = Rule("odd-name", "warning", "A name is odd.")
NOTE = Rule("note", "info", "A note.")

LINES = "\n" * 13 + "        output: Tood\n"


def _at(text: str, what: str, **more: object) -> Diagnostic:
    start = text.index(what)
    span = Span(start, start + len(what))
    return Diagnostic(BAD, "it is wrong", Source("api.yaml", text), span, **more)  # type: ignore[arg-type]


def test_text_is_as_the_specification_draws_it() -> None:
    start = LINES.index("Tood")
    found = Diagnostic(
        BAD,
        'no type is named "Tood"',
        Source("api.yaml", LINES),
        Span(start, start + 4),
        'did you mean "Todo"?',
    )
    assert render_text([found]) == (
        'error[unknown-type]: no type is named "Tood"\n'
        "  --> api.yaml:14:17\n"
        "   |\n"
        "14 |         output: Tood\n"
        '   |                 ^^^^ did you mean "Todo"?\n'
    )


SNIPPETS = [
    # Tabs are shown as four columns, a column being one character.
    ("\ta: b", "b", ["1:5", "    a: b", "       ^"]),
    ("a: 世界 x", "x", ["1:7", "a: 世界 x", "        ^"]),
    ("a: 世界 x", "世界", ["1:4", "a: 世界 x", "   ^^^^"]),
    ("😀: x", "x", ["1:4", "😀: x", "    ^"]),
    # What steers a terminal is spelt.
    ("a: \x1b[31mx y", "y", ["1:11", r"a: \x1b[31mx y", "             ^"]),
    ("a: \u202eb c", "c", ["1:7", r"a: \u202eb c", "           ^"]),
    # A place over several lines is shown on its first.
    ("a: |\n  b\n", "|\n  b", ["1:4", "a: |", "   ^"]),
    # The end of a document.
    ("a: [", "", ["1:1", "a: [", "^"]),
    # Lines end at \n, \r\n and \r, and at nothing else.
    ("a\r\nb\rc", "c", ["3:1", "c", "^"]),
    ("a\x0c\u2028b: c", "c", ["1:7", r"a\x0c\u2028b: c", "              ^"]),
]


@pytest.mark.parametrize(("text", "what", "expected"), SNIPPETS)
def test_snippet(text: str, what: str, expected: list[str]) -> None:
    lines = render_text([_at(text, what)]).splitlines()
    assert lines[1].endswith(f"api.yaml:{expected[0]}")
    number = expected[0].partition(":")[0]
    assert lines[3:] == [f"{number} | {expected[1]}", f"  | {expected[2]}"]


def test_long_lines_are_cut_around_the_place() -> None:
    text = "x" * 10_000 + "HERE" + "y" * 10_000
    lines = render_text([_at(text, "HERE")]).splitlines()
    assert lines[3] == "1 | …" + "x" * 80 + "HERE" + "y" * 60 + "…"
    assert lines[4] == "  | " + " " * 81 + "^^^^"
    lines = render_text([_at(text, "x" * 10_000)]).splitlines()
    assert lines[4] == "  | " + "^" * 81


def test_related_places_follow() -> None:
    text = "a: 1\n" * 8 + "b: 2\na: 3\n"
    found = _at(text, "b", related=(Related(Span(0, 1), "first \x1b here"),))
    assert render_text([found]).splitlines()[4:] == [
        "  | ^",
        " ::: api.yaml:1:1",
        "  |",
        "1 | a: 1",
        r"  | - first \x1b here",
    ]


def test_messages_and_names_are_printable() -> None:
    source = Source("a\nb.yaml", "a")
    found = Diagnostic(BAD, "a \x1b[0m\n" + "x" * 600, source, Span(0, 1), "write " + "y" * 600)
    lines = render_text([found]).splitlines()
    assert len(lines) == 5
    assert lines[4].endswith("y…")
    assert lines[0].startswith(r"error[unknown-type]: a \x1b[0m\n" + "x")
    assert lines[0].endswith("…")
    assert r"a\nb.yaml:1:1" in lines[1]


def test_order_is_by_place_then_severity() -> None:
    source = Source("api.yaml", "abc")
    made = [
        Diagnostic(NOTE, "m", source, Span(1, 2)),
        Diagnostic(ODD, "m", source, Span(1, 2)),
        Diagnostic(BAD, "m", source, Span(1, 3)),
        Diagnostic(ODD, "m", source, Span(0, 2)),
    ]
    assert ordered(made) == (made[3], made[2], made[1], made[0])
    assert ordered(reversed(made)) == ordered(made)


FOUND = Diagnostic(
    BAD,
    "50% wrong: it,\r\nis",
    Source("dir/my api,1.yaml", "ab\ncdé\n"),
    Span(4, 6),
    'write "x"',
    (Related(Span(0, 2), "here"),),
)


def test_json() -> None:
    assert json.loads(render_json([FOUND])) == [
        {
            "code": "unknown-type",
            "severity": "error",
            "message": "50% wrong: it,\r\nis",
            "help": 'write "x"',
            "file": "dir/my api,1.yaml",
            "start": {"line": 2, "column": 2},
            "end": {"line": 2, "column": 4},
            "related": [
                {
                    "message": "here",
                    "start": {"line": 1, "column": 1},
                    "end": {"line": 1, "column": 3},
                }
            ],
        }
    ]
    assert json.loads(render_json([])) == []


def test_github() -> None:
    assert render_github([FOUND]) == (
        "::error file=dir/my api%2C1.yaml,line=2,endLine=2,col=2,endColumn=4,title=unknown-type"
        '::50%25 wrong: it,%0Ais (write "x")\n'
    )
    source = Source("a.yaml", "a")
    shown = [Diagnostic(rule, "m", source, Span(0, 1)) for rule in (BAD, ODD, NOTE)]
    commands = [line.split(" ")[0] for line in render_github(shown).splitlines()]
    assert commands == ["::error", "::warning", "::notice"]
    assert render_github([]) == ""


#: How a runner reads a command: unescaped, ``%`` last.
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::([^\r\n]*)\n")
UNESCAPED = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))


def unescaped(text: str) -> str:
    for escape, char in UNESCAPED:
        text = text.replace(escape, char)
    return text


@pytest.mark.parametrize(
    "name",
    ["a.yaml", "a,b=c.yaml", "50%.yaml", "%0A", "C:\\x\\a.yaml", "a::b", "a\nb\r.yaml", "é 世"],
)
@pytest.mark.parametrize("text", ["m", "a\n::error::b", "50%, 25%25: x", "::", "x\n\ny"])
def test_github_reads_back(name: str, text: str) -> None:
    found = Diagnostic(BAD, text, Source(name, "ab\ncd"), Span(0, 2))
    read = COMMAND.fullmatch(render_github([found]))
    assert read is not None
    pairs = dict(each.split("=", 1) for each in read[2].split(","))
    assert unescaped(pairs["file"]) == name
    assert unescaped(read[3]) == text
    assert {*pairs} == {"file", "line", "endLine", "col", "endColumn", "title"}


def test_github_has_columns_within_one_line_only() -> None:
    [line] = render_github([Diagnostic(BAD, "m", Source("a", "ab\ncd"), Span(0, 4))]).splitlines()
    assert line == "::error file=a,line=1,endLine=2,title=unknown-type::m"


def test_github_logs_are_printable() -> None:
    found = Diagnostic(BAD, "\x1b[31m\r\u202e", Source("caf\udce9", "a"), Span(0, 1))
    line = render_github([found])
    assert "file=caf\ufffd," in line
    assert line.endswith("::\\x1b[31m\\r\\u202e\n")
