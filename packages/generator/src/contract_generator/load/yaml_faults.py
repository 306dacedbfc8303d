"""What YAML's parser complains about, in our words and with what to write instead."""

from __future__ import annotations

import re

import yaml
from yaml.reader import ReaderError

from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span
from contract_generator.load.bounds import Unreadable, too_deep

YAML_SYNTAX = Rule("yaml-syntax", "error", "A document isn't YAML.")

#: What YAML doesn't let stand in a document at all (1.2.2, § 5.1).
_UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HINTS = {
    "found character that cannot start any token": "quote a text that begins like this",
    "mapping values are not allowed in this context": 'quote a text that holds ": "',
    "did not find expected key": "check the indentation, and quotes that aren't closed",
    "could not find expected ':'": 'write "key: value"',
}


def unparsable(error: yaml.YAMLError, findings: Findings) -> Unreadable:
    """Find what the parser stopped at."""
    text = findings.source.text
    if isinstance(error, yaml.MarkedYAMLError):
        return _syntax(error, text, findings)
    found = _UNPRINTABLE.search(text) if isinstance(error, ReaderError) else None
    at = found.start() if found else 0
    message = f"the character U+{ord(text[at]):04X} can't stand in YAML"
    findings.add(YAML_SYNTAX, Span(at, at + 1), message, "write it as an escape, in quotes")
    return Unreadable()


def _syntax(error: yaml.MarkedYAMLError, text: str, findings: Findings) -> Unreadable:
    mark = error.problem_mark or error.context_mark
    at = min(mark.index, len(text)) if mark else 0
    problem = error.problem or "it can't be parsed"
    if "nesting depth" in problem:
        # libyaml reads ahead and has a bound of its own.
        return too_deep(findings, Span(at, at + 1))
    hint = _HINTS.get(problem, "")
    if problem.endswith("unexpected end of stream") and error.context_mark:
        at = error.context_mark.index
        hint = "close what begins here"
    elif text[:at].endswith("[]"):
        at -= 2
        hint = 'quote a type that begins with "[]"'
    elif text[at : at + 1] == "\t":
        hint = "indent with spaces: YAML allows no tabs there"
    reason = f"{error.context}, {problem}" if error.context else problem
    findings.add(YAML_SYNTAX, Span(at, at + 1), f"this isn't YAML: {reason}", hint)
    return Unreadable()
