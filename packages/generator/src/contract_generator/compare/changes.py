"""Kinds of change, and a change: what was done to what, whom it breaks, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contract_generator.diagnostics.span import Span
from contract_generator.text.sentence import Sentence, sentence

#: From the worst to the least.
Level = Literal["breaking", "compatible", "documentation"]
LEVELS: tuple[Level, ...] = ("breaking", "compatible", "documentation")
#: Programs that were written against the old SDK and get the new one; old SDKs in the field, whose
#: server has the new contract.
Whom = Literal["callers", "released"]
Section = Literal["Added", "Removed", "Changed", "Documentation"]


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can become of a contract.

    Attributes:
        code: Its name for good, lower-case words joined by hyphens.
        section: Where a changelog lists it, when it breaks nothing.
    """

    code: str
    section: Section


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to somebody.

    Attributes:
        whom: To whom.
        level: How bad it is.
        reason: Why, a clause.
    """

    whom: Whom
    level: Level
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    Attributes:
        kind: What kind it is of.
        subject: What changed, as Python programs reach it: ``todos.create``, ``Todo.due``.
        what: What became of it, a clause.
        effects: What it does to whom.
        old: Its place in the old contract.
        new: Its place in the new one.
    """

    kind: Kind
    subject: str
    what: Sentence
    effects: tuple[Effect, ...]
    old: Span | None = None
    new: Span | None = None

    @property
    def level(self) -> Level:
        """The worst that it does to anybody."""
        levels = {each.level for each in self.effects}
        return next(level for level in LEVELS if level in levels)


def breaks(whom: Whom, reason: Sentence) -> Effect:
    """An effect that breaks somebody."""
    return Effect(whom, "breaking", reason)


def allows(whom: Whom, reason: Sentence) -> Effect:
    """An effect that breaks nobody."""
    return Effect(whom, "compatible", reason)


def described(subject: str, old: Span | None, new: Span | None) -> Change:
    """Another description, which is all that changed."""
    what = sentence("{it} is described in other words", it=subject)
    reason = Effect("callers", "documentation", sentence("only words changed"))
    return Change(DESCRIPTION, subject, what, (reason,), old, new)


DESCRIPTION = Kind("description", "Documentation")

SERVICE_NAME = Kind("service-name", "Changed")
BASE_URL = Kind("base-url", "Changed")
AUTH = Kind("auth", "Changed")
HEADER_ADDED = Kind("header-added", "Added")
HEADER_REMOVED = Kind("header-removed", "Removed")
HEADER_CHANGED = Kind("header-changed", "Changed")
OWN_NAME = Kind("own-name", "Changed")

RESOURCE_ADDED = Kind("resource-added", "Added")
RESOURCE_REMOVED = Kind("resource-removed", "Removed")
RESOURCE_RENAMED = Kind("resource-renamed", "Changed")
METHOD_ADDED = Kind("method-added", "Added")
METHOD_REMOVED = Kind("method-removed", "Removed")
METHOD_RENAMED = Kind("method-renamed", "Changed")
VERB = Kind("verb", "Changed")
PATH = Kind("path", "Changed")
PLACING = Kind("placing", "Changed")
INPUT = Kind("input", "Changed")
OUTPUT = Kind("output", "Changed")
ARGUMENT_ADDED = Kind("argument-added", "Added")
ARGUMENT_REMOVED = Kind("argument-removed", "Removed")
ARGUMENT_NAME = Kind("argument-name", "Changed")
ARGUMENT_PRESENCE = Kind("argument-presence", "Changed")
ARGUMENT_TYPE = Kind("argument-type", "Changed")

STREAM = Kind("stream", "Changed")
STREAM_MODE = Kind("stream-mode", "Changed")
STREAM_ITEM = Kind("stream-item", "Changed")
STREAM_DONE = Kind("stream-done", "Changed")
STREAM_ERROR = Kind("stream-error", "Changed")
STREAM_INPUT = Kind("stream-input", "Changed")

TYPE_ADDED = Kind("type-added", "Added")
TYPE_REMOVED = Kind("type-removed", "Removed")
TYPE_RENAMED = Kind("type-renamed", "Changed")
TYPE_KIND = Kind("type-kind", "Changed")
TYPED_DICT_REMOVED = Kind("typed-dict-removed", "Removed")
ELEM = Kind("elem", "Changed")
FIELD_ADDED = Kind("field-added", "Added")
FIELD_REMOVED = Kind("field-removed", "Removed")
FIELD_RENAMED = Kind("field-renamed", "Changed")
FIELD_ORDER = Kind("field-order", "Changed")
WIRE_NAME = Kind("wire-name", "Changed")
PRESENCE = Kind("presence", "Changed")
FIELD_TYPE = Kind("field-type", "Changed")
ENUM = Kind("enum", "Changed")
CONST = Kind("const", "Changed")
TAG = Kind("tag", "Changed")
TAG_VALUES = Kind("tag-values", "Changed")
VARIANT_ADDED = Kind("variant-added", "Added")
VARIANT_REMOVED = Kind("variant-removed", "Removed")
VARIANT_VALUE = Kind("variant-value", "Changed")
VARIANT_TYPE = Kind("variant-type", "Changed")

KINDS = tuple(value for value in list(globals().values()) if isinstance(value, Kind))
