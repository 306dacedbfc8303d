"""What ``generate`` says when it's done: findings, refusals, and a line for each SDK."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contract_generator.cli.console import (
    DONE,
    FOUND,
    WRONG,
    Format,
    counted,
    report,
    say,
    shown,
)
from contract_generator.cli.jobs import Mode, Outcome
from contract_generator.output.changes import Change, Changes
from contract_generator.output.errors import ProofError
from contract_generator.pipeline import has_errors
from contract_generator.text.terminal import printable, printable_lines

#: Lines of a hand edit's diff that are shown; --diff shows all.
_LONGEST = 60
_VERBS = {"add": "add", "change": "change", "remove": "remove"}


def tell(outcomes: Sequence[Outcome], mode: Mode, form: Format) -> Iterator[int]:
    """Say what became of some jobs; answers with the exit code of each."""
    report([found for each in outcomes for found in each.diagnostics], form)
    for each in outcomes:
        yield _tell(each, mode, form)


def _tell(outcome: Outcome, mode: Mode, form: Format) -> int:
    # Whoever reads findings from standard output gets nothing else there.
    aside = form != "text"
    name = _name(outcome)
    if outcome.fault is not None:
        say(f"error: {printable_lines(str(outcome.fault))}", role="error", error=True)
        return FOUND if isinstance(outcome.fault, ProofError) else WRONG
    if has_errors(outcome.diagnostics):
        say(f"{name}: {counted(outcome.diagnostics)}; nothing was written", error=True)
        return FOUND
    changes = outcome.changes
    if changes is None:
        return FOUND
    if mode == "diff":
        for change in changes.changes:
            _show(change, limit=None, error=aside)
        return DONE
    if mode == "check":
        return _check(name, changes, aside)
    if changes.edited and not outcome.written:
        return _refuse(name, changes)
    note = "" if outcome.imported else "; not imported, since no contract-runtime is installed"
    found = f" ({counted(outcome.diagnostics)})" if outcome.diagnostics else ""
    written = changes.count("add") + changes.count("change")
    say(
        f"{name}: {written} written, {changes.unchanged} unchanged, "
        f"{changes.count('remove')} removed, {outcome.seconds:.2f} s{note}{found}",
        role="done",
        error=aside,
    )
    return DONE


def _name(outcome: Outcome) -> str:
    if outcome.target is None:
        return printable(outcome.job.contract)
    where = f" in {shown(outcome.changes.folder)}" if outcome.changes is not None else ""
    return f"{outcome.target.package} {printable(outcome.target.version)}{where}"


def _check(name: str, changes: Changes, aside: bool) -> int:
    if not changes.changes:
        say(f"{name}: up to date", role="done", error=aside)
        return DONE
    say(f"{name}: {len(changes.changes)} files differ", role="error", error=aside)
    for change in changes.changes:
        say(f"  would {_VERBS[change.kind]} {printable(change.path)}", error=aside)
    return FOUND


def _refuse(name: str, changes: Changes) -> int:
    say(f"{name}: refused, since files were edited by hand", role="error", error=True)
    for change in changes.edited:
        say(f"  {shown(changes.folder / change.path)}", error=True)
    for change in changes.edited:
        say("", error=True)
        _show(change, limit=_LONGEST, error=True)
    say("Nothing was written. --force overwrites them.", error=True)
    return WRONG


def _show(change: Change, *, limit: int | None, error: bool) -> None:
    for number, line in enumerate(change.diff()):
        if number == limit:
            say("… (--diff shows the rest)", error=error)
            return
        role = {"+": "add", "-": "remove", "@": "frame"}.get(line[:1], "")
        say(printable(line.replace("\t", "    ")), role=role, error=error)
