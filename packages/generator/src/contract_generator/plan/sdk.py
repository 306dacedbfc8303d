"""A generated SDK as frozen values: every name, type and line decided, nothing printed.

A *page* is what one generated file says; its class picks the template. All text in a page is
``Code``: a template that is handed anything else refuses it.
"""

from __future__ import annotations

from dataclasses import dataclass

from contract_generator.diagnostics.span import Span
from contract_generator.plan.names import Name
from contract_generator.text.code import Code


@dataclass(frozen=True, slots=True)
class Head:
    """A module's beginning.

    Attributes:
        docstring: The module's docstring.
        imports: Import lines in groups: standard library, others, own; empty ones left out.
        checking: The same for what only type checkers import.
        aliases: ``_str = str``: private names for what a class body shadows.
    """

    docstring: Code
    imports: tuple[tuple[Code, ...], ...]
    checking: tuple[tuple[Code, ...], ...]
    aliases: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """A struct as a dataclass; ``bases`` is all that stands in its parentheses."""

    name: Code
    bases: Code
    docstring: Code
    fields: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Alias:
    """A slice, map or union: ``name = value``, with its docstring below."""

    name: Code
    value: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class Dict:
    """A struct as a ``TypedDict``: a class where every key is an identifier, else a call."""

    name: Code
    quoted: Code
    base: Code
    docstring: Code
    fields: tuple[Code, ...]
    items: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """A method: its head, its docstring and its one expression."""

    head: Code
    parameters: tuple[Code, ...]
    returns: Code
    docstring: Code
    body: Code


@dataclass(frozen=True, slots=True)
class ResourceClass:
    """A resource's class, of the sync or the async client.

    ``raws`` are the methods that have a raw twin, as attributes of the class ``raw_name``.
    """

    name: Code
    base: Code
    docstring: Code
    methods: tuple[Method, ...]
    raw_name: Code
    raws: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class ResourceProperty:
    """A client's way to a resource."""

    name: Code
    type: Code
    home: Code
    docstring: Code


@dataclass(frozen=True, slots=True)
class ClientClass:
    """``Client`` or ``AsyncClient``."""

    name: Code
    base: Code
    docstring: Code
    resources: tuple[ResourceProperty, ...]


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
    """A module of clients, which may offer what every SDK has of the runtime: ``offers``."""

    head: Head
    offers: bool
    everything: tuple[Code, ...]
    abi: Code
    service: Code
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
    """A method in the README: what it does, and a call."""

    title: Code
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


Page = (
    ClientPage
    | DictsPage
    | PackagePage
    | ProjectPage
    | ReadmePage
    | ResourcePage
    | RoomPage
    | StreamingPage
    | TypedPage
    | TypesPage
)


@dataclass(frozen=True, slots=True)
class File:
    """A file: its path below the output folder, with ``/``, and what it says."""

    path: str
    page: Page


@dataclass(frozen=True, slots=True)
class Explained:
    """A Python name and the contract line that it stands for."""

    path: str
    name: Name
    what: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sdk:
    """Everything that a contract comes to in Python.

    Attributes:
        package: The import name.
        files: What is written.
        words: Every identifier that is the contract's: with the templates' own words they are
            all that generated code may consist of, constants apart.
        methods: How many methods there are.
        types: How many types there are.
    """

    package: str
    files: tuple[File, ...]
    words: frozenset[str]
    methods: int
    types: int
