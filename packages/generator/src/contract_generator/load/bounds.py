"""What a document may cost: its bytes, its depth, and its nodes once aliases are expanded.

Real contracts stay far below all three. A document past them is an attack or an accident, and is
refused before it takes a second.
"""

from __future__ import annotations

from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span

MAX_BYTES = 10_000_000
MAX_DEPTH = 100
MAX_NODES = 1_000_000

TOO_LARGE = Rule("too-large", "error", "A document has more than 10 MB.")
TOO_DEEP = Rule("too-deep", "error", "Lists, mappings or types are nested too deeply.")
TOO_MANY_NODES = Rule(
    "too-many-nodes", "error", "A document has more than 1,000,000 nodes, aliases expanded."
)


class Unreadable(Exception):
    """The document can't be read further; why is among the findings."""


def too_deep(findings: Findings, span: Span) -> Unreadable:
    """The refusal of one level too many."""
    findings.add(TOO_DEEP, span, f"this is nested more than {MAX_DEPTH} levels deep")
    return Unreadable()


def too_many_nodes(findings: Findings, span: Span) -> Unreadable:
    """The refusal of one node too many."""
    findings.add(
        TOO_MANY_NODES,
        span,
        f"the document has more than {MAX_NODES:,} nodes once its aliases are expanded",
    )
    return Unreadable()
