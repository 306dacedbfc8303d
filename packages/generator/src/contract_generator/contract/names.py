"""Names as contracts write them: which are canonical, which are accepted, which are refused.

(Contract language, § 1.) What becomes of them in Python is the plan's to decide; ``pascal`` is
here because refs are looked up by it too.
"""

from __future__ import annotations

import re

#: A letter, then letters and digits.
_PASCAL = re.compile(r"[A-Z][A-Za-z0-9]*")
_SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*_?")
_ACCEPTED = re.compile(r"[^\W\d_][\w\-./\[\],*]*")
_ACCEPTED_METHOD = re.compile(r"[^\W\d_][\w\-]*")
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


def is_accepted_method(name: str) -> bool:
    """Whether it may name a method."""
    return _ACCEPTED_METHOD.fullmatch(name) is not None and len(name) <= LONGEST


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
