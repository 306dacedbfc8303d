"""Sentences of ours with names of others in them."""

from __future__ import annotations

import pytest
from contract_generator.text.sentence import Sentence, sentence

CASES = [
    (sentence("nothing in it"), "nothing in it", "nothing in it"),
    (sentence("{it} is new", it="a"), '"a" is new', "`a` is new"),
    (sentence("{it}", it=""), '""', "`  `"),
    (sentence("{it}", it="{it} %s {0}"), '"{it} %s {0}"', "`{it} %s {0}`"),
    (sentence("{it}", it="a`b"), '"a`b"', "``a`b``"),
    (sentence("{it}", it="a\n# b\x1b[31m"), '"a\\n# b\\x1b[31m"', "`a # b\\x1b[31m`"),
    (sentence("{it}", it="x" * 100), f'"{"x" * 79}…"', f"`{'x' * 79}…`"),
    (sentence("{it}", it=("a",)), '"a"', "`a`"),
    (sentence("{it}", it=("a", "b")), '"a" and "b"', "`a` and `b`"),
    (sentence("{it}", it=tuple("abcd")), '"a", "b", "c" and "d"', "`a`, `b`, `c` and `d`"),
    (sentence("{it}", it=tuple("abcdef")), '"a", "b", "c", "d" and 2 more',
     "`a`, `b`, `c`, `d` and 2 more"),
    (sentence("a {kind} of {it}", kind=sentence("list"), it="T"), 'a list of "T"', "a list of `T`"),
]  # fmt: skip


@pytest.mark.parametrize(("told", "plain", "markdown"), CASES)
def test_sentence(told: Sentence, plain: str, markdown: str) -> None:
    assert told.plain() == plain
    assert told.markdown() == markdown
