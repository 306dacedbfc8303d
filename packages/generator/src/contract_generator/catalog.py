"""Every rule there is, found by walking the package: nobody keeps a list."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from types import ModuleType

import contract_generator
from contract_generator.diagnostics.diagnostic import Rule


@cache
def rules() -> dict[str, Rule]:
    """All rules by code, in the order of their codes.

    Raises:
        LookupError: When two modules make rules of one code.
    """
    found: dict[str, Rule] = {}
    for module in _modules():
        for value in vars(module).values():
            if isinstance(value, Rule) and found.setdefault(value.code, value) is not value:
                raise LookupError(f"two rules are called {value.code}")
    return dict(sorted(found.items()))


def _modules() -> Iterator[ModuleType]:
    for each in pkgutil.walk_packages(contract_generator.__path__, "contract_generator."):
        # Commands find nothing themselves; they import this module.
        if not each.name.startswith(("contract_generator.cli", "contract_generator.catalog")):
            yield import_module(each.name)
