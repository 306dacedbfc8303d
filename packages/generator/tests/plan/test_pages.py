"""Pages are planned when they are asked for, once; what can be found was found before."""

from __future__ import annotations

from pathlib import Path

import pytest
from built import planned, sdk_of
from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span
from contract_generator.plan.pages import TypedPage
from contract_generator.plan.sdk import File, Page

GOLDEN = sorted((Path(__file__).parent.parent / "golden").glob("*/api.yaml"))


@pytest.mark.parametrize("path", GOLDEN, ids=[path.parent.name for path in GOLDEN])
def test_pages_find_nothing_more(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = planned(path.read_text(encoding="utf-8"))
    known = {(each.rule, each.span, each.message) for each in found.diagnostics}
    late: set[tuple[Rule, Span, str]] = set()

    def add(
        self: Findings, rule: Rule, span: Span, message: str, label: str = "", **related: object
    ) -> None:
        late.add((rule, span, message))

    monkeypatch.setattr(Findings, "add", add)
    assert found.sdk is not None
    assert all(file.page is file.page for file in found.sdk.files)
    assert late <= known


def test_a_page_is_planned_once() -> None:
    calls: list[str] = []

    def plan() -> Page:
        calls.append("planned")
        return TypedPage()

    file = File("py.typed", plan)
    below = file.below("src/sdk")
    assert (below.path, calls) == ("src/sdk/py.typed", [])
    assert below.page is file.page
    assert calls == ["planned"]


def test_modules_come_after_their_package() -> None:
    paths = [each.path for each in sdk_of(GOLDEN[0].read_text(encoding="utf-8")).files]
    for path in paths:
        package = path.rpartition("/")[0] + "/__init__.py"
        assert package not in paths or paths.index(package) <= paths.index(path)
