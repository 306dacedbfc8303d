"""Two contracts' texts to what changed between them, for tests."""

from __future__ import annotations

from contract_generator.compare.changes import Change
from contract_generator.compare.differ import compare
from contract_generator.contract.model import Contract
from contract_generator.diagnostics.span import Source
from contract_generator.pipeline import plan_document


def read(text: str, *, name: str = "api.yaml") -> tuple[Contract, Source] | None:
    """A contract, where it has no error."""
    planned = plan_document(text.encode(), name=name)
    if planned.contract is None or planned.sdk is None:
        return None
    return planned.contract, planned.source


def changed(old: str, new: str) -> tuple[Change, ...]:
    """What changed between two contracts without errors."""
    before, now = read(old), read(new)
    assert before is not None
    assert now is not None
    return compare(before[0], now[0], old_source=before[1], new_source=now[1])
