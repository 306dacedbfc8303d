"""``contract schema``: the JSON Schema of contract documents, for editors."""

from __future__ import annotations

import json

import click

from contract_generator.cli.console import DONE, put


@click.command(short_help="Print the JSON Schema, for editors.")
def command() -> int:
    """Print the JSON Schema (draft 2020-12) of contract documents."""
    from contract_generator.exports.json_schema import json_schema

    put(json.dumps(json_schema(), indent=2) + "\n")
    return DONE
