"""Generated code, read back: contract text may stand in strings and nowhere else.

Strings are cut out by Python's own grammar of string literals; what is left may hold only words
that the plan decided on or the templates brought, plain numbers, and the few signs that the
templates use. A text that got out of its literal brings a word or a sign of its own.
"""

from __future__ import annotations

import re
from collections.abc import Set
from itertools import product

from contract_generator.output.errors import ProofError

_STRING = re.compile(
    r'"""[^"\\]*(?:(?:\\.|"(?!""))[^"\\]*)*"""'
    r'|"[^"\\\n]*(?:\\.[^"\\\n]*)*"'
    r"|'[^'\\\n]*(?:\\.[^'\\\n]*)*'",
    re.DOTALL,
)
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
#: All but brackets, commas, annotations, their bars, assignments, decorators, keyword-only marks,
#: arrows, minus signs and spaces; and what words and numbers are made of.
_FOREIGN = re.compile(r"[^()\[\]{},:.=@*\->|\n _A-Za-z0-9]")

#: The templates' own comments, as they stand on lines of their own.
_COMMENTS = (
    "# Python 3.8 reads these hints.",
    "# ruff: noqa: I001",
    *(
        f"# ruff: noqa: {''.join(rules)}UP006, UP007, UP035, UP045"
        for rules in product(("I001, ", ""), ("RUF100, ",), ("TC001, ", ""), ("TC003, ", ""))
    ),
    "    # The package above lists what is where.",
    "# Type checkers import what the lazy table names.",
    "# ruff: noqa: F401, F403, F405, I001, RUF100",
    "# ruff: noqa: F403, F405, I001, RUF100",
)
#: The templates' own words; ``e`` parts a float's digits.
_WORDS = """
    _SERVICE offer e False None True as async await class def dict else from if import not return
    TYPE_CHECKING _TYPES __all__ __annotations__ __future__ __getattr__ __name__ __shapes__
    __version__ _client _dicts _resource _service _streaming _types _call _stream _unavailable
    abc annotations async_client auth base_url body both bool builtins bytes collections
    contract_runtime
    abi common dataclass dataclasses datetime done error errors float gained headers input int
    item lazy link list object output package property raw async_raw request_options require_abi
    resource rest
    resume self str sync_client types typing typing_extensions version whole wire
    with_raw_response AsyncBaseClient AsyncResource AsyncStream BaseClient Dict List Literal
    Mapping Model NoReturn NotRequired Operation Optional RequestOptions Resource ResumePolicy
    Sequence Service Stream TypedDict UNSET Union Unset
"""
VOCABULARY = frozenset(_WORDS.split())


class Tokens:
    """Holds Python files against the words that they may consist of.

    Args:
        words: The plan's words.
    """

    def __init__(self, words: Set[str]) -> None:
        private = {f"_{word}{end}" for word in VOCABULARY for end in ("", "_")}
        self._allowed = VOCABULARY | words | private
        self._known = set(_COMMENTS)

    def check(self, path: str, text: str) -> None:
        """Check a file.

        Args:
            path: What it is called.
            text: Its formatted text.

        Raises:
            ProofError: Something else stands outside a string.
        """
        # Most lines of one file stand in another too, once their strings are gone.
        lines = set(_STRING.sub("", text).split("\n"))
        bare = "\n".join(lines - self._known).replace("__all__ += [", "__all__ = [")
        strange = set(_WORD.findall(bare)) - self._allowed | set(_FOREIGN.findall(bare))
        if strange:
            found = ", ".join(sorted(map(repr, strange))[:5])
            raise ProofError(f"{path} holds {found} outside a string")
        self._known |= lines
