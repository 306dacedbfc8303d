"""The stages in their order, from a document's bytes to files."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from contract_generator.contract.model import Contract
from contract_generator.diagnostics.diagnostic import Diagnostic, ordered
from contract_generator.diagnostics.span import Source
from contract_generator.lint.document import read_contract
from contract_generator.plan.build import Target, name_findings, plan
from contract_generator.plan.naming import default_package
from contract_generator.plan.sdk import Explained, Sdk


@dataclass(frozen=True)
class Planned:
    """What a document came to, planned.

    Attributes:
        contract: The contract; None when the document has errors.
        sdk: The plan; None when there is an error.
        diagnostics: All findings, ordered by place.
        source: The document.
        explain: Lists every public name of the SDK with its place and the reasons for its
            spelling.
    """

    contract: Contract | None
    sdk: Sdk | None
    diagnostics: tuple[Diagnostic, ...]
    source: Source
    explain: Callable[[], tuple[Explained, ...]] = tuple

    @property
    def errors(self) -> bool:
        """Whether an error stops generation."""
        return has_errors(self.diagnostics)


def has_errors(found: Iterable[Diagnostic]) -> bool:
    """Whether there is an error among findings."""
    return any(each.rule.severity == "error" for each in found)


def plan_document(
    data: bytes,
    *,
    name: str,
    target: Callable[[Contract], Target] | None = None,
) -> Planned:
    """Load, read, check and plan.

    Args:
        data: The document.
        name: How the user calls it.
        target: Names the SDK, once it is known what the contract is; None: by the service's name.
    """
    result = read_contract(data, name=name)
    if result.contract is None:
        found = result.diagnostics
        if result.draft is not None:
            found = ordered((*found, *name_findings(result.draft, source=result.source)))
        return Planned(None, None, found, result.source)
    named = (target or _by_name)(result.contract)
    made = plan(result.contract, named, source=result.source)
    found = ordered((*result.diagnostics, *made.diagnostics))
    return Planned(result.contract, made.sdk, found, result.source, made.explain)


def _by_name(contract: Contract) -> Target:
    return Target(default_package(contract.name), "0.0.0")


@dataclass(frozen=True)
class Built:
    """An SDK, formatted and proven.

    Attributes:
        files: Content by path.
        folder: Where they are, until the context ends.
        imported: Whether it was imported to prove it; False where no runtime is installed.
    """

    files: Mapping[str, bytes]
    folder: Path
    imported: bool


@contextmanager
def build(sdk: Sdk, *, beside: Path | None = None) -> Generator[Built, None, None]:
    """Render, format and prove.

    Args:
        sdk: The plan.
        beside: The output folder, where the files are to be moved there; else they are made
            elsewhere.

    Raises:
        OutputError: ruff can't be run, or there is no room for the files.
        ProofError: The code isn't what it should be.
    """
    from contract_generator.output.child import child
    from contract_generator.output.format import formatted
    from contract_generator.output.prove import Proof
    from contract_generator.output.staging import Staging
    from contract_generator.render.files import rendered

    with child() as interpreter, Staging({}, beside=beside) as staging:
        proof = Proof(sdk, staging.folder, interpreter)
        files: dict[str, bytes] = {}
        for part in formatted(rendered(sdk), staging):
            proof.add(part)
            files.update(part)
        proof.end()
        yield Built(files, staging.folder, interpreter is not None)
