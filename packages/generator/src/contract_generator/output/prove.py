"""The proof before anything is written: the code parses, compiles, and can be imported."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from contract_generator.output.child import Child
from contract_generator.output.errors import ProofError
from contract_generator.output.tokens import Tokens
from contract_generator.plan.abi import NAMES
from contract_generator.plan.sdk import Sdk
from contract_generator.text import toml

#: Past so many models the child checks what ``@dataclass`` and ``TypedDict`` would refuse without
#: making them do their work, which takes about a millisecond a model.
_MANY = 300
_SOURCE = "src/"


class Proof:
    """Proves an SDK in its staging folder, file by file as they come.

    Args:
        sdk: The plan.
        folder: Where the files are.
        child: The interpreter to import it in; without one, names are held against the ABI's
            table.
    """

    def __init__(self, sdk: Sdk, folder: Path, child: Child | None) -> None:
        self._sdk = sdk
        self._tokens = Tokens(sdk.words)
        self._child = child
        self._project = ""
        if child is not None:
            child.begin(folder / _SOURCE, light=sdk.types > _MANY)

    def add(self, files: Mapping[str, bytes]) -> None:
        """Prove some files, whose proof the child may still be about when this returns.

        Args:
            files: Content by path, each module after those that it imports.

        Raises:
            ProofError: With what is wrong.
        """
        code: list[str] = []
        for path, content in files.items():
            text = content.decode("utf-8")
            if path.endswith(".py"):
                self._tokens.check(path, text)
                code.append(path)
                if self._child is None:
                    _compile(path, text)
            elif path == "pyproject.toml":
                self._project = text
        if self._child is not None:
            # Only now, when it is known to be nothing but what was planned.
            self._child.load(path.removeprefix(_SOURCE) for path in code)

    def end(self) -> None:
        """Wait until all is proven.

        Raises:
            ProofError: With what is wrong.
        """
        _read_project(self._project, self._sdk)
        if self._child is not None:
            self._child.done(self._sdk.package)


def _compile(path: str, text: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            tree = ast.parse(text, path)
            compile(tree, path, "exec", dont_inherit=True)
    except (SyntaxError, SyntaxWarning, ValueError, RecursionError) as error:
        raise ProofError(f"{path} doesn't compile: {error}") from None
    used: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "contract_runtime.abi":
            used.update(name.name for name in node.names)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            used.update({node.attr} if node.value.id in ("abi", "_abi") else ())
    unknown = sorted(used - set(NAMES))
    if unknown:
        raise ProofError(f"{path} uses {unknown[0]}, which no ABI has")


def _read_project(text: str, sdk: Sdk) -> None:
    try:
        project = toml.parse(text)["project"]
    except (ValueError, KeyError) as error:
        raise ProofError(f"pyproject.toml can't be read back: {error}") from None
    name = cast("Mapping[str, object]", project).get("name")
    if name != sdk.package:
        raise ProofError(f"pyproject.toml names {name!r}, not {sdk.package!r}")
