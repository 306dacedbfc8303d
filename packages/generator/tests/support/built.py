"""SDKs for tests: a contract's text to its files, formatted, without a child interpreter."""

from __future__ import annotations

import tempfile
from pathlib import Path

from contract_generator.output.format import formatted
from contract_generator.output.staging import Staging
from contract_generator.output.tokens import Tokens
from contract_generator.pipeline import Planned, plan_document
from contract_generator.plan.build import Target
from contract_generator.plan.sdk import Sdk
from contract_generator.render.files import render


def planned(text: str, *, package: str = "sdk", version: str = "1.0.0") -> Planned:
    """A contract, planned."""
    return plan_document(
        text.encode(), name="api.yaml", target=lambda contract: Target(package, version)
    )


def sdk_of(text: str, *, package: str = "sdk", version: str = "1.0.0") -> Sdk:
    """The plan of a contract without errors."""
    found = planned(text, package=package, version=version)
    assert found.sdk is not None, found.diagnostics
    return found.sdk


def built(text: str, *, package: str = "sdk", version: str = "1.0.0") -> dict[str, str]:
    """A contract's files as they would be written."""
    sdk = sdk_of(text, package=package, version=version)
    files: dict[str, str] = {}
    with Staging({}) as staging:
        for part in formatted(render(sdk).items(), staging):
            files.update((path, content.decode()) for path, content in part.items())
    tokens = Tokens(sdk.words)
    for path, text in files.items():
        if path.endswith(".py"):
            tokens.check(path, text)
    return files


def laid_out(files: dict[str, str]) -> Path:
    """Files in a temporary folder; whoever asks removes it."""
    folder = Path(tempfile.mkdtemp(prefix="sdk-"))
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
    return folder
