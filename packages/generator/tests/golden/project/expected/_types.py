"""The models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Union

from contract_runtime.abi import Model

__all__ = ["Answer", "AnswerEvent", "Done", "Failure", "Question", "Token"]


@dataclass
class Question(Model):
    """The arguments of `answers.create`, `answers.stream`."""

    text: str


@dataclass
class Answer(Model):
    """A whole answer.

    Attributes:
        text: What was answered.
    """

    text: str


@dataclass
class Token(Model):
    """More text.

    Attributes:
        text: The text to append.
    """

    text: str
    type: Literal["token"] = "token"


@dataclass
class Done(Model):
    """The answer is complete.

    Attributes:
        answer: The whole answer.
    """

    answer: Answer
    type: Literal["done"] = "done"


@dataclass
class Failure(Model):
    """Why an answer broke off.

    Attributes:
        message: What went wrong, in words.
    """

    message: str


AnswerEvent = Union[Token, Done]
"""What happens while an answer is written.

Variants:
    "token": More text.
    "done": The answer is complete.
"""

__shapes__ = {
    "AnswerEvent": ("type", {"token": "Token", "done": "Done"}),
}
