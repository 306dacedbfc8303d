"""A generated SDK as values: every name and type decided, nothing printed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

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


class File:
    """A file: where it is, and what it says, which is planned when it is first asked for.

    Whoever only checks a contract needs no pages, and the first files of a large SDK are
    formatted while the last ones are still to be planned.

    Args:
        path: Its path below the output folder, with ``/``.
        plan: Plans the page. Whatever can be found in the contract was found before.
    """

    def __init__(self, path: str, plan: Callable[[], Page]) -> None:
        self.path = path
        self._plan = plan

    @classmethod
    def planned(cls, path: str, page: Page) -> File:
        """A file whose page had to be planned to know what it holds."""
        return cls(path, lambda: page)

    @cached_property
    def page(self) -> Page:
        """What it says."""
        return self._plan()

    def below(self, folder: str) -> File:
        """The file, in a folder."""
        return File(f"{folder}/{self.path}", lambda: self.page)


@dataclass(frozen=True, slots=True)
class Explained:
    """A Python name and the contract line that it stands for.

    Attributes:
        path: How a program reaches it.
        name: The name.
        what: What it is.
        span: Its place.
        rule: Why a name is as it is that the contract doesn't have.
    """

    path: str
    name: Name
    what: str
    span: Span
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Sdk:
    """Everything that a contract comes to in Python.

    Attributes:
        package: The import name.
        files: What is written, each module after those that it imports.
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
