"""What stands outside strings: the plan's words, and nothing that a text could bring."""

from __future__ import annotations

import pytest
from contract_generator.output.errors import ProofError
from contract_generator.output.tokens import check_tokens

FINE = [
    "",
    'x = "import os"\n',
    '"""import os; os.abort() # {}"""\n',
    'class Todo(Model):\n    """A "quoted" one, \\"\\"\\" and all."""\n\n    x: int = -1\n',
    'rate: float = 1.5e-07\n_str = str\nx = "a\\\\"\n',
    "# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045\n",
    "x = 'a\"b'\n",
    '__all__ = ["a"]\n__all__ += ["b"]\n',
]
STRANGE = [
    ("import os\n", "'os'"),
    ('x = "a"; x = "b"\n', "';'"),
    ("x = 1 / 0\n", "'/'"),
    ('"""a""" + __import__("os")\n', "'__import__'"),
    ("# a comment\n", "'#'"),
    ('x = "a\n', "'\"'"),
    ("x = f(lambda: 0)\n", "'lambda'"),
    ("größe = 1\n", "'ß'"),
    ("x = `y`\n", "'`'"),
    ("x += 1\n", r"'\+'"),
    ("x\t= 1\n", "'\\\\t'"),
]


@pytest.mark.parametrize("text", FINE)
def test_fine(text: str) -> None:
    check_tokens({"a.py": text}, {"x", "rate", "Todo"})


@pytest.mark.parametrize(("text", "found"), STRANGE)
def test_strange(text: str, found: str) -> None:
    with pytest.raises(ProofError, match=found):
        check_tokens({"a.py": text}, {"x", "f"})


def test_other_files_are_text() -> None:
    check_tokens({"README.md": "# anything; at /all"}, frozenset())
