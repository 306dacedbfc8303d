"""``contract validate``: the findings of contracts, and nothing else."""

from __future__ import annotations

import click

from contract_generator.cli.console import (
    DONE,
    FOUND,
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


@click.command()
@click.argument("contracts", nargs=-1, required=True, metavar="CONTRACT...")
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@format_option
def command(contracts: tuple[str, ...], strict: bool, form: Format) -> int:
    """Check contracts (YAML or JSON; - for standard input) and write nothing."""
    found: list[Diagnostic] = []
    lines: list[str] = []
    for path in contracts:
        data, name = read_document(path)
        each = plan_document(data, name=name).diagnostics
        found += each
        lines.append(f"{shown(path)}: {counted(each)}")
    report(found, form)
    for line in lines:
        say(line, error=form != "text")
    warned = any(each.rule.severity == "warning" for each in found)
    return FOUND if has_errors(found) or (strict and warned) else DONE
