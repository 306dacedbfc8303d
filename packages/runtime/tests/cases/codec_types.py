"""Models as the generator writes them, of every kind that a contract can declare."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Dict, List, Literal, Optional, Union

from contract_runtime import Model

_str = str
_List = List


@dataclass
class Scalars(Model):
    """Every scalar, required."""

    text: str
    flag: bool
    whole: int
    real: float
    data: bytes
    at: datetime
    anything: object


@dataclass
class Maybes(Model, both=("both", "both_list")):
    """Each combination of optional and nullable."""

    plain: str
    nullable: Optional[str]
    nullable_list: Optional[List[int]]
    optional: Optional[str] = None
    both: Optional[str] = None
    optional_list: Optional[List[int]] = None
    both_list: Optional[List[int]] = None
    optional_any: Optional[object] = None


@dataclass
class Named(Model, wire={"from_": "from", "user_id": "userId", "at_": "@at", "_1st": "1st"}):
    """Names that differ on the wire, and names that shadow what annotations need."""

    from_: _str
    user_id: int
    at_: bool
    _1st: float
    str: _str
    List: _List[_str]
    self_: Optional[_str] = None


@dataclass
class Choices(Model):
    """Enums and consts, of strings, integers, booleans and floats."""

    color: Union[Literal["red", "green"], str]
    level: Union[Literal[1, 2, 3], int]
    ratio: float
    kind: Literal["choice"] = "choice"
    version: Literal[2] = 2
    strict: Literal[True] = True
    weight: float = 0.5
    mode: Optional[Union[Literal["a", "b"], str]] = None
    hint: Optional[Literal["x"]] = None


@dataclass
class Pinned(Model, both=("mode",)):
    """Consts that may be null."""

    kind: Optional[Literal["pin"]] = "pin"
    size: Optional[Literal[1]] = 1
    mode: Optional[Literal["x"]] = None


@dataclass
class User(Model):
    id: int
    name: Optional[str] = None


@dataclass
class Nested(Model, both=("boss",)):
    """Models, lists and maps in each other."""

    owner: User
    members: List[User]
    by_name: Dict[str, User]
    grid: List[List[int]]
    groups: Dict[str, List[User]]
    rows: List[Dict[str, object]]
    boss: Optional[User] = None
    deputies: Optional[List[User]] = None


@dataclass
class Node(Model):
    """A type that holds itself."""

    value: int
    children: Optional[List[Node]] = None
    next: Optional[Node] = None


@dataclass
class Empty(Model):
    """No fields at all."""


@dataclass
class TextPart(Model):
    """Declares the tag by a const."""

    text: str
    type: Literal["text"] = "text"


@dataclass
class ToolPart(Model):
    """Declares the tag as a plain field: two values lead here."""

    type: Union[Literal["call", "result"], str]
    name: str
    arguments: object


@dataclass
class ImagePart(Model, gained=("type",)):
    """Gains the tag: one value leads here."""

    url: str
    type: Literal["image"] = "image"


@dataclass
class FilePart(Model, gained=("type",)):
    """Gains the tag: two values lead here."""

    path: str
    type: Optional[Literal["file", "folder"]] = None


@dataclass
class Message(Model):
    parts: List[Part]
    first: Optional[Part] = None
    image: Optional[ImagePart] = None


@dataclass
class Opened(Model, wire={"event": "@event"}, gained=("event",)):
    """A tag whose name in Python isn't its wire name."""

    id: str
    event: Literal["opened"] = "opened"


@dataclass
class Closed(Model, wire={"event": "@event"}):
    reason: Optional[str] = None
    event: Literal["closed"] = "closed"


Part = Union[TextPart, ToolPart, ImagePart, FilePart]
Event = Union[Opened, Closed]
PartList = List[Part]
PartsByName = Dict[str, PartList]
Numbers = List[float]

__shapes__ = {
    "Part": (
        "type",
        {
            "text": "TextPart",
            "call": "ToolPart",
            "result": "ToolPart",
            "image": "ImagePart",
            "file": "FilePart",
            "folder": "FilePart",
        },
    ),
    "Event": ("@event", {"opened": "Opened", "closed": "Closed"}),
    "PartList": "List[Part]",
    "PartsByName": "Dict[str, PartList]",
    "Numbers": "List[float]",
}
