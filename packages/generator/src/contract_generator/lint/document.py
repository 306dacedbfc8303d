"""From a document's bytes to its contract and all its findings."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from contract_generator.contract.draft import draft
from contract_generator.contract.model import Contract
from contract_generator.contract.read import read
from contract_generator.diagnostics.diagnostic import Diagnostic
from contract_generator.diagnostics.span import Source
from contract_generator.lint.spelling import check_spelling
from contract_generator.lint.twins import check_twins
from contract_generator.lint.unions import check_unions
from contract_generator.load.document import load

_CHECKS = (check_spelling, check_twins, check_unions)


@dataclass(frozen=True)
class Result:
    """What a document came to.

    Attributes:
        contract: The contract; None when there is an error among the findings.
        draft: What could be read where there is one; None where nothing could. Its names are
            checked too, and nothing else is made of it.
        diagnostics: All findings, ordered by place.
        source: The document, for findings that later stages make.
    """

    contract: Contract | None
    draft: Contract | None
    diagnostics: tuple[Diagnostic, ...]
    source: Source


def read_contract(data: bytes, *, name: str) -> Result:
    """Load, read and check a contract document.

    Args:
        data: The document: YAML or JSON, UTF-8.
        name: How findings call it: a path as the user wrote it. ``.json`` says that it is JSON;
            any other name is YAML, or JSON where it begins with ``{``.
    """
    with _no_collection():
        document, findings = load(data, name=name)
        if document is None:
            return Result(None, None, findings.ordered(), findings.source)
        contract = read(document, findings)
        for check in _CHECKS:
            check(contract, findings)
        found = findings.ordered()
        if findings.errors:
            return Result(None, draft(contract), found, findings.source)
        return Result(contract, None, found, findings.source)


@contextmanager
def _no_collection() -> Generator[None, None, None]:
    """Nodes and contracts are trees: the cycle collector finds nothing in them, and walking them
    again and again while they grow takes as long as reading them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
