"""Keys that occur twice in one mapping."""

from __future__ import annotations

from contract_generator.diagnostics.diagnostic import Findings, Related, Rule
from contract_generator.load.node import Entry, Node, Scalar

DUPLICATE_KEY = Rule("duplicate-key", "error", "A key occurs twice in one mapping.")


def entries(pairs: list[tuple[Scalar, Node]], findings: Findings) -> dict[str, Entry]:
    """Entries by key; of a key that occurs again, the first counts and the others are found."""
    found: dict[str, Entry] = {}
    for key, value in pairs:
        first = found.setdefault(key.text, Entry(key, value))
        if first.key is not key:
            findings.add(
                DUPLICATE_KEY,
                key.span,
                f'the key "{key.text}" occurs twice in one mapping',
                "remove one of them",
                related=[Related(first.key.span, "it occurs here first")],
            )
    return found
