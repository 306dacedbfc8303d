"""``contract budget``: what an SDK costs, and whether that is within its limits."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from contract_generator.cli.console import (
    DONE,
    FOUND,
    Fault,
    put,
    read_document,
    report,
    say,
    shown,
)
from contract_generator.cli.jobs import Job, output_of, target_of
from contract_generator.config import ConfigError, SdkConfig, find_config
from contract_generator.contract.model import Contract
from contract_generator.lint.document import read_contract
from contract_generator.output.cost import Cost, measure
from contract_generator.pipeline import has_errors
from contract_generator.text.terminal import printable

#: Figure to how it is called on a terminal, and its digits behind the point.
_ROWS = {
    "import_ms": ("import, ms of CPU", 1),
    "modules": ("modules imported", 0),
    "lines": ("lines of code", 0),
    "lines_per_method": ("lines a method", 1),
    "bytes": ("bytes", 0),
}


@dataclass(frozen=True)
class _Row:
    name: str
    value: float
    limit: float | None

    @property
    def passed(self) -> bool:
        """Whether the value is past the limit."""
        return self.limit is not None and self.value > self.limit


@click.command(short_help="Measure generated SDKs, hold them to limits.")
@click.argument("packages", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, with the modules' names.")
def command(packages: tuple[str, ...], as_json: bool) -> int:
    """Measure generated SDKs, and fail past the limits in [tool.contract.budget].

    PACKAGES are some of those that the workspace's pyproject.toml names; all, if none is given.
    """
    listing: list[object] = []
    known: list[str] = []
    passed = False
    for sdk in _sdks():
        contract = _contract(sdk)
        if contract is None:
            return FOUND
        job = Job(str(sdk.contract), sdk.output, sdk.package, sdk.version, sdk.runtime)
        package = target_of(job, contract.name).package
        known.append(package)
        if packages and package not in packages:
            continue
        output = output_of(job, package)
        cost = measure(output, package)
        rows = _rows(cost, contract, sdk.budget)
        passed = passed or any(row.passed for row in rows)
        if as_json:
            listing.append(_entry(package, cost, rows))
        else:
            _tell(package, output, rows)
    for name in packages:
        if name not in known:
            raise Fault(f"[tool.contract] names no package {printable(name)!r}")
    if as_json:
        put(json.dumps(listing, indent=2) + "\n")
    return FOUND if passed else DONE


def _sdks() -> tuple[SdkConfig, ...]:
    try:
        return find_config(Path.cwd()).sdks
    except ConfigError as error:
        raise Fault(str(error)) from error


def _contract(sdk: SdkConfig) -> Contract | None:
    data, name = read_document(str(sdk.contract))
    result = read_contract(data, name=name)
    if result.contract is None or has_errors(result.diagnostics):
        report(result.diagnostics, "text")
        return None
    return result.contract


def _rows(cost: Cost, contract: Contract, budget: Mapping[str, float]) -> list[_Row]:
    methods = sum(len(resource.methods) for resource in contract.resources)
    values = {
        "import_ms": cost.import_ms,
        "modules": len(cost.modules),
        "lines": cost.lines,
        "lines_per_method": cost.lines / max(1, methods),
        "bytes": cost.bytes,
    }
    return [_Row(name, value, budget.get(name)) for name, value in values.items()]


def _entry(package: str, cost: Cost, rows: list[_Row]) -> dict[str, object]:
    return {
        "package": package,
        "figures": {
            row.name: {"value": row.value, "limit": row.limit, "passed": row.passed} for row in rows
        },
        "modules": cost.modules,
    }


def _tell(package: str, output: Path, rows: list[_Row]) -> None:
    say(f"{package} in {shown(output)}", role="message")
    for row in rows:
        title, digits = _ROWS[row.name]
        line = f"  {title:<18} {row.value:>10,.{digits}f}"
        if row.limit is not None:
            line += f"  past {row.limit:,g}" if row.passed else f"  of {row.limit:,g}"
        say(line, role="error" if row.passed else "")
