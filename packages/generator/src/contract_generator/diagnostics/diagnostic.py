"""A rule, a finding of it, and the list that findings are gathered in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from contract_generator.diagnostics.span import Place, Source, Span

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True)
class Rule:
    """One thing that can be found. Made once, at the top of the module that finds it.

    Attributes:
        code: Its name for good, lower-case words joined by hyphens; it names the fault.
        severity: ``error`` stops generation.
        summary: One sentence for lists of rules.
    """

    code: str
    severity: Severity
    summary: str


@dataclass(frozen=True)
class Related:
    """A second place that a finding is about, and what it has to do with it."""

    span: Span
    label: str


@dataclass(frozen=True)
class Diagnostic:
    """A finding: a rule at a place.

    Attributes:
        rule: What was found.
        message: One sentence: what is wrong. Plain text, contract text inside.
        source: The document.
        span: The characters that it's about.
        label: What to write instead, shown beside the caret.
        related: Other places, in the same document.
    """

    rule: Rule
    message: str
    source: Source
    span: Span
    label: str = ""
    related: tuple[Related, ...] = ()

    @property
    def place(self) -> Place:
        """Line and column of the finding's start."""
        return self.source.place(self.span.start)


class Findings:
    """Gathers the findings of one document."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._found: dict[tuple[str, Span, str], Diagnostic] = {}

    def add(
        self,
        rule: Rule,
        span: Span,
        message: str,
        label: str = "",
        *,
        related: Iterable[Related] = (),
    ) -> None:
        """Add a finding; the same one twice (an anchor's content, read again) counts once."""
        found = Diagnostic(rule, message, self.source, span, label, tuple(related))
        self._found.setdefault((rule.code, span, message), found)

    def __len__(self) -> int:
        return len(self._found)

    def extend(self, others: Findings) -> None:
        """Take over what was found elsewhere in the same document."""
        self._found = {**others._found, **self._found}

    @property
    def errors(self) -> bool:
        """Whether there is an error among them."""
        return any(found.rule.severity == "error" for found in self._found.values())

    def ordered(self) -> tuple[Diagnostic, ...]:
        """All findings by place, and at one place errors first."""
        return ordered(self._found.values())


_RANK = {"error": 0, "warning": 1, "info": 2}


def ordered(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Findings by document and place; at one place errors first, then by code."""
    return tuple(
        sorted(
            found,
            key=lambda each: (
                each.source.name,
                each.span.start,
                _RANK[each.rule.severity],
                each.rule.code,
                each.message,
            ),
        )
    )
