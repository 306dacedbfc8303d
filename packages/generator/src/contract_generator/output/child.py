"""A second interpreter that imports the package, file by file as they come."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterable
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

from contract_generator.output.errors import ProofError

_SECONDS = 300


class Child:
    """The interpreter, started early so that it's warm in time."""

    def __init__(self) -> None:
        # A file takes whatever it says; a pipe that is full would stop it.
        self._errors = tempfile.TemporaryFile(  # noqa: SIM115
            "w+", encoding="utf-8", errors="replace"
        )
        self._process = subprocess.Popen(
            [sys.executable, "-B", "-c", _SCRIPT],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
            text=True,
            encoding="utf-8",
        )

    def begin(self, folder: Path, *, light: bool) -> None:
        """Say where packages are.

        Args:
            folder: The folder that they are in.
            light: Whether ``@dataclass`` and ``TypedDict`` are spared their work.
        """
        self._say({"folder": str(folder), "light": light})

    def load(self, paths: Iterable[str]) -> None:
        """Have files compiled and imported, in this order.

        Args:
            paths: Paths below the folder, with ``/``.
        """
        self._say(list(paths))

    def done(self, package: str) -> None:
        """Wait until that is done.

        Raises:
            ProofError: One can't be imported.
        """
        try:
            self._process.communicate(timeout=_SECONDS)
        except subprocess.TimeoutExpired:
            raise ProofError(f"importing {package} doesn't come to an end") from None
        if self._process.returncode:
            self._errors.seek(0)
            errors = self._errors.read().strip()
            if not os.environ.get("CONTRACT_TRACEBACK"):
                errors = errors.rpartition("\n")[2]
            raise ProofError(f"{package} can't be imported: {errors.strip()}")

    def _say(self, order: object) -> None:
        pipe = self._process.stdin
        # A child that has ended has said why: `done` reads it.
        with suppress(BrokenPipeError):
            if pipe is not None:
                pipe.write(json.dumps(order) + "\n")
                pipe.flush()

    def stop(self) -> None:
        """End it, whatever it does."""
        if self._process.returncode is None:
            self._process.kill()
            self._process.communicate()
        self._errors.close()


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


#: What the child does: load what every SDK needs, then compile and import what it is told to. It
#: finds nothing of the package but what it was told.
_SCRIPT = """
import gc, os, sys, dataclasses, datetime, json, typing, typing_extensions
from contract_runtime.abi import AsyncBaseClient, AsyncResource, BaseClient, Model, Operation
from contract_runtime.abi import Resource, Service, UNSET, lazy, link, require_abi, resource
from importlib import import_module
from importlib.util import spec_from_loader

gc.disable()
compiled = {}

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

def light_dict(name, keys):
    return full_dict(name, keys)

order = json.loads(sys.stdin.readline())
if order["light"]:
    dataclasses.dataclass = light
    full_dict, typing_extensions.TypedDict = typing_extensions.TypedDict, light_dict
    # A class of this base is a plain one: its annotations have been parsed already.
    light_dict.__mro_entries__ = lambda bases: (dict,)
sys.meta_path.insert(0, Finder())
for line in sys.stdin:
    names = []
    for path in json.loads(line):
        name = path[:-len(".py")].replace("/", ".").removesuffix(".__init__")
        with open(f"{order['folder']}/{path}", "rb") as file:
            compiled[name] = compile(file.read(), file.name, "exec", dont_inherit=True)
        names.append(name)
    for name in names:
        import_module(name)
# Thousands of classes needn't be taken apart one by one.
os._exit(0)
"""
