"""``contract init``: a small valid contract to start from."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from contract_generator.cli.console import DONE, Fault, put, reason, say, shown
from contract_generator.contract.names import is_pascal, pascal


@click.command(short_help="Write a small contract to start from.")
@click.argument("name", default="TodoAPI")
@click.option(
    "--template",
    type=click.Choice(("minimal", "streaming")),
    default="minimal",
    show_default=True,
    help="What to start from.",
)
@click.option(
    "-o",
    "--output",
    default="api.yaml",
    show_default=True,
    help="The file to write; - prints it.",
)
def command(name: str, template: str, output: str) -> int:
    """Write a contract for the service NAME; an existing file is never overwritten."""
    service = pascal(name)
    if not is_pascal(service):
        raise click.UsageError(f"{name!r} can't name a service: PascalCase, such as TodoAPI")
    source = files("contract_generator.cli") / "starts" / f"{template}.yaml"
    text = source.read_text(encoding="utf-8").replace("TodoAPI", service, 1)
    if output == "-":
        put(text)
        return DONE
    if not output:
        raise click.UsageError("--output is empty")
    path = Path(output)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Fault(f"{shown(path)} is there already; name another file with --output") from None
    except OSError as error:
        raise Fault(f"{shown(path)}: {reason(error)}") from error
    say(f"{shown(path)} written; now: generate {shown(path)}")
    return DONE
