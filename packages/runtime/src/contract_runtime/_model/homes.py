"""Where the names of annotations are at home: modules, and what they say of their types."""

import sys
from importlib import import_module
from types import ModuleType
from typing import List, Mapping, Tuple, Union

#: A union in ``__shapes__``: the tag, and tag value to class name.
Row = Tuple[str, Mapping[str, str]]


def module_of(name: str) -> ModuleType:
    """A module, imported where it is not yet."""
    return sys.modules.get(name) or import_module(name)


def modules_of(home: str) -> List[ModuleType]:
    """A module, and the package it is a part of where models are split over a package."""
    package = sys.modules.get(home.rpartition(".")[0])
    return [module_of(home)] + ([package] if package and hasattr(package, "__shapes__") else [])


def rows_of(module: ModuleType) -> Mapping[str, Union[str, Row]]:
    """A module's unions and aliases (an annotation)."""
    return getattr(module, "__shapes__", {})
