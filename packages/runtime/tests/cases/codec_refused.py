"""Table of what encoders refuse: types are those of ``codec_types``."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import List, Tuple, Type

from contract_runtime import UNSET, UnknownVariant

from . import codec_types as T
from .codec_sent import NOON


def loop() -> List[object]:
    items: List[object] = []
    items.append({"again": items})
    return items


def deep(levels: int) -> object:
    value: object = 1
    for _ in range(levels):
        value = [value]
    return value


NAN, INFINITY = float("nan"), float("inf")

#: Annotation, the caller's value, the error, its message.
REFUSED: List[Tuple[str, object, Type[Exception], str]] = [
    ("str", 1, TypeError, "expected str, got int"),
    ("str", None, TypeError, "expected str, got NoneType"),
    ("str", b"x", TypeError, "expected str, got bytes"),
    ("bool", 1, TypeError, "expected bool, got int"),
    ("int", True, TypeError, "expected int, got bool"),
    ("bool", type("bool", (), {})(), TypeError, f"expected bool, got {__name__}.bool"),
    ("User", type("User", (), {})(), TypeError, f"expected User or a mapping, got {__name__}.User"),
    ("int", 2.0, TypeError, "expected int, got float"),
    ("float", True, TypeError, "expected float, got bool"),
    ("float", NAN, ValueError, "JSON has no NaN and no infinities"),
    ("List[float]", [1.0, -INFINITY], ValueError, "[1]: JSON has no NaN and no infinities"),
    ("object", {"a": [NAN]}, ValueError, "a[0]: JSON has no NaN and no infinities"),
    ("object", {"a": {1, 2}}, TypeError, "a: expected JSON values, got set"),
    ("object", {"a": {1: 2}}, TypeError, "a: the keys of a JSON object are strings, not 1"),
    ("object", [UNSET], TypeError, "[0]: expected JSON values, got Unset"),
    ("object", 1j, TypeError, "expected JSON values, got complex"),
    ("bytes", "aGk=", TypeError, "expected bytes, got str"),
    ("datetime", "2024-05-01", TypeError, "expected datetime with a time zone, got str"),
    ("datetime", NOON.date(), TypeError, "expected datetime with a time zone, got date"),
    (
        "List[datetime]",
        [datetime(2024, 5, 1)],
        ValueError,
        "[0]: a datetime without a time zone names no instant; "
        "give it one, as in datetime.now(timezone.utc)",
    ),
    ("List[str]", "ab", TypeError, "expected a sequence, got str"),
    ("List[int]", b"ab", TypeError, "expected a sequence, got bytes"),
    ("List[int]", {1}, TypeError, "expected a sequence, got set"),
    ("List[int]", None, TypeError, "expected a sequence, got NoneType"),
    ("List[List[int]]", [[1], [1, "2"]], TypeError, "[1][1]: expected int, got str"),
    ("Dict[str, int]", [("a", 1)], TypeError, "expected a mapping, got list"),
    ("Dict[str, int]", {1: 1}, TypeError, "the keys of a JSON object are strings, not 1"),
    ("Dict[str, User]", {"a": {}}, TypeError, "a.id: required, and missing"),
    ("User", T.Empty(), TypeError, "expected User or a mapping, got Empty"),
    ("User", T.User("1"), TypeError, "id: expected int, got str"),  # type: ignore[arg-type]
    ("User", T.User(None), TypeError, "id: expected int, got NoneType"),  # type: ignore[arg-type]
    ("User", {"id": UNSET}, TypeError, "id: required, and missing"),
    ("User", {"id": None}, TypeError, "id: expected int, got NoneType"),
    ("User", {"id": 1, "new": object()}, TypeError, "new: expected JSON values, got object"),
    ("User", {"id": 1, 2: 3}, TypeError, "the keys of a JSON object are strings, not 2"),
    ("Named", T.Named(1, 1, True, 1.0, "s", []), TypeError, "from_: expected str, got int"),  # type: ignore[arg-type]
    ("Named", {"from": 1}, TypeError, "from: expected str, got int"),
    (
        "Choices",
        {"color": "a", "level": 1, "ratio": 1, "kind": None},
        TypeError,
        "kind: expected str, got NoneType",
    ),
    ("Pinned", {"kind": None, "size": "1"}, TypeError, "size: expected int, got str"),
    ("Pinned", T.Pinned(None, "1"), TypeError, "size: expected int, got str"),  # type: ignore[arg-type]
    (
        "Nested",
        {"owner": {"id": 1}, "members": [{}]},
        TypeError,
        "members[0].id: required, and missing",
    ),
    (
        "Part",
        1,
        TypeError,
        "expected FilePart, ImagePart, TextPart, ToolPart or a mapping, got int",
    ),
    (
        "Part",
        T.User(1),
        TypeError,
        "expected FilePart, ImagePart, TextPart, ToolPart or a mapping, got User",
    ),
    (
        "List[Part]",
        [{"text": "x"}],
        TypeError,
        "[0].type: required, and missing: it tells which variant this is"
        " ('text', 'call', 'result', 'image', 'file', 'folder')",
    ),
    (
        "Part",
        {"type": "txt", "text": "x"},
        ValueError,
        "type: 'txt' is no variant of Part ('text', 'call', 'result', 'image', 'file', 'folder');"
        " UnknownVariant sends any",
    ),
    (
        "Event",
        {"@event": ["opened"]},
        ValueError,
        "['@event']: ['opened'] is no variant of Event ('opened', 'closed');"
        " UnknownVariant sends any",
    ),
    (
        "Message",
        {"parts": [T.FilePart("p")]},
        ValueError,
        "parts[0].type: None, and several values lead to FilePart: say which of 'file', 'folder'",
    ),
    ("Event", T.Opened(1), TypeError, "id: expected str, got int"),  # type: ignore[arg-type]
    (
        "Part",
        UnknownVariant("a", {"x": NAN}),
        ValueError,
        "data.x: JSON has no NaN and no infinities",
    ),
    ("Part", UnknownVariant("a", [1]), TypeError, "data: expected a mapping, got list"),  # type: ignore[arg-type]
    (
        "List[datetime]",
        [datetime.min.replace(tzinfo=timezone(timedelta(minutes=53, seconds=28)))],
        ValueError,
        "[0]: in UTC it lies outside of the years 1 to 9999",
    ),
    ("object", loop(), ValueError, "[0].again: the value contains itself"),
    ("object", deep(100_000), ValueError, "the value is nested too deeply for JSON"),
    ("List[object]", deep(100_000), ValueError, "the value is nested too deeply for JSON"),
]
