"""The proof before anything is written: the code parses, compiles, and can be imported."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
import warnings
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from contract_generator.output.errors import ProofError
from contract_generator.output.tokens import check_tokens
from contract_generator.plan.abi import NAMES
from contract_generator.plan.sdk import Sdk
from contract_generator.text import toml

#: Past so many models the child checks what ``@dataclass`` would refuse without making it do
#: its work, which takes about a millisecond a class.
_MANY = 300
_SECONDS = 300


class Child:
    """A second interpreter that imports the package, started early so that it's warm in time."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-c", _SCRIPT],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def compile(self, folder: Path, *, models: bool, rest: bool, light: bool) -> None:
        """Have files below a folder compiled, and nothing of them run yet.

        Args:
            folder: The folder that packages are in.
            models: Whether modules of models are among them.
            rest: Whether the others are.
            light: Whether ``@dataclass`` is spared its work.
        """
        order = {"folder": str(folder), "models": models, "rest": rest, "light": light}
        self._say(order)

    def run(self) -> None:
        """Have every module that was compiled imported."""
        self._say({"run": True})

    def answer(self, package: str) -> None:
        """Wait until that is done.

        Raises:
            ProofError: One can't be imported.
        """
        try:
            _, errors = self._process.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            raise ProofError(f"importing {package} doesn't come to an end") from None
        if self._process.returncode:
            if not os.environ.get("CONTRACT_TRACEBACK"):
                errors = errors.strip().rpartition("\n")[2]
            raise ProofError(f"{package} can't be imported: {errors.strip()}")

    def _say(self, order: object) -> None:
        pipe = self._process.stdin
        # A child that has ended has said why: `answer` reads it.
        with suppress(BrokenPipeError):
            if pipe is not None:
                pipe.write(json.dumps(order) + "\n")
                pipe.flush()

    def stop(self) -> None:
        """End it, whatever it does."""
        if self._process.returncode is None:
            self._process.kill()
            self._process.communicate()


@contextmanager
def child() -> Generator[Child | None, None, None]:
    """The child, where a contract-runtime is installed that it can import against."""
    if find_spec("contract_runtime") is None:
        yield None
        return
    started = Child()
    try:
        yield started
    finally:
        started.stop()


def prove(sdk: Sdk, folder: Path, files: Mapping[str, bytes], child: Child | None) -> None:
    """Prove an SDK in its staging folder.

    Args:
        sdk: The plan.
        folder: Where the files are.
        files: Their content.
        child: The interpreter to import it in; without one, names are held against the ABI's
            table.

    Raises:
        ProofError: With what is wrong.
    """
    if child is None:
        for path, text in _checked(sdk, files).items():
            if path.endswith(".py"):
                _compile(path, text)
        return
    with ExitStack() as stack:
        light = sdk.types > _MANY
        children = [child]
        if light:
            # Two share the work: modules of models need none of the others, nor they them.
            second = Child()
            stack.callback(second.stop)
            second.compile(folder / "src", models=False, rest=True, light=True)
            children.append(second)
        child.compile(folder / "src", models=True, rest=not light, light=light)
        _checked(sdk, files)
        # Only now, when it is known to be nothing but what was planned.
        for each in children:
            each.run()
        for each in children:
            each.answer(sdk.package)


def _checked(sdk: Sdk, files: Mapping[str, bytes]) -> dict[str, str]:
    texts = {path: content.decode("utf-8") for path, content in files.items()}
    _read_project(texts.get("pyproject.toml", ""), sdk)
    check_tokens(texts, sdk.words)
    return texts


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


#: What the child does: load what every SDK needs, compile on the first line that it is sent, and
#: import on the second, from what it has compiled.
_SCRIPT = """
import gc, sys, dataclasses, datetime, json, typing
import typing_extensions
from contract_runtime.abi import AsyncBaseClient, AsyncResource, BaseClient, Model, Operation
from contract_runtime.abi import Resource, Service, UNSET, lazy, link, require_abi, resource
from importlib import import_module
from importlib.util import spec_from_loader
from pathlib import Path

gc.disable()
order = json.loads(sys.stdin.readline())
folder = Path(order["folder"])
compiled = {}
for path in sorted(folder.rglob("*.py")):
    parts = path.relative_to(folder).with_suffix("").parts
    if not order["models" if parts[1] == "_types" else "rest"]:
        continue
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    compiled[name] = compile(path.read_bytes(), str(path), "exec", dont_inherit=True)

class Finder:
    def find_spec(self, name, path=None, target=None):
        if name in compiled:
            package = compiled[name].co_filename.endswith("__init__.py")
            return spec_from_loader(name, self, is_package=package)
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        exec(compiled[module.__name__], module.__dict__)

def light(cls):
    late = False
    for name in cls.__dict__.get("__annotations__", ()):
        given = name in cls.__dict__
        if late and not given:
            raise TypeError(f"{cls.__name__}.{name} needs a default")
        late = late or given
    return cls

if order["light"]:
    dataclasses.dataclass = light
json.loads(sys.stdin.readline())
sys.meta_path.insert(0, Finder())
sys.path.insert(0, str(folder))
for name in compiled:
    import_module(name)
"""
