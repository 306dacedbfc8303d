"""A generated SDK as frozen values: every name, type and line decided, nothing printed."""

from __future__ import annotations

from dataclasses import dataclass

from contract_generator.diagnostics.span import Span
from contract_generator.plan.names import Name
from contract_generator.plan.pages import (
    ClientPage,
    DictsPage,
    PackagePage,
    ProjectPage,
    ReadmePage,
    ResourcePage,
    RoomPage,
    StreamingPage,
    TypedPage,
    TypesPage,
)

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
