"""``generate``: SDKs from contracts, one or all that the workspace names."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click

from contract_generator.cli.console import DONE, Fault, Format, format_option
from contract_generator.cli.jobs import Job, Mode, Outcome, do
from contract_generator.cli.summary import tell
from contract_generator.config import Config, ConfigError, find_config, read_config


class _Folder(click.Path):
    """A folder's path; an empty one is a variable that isn't set, not the working folder."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        if value == "":
            self.fail("it is empty", param, ctx)
        return super().convert(value, param, ctx)


@click.command(
    context_settings={"help_option_names": ["-h", "--help"]},
    short_help="Generate Python clients from contracts.",
)
@click.argument("contract", required=False)
@click.option(
    "-o",
    "--output",
    type=_Folder(readable=False, path_type=Path),
    help="The folder to write.  [./PACKAGE]",
)
@click.option("--package", help="The import name.  [from the service's name]")
@click.option("--version", help="The SDK's version.  [the one it has, else 0.0.0]")
@click.option("--runtime", help="The range of contract-runtime that it asks for.")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 where something would change.")
@click.option("--diff", is_flag=True, help="Write nothing; show what would change.")
@click.option("--force", is_flag=True, help="Overwrite files that were edited by hand.")
@click.option(
    "--watch", is_flag=True, help="Again whenever a contract or [tool.contract] is changed."
)
@format_option
def command(
    contract: str | None,
    output: Path | None,
    package: str | None,
    version: str | None,
    runtime: str | None,
    check: bool,
    diff: bool,
    force: bool,
    watch: bool,
    form: Format,
) -> int:
    """Generate a Python client from CONTRACT (YAML or JSON; - for standard input).

    Without CONTRACT, every SDK that [tool.contract] in the nearest pyproject.toml names.
    """
    if (check or diff) and (force or watch):
        raise click.UsageError("--check and --diff write nothing: --force and --watch don't apply")
    if watch and contract == "-":
        raise click.UsageError("standard input can't be watched")
    config: Path | None = None
    if contract is not None:
        jobs: Sequence[Job] = [Job(contract, output, package, version, runtime)]
    elif any(each is not None for each in (output, package, version, runtime)):
        raise click.UsageError("--output, --package, --version and --runtime need a CONTRACT")
    else:
        found = _config()
        config, jobs = found.path, _jobs(found)
    mode: Mode = "diff" if diff else "check" if check else "write"
    if not watch:
        return _round(jobs, mode, force, form)
    from contract_generator.cli.watch import Configured, watch_files

    configured = None if config is None else Configured(config, lambda: _jobs(_config(config)))
    return watch_files(jobs, configured, lambda some: _round(some, "write", force, form))


def _config(path: Path | None = None) -> Config:
    """The configuration that a file has; None: that of the nearest one that has some."""
    try:
        return find_config(Path.cwd()) if path is None else read_config(path)
    except ConfigError as error:
        raise Fault(str(error)) from error
    except FileNotFoundError as error:
        raise Fault("the working folder isn't there any longer") from error


def _jobs(config: Config) -> list[Job]:
    return [
        Job(_relative(sdk.contract), sdk.output, sdk.package, sdk.version, sdk.runtime)
        for sdk in config.sdks
    ]


def _relative(path: Path) -> str:
    """A path as findings call it: as short as it is from here."""
    return os.path.relpath(path)


def _round(jobs: Sequence[Job], mode: Mode, force: bool, form: Format) -> int:
    outcomes = _do_all(jobs, mode, force=force)
    return max(tell(outcomes, mode, form), default=DONE)


def _do_all(jobs: Sequence[Job], mode: Mode, *, force: bool) -> list[Outcome]:
    if len(jobs) == 1:
        return [do(jobs[0], mode, force=force)]
    from concurrent.futures import ThreadPoolExecutor, as_completed

    from contract_generator.cli.progress import progress

    # Threads: most of the time goes to ruff and to the interpreters that prove the packages.
    with ThreadPoolExecutor(min(len(jobs), os.cpu_count() or 1)) as pool, progress(jobs) as step:
        running = {pool.submit(do, job, mode, force=force): job for job in jobs}
        for each in as_completed(running):
            step(each.result())
        return [each.result() for each in running]
