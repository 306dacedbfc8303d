"""docs/diagnostics: each rule has its page, and each page says what is printed.

A page's first example is a document, followed by what it makes the generator print, to the
letter; the second one prints nothing. That proves each rule reachable, documented and at its
place. An example in Python makes the document's bytes, where a page can't hold them.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from contract_generator.catalog import rules
from contract_generator.diagnostics.diagnostic import Diagnostic, ordered
from contract_generator.diagnostics.render_text import render_text
from contract_generator.lint.document import read_contract
from contract_generator.plan.build import Target, plan

PAGES = Path(__file__).parents[4] / "docs" / "diagnostics"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMES = {"json": "api.json", "yaml": "api.yaml", "python": "api.yaml"}


def _found(language: str, example: str) -> tuple[Diagnostic, ...]:
    data = eval(example) if language == "python" else example.encode()
    result = read_contract(data, name=NAMES[language])
    if result.contract is None:
        return result.diagnostics
    target = Target(package="todoclient", version="1.0.0")
    planned = plan(result.contract, target, source=result.source)
    return ordered([*result.diagnostics, *planned.diagnostics])


@pytest.mark.parametrize("code", rules())
def test_page(code: str) -> None:
    rule = rules()[code]
    page = (PAGES / f"{code}.md").read_text("utf-8")
    assert page.startswith(f"# {code}\n\n**{rule.severity}** · {rule.summary}\n\n")
    (wrong_in, wrong), (_, printed), (right_in, right) = BLOCK.findall(page)
    found = _found(wrong_in, wrong)
    assert {each.rule.code for each in found} == {code}
    assert render_text(found) == printed
    assert _found(right_in, right) == ()


def test_every_page_is_a_rule() -> None:
    assert {page.stem for page in PAGES.glob("*.md")} - {"README"} == set(rules())


def test_the_index_lists_every_rule() -> None:
    index = (PAGES / "README.md").read_text("utf-8")
    assert re.findall(r"^\| \[`(.*)`\]\((.*)\) \| (\w+) \| (.*) \|$", index, re.MULTILINE) == [
        (rule.code, f"{rule.code}.md", rule.severity, rule.summary) for rule in rules().values()
    ]


@pytest.mark.parametrize("code", rules())
def test_codes_are_words_joined_by_hyphens(code: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert rules()[code].summary.endswith(".")
