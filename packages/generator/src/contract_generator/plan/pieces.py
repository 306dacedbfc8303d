"""What pages are made of: a module's head, models, methods, classes."""

from __future__ import annotations

from dataclasses import dataclass

from contract_generator.text.code import Code


@dataclass(frozen=True, slots=True)
class Head:
    """A module's beginning.

    Attributes:
        docstring: The module's docstring.
        imports: Import lines in groups: standard library, others, own; empty ones left out.
        checking: The same for what only type checkers import.
        evaluated: Whether hints are read at run time too, by the oldest Python as well.
        noqa: The rules of ruff's that don't hold here.
        aliases: ``_str = str``: private names for what a class body shadows.
    """

    docstring: Code
    imports: tuple[tuple[Code, ...], ...]
    checking: tuple[tuple[Code, ...], ...]
    evaluated: bool
    noqa: tuple[Code, ...]
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
    docstring: Code


@dataclass(frozen=True, slots=True)
class ClientClass:
    """``Client`` or ``AsyncClient``."""

    name: Code
    base: Code
    docstring: Code
    resources: tuple[ResourceProperty, ...]
