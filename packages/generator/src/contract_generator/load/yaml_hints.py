"""Where a text stopped being YAML in a person's eyes, and what to write there instead.

libyaml stops at the token that it can't use. What is to be mended is often before it: a text that
should have been quoted, a bracket that was never closed, a line that is indented by its own mind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from contract_generator.diagnostics.diagnostic import Related
from contract_generator.diagnostics.span import Span

_BY_PROBLEM = {
    "found character that cannot start any token": "quote a text that begins like this",
    "mapping values are not allowed in this context": 'quote a text that holds ": "',
    "did not find expected key": "check the indentation, and quotes that aren't closed",
    "did not find expected '-' indicator": "indent this as far as the lines beside it",
    "could not find expected ':'": 'write "key: value"',
    "found incompatible YAML document": "leave the line out: contracts are YAML 1.1",
}
_CONFLICT = re.compile(r"^(?:<{7}|>{7}) .*$", re.MULTILINE)
_KEY_ALONE = re.compile(r"[ ]*(?:- +)*([\w$@.-]+)")
_KEY_NEXT = re.compile(r"[\w$@.-]+[ ]*:")
_GLUED = re.compile(r"[\w$@.-]+:(?!//)\S")
_SPACE = 'write a space after the ":"'
_NO_KEY = ("could not find expected ':'", "could not found expected ':'")
_ENTRY = re.compile(r"[ ]*(?:- +)*(?:[\w$@.-]+:[ ]+)?")
_PAIRS = {"{": "}", "[": "]"}
#: Longer ones aren't repeated.
_LONGEST = 60


@dataclass(frozen=True)
class Stop:
    """Where the parser stopped.

    Attributes:
        text: The document.
        at: The character that it can't use.
        begins: Where what it was in the middle of begins, if it says so.
        problem: What it says about it.
        context: What it was in the middle of.
    """

    text: str
    at: int
    begins: int | None
    problem: str
    context: str

    @property
    def flow(self) -> bool:
        """Whether that is between brackets."""
        return "flow" in self.context

    @property
    def line(self) -> Span:
        """The line, without its break."""
        start = self.text.rfind("\n", 0, self.at) + 1
        end = self.text.find("\n", self.at)
        return Span(start, len(self.text) if end < 0 else end)


@dataclass(frozen=True)
class Hint:
    """What to show: a place, what to write there, and what else has to do with it."""

    span: Span
    label: str
    related: tuple[Related, ...] = ()


def hint(stop: Stop) -> Hint:
    """The best hint there is for a place."""
    found = _conflict(stop) or _unclosed(stop) or _tab(stop) or _unquoted(stop) or _begun(stop)
    found = found or _colon(stop) or _comma(stop) or _no_key(stop)
    return found or Hint(
        Span(stop.at, stop.at + 1), _BY_PROBLEM.get(stop.problem, ""), _where(stop)
    )


def _conflict(stop: Stop) -> Hint | None:
    found = _CONFLICT.search(stop.text)
    return found and Hint(Span(*found.span()), "resolve this merge conflict")


def _unclosed(stop: Stop) -> Hint | None:
    if stop.begins is None:
        return None
    ended = stop.problem.endswith("unexpected end of stream")
    if ended or (stop.flow and not stop.text[stop.at :].strip()):
        return Hint(Span(stop.begins, stop.begins + 1), "close what begins here")
    # The next line goes on as if the bracket had been closed: "{name: list" and "types:".
    first = stop.text[stop.begins : stop.line.start].rstrip()
    if stop.flow and stop.text[stop.at] == ":" and "\n" not in first and len(first) > 1:
        return Hint(Span(stop.begins, stop.begins + 1), "close what begins here on its line")
    return None


def _tab(stop: Stop) -> Hint | None:
    if stop.text[stop.at : stop.at + 1] != "\t":
        return None
    label = "indent with spaces: YAML allows no tabs there"
    return Hint(Span(stop.at, stop.at + 1), label)


def _unquoted(stop: Stop) -> Hint | None:
    """A text with brackets, such as ``/todos/{id}`` between brackets or ``[]Todo`` anywhere."""
    text, at = stop.text, stop.at
    before, char = text[at - 1 : at], text[at : at + 1]
    closed = before in ("}", "]") and not char.isspace()
    opened = stop.flow and char in _PAIRS and before and before not in " \n,[{"
    if not (closed or opened):
        return None
    start = _back(text, at)
    end = _forth(text, start, stop.flow)
    return None if start == at else Hint(Span(start, end), _quoted(text[start:end]))


def _back(text: str, at: int) -> int:
    """Where the text begins that goes on here."""
    open_ones: list[str] = []
    start = at
    while start > 0:
        char = text[start - 1]
        if char in _PAIRS.values():
            open_ones.append(char)
        elif char in _PAIRS:
            if not open_ones or open_ones.pop() != _PAIRS[char]:
                break
        elif char in " \n\r\t" or (char == "," and not open_ones):
            break
        start -= 1
    return at if open_ones else start


def _forth(text: str, start: int, flow: bool) -> int:
    """Where it ends: at a space or, between brackets, at what would end a text there."""
    due: list[str] = []
    end = start
    while end < len(text):
        char = text[end]
        if char in _PAIRS:
            due.append(_PAIRS[char])
        elif due and char == due[-1]:
            due.pop()
        elif char in " \n\r\t" or (flow and not due and char in ",]}"):
            break
        end += 1
    return end


def _quoted(text: str) -> str:
    if len(text) > _LONGEST or '"' in text or "\\" in text:
        return "quote this text"
    return f'quote it: "{text}"'


def _begun(stop: Stop) -> Hint | None:
    """A text that begins with brackets or quotes, and goes on after them: ``[old] It was``."""
    line = stop.line
    entry = _ENTRY.match(stop.text, line.start)
    start = entry.end() if entry else line.start
    scanned = stop.flow or "scalar" in stop.context
    if scanned or start >= stop.at or stop.text[start] not in "[{\"'":
        return None
    end = start + len(stop.text[start : line.end].rstrip())
    return Hint(Span(start, end), "quote the whole text")


def _colon(stop: Stop) -> Hint | None:
    if stop.text[stop.at : stop.at + 1] != ":":
        return None
    if stop.flow:
        label = 'put a "," before the key, or quote a text that holds ": "'
        return Hint(Span(stop.at, stop.at + 1), label)
    key = _KEY_ALONE.fullmatch(stop.text, stop.line.start, stop.at)
    if key is None:
        return None
    glued = _glued(stop.text, key.start(1) - stop.line.start, stop.line.start)
    if glued is not None:
        return glued
    label = f'indent "{key[1]}" as far as the keys beside it'
    return Hint(Span(*key.span(1)), label) if len(key[1]) <= _LONGEST else None


def _glued(text: str, indent: int, before: int) -> Hint | None:
    """The line before a place, where it is as far in as the key there and lacks a space."""
    end = len(text[:before].rstrip())
    start = text.rfind("\n", 0, end) + 1 + indent
    if text[start - indent : start].strip(" -") or not _GLUED.match(text, start, end):
        return None
    return Hint(Span(start, end), _SPACE)


def _comma(stop: Stop) -> Hint | None:
    key = _KEY_NEXT.match(stop.text, stop.at)
    if not stop.flow or key is None:
        return None
    return Hint(Span(*key.span()), 'put a "," before this')


def _no_key(stop: Stop) -> Hint | None:
    """A line between keys that is none: what stops the parser is the line after it."""
    begins = stop.begins
    if begins is None or begins >= stop.line.start or stop.problem not in _NO_KEY:
        return None
    line = stop.text[begins : stop.line.start].split("\n")[0].rstrip()
    label = _SPACE if _GLUED.match(line) else 'write "key: value"'
    return Hint(Span(begins, begins + len(line)), label)


def _where(stop: Stop) -> tuple[Related, ...]:
    """What a line belongs to that is indented in a way of its own."""
    begins = stop.begins
    if begins is None or begins >= stop.line.start or stop.flow or "block" not in stop.context:
        return ()
    what = "mapping" if stop.context.endswith("mapping") else "list"
    return (Related(Span(begins, begins + 1), f"the {what} that it isn't part of begins here"),)
