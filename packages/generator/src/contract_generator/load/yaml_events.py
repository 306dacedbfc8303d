"""libyaml's parser, as PyYAML binds it, with types.

``yaml.CSafeLoader`` gets an event by one C call; PyYAML built without libyaml has the same
events from Python, some ten times slower.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

__all__ = ["YAMLEvent", "alias", "document_start", "mapping_end", "mapping_start", "next_event"]
__all__ += ["scalar", "sequence_end", "sequence_start"]


class Mark(Protocol):
    """A place, of which ``index`` is the offset in characters."""

    @property
    def index(self) -> int: ...


class YAMLEvent(Protocol):
    """Any event; each has of these what its class says."""

    @property
    def anchor(self) -> str | None: ...
    @property
    def tag(self) -> str | None: ...
    @property
    def value(self) -> str: ...
    @property
    def style(self) -> str | None: ...
    @property
    def start_mark(self) -> Mark: ...
    @property
    def end_mark(self) -> Mark: ...


class _Parser(Protocol):
    def get_event(self) -> YAMLEvent | None: ...


scalar: type = ScalarEvent
alias: type = AliasEvent
mapping_start: type = MappingStartEvent
mapping_end: type = MappingEndEvent
sequence_start: type = SequenceStartEvent
sequence_end: type = SequenceEndEvent
document_start: type = DocumentStartEvent


def next_event(text: str) -> Callable[[], YAMLEvent | None]:
    """A function that returns a document's next event each time it's called, then None.

    It raises ``yaml.YAMLError`` where the text isn't YAML.
    """
    parser = cast("_Parser", getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text))
    return parser.get_event
