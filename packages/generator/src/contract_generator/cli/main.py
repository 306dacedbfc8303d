"""The two console scripts: ``generate``, and the toolbox ``contract``."""

from __future__ import annotations

import contextlib
import gc
import os
import pkgutil
import sys
from importlib import import_module
from typing import NoReturn

import click

from contract_generator.cli.console import (
    DONE,
    FOUND,
    WRONG,
    Fault,
    reason,
    say,
    shown,
    silence,
)
from contract_generator.diagnostics.suggest import Suggester, did_you_mean
from contract_generator.output.errors import OutputError, ProofError
from contract_generator.text.terminal import printable_lines

#: Modules of this folder that aren't commands.
_ROOMS = frozenset({"console", "jobs", "main", "progress", "released", "summary", "watch"})


class _Toolbox(click.Group):
    """Finds its commands among the modules of this folder, and imports the one that is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        package = import_module(__package__ or "")
        found = (each.name for each in pkgutil.iter_modules(package.__path__))
        return sorted(name for name in found if name not in _ROOMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = import_module(f"{__package__}.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = did_you_mean(Suggester(self.list_commands(ctx)).near(args[0]))
            if not near:
                raise
            message = f"{error.message.rstrip('.')}: {near}"
            raise click.UsageError(message, error.ctx) from None


@click.group(cls=_Toolbox, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="contract-generator", prog_name="contract")
def _toolbox() -> None:
    """Work with contracts of HTTP APIs: check them, look into them, generate clients."""


def generate() -> None:
    """The console script ``generate``."""
    try:
        from contract_generator.cli.generate import command

        code = run(command, "generate")
    except KeyboardInterrupt:
        code = _stopped()
    _exit(code)


def contract() -> None:
    """The console script ``contract``."""
    _exit(run(_toolbox, "contract"))


def _exit(code: int) -> NoReturn:
    # What is left ends with the process: Python needn't look through it for garbage once more.
    gc.freeze()
    sys.exit(code)


def run(command: click.Command, name: str, args: list[str] | None = None) -> int:
    """Run a command and answer with its exit code; no mistake shows a traceback.

    Args:
        command: The command.
        name: What it is called by.
        args: Its arguments; None for the process's.
    """
    # Nothing that is made here is thrown away before the end: looking for garbage is for naught.
    gc.disable()
    try:
        return _run(command, name, args)
    finally:
        gc.enable()


def _run(command: click.Command, name: str, args: list[str] | None) -> int:
    stdout = sys.stdout
    try:
        code = command.main(args, prog_name=name, standalone_mode=False)
        return code if isinstance(code, int) else DONE
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        _show(error)
        return error.exit_code if isinstance(error, click.UsageError) else WRONG
    except (Fault, OutputError) as error:
        say(f"error: {printable_lines(str(error))}", role="error", error=True)
        return WRONG
    except ProofError as error:
        say(f"error: {printable_lines(str(error))}", role="error", error=True)
        say("This is a fault of contract-generator; nothing was written.", error=True)
        return FOUND
    except (KeyboardInterrupt, click.Abort):
        return _stopped()
    except SystemExit:
        # Either a shell asked for completions; or whoever read a --help has gone, for which click
        # puts another stream in standard output's place.
        if sys.stdout is stdout:
            raise
        sys.stdout = stdout
        silence(stdout)
        return DONE
    except OSError as error:
        silence(sys.stdout)
        where = f"{shown(str(error.filename))}: " if error.filename else ""
        say(f"error: {where}{reason(error)}", role="error", error=True)
        return WRONG
    except Exception as error:
        if os.environ.get("CONTRACT_TRACEBACK"):
            raise
        kind = type(error).__name__
        say(f"error: {kind}: {printable_lines(str(error))}", role="error", error=True)
        say(
            "This is a fault of contract-generator; CONTRACT_TRACEBACK=1 shows where it happened.",
            error=True,
        )
        return WRONG


def _stopped() -> int:
    say("stopped", error=True)
    return 130


def _show(error: click.ClickException) -> None:
    with contextlib.suppress(OSError):
        error.show()
