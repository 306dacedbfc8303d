"""``contract explain``: from a finding's code to its page, from a Python name to its line."""

from __future__ import annotations

import re
from pathlib import Path

import click

from contract_generator.cli.console import DONE, FOUND, Fault, read_document, report, say
from contract_generator.pipeline import Planned, plan_document
from contract_generator.plan.build import Target
from contract_generator.plan.naming import package_fault
from contract_generator.plan.sdk import Explained
from contract_generator.text.terminal import printable


@click.command(short_help="Explain a finding, or how a name is spelt.")
@click.argument("what")
@click.argument("name", required=False)
def command(what: str, name: str | None) -> int:
    """Explain a finding, a name, or all names that are spelt differently in Python.

    \b
    contract explain unknown-type                      the page of a finding's code
    contract explain api.yaml todoclient.Todo.from_    the line a Python name stands for
    contract explain api.yaml                          every renamed name, and why
    """
    if name is None and not _is_document(what):
        return _code(what)
    data, called = read_document(what)
    planned = plan_document(data, name=called)
    if planned.sdk is None:
        report(planned.diagnostics, "text")
        return FOUND
    if name is None:
        return _renamed(planned)
    package, dot, _ = name.partition(".")
    if not _found(planned, name) and dot and package_fault(package) is None:
        # It may begin with what the package is called instead.
        planned = plan_document(data, name=called, target=lambda _: Target(package, "0.0.0"))
    return _name(planned, name)


def _is_document(what: str) -> bool:
    return what == "-" or what.endswith((".yaml", ".yml", ".json")) or Path(what).is_file()


def _code(code: str) -> int:
    from contract_generator.catalog import rules
    from contract_generator.diagnostics.suggest import Suggester, did_you_mean

    rule = rules().get(code)
    if rule is None:
        near = did_you_mean(Suggester(rules()).near(code))
        raise Fault(f"no finding has the code {printable(code)!r}{': ' + near if near else ''}")
    page = _page(code)
    if page:
        say(page.rstrip())
    else:
        say(f"{rule.severity}[{rule.code}]: {rule.summary}", role=rule.severity)
    return DONE


def _page(code: str) -> str:
    """A code's page: installed with the package, or in the workspace beside it."""
    here = Path(__file__).resolve().parent.parent
    for folder in (here / "pages", *(above / "docs" / "diagnostics" for above in here.parents)):
        path = folder / f"{code}.md"
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return ""


def _renamed(planned: Planned) -> int:
    renamed = [each for each in planned.explain() if each.name.reasons]
    for each in renamed:
        place = planned.source.place(each.span.start)
        where = f"{printable(planned.source.name)}:{place.line}"
        reasons = " ".join(map(printable, each.name.reasons))
        say(f"{each.path}: {printable(each.name.written)}, {where}. {reasons}")
    if not renamed:
        say("Every name is spelt as the contract has it.")
    return DONE


def _found(planned: Planned, name: str) -> list[Explained]:
    """What is called so, whole or without the package in front; else whatever ends so."""
    names = planned.explain()
    found = [each for each in names if _answers(each, name)]
    return found or [each for each in names if name and each.path.endswith("." + name)]


def _name(planned: Planned, name: str) -> int:
    found = _found(planned, name)
    if not found:
        from contract_generator.diagnostics.suggest import Suggester, did_you_mean

        paths = [each.path for each in planned.explain()]
        shorter = [path.partition(".")[2] for path in paths]
        last = [path.rpartition(".")[2] for path in paths]
        near = did_you_mean(Suggester([*paths, *shorter, *last]).near(name))
        raise Fault(f"nothing is called {printable(name)!r}{': ' + near if near else ''}")
    for each in found:
        _tell(planned, each)
    return DONE


def _answers(each: Explained, name: str) -> bool:
    """Whether a path is what was asked for: whole, or without the package in front."""
    # Both clients have the same resources; listed are the sync one's.
    twin = re.sub(r"(^|\.)Async(Client)_?\.", r"\1\2.", name)
    paths = {each.path, each.path.partition(".")[2]}
    if twin != name:
        paths |= {re.sub(r"(^|\.)Client_\.", r"\1Client.", path) for path in paths}
    return bool(name) and bool(paths & {name, twin})


def _tell(planned: Planned, each: Explained) -> None:
    place = planned.source.place(each.span.start)
    say(f"{each.path} is {printable(each.what)}.", role="message")
    number = str(place.line)
    say(f"{' ' * len(number)} --> {printable(planned.source.name)}:{place.line}:{place.column}")
    say(f"{number} | {printable(planned.source.line(place.line))}")
    marks = "^" * max(1, min(each.span.end - each.span.start, 80))
    say(f"{' ' * len(number)} | {' ' * (place.column - 1)}{marks}")
    spelt = each.rule or ("" if each.name.reasons else "It is spelt as the contract has it.")
    for reason in (spelt, *each.name.reasons):
        if reason:
            say(printable(reason))
