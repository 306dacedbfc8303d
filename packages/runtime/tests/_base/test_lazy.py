"""Modules of models that need each other in rings, as whoever imports them sees them."""

from __future__ import annotations

import sys
import typing
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from pathlib import Path
from threading import Event
from time import sleep
from types import SimpleNamespace
from typing import Dict, Iterator

import pytest

MODEL = """
from __future__ import annotations
from dataclasses import dataclass
from contract_runtime import Model
from contract_runtime.abi import link
"""
MODULES = {
    "__init__": """
from contract_runtime.abi import lazy
__getattr__ = lazy(__name__, {"A": ".a", "B": ".b", "C": ".c"})
__shapes__ = {}
""",
    "a": MODEL + "@dataclass\nclass A(Model):\n    b: B\n\nlink(__name__, 'B')\n",
    "b": MODEL + "@dataclass\nclass B(Model):\n    a: A\n    c: C\n\nlink(__name__, 'A', 'C')\n",
    # What another thread would see while the ring is still being linked.
    "c": MODEL
    + "from sys import modules\nshown = vars(modules[__package__]).get('A')\n"
    + "half_made = shown and 'B' not in vars(modules[shown.__module__])\n"
    + "@dataclass\nclass C(Model):\n    size: int\n\nlink(__name__)\n",
}


@pytest.fixture
def ring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    name = "ring_of_models"
    (tmp_path / name).mkdir()
    for module, text in MODULES.items():
        (tmp_path / name / f"{module}.py").write_text(text)
    monkeypatch.syspath_prepend(tmp_path)
    yield name
    for module in [each for each in sys.modules if each.split(".")[0] == name]:
        del sys.modules[module]


@pytest.mark.parametrize("first", ["a", "b", "c"])
def test_no_model_is_shown_before_its_hints_resolve(ring: str, first: str) -> None:
    import_module(f"{ring}.{first}")
    package = import_module(ring)
    assert not import_module(f"{ring}.c").half_made
    assert hints_of(package.A)["b"] is package.B
    assert hints_of(package.B)["a"] is package.A
    assert hints_of(package.B)["c"] is package.C


def hints_of(model: object) -> Dict[str, object]:
    return typing.get_type_hints(model)


def test_what_another_thread_left_unlinked_is_linked(ring: str) -> None:
    package = import_module(ring)
    a = import_module(f"{ring}.a")
    vars(package).pop("A", None)
    del a.B
    assert hints_of(package.A)["b"] is package.B


def test_a_package_that_another_thread_makes_is_waited_for(
    ring: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = SimpleNamespace(reached=Event(), opened=Event())
    monkeypatch.setitem(sys.modules, "gate", gate)  # type: ignore[arg-type]
    wait = "import gate\ngate.reached.set()\ngate.opened.wait(9)\n"
    (tmp_path / ring / "__init__.py").write_text(wait + MODULES["__init__"])
    with ThreadPoolExecutor() as threads:
        made = threads.submit(import_module, ring)
        assert gate.reached.wait(9)
        begun = threads.submit(import_module, f"{ring}.a")
        sleep(0.1)
        gate.opened.set()
        assert hints_of(begun.result().A)["b"] is made.result().B
        assert begun.result().__shapes__ == {}


def test_what_a_deadlock_of_imports_left_unlinked_is_linked(ring: str) -> None:
    package = import_module(ring)
    find, refused = package.__getattr__, []

    def refuse_once(name: str) -> object:
        if name == "B" and not refused:
            refused.append(name)
            raise RuntimeError("deadlock detected")
        return find(name)

    vars(package)["__getattr__"] = refuse_once
    import_module(f"{ring}.a")
    assert refused
    assert hints_of(package.A)["b"] is package.B
