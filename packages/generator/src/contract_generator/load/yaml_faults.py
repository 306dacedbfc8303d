"""What YAML's parser complains about, in our words and with what to write instead."""

from __future__ import annotations

import re

import yaml
from yaml.reader import ReaderError

from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span
from contract_generator.load.bounds import Unreadable, too_deep
from contract_generator.load.yaml_hints import Stop, hint

YAML_SYNTAX = Rule("yaml-syntax", "error", "A document isn't YAML.")

#: What YAML doesn't let stand in a document at all (1.2.2, § 5.1).
_UNPRINTABLE = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
    stop = Stop(
        text=text,
        at=at,
        begins=error.context_mark.index if error.context_mark else None,
        problem=problem,
        context=error.context or "",
    )
    shown = hint(stop)
    reason = f"{error.context}, {problem}" if error.context else problem
    message = f"this isn't YAML: {reason}"
    findings.add(YAML_SYNTAX, shown.span, message, shown.label, related=shown.related)
    return Unreadable()
