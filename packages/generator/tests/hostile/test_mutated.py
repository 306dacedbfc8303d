"""Any contract reads, and anything else is refused with a place: never a traceback."""

from __future__ import annotations

import io

from contract_generator.diagnostics.diagnostic import Diagnostic
from contract_generator.diagnostics.render_github import render_github
from contract_generator.diagnostics.render_json import render_json
from contract_generator.diagnostics.render_sarif import render_sarif
from contract_generator.diagnostics.render_text import render_text
from contract_generator.lint.document import read_contract
from contract_generator.pipeline import plan_document
from contract_generator.text.hidden import HIDDEN
from contract_strategies import documents, mutated, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

MANY = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _printed(found: tuple[Diagnostic, ...]) -> None:
    """All formats take the findings; nothing that steers reaches a terminal."""
    text = render_text(found)
    assert not any(HIDDEN.search(line) for line in text.split("\n"))
    assert text.count("\n") == io.StringIO(text).read().count("\n")
    render_json(found)
    render_sarif(found, version="1")
    assert render_github(found).count("\n") == len(found)
    for each in found:
        place = each.place
        assert place.line >= 1
        assert place.column >= 1
        assert 0 <= each.span.start <= each.span.end <= len(each.source.text) + 1


@given(written(documents()))
@MANY
def test_valid_ones_have_no_error(spelt: tuple[str, str]) -> None:
    text, name = spelt
    result = read_contract(text.encode(), name=name)
    assert [each for each in result.diagnostics if each.rule.severity == "error"] == []
    assert result.contract is not None
    _printed(result.diagnostics)


@given(mutated())
@MANY
def test_broken_ones_are_refused_or_read(spelt: tuple[bytes, str]) -> None:
    data, name = spelt
    planned = plan_document(data, name=name)
    assert (planned.sdk is None) == planned.errors
    _printed(planned.diagnostics)


@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace"))
)
@MANY
def test_anything_at_all(data: bytes) -> None:
    for name in ("api.yaml", "api.json", "-"):
        _printed(read_contract(data, name=name).diagnostics)


@given(written(documents()))
@MANY
def test_yaml_and_json_say_the_same(spelt: tuple[str, str]) -> None:
    # JSON without tabs and surrogates is YAML, and is found to say the same at the same places.
    text, name = spelt
    if name == "api.json" and "\t" not in text and "\\ud" not in text and "\x7f" not in text:
        as_json = read_contract(text.encode(), name=name)
        as_yaml = read_contract(text.encode(), name="-")
        assert as_json.contract == as_yaml.contract
        assert [(each.rule, each.span) for each in as_json.diagnostics] == [
            (each.rule, each.span) for each in as_yaml.diagnostics
        ]
