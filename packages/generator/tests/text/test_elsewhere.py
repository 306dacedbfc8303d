"""Contract text in TOML, Markdown and on a terminal."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from contract_generator.text import markdown, terminal, toml
from contract_generator.text.code import Code
from contract_generator.text.hidden import HIDDEN
from hypothesis import given
from hypothesis import strategies as st

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

TEXT = st.text(st.characters() | st.sampled_from('"\\\n\r \t`<#*_|'))


def _scalars(text: str) -> str:
    """The text with what is no Unicode scalar value replaced."""
    return "".join("\ufffd" if unicodedata.category(char) == "Cs" else char for char in text)


@given(TEXT)
def test_toml_reads_back(text: str) -> None:
    code = toml.string(text)
    assert isinstance(code, Code)
    assert "\n" not in code
    assert tomllib.loads(f"a = {code}") == {"a": _scalars(text)}
    assert tomllib.loads(f"a = {toml.array([text, text])}") == {"a": [_scalars(text)] * 2}
    assert tomllib.loads(f"{toml.key(text)} = 1") == {_scalars(text): 1}


def test_toml_keys_are_bare_where_they_can_be() -> None:
    assert [toml.key(text) for text in ("a-b_1", "", "a b")] == ["a-b_1", '""', '"a b"']


@given(TEXT)
def test_a_terminal_is_never_steered(text: str) -> None:
    shown = terminal.printable(text)
    assert not HIDDEN.search(shown)
    assert terminal.printable(shown) == shown
    assert (shown == text) == (not HIDDEN.search(text))


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("é", 1), ("e\u0301", 1), ("世界", 4), ("😀", 2), ("", 0)]
)
def test_width(text: str, columns: int) -> None:
    assert terminal.width(text) == columns


@pytest.mark.parametrize("plane", range(17))
def test_what_is_hidden_is_all_that_is(plane: int) -> None:
    for number in range(plane << 16, (plane + 1) << 16):
        char = chr(number)
        category = unicodedata.category(char)
        if category in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs") and char != " ":
            assert HIDDEN.match(char), hex(number)
        elif category[0] in "LNPSM" and unicodedata.name(char, "").find("FILLER") < 0:
            # Joiners and selectors apart, nothing that is seen is escaped.
            assert not HIDDEN.match(char) or category == "Mn", hex(number)


INLINE = [
    ("plain text, it is. (Really-so!)", "plain text, it is. (Really-so!)"),
    ("snake_case and *stars*", r"snake\_case and \*stars\*"),
    ("[x](javascript:y) ![z]", r"\[x\](javascript:y) !\[z\]"),
    ("<script>alert(1)</script> & &lt;", "&lt;script>alert(1)&lt;/script> &amp; &amp;lt;"),
    ("a | b", r"a \| b"),
    ("# no heading", r"\# no heading"),
    ("1. no list", r"1\. no list"),
    ("- no list", r"\- no list"),
    ("two\nlines\r\nthree\u2028four", "two lines three four"),
    ("\x1b[31m \u202e", r"\\x1b\[31m \\u202e"),
    ("`code`", r"\`code\`"),
]


@pytest.mark.parametrize(("text", "expected"), INLINE)
def test_inline(text: str, expected: str) -> None:
    assert markdown.inline(text) == expected


@given(TEXT)
def test_inline_is_one_line_of_text(text: str) -> None:
    shown = markdown.inline(text)
    assert isinstance(shown, Code)
    assert not HIDDEN.search(shown)
    assert "<" not in shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`a`", "`` `a` ``"),
        ("a\nb", "`a b`"),
        ("", "`  `"),
    ],
)
def test_code_span(text: str, expected: str) -> None:
    assert markdown.code_span(text) == expected


def test_code_block() -> None:
    assert markdown.code_block("a = 1\n", language="python") == "```python\na = 1\n```"
    assert markdown.code_block("```\nx\n````") == "`````\n```\nx\n````\n`````"
    assert markdown.code_block("a\x1b\r\nb") == "```\na\\x1b\nb\n```"
    with pytest.raises(ValueError, match="not a language"):
        markdown.code_block("x", language="a\nb")


BLOCKS = [
    ("One.\n\n- two\n- `x<y>`\n", "One.\n\n- two\n- `x<y>`"),
    ("# Heading #\n## Two", "**Heading**\n**Two**"),
    ("Text\n====\nMore\n---", "Text\n\\====\nMore\n\\---"),
    ("<img src=x onerror=y>", "&lt;img src=x onerror=y>"),
    ("```python\nx < 1 # y\n", "```python\nx < 1 # y\n```"),
    ("~~~~\n```\n~~~\n# x", "~~~~\n```\n~~~\n# x\n~~~~"),
    ("```\nx\n```\n<b>", "```\nx\n```\n&lt;b>"),
    ("\x1b[0m\u202ex", "\\x1b[0m\\u202ex"),
    ("[home]: https://evil.example", "\\[home]: https://evil.example"),
    ("`a < b` < `c", "`a < b` &lt; `c"),
]


@pytest.mark.parametrize(("text", "expected"), BLOCKS)
def test_block(text: str, expected: str) -> None:
    assert markdown.block(text) == expected


@given(TEXT)
def test_a_block_stays_in_its_place(text: str) -> None:
    shown = markdown.block(text)
    assert not any(HIDDEN.search(line) for line in shown.split("\n"))
