"""One SDK from its contract to its folder: what ``generate`` does for each."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from contract_generator.cli.console import Fault, read_document, reason, shown
from contract_generator.contract.model import Contract
from contract_generator.diagnostics.diagnostic import Diagnostic
from contract_generator.output.changes import Changes, find_changes
from contract_generator.output.errors import OutputError, ProofError, place
from contract_generator.plan.build import Target
from contract_generator.plan.naming import (
    default_package,
    package_fault,
    range_fault,
    version_fault,
)
from contract_generator.text import toml
from contract_generator.text.terminal import printable

Mode = Literal["write", "check", "diff"]


@dataclass(frozen=True)
class Job:
    """What to generate.

    Attributes:
        contract: The document's path, or ``-``.
        output: The output folder; None: the package's name below the working folder.
        package: The import name; None: from the service's name.
        version: The version; None: what the output's ``pyproject.toml`` has, else ``0.0.0``.
        runtime: The range of contract-runtime; None: the ABI's.
    """

    contract: str
    output: Path | None = None
    package: str | None = None
    version: str | None = None
    runtime: str | None = None


@dataclass
class Outcome:
    """What became of a job.

    Attributes:
        job: The job.
        target: What the SDK is called, as soon as that is known.
        diagnostics: All findings.
        changes: What was, or would be, written; None where it didn't come to that.
        written: Whether the output is now what was generated.
        fault: Why it couldn't be done.
        imported: Whether the package was imported to prove it.
        seconds: How long it took.
    """

    job: Job
    target: Target | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    changes: Changes | None = None
    written: bool = False
    fault: Exception | None = None
    imported: bool = False
    seconds: float = 0.0


def do(job: Job, mode: Mode, *, force: bool) -> Outcome:
    """Do a job; nothing is raised for what is the matter with its files.

    Args:
        job: The job.
        mode: Whether to write.
        force: Whether to overwrite what was edited by hand.
    """
    start = time.perf_counter()
    outcome = Outcome(job)
    try:
        _do(outcome, mode, force)
    except (Fault, OutputError, ProofError) as error:
        outcome.fault = error
    except OSError as error:
        outcome.fault = Fault(f"{place(error, job.output)}: {reason(error)}")
    outcome.seconds = time.perf_counter() - start
    return outcome


def _do(outcome: Outcome, mode: Mode, force: bool) -> None:
    from contract_generator import pipeline

    def named(contract: Contract) -> Target:
        target = target_of(outcome.job, contract.name)
        outcome.target = target
        return target

    data, name = read_document(outcome.job.contract)
    planned = pipeline.plan_document(data, name=name, target=named)
    outcome.diagnostics = planned.diagnostics
    if planned.sdk is None:
        return
    output = output_of(outcome.job, planned.sdk.package)
    if os.path.lexists(output) and not output.is_dir():
        raise Fault(f"{shown(output)} isn't a folder; an SDK is a folder of files")
    with pipeline.build(planned.sdk, beside=output if mode == "write" else None) as built:
        outcome.imported = built.imported
        if mode != "write":
            outcome.changes = find_changes(output, built.files)
            return
        from contract_generator.output.lock import alone
        from contract_generator.output.write import write

        with alone(output):
            outcome.changes = find_changes(output, built.files)
            if force or not outcome.changes.edited:
                write(outcome.changes, built.folder)
                outcome.written = True


def output_of(job: Job, package: str) -> Path:
    """The output folder of a job."""
    return job.output if job.output is not None else Path(package)


def target_of(job: Job, service: str) -> Target:
    """What a job's SDK is called.

    Raises:
        Fault: It can't be called so.
    """
    package = default_package(service) if job.package is None else job.package
    fault = package_fault(package)
    if fault is not None:
        raise Fault(f'the package name "{printable(package)}" {fault}')
    version = job.version
    if version is None:
        version = _present_version(output_of(job, package)) or "0.0.0"
    fault = version_fault(version)
    if fault is not None:
        raise Fault(f'the version "{printable(version)}" {fault}')
    if job.runtime is not None:
        fault = range_fault(job.runtime)
        if fault is not None:
            raise Fault(f'the runtime range "{printable(job.runtime)}" {fault}')
    return Target(package, version, job.runtime)


def _present_version(output: Path) -> str | None:
    """The version that the output's ``pyproject.toml`` has."""
    try:
        text = (output / "pyproject.toml").read_text(encoding="utf-8")
        project = toml.parse(text).get("project")
    except (OSError, ValueError):
        return None
    version = cast("Mapping[str, object]", project).get("version") if project else None
    return version if isinstance(version, str) else None
