"""Names as contracts write them: which are canonical, which are accepted, which are refused.

(Contract language, § 1.) What becomes of them in Python is the plan's to decide; ``pascal`` is
here because refs are looked up by it too.
"""

from __future__ import annotations

import re

from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.load.node import Scalar

BAD_NAME = Rule("bad-name", "error", "A name holds a character that no name may hold.")

#: A letter, then letters and digits.
_PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*")
_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*_?")
_ACCEPTED = re.compile(r"[^\W\d_][\w\-./\[\],*]*")
_ACCEPTED_METHOD = re.compile(r"[^\W\d_][\w\-]*")
_RULES = {
    "": (_ACCEPTED, 'letters, digits and "_-./[],*"'),
    "method": (_ACCEPTED_METHOD, 'letters, digits, "_" and "-"'),
}
#: Longer ones aren't names: files and classes would be called by them.
LONGEST = 200


def is_pascal(name: str) -> bool:
    """Whether it is PascalCase: ``Todo``, ``TodoAPI``, ``OAuth2``."""
    return _PASCAL.fullmatch(name) is not None


def is_snake(name: str) -> bool:
    """Whether it is snake_case: ``todos``, ``list_all``."""
    return _SNAKE.fullmatch(name) is not None


def is_accepted(name: str) -> bool:
    """Whether it may name a service, a resource or a type."""
    return _ACCEPTED.fullmatch(name) is not None and len(name) <= LONGEST


def refused(node: Scalar, what: str, findings: Findings) -> bool:
    """Whether a name can't be accepted, which is then found.

    Args:
        node: The name.
        what: What it names: ``service``, ``resource``, ``method`` or ``type``.
        findings: Where to put it.
    """
    name = node.text
    accepted, characters = _RULES.get(what, _RULES[""])
    if len(name) > LONGEST:
        message = f"a {what}'s name has at most {LONGEST} characters"
        findings.add(BAD_NAME, node.span, message)
    elif accepted.fullmatch(name) is None:
        label = f"use {characters}, and begin with a letter"
        findings.add(BAD_NAME, node.span, f'"{name}" can\'t name a {what}', label)
    else:
        return False
    return True


def pascal(name: str) -> str:
    """A name of another shape as PascalCase: of each part, the words after its last ``/``.

    ``Todo_2`` → ``Todo2``, ``Page[github.com/acme/app.Item]`` → ``PageAppItem``.
    """
    words = [
        word
        for part in re.split(r"[\[\],]", name)
        for word in re.split(r"[_\-.* ]+", part.rpartition("/")[2])
    ]
    return "".join(word[:1].upper() + word[1:] for word in words)
