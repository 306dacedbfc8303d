"""Pages: what one generated file says. A page's class picks its template.

All text in a page is ``Code``: a template that is handed anything else refuses it.
"""

from __future__ import annotations

from dataclasses import dataclass

from contract_generator.plan.pieces import Alias, ClientClass, Dict, Head, Model, ResourceClass
from contract_generator.text.code import Code


@dataclass(frozen=True, slots=True)
class Row:
    """A lazy table's row: a module, and the names that it has as strings, one a line."""

    home: Code
    names: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class PackagePage:
    """The package's ``__init__.py``: what type checkers import, and the lazy table."""

    docstring: Code
    abi: Code
    version: Code
    checking: tuple[Code, ...]
    everything: tuple[Code, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class RoomPage:
    """The ``__init__.py`` of a large module that became a package."""

    docstring: Code
    checking: tuple[Code, ...]
    everything: tuple[Code, ...]
    rows: tuple[Row, ...]
    shapes: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class ClientPage:
    """A module of clients, which may offer what every SDK has of the runtime: ``offers``.

    Resources are ``up`` from here.
    """

    head: Head
    offers: bool
    everything: tuple[Code, ...]
    abi: Code
    service: Code
    up: Code
    clients: tuple[ClientClass, ...]


@dataclass(frozen=True, slots=True)
class ResourcePage:
    """A module of resources."""

    head: Head
    everything: tuple[Code, ...]
    types: Code
    operations: tuple[Code, ...]
    classes: tuple[ResourceClass, ...]


@dataclass(frozen=True, slots=True)
class TypesPage:
    """A module of models."""

    head: Head
    everything: tuple[Code, ...]
    models: tuple[Model, ...]
    aliases: tuple[Alias, ...]
    shapes: tuple[Code, ...]
    links: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class DictsPage:
    """A module of typed dicts."""

    head: Head
    everything: tuple[Code, ...]
    dicts: tuple[Dict, ...]
    aliases: tuple[Alias, ...]
    links: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class StreamingPage:
    """``_streaming.py``."""


@dataclass(frozen=True, slots=True)
class TypedPage:
    """``py.typed``: empty (PEP 561)."""


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """``pyproject.toml``."""

    name: Code
    version: Code
    description: Code
    dependency: Code
    wheel: Code
    sdist: Code


@dataclass(frozen=True, slots=True)
class ReadmeMethod:
    """A method in the README: what it does, and a call, which has its name."""

    description: Code
    example: Code


@dataclass(frozen=True, slots=True)
class ReadmeResource:
    """A resource in the README."""

    title: Code
    description: Code
    methods: tuple[ReadmeMethod, ...]


@dataclass(frozen=True, slots=True)
class ReadmePage:
    """``README.md``."""

    title: Code
    description: Code
    package: Code
    quick_start: Code
    asynchronous: Code
    status_error: Code
    connection_error: Code
    resources: tuple[ReadmeResource, ...]
