"""Names that have to be unique and aren't (contract language, § 1)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from contract_generator.contract.model import Contract, Struct, UnionType, Variant
from contract_generator.diagnostics.diagnostic import Findings, Related, Rule
from contract_generator.diagnostics.span import Span

DUPLICATE_NAME = Rule("duplicate-name", "error", "A name that has to be unique is given twice.")


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def span(self) -> Span: ...


def check_twins(contract: Contract, findings: Findings) -> None:
    """Find the second of two equal names."""
    _unique("types are", contract.types, findings)
    _unique("resources are", contract.resources, findings)
    for resource in contract.resources:
        _unique("methods of a resource are", resource.methods, findings)
    for declared in contract.types:
        if isinstance(declared, Struct):
            _unique("fields of a struct are", declared.fields, findings)
        elif isinstance(declared, UnionType):
            _unique_values(declared.variants, findings)


def _unique(what: str, named: Iterable[_Named], findings: Findings) -> None:
    seen: dict[str, Span] = {}
    for each in named:
        _once(f'two {what} called "{each.name}"', each.name, each.span, seen, findings)


def _unique_values(variants: Iterable[Variant], findings: Findings) -> None:
    seen: dict[str, Span] = {}
    for each in variants:
        message = f'two variants have the value "{each.value}"'
        _once(message, each.value, each.span, seen, findings)


def _once(message: str, name: str, span: Span, seen: dict[str, Span], findings: Findings) -> None:
    if name not in seen:
        seen[name] = span
    else:
        related = [Related(seen[name], "the first is here")]
        findings.add(DUPLICATE_NAME, span, message, "rename one of them", related=related)
