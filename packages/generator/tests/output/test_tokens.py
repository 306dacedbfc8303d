"""What stands outside strings: the plan's words, and nothing that a text could bring."""

from __future__ import annotations

import pytest
from contract_generator.output.errors import ProofError
from contract_generator.output.tokens import Tokens

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
    Tokens({"x", "rate", "Todo"}).check("a.py", text)


@pytest.mark.parametrize(("text", "found"), STRANGE)
def test_strange(text: str, found: str) -> None:
    with pytest.raises(ProofError, match=found):
        Tokens({"x", "f"}).check("a.py", text)


def test_a_line_that_was_refused_is_refused_again() -> None:
    tokens = Tokens({"x"})
    for path in ("a.py", "b.py"):
        tokens.check(path, "x = 1\n")
        with pytest.raises(ProofError, match=f"{path} holds 'os'"):
            tokens.check(path, "x = 1\nimport os\n")
