"""Contracts without an error generate, and what is generated imports."""

from __future__ import annotations

from contract_generator.pipeline import build, plan_document
from contract_strategies import documents, written
from hypothesis import HealthCheck, given, settings


@given(written(documents()))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_valid_ones_generate_and_import(spelt: tuple[str, str]) -> None:
    text, name = spelt
    planned = plan_document(text.encode(), name=name)
    assert planned.sdk is not None, planned.diagnostics
    with build(planned.sdk) as built:
        assert built.imported
