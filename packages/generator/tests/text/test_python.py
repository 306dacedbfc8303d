"""Python source from contract text: it parses back to what went in, and to nothing else."""

from __future__ import annotations

import ast
import inspect

import pytest
from contract_generator.text.code import Code, fill, indented, join, raw
from contract_generator.text.hidden import HIDDEN
from contract_generator.text.python import docstring, dotted, identifier, literal, wrapped
from hypothesis import given
from hypothesis import strategies as st

HOSTILE = [
    '"""',
    "'''",
    '"""\nimport os; os.system("true")\n"""',
    "\\",
    "\\\\",
    'ends with a quote"',
    'ends with \\"',
    '"starts with one',
    '"',
    '""',
    '""""""""',
    '\\"""',
    'a\\"',
    "a\rb\r\nc",
    "a\u2028b\u2029c\x85d\x0ce\x0bf",
    "\u202egnirts\u202c \u2066x\u2069 \u200e",
    "\ud800 \udfff",
    "\x00\x01\x1b[31m\x7f\x9b",
    "{{ x }} {% x %} {# x #} %s %(x)s {x.__class__} {0!r}",
    "\\N{BULLET} \\x41 \\u0041 \\101",
    "\t tab \t",
    "  \n\n  ",
    "ﬁ ＠ ℂ ª \u00a0 \ufeff \u200b \u00ad",
    "😀 é ü 世界",
    "x" * 300,
    "word " * 5000,
    "",
]
TEXT = st.text(st.characters() | st.sampled_from('"\\\n\r \t')) | st.sampled_from(HOSTILE)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False)
    | TEXT,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(TEXT, inner),
    max_leaves=8,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_a_literal_of_hostile_text(text: str) -> None:
    code = literal(text)
    assert ast.literal_eval(code) == text
    assert not HIDDEN.search(code)


@given(VALUES)
def test_literals_read_back(value: object) -> None:
    code = literal(value)  # type: ignore[arg-type]
    assert isinstance(code, Code)
    assert ast.literal_eval(code) == value
    assert not HIDDEN.search(code)


@pytest.mark.parametrize(
    "value", [float("inf"), float("nan"), 10**4301, -(10**5000)], ids=["inf", "nan", "+", "-"]
)
def test_no_literal(value: object) -> None:
    with pytest.raises(ValueError, match="literal"):
        literal(value)  # type: ignore[arg-type]


def test_no_literal_of_another_type() -> None:
    with pytest.raises(TypeError, match="no literal for set"):
        literal({1})  # type: ignore[arg-type]


def _docstring(code: Code, indent: int) -> str:
    margin = " " * indent
    header = "".join(f"{' ' * depth}class A:\n" for depth in range(0, indent, 4))
    module = ast.parse(f"{header}{margin}{code}\n")
    node: ast.Module | ast.ClassDef = module
    while isinstance(node.body[0], ast.ClassDef):
        node = node.body[0]
    # The docstring is all that there is.
    assert len(node.body) == 1
    found = ast.get_docstring(node, clean=True)
    assert found is not None
    return found


def _expected(text: str) -> str:
    for broken in ("\r\n", *"\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"):
        text = text.replace(broken, "\n")
    lines = [line.expandtabs(4).rstrip() for line in text.split("\n")]
    return inspect.cleandoc("\n".join(lines).strip("\n"))


@pytest.mark.parametrize("indent", [0, 4, 8])
@given(text=TEXT)
def test_docstrings_read_back(indent: int, text: str) -> None:
    code = docstring(text, indent=indent)
    assert isinstance(code, Code)
    assert _docstring(code, indent) == _expected(text)
    assert all(not HIDDEN.search(line) and line == line.rstrip() for line in code.split("\n"))


@pytest.mark.parametrize("text", HOSTILE)
def test_a_docstring_of_hostile_text(text: str) -> None:
    test_docstrings_read_back.hypothesis.inner_test(4, text)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Create a todo.", '"""Create a todo."""'),
        ("One.\n\nTwo.", '"""One.\n\n    Two.\n    """'),
        ("", '""""""'),
        ('Say "hi"', '"""Say "hi\\""""'),
    ],
)
def test_docstrings_look_hand_written(text: str, expected: str) -> None:
    assert docstring(text, indent=4) == expected


@pytest.mark.parametrize("name", ["a", "_a", "Todo2", "from_", "match", "type", "__init__"])
def test_identifiers(name: str) -> None:
    assert identifier(name) == name
    assert isinstance(identifier(name), Code)


@pytest.mark.parametrize(
    "name", ["", "1a", "a-b", "a b", "from", "None", "a.b", "é", "ﬁ", "a\n", "a;b", "../x", "x\x00"]
)
def test_no_identifiers(name: str) -> None:
    with pytest.raises(ValueError, match="not an identifier"):
        identifier(name)
    with pytest.raises(ValueError, match="not an identifier"):
        dotted(f"ok.{name}") if name != "a.b" else dotted("a..b")


def test_dotted() -> None:
    assert dotted("todoclient._types") == "todoclient._types"
    assert dotted("._types") == "._types"
    assert (dotted("."), dotted("..")) == (".", "..")


def test_code_is_made_of_code() -> None:
    a, b = identifier("a"), literal("b\n")
    assert fill("{name} = {{{value}}}", name=a, value=b) == 'a = {"b\\n"}'
    assert join(", ", [a, b]) == 'a, "b\\n"'
    assert indented(raw("a\n\nb"), 2) == "  a\n\n  b"
    for broken in ("{name.x}", "{name!r}", "{name:>9}", "{}", "{0}"):
        with pytest.raises(TypeError, match="place"):
            fill(broken, name=a)
    with pytest.raises(TypeError, match="plain text"):
        fill("{name}", name="text")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="plain text"):
        join(", ", ["text"])  # type: ignore[list-item]
    with pytest.raises(KeyError):
        fill("{other}", name=a)


WRAPPED = [
    ("short", "short"),
    ("one two three four five", "one two three\n  four five"),
    ("- one two three four five", "- one two three four five"),
    ("```\none two three four five\n```", "```\n  one two three four five\n  ```"),
    ("    one two three four five", "    one two three four five"),
    ("| one two three four five |", "| one two three four five |"),
    ("onetwothreefourfivesix seven", "onetwothreefourfivesix\n  seven"),
    ("a\n\nb", "a\n\n  b"),
    ("a\r\nb\u2028c", "a\n  b\n  c"),
]


@pytest.mark.parametrize(("text", "expected"), WRAPPED)
def test_wrapped(text: str, expected: str) -> None:
    assert wrapped(text, width=16, indent="  ") == expected
