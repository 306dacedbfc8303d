"""``contract validate``: the findings of contracts, and nothing else."""

from __future__ import annotations

import click

from contract_generator.cli.console import (
    DONE,
    FOUND,
    WRONG,
    Fault,
    Format,
    counted,
    format_option,
    read_document,
    report,
    say,
    shown,
)
from contract_generator.diagnostics.diagnostic import Diagnostic
from contract_generator.pipeline import has_errors, plan_document
from contract_generator.text.terminal import printable


@click.command(short_help="Check contracts, and write nothing.")
@click.argument("contracts", nargs=-1, required=True, metavar="CONTRACT...")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@format_option
def command(contracts: tuple[str, ...], strict: bool, form: Format) -> int:
    """Check contracts (YAML or JSON; - for standard input) and write nothing."""
    found: list[Diagnostic] = []
    lines: list[str] = []
    unreadable: list[Fault] = []
    for path in contracts:
        try:
            data, name = read_document(path)
        except Fault as fault:
            # Findings in the others are worth as much.
            unreadable.append(fault)
            continue
        each = plan_document(data, name=name).diagnostics
        found += each
        lines.append(f"{shown(path)}: {counted(each)}")
    report(found, form)
    for line in lines:
        say(line, error=form != "text")
    for why in unreadable:
        say(f"error: {printable(str(why))}", role="error", error=True)
    if unreadable:
        return WRONG
    warned = any(each.rule.severity == "warning" for each in found)
    return FOUND if has_errors(found) or (strict and warned) else DONE
