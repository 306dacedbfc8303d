"""Tables of what callers give to encoders: types are those of ``codec_types``."""

from __future__ import annotations

import collections
from datetime import datetime, timedelta, timezone
from enum import Enum, IntEnum
from types import MappingProxyType
from typing import Dict, List, Tuple

from contract_runtime import UNSET, UnknownVariant

from . import codec_types as T

UTC = timezone.utc
NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)


class Color(str, Enum):
    RED = "red"


class Level(IntEnum):
    LOW = 1


class Text(str):
    pass


class Real(float):
    pass


class Admin(T.User):
    """A user's own subclass: encoded as what it is."""

    def greet(self) -> str:
        return f"I am {self.name}"


#: Annotation, the caller's value, the JSON values that are sent.
ENCODED: List[Tuple[str, object, object]] = [
    ("str", "é\0😀\ud800", "é\0😀\ud800"),
    ("str", Color.RED, "red"),
    ("str", Text("t"), "t"),
    ("bool", True, True),
    ("int", 2**70, 2**70),
    ("int", Level.LOW, 1),
    ("float", 1.5, 1.5),
    ("float", 2, 2),
    ("float", Real(0.5), 0.5),
    ("bytes", b"\xfb\xff", "+/8="),
    ("bytes", bytearray(b"hi"), "aGk="),
    ("bytes", memoryview(b"hi"), "aGk="),
    ("bytes", memoryview(b"h.i.")[::2], "aGk="),
    ("datetime", NOON, "2024-05-01T12:00:00Z"),
    ("datetime", NOON.replace(microsecond=7), "2024-05-01T12:00:00.000007Z"),
    ("datetime", NOON.replace(microsecond=120000), "2024-05-01T12:00:00.120000Z"),
    (
        "datetime",
        datetime(2024, 5, 1, 12, tzinfo=timezone(timedelta(hours=-3))),
        "2024-05-01T12:00:00-03:00",
    ),
    (
        "datetime",
        datetime(1900, 1, 1, tzinfo=timezone(timedelta(minutes=19, seconds=32))),
        "1899-12-31T23:40:28Z",
    ),
    ("datetime", datetime(1, 1, 1, tzinfo=UTC), "0001-01-01T00:00:00Z"),
    ("List[int]", [1, 2], [1, 2]),
    ("List[int]", (1, 2), [1, 2]),
    ("List[int]", range(2), [0, 1]),
    ("List[str]", collections.deque("ab"), ["a", "b"]),
    ("List[datetime]", [NOON], ["2024-05-01T12:00:00Z"]),
    ("Dict[str, int]", {"a": 1}, {"a": 1}),
    ("Dict[str, int]", MappingProxyType({"a": 1}), {"a": 1}),
    ("Dict[str, int]", {Text("a"): 1}, {"a": 1}),
    ("List[Optional[int]]", [1, None], [1, None]),
    ("Optional[User]", None, None),
    ("User", T.User(1), {"id": 1}),
    ("User", T.User(1, "n"), {"id": 1, "name": "n"}),
    ("User", Admin(1, "n"), {"id": 1, "name": "n"}),
    ("User", {"id": 1, "name": None}, {"id": 1}),
    ("User", {"id": 1, "name": UNSET}, {"id": 1}),
    ("User", MappingProxyType({"id": 1}), {"id": 1}),
    ("User", {"id": 1, "new": (NOON,)}, {"id": 1, "new": ["2024-05-01T12:00:00Z"]}),
    ("Empty", T.Empty(), {}),
    ("Empty", {}, {}),
    (
        "Named",
        T.Named("f", 1, True, 1.5, "s", ["l"]),
        {"from": "f", "userId": 1, "@at": True, "1st": 1.5, "str": "s", "List": ["l"]},
    ),
    ("Pinned", T.Pinned(), {"kind": "pin", "size": 1}),
    ("Pinned", T.Pinned(None, None), {"kind": None, "size": None}),
    ("Pinned", {"kind": None, "mode": None}, {"kind": None, "size": 1, "mode": None}),
    (
        "Choices",
        T.Choices("blue", 7, 1.0),
        {
            "color": "blue",
            "level": 7,
            "ratio": 1.0,
            "kind": "choice",
            "version": 2,
            "strict": True,
            "weight": 0.5,
        },
    ),
    (
        "Choices",
        {"color": "red", "level": 1, "ratio": 1, "kind": "x", "hint": "x", "version": UNSET},
        {
            "color": "red",
            "level": 1,
            "ratio": 1,
            "kind": "x",
            "version": 2,
            "strict": True,
            "weight": 0.5,
            "hint": "x",
        },
    ),
    (
        "Nested",
        T.Nested(
            T.User(1), [T.User(2)], {"a": T.User(3)}, [[1], []], {"g": [T.User(4)]}, [{"x": NOON}]
        ),
        {
            "owner": {"id": 1},
            "members": [{"id": 2}],
            "by_name": {"a": {"id": 3}},
            "grid": [[1], []],
            "groups": {"g": [{"id": 4}]},
            "rows": [{"x": "2024-05-01T12:00:00Z"}],
        },
    ),
    (
        "Nested",
        {
            "owner": T.User(1),
            "members": ({"id": 2},),
            "by_name": {},
            "grid": ((1,), range(0)),
            "groups": {},
            "rows": (),
            "boss": None,
        },
        {
            "owner": {"id": 1},
            "members": [{"id": 2}],
            "by_name": {},
            "grid": [[1], []],
            "groups": {},
            "rows": [],
            "boss": None,
        },
    ),
    (
        "Node",
        T.Node(1, [T.Node(2)], T.Node(3)),
        {"value": 1, "children": [{"value": 2}], "next": {"value": 3}},
    ),
    (
        "object",
        {"m": T.User(1), "t": (NOON, b"hi", None, 1.5, True), "e": Color.RED, "i": Level.LOW},
        {
            "m": {"id": 1},
            "t": ["2024-05-01T12:00:00Z", "aGk=", None, 1.5, True],
            "e": "red",
            "i": 1,
        },
    ),
    ("object", UnknownVariant("x", {"a": 1}), {"a": 1}),
    ("object", T.ImagePart("u"), {"url": "u"}),
    ("Part", T.TextPart("x"), {"text": "x", "type": "text"}),
    (
        "Part",
        T.ToolPart("call", "n", {"a": 1}),
        {"type": "call", "name": "n", "arguments": {"a": 1}},
    ),
    ("Part", T.ImagePart("u"), {"url": "u", "type": "image"}),
    ("Part", T.ImagePart("u", None), {"url": "u", "type": "image"}),  # type: ignore[arg-type]
    ("Part", T.FilePart("p", "folder"), {"path": "p", "type": "folder"}),
    ("Part", UnknownVariant("audio", {"type": "audio", "ms": 1}), {"type": "audio", "ms": 1}),
    ("Part", UnknownVariant("audio", {"ms": 1}), {"type": "audio", "ms": 1}),
    ("Part", {"type": "text", "text": "x"}, {"text": "x", "type": "text"}),
    ("Part", {"type": "file", "path": "p", "new": 1}, {"path": "p", "type": "file", "new": 1}),
    ("ImagePart", T.ImagePart("u"), {"url": "u"}),
    ("FilePart", T.FilePart("p", "file"), {"path": "p"}),
    (
        "Message",
        T.Message([T.ImagePart("a"), T.TextPart("b")], T.FilePart("c", "file"), T.ImagePart("d")),
        {
            "parts": [{"url": "a", "type": "image"}, {"text": "b", "type": "text"}],
            "first": {"path": "c", "type": "file"},
            "image": {"url": "d"},
        },
    ),
    ("PartsByName", {"a": [T.ImagePart("u")]}, {"a": [{"url": "u", "type": "image"}]}),
    ("Event", T.Opened("i"), {"id": "i", "@event": "opened"}),
    ("Event", T.Closed(), {"@event": "closed"}),
    ("Event", {"@event": "closed", "reason": "r"}, {"reason": "r", "@event": "closed"}),
]

#: Arguments of a call for Maybes, and what of them is sent.
ARGUMENTS: List[Tuple[Dict[str, object], Dict[str, object]]] = [
    ({}, {}),
    ({"optional": None, "both": UNSET, "optional_list": None, "both_list": UNSET}, {}),
    ({"both": None, "both_list": None}, {"both": None, "both_list": None}),
    ({"optional": "o", "both": "b"}, {"optional": "o", "both": "b"}),
    ({"optional_list": (1,), "both_list": [2]}, {"optional_list": [1], "both_list": [2]}),
    ({"optional_any": None}, {}),
    ({"optional_any": False}, {"optional_any": False}),
    ({"todo_id": "a path place"}, {"todo_id": "a path place"}),
]
