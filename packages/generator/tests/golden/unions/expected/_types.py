"""The models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Literal, Optional, Union

from contract_runtime.abi import Model

__all__ = ["Event", "Events", "Gone", "Note", "Price"]


@dataclass
class Price(Model, gained=("type",)):
    """A new price. Several values lead here."""

    cents: int
    type: Optional[Literal["up", "down"]] = None


@dataclass
class Gone(Model, gained=("type",)):
    """Gains the tag."""

    reason: Optional[str] = None
    after: Optional[Event] = None
    type: Literal["gone"] = "gone"


@dataclass
class Note(Model):
    """Declares the tag."""

    text: str
    type: Literal["note"] = "note"


Event = Union[Price, Gone, Note]
"""What happened.

Variants:
    "up": It costs more.
    "down": It costs less.
"""

Events = List[Event]
"""A JSON array."""

__shapes__ = {
    "Event": ("type", {"up": "Price", "down": "Price", "gone": "Gone", "note": "Note"}),
    "Events": "List[Event]",
}
