"""``contract ls``: what a contract holds, as a table or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import click

from contract_generator.cli.console import DONE, FOUND, put, read_document, report, say
from contract_generator.contract.model import (
    Contract,
    ListRef,
    MapRef,
    Method,
    ScalarRef,
    Struct,
    Type,
    TypeRef,
    UnionType,
)
from contract_generator.pipeline import plan_document
from contract_generator.text.terminal import printable, width

Row = tuple[str, ...]


@click.command(short_help="List resources, methods and types.")
@click.argument("contract")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(contract: str, as_json: bool) -> int:
    """List the resources, methods, verbs, paths and types of CONTRACT."""
    data, name = read_document(contract)
    planned = plan_document(data, name=name)
    if planned.contract is None:
        report(planned.diagnostics, "text")
        return FOUND
    if as_json:
        put(json.dumps(_listing(planned.contract), indent=2) + "\n")
        return DONE
    _table(("resource", "method", "verb", "path", "input", "output"), _methods(planned.contract))
    say("")
    _table(("type", "kind", "holds"), _types(planned.contract))
    return DONE


def _methods(contract: Contract) -> list[Row]:
    return [
        (
            resource.name,
            method.name,
            method.binding.verb,
            method.binding.path_text,
            ref_text(method.input),
            _output(method),
        )
        for resource in contract.resources
        for method in resource.methods
    ]


def _types(contract: Contract) -> list[Row]:
    return [(declared.name, _kind(declared), _holds(declared)) for declared in contract.types]


def ref_text(ref: TypeRef | None) -> str:
    """A type ref as a contract writes it; empty for None."""
    if ref is None:
        return ""
    if isinstance(ref, ListRef):
        return f"[]{ref_text(ref.elem)}"
    if isinstance(ref, MapRef):
        return f"map[string]{ref_text(ref.elem)}"
    if isinstance(ref, ScalarRef):
        return "time.Time" if ref.name == "time" else ref.name
    return ref.name


def _output(method: Method) -> str:
    if method.stream is None:
        return ref_text(method.output)
    return f"{method.stream.mode} stream of {ref_text(method.stream.item)}"


def _kind(declared: Type) -> str:
    return "union" if isinstance(declared, UnionType) else type(declared).__name__.lower()


def _holds(declared: Type) -> str:
    if isinstance(declared, Struct):
        return ", ".join(field.name for field in declared.fields)
    if isinstance(declared, UnionType):
        return ", ".join(variant.value for variant in declared.variants)
    return ref_text(declared.elem)


def _listing(contract: Contract) -> dict[str, object]:
    return {
        "name": contract.name,
        "methods": [
            {
                "resource": resource.name,
                "method": method.name,
                "verb": method.binding.verb,
                "path": method.binding.path_text,
                "inferred": method.binding.inferred,
                "input": ref_text(method.input) or None,
                "output": ref_text(method.output) or None,
                "stream": None if method.stream is None else method.stream.mode,
                "item": None if method.stream is None else ref_text(method.stream.item),
            }
            for resource in contract.resources
            for method in resource.methods
        ],
        "types": [
            {"name": declared.name, "kind": _kind(declared), "holds": _holds(declared)}
            for declared in contract.types
        ],
    }


def _table(heads: Row, rows: Sequence[Row]) -> None:
    shown = [tuple(_short(cell) for cell in row) for row in rows]
    widths = [max(map(width, column)) for column in zip(heads, *shown, strict=True)]
    say(_line(heads, widths), role="message")
    for row in shown:
        say(_line(row, widths))


def _short(text: str) -> str:
    text = printable(text)
    return text if len(text) <= 60 else text[:59] + "…"


def _line(cells: Iterable[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (most - width(cell)) for cell, most in zip(cells, widths, strict=True))
    return "  ".join(padded).rstrip()
