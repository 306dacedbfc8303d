"""Tables of the codecs: types are those of ``codec_types``; documents are JSON text."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import List, Optional, Tuple

from contract_runtime import UnknownVariant

from . import codec_types as T

UTC = timezone.utc


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]


def east(hours: int, *parts: int) -> datetime:
    return datetime(*parts, tzinfo=timezone(timedelta(hours=hours)))  # type: ignore[misc,arg-type]


#: Annotation, document, what it is in Python.
DECODED: List[Tuple[str, str, object]] = [
    ("str", '"a\\u00e9\\u0000\\ud83d\\ude00"', "aé\0😀"),
    ("str", '"\\ud800"', "\ud800"),
    ("bool", "true", True),
    ("bool", "false", False),
    ("int", "0", 0),
    ("int", "-0", 0),
    ("int", "2.0", 2),
    ("int", "-3e2", -300),
    ("int", "9223372036854775807", 2**63 - 1),
    ("int", "9223372036854775808", 2**63),
    ("int", "18446744073709551615", 2**64 - 1),
    ("int", "18446744073709551616", 2**64),
    ("int", "-9223372036854775809", -(2**63) - 1),
    ("int", "123456789012345678901234567890", 123456789012345678901234567890),
    ("int", "1e20", 10**20),
    ("int", "1.8446744073709552e19", 2**64),
    ("float", "1.5", 1.5),
    ("float", "1", 1.0),
    ("float", "123456789012345678901234567890", 1.2345678901234568e29),
    ("float", "5e-324", 5e-324),
    ("float", "1.7976931348623157e308", 1.7976931348623157e308),
    ("float", "1e-400", 0.0),
    ("object", "null", None),
    ("object", '{"a": [1, 2.5, "x", null, {"b": true}]}', {"a": [1, 2.5, "x", None, {"b": True}]}),
    ("object", "[18446744073709551616, 1e20]", [2**64, 1e20]),
    ("object", '{"a": {"b": [-9223372036854775809]}}', {"a": {"b": [-(2**63) - 1]}}),
    ("List[int]", "[1, 2.0, 3]", [1, 2, 3]),
    ("List[int]", "null", []),
    ("List[List[int]]", "[null, [1], []]", [[], [1], []]),
    ("List[object]", "[1, null, [2]]", [1, None, [2]]),
    ("Numbers", "[1, 2.5]", [1.0, 2.5]),
    ("Dict[str, int]", '{"a": 1, "": 2}', {"a": 1, "": 2}),
    ("Dict[str, int]", "null", {}),
    ("Dict[str, bytes]", '{"a": null, "b": "aGk="}', {"a": b"", "b": b"hi"}),
    ("Dict[str, List[int]]", '{"a": null}', {"a": []}),
    ("List[Optional[int]]", "[1, null]", [1, None]),
    ("Optional[User]", "null", None),
    ("Optional[List[int]]", "null", None),
    ("User", '{"id": 1}', T.User(1)),
    ("User", '\ufeff {"id": 1}\n', T.User(1)),
    ("User", '{"id": 1, "id": 2}', T.User(2)),
    ("User", '{"id": 1, "name": null}', T.User(1)),
    ("Empty", "{}", T.Empty()),
    ("List[User]", '[{"id": 1}, {"id": 2, "name": "b"}]', [T.User(1), T.User(2, "b")]),
    (
        "Scalars",
        '{"text": "t", "flag": true, "whole": 1, "real": 2, "data": null,'
        ' "at": "2024-02-29T00:00:00Z", "anything": null}',
        T.Scalars("t", True, 1, 2.0, b"", utc(2024, 2, 29), None),
    ),
    ("Maybes", '{"plain": "p"}', T.Maybes("p", None, None)),
    (
        "Named",
        '{"from": "f", "userId": 1, "@at": true, "1st": 1, "str": "s", "List": ["l"]}',
        T.Named("f", 1, True, 1.0, "s", ["l"]),
    ),
    (
        "Choices",
        '{"color": "blue", "level": 9, "ratio": 1}',
        T.Choices("blue", 9, 1.0, "choice", 2, True, 0.5),
    ),
    (
        "Choices",
        '{"color": "red", "level": 1, "ratio": 1.5, "kind": "other", "version": 3,'
        ' "strict": false, "weight": 1, "mode": "c", "hint": "y"}',
        T.Choices("red", 1, 1.5, "other", 3, False, 1.0, "c", "y"),  # type: ignore[arg-type]
    ),
    ("Pinned", "{}", T.Pinned()),
    ("Pinned", '{"kind": null, "size": 2}', T.Pinned(None, 2)),  # type: ignore[arg-type]
    ("Pinned", '{"kind": "other", "mode": null}', T.Pinned("other")),  # type: ignore[arg-type]
    (
        "Nested",
        '{"owner": {"id": 1}, "members": null, "by_name": {"a": {"id": 2}}, "grid": [[1], null],'
        ' "groups": {"g": [{"id": 3}], "h": null}, "rows": [{"x": 1}, null]}',
        T.Nested(
            T.User(1), [], {"a": T.User(2)}, [[1], []], {"g": [T.User(3)], "h": []}, [{"x": 1}, {}]
        ),
    ),
    (
        "Node",
        '{"value": 1, "children": [{"value": 2}], "next": {"value": 3, "next": {"value": 4}}}',
        T.Node(1, [T.Node(2)], T.Node(3, None, T.Node(4))),
    ),
    ("Part", '{"type": "text", "text": "x"}', T.TextPart("x")),
    ("Part", '{"type": "result", "name": "n", "arguments": 1}', T.ToolPart("result", "n", 1)),
    ("Part", '{"type": "image", "url": "u"}', T.ImagePart("u")),
    ("Part", '{"type": "folder", "path": "p"}', T.FilePart("p", "folder")),
    (
        "Part",
        '{"type": "audio", "ms": 1}',
        UnknownVariant("audio", {"type": "audio", "ms": 1}),
    ),
    ("ImagePart", '{"url": "u"}', T.ImagePart("u")),
    ("FilePart", '{"path": "p"}', T.FilePart("p")),
    (
        "PartsByName",
        '{"a": [{"type": "text", "text": "x"}], "b": null}',
        {"a": [T.TextPart("x")], "b": []},
    ),
    ("Event", '{"@event": "opened", "id": "i"}', T.Opened("i")),
    ("Event", '{"@event": "closed"}', T.Closed()),
]

#: Annotation, document, the place and the words of the error.
UNDECODABLE: List[Tuple[str, str, str, str]] = [
    ("str", "1", "", "a string"),
    ("str", "null", "", "a string"),
    ("bool", "1", "", "a boolean"),
    ("bool", '"true"', "", "a boolean"),
    ("int", "true", "", "an integer"),
    ("int", "1.5", "", "an integer"),
    ("int", '"1"', "", "an integer"),
    ("int", "1e400", "", "an integer"),
    ("float", "true", "", "a finite number"),
    ("float", '"1.5"', "", "a finite number"),
    ("float", "1e400", "", "a finite number"),
    ("float", "9" * 400, "", "a finite number"),
    ("object", "[1e400]", "", "any JSON"),
    ("bytes", '"a"', "", "base64 text"),
    ("datetime", '"yesterday"', "", "an RFC 3339 time"),
    ("datetime", "1700000000", "", "an RFC 3339 time"),
    ("List[int]", "{}", "", "an array"),
    ("List[int]", '"[]"', "", "an array"),
    ("List[int]", '[1, "2"]', "[1]", "an integer"),
    ("List[List[int]]", "[[1], [2, true]]", "[1][1]", "an integer"),
    ("Numbers", "[1, 1e999]", "[1]", "a finite number"),
    ("Dict[str, int]", "[]", "", "an object"),
    ("Dict[str, int]", '{"a b": null}', "['a b']", "an integer"),
    ("User", "[]", "", "an object (User)"),
    ("User", "null", "", "an object (User)"),
    ("User", "{}", "id", "an integer"),
    ("User", '{"id": null}', "id", "an integer"),
    ("User", '{"id": 1, "name": 2}', "name", "a string"),
    ("User", '{"id": 1, "new": [1e999]}', "new", "any JSON"),
    ("List[User]", '[{"id": 1}, {}]', "[1].id", "an integer"),
    ("Dict[str, List[User]]", '{"a": [{"id": 1}, {"id": "2"}]}', "a[1].id", "an integer"),
    ("Maybes", '{"plain": "p", "nullable_list": [1, "2"]}', "nullable_list[1]", "an integer"),
    ("Named", '{"from": 1}', "from", "a string"),
    ("Choices", '{"color": 1, "level": 1, "ratio": 1}', "color", "a string"),
    ("Choices", '{"color": "a", "level": 1, "ratio": 1, "kind": null}', "kind", "a string"),
    ("Choices", '{"color": "a", "level": 1, "ratio": 1, "version": "2"}', "version", "an integer"),
    ("Pinned", '{"kind": 1}', "kind", "a string"),
    (
        "Node",
        '{"value": 1, "next": {"value": 2, "children": [{}]}}',
        "next.children[0].value",
        "an integer",
    ),
    ("Part", "[]", "", "an object (Part)"),
    ("Part", "{}", "type", "the tag of Part, a string"),
    ("Part", '{"type": null}', "type", "the tag of Part, a string"),
    ("Part", '{"type": ["text"]}', "type", "the tag of Part, a string"),
    ("Part", '{"type": "text"}', "text", "a string"),
    ("Message", '{"parts": [{"type": "image", "url": 1}]}', "parts[0].url", "a string"),
    ("Message", '{"parts": [], "image": {}}', "image.url", "a string"),
    ("User", "", "", "JSON"),
    ("User", "{", "", "JSON"),
    ("User", '{"id": 1} x', "", "JSON"),
    ("User", '{"id": NaN}', "", "JSON"),
    ("User", '{"id": -Infinity}', "", "JSON"),
    ("User", "<html>", "", "JSON"),
    ("User", '{"id": 01}', "", "JSON"),
    ("str", '"\t"', "", "JSON"),
]

#: RFC 3339 text and the time that it is; None: it is refused.
TIMES: List[Tuple[str, Optional[datetime]]] = [
    ("2024-05-01T10:20:30Z", utc(2024, 5, 1, 10, 20, 30)),
    ("2024-05-01t10:20:30z", utc(2024, 5, 1, 10, 20, 30)),
    ("2024-05-01T10:20:30.5Z", utc(2024, 5, 1, 10, 20, 30, 500000)),
    ("2024-05-01T10:20:30.123Z", utc(2024, 5, 1, 10, 20, 30, 123000)),
    ("2024-05-01T10:20:30.123456Z", utc(2024, 5, 1, 10, 20, 30, 123456)),
    ("2024-05-01T10:20:30.123456789Z", utc(2024, 5, 1, 10, 20, 30, 123456)),
    ("2024-05-01T10:20:30.999999999Z", utc(2024, 5, 1, 10, 20, 30, 999999)),
    ("2024-05-01T10:20:30+00:00", utc(2024, 5, 1, 10, 20, 30)),
    ("2024-05-01T10:20:30-00:00", utc(2024, 5, 1, 10, 20, 30)),
    ("2024-05-01T10:20:30+02:00", east(2, 2024, 5, 1, 10, 20, 30)),
    ("2024-05-01T10:20:30.25-11:00", east(-11, 2024, 5, 1, 10, 20, 30, 250000)),
    ("2024-05-01T10:20:30+23:59", utc(2024, 4, 30, 10, 21, 30)),
    ("2016-12-31T23:59:60Z", utc(2017, 1, 1)),
    ("2016-12-31T23:59:60.5Z", utc(2017, 1, 1, 0, 0, 0, 500000)),
    ("1990-12-31T15:59:60-08:00", utc(1991, 1, 1)),
    ("0001-01-01T00:00:00Z", utc(1, 1, 1)),
    ("9999-12-31T23:59:59.999999Z", utc(9999, 12, 31, 23, 59, 59, 999999)),
    ("9999-12-31T23:59:60Z", None),
    ("0000-01-01T00:00:00Z", None),
    ("2024-02-30T00:00:00Z", None),
    ("2024-13-01T00:00:00Z", None),
    ("2024-05-01T24:00:00Z", None),
    ("2024-05-01T24:00:00.5Z", None),
    ("2024-05-01T10:60:00Z", None),
    ("2024-05-01T10:20:61Z", None),
    ("2024-05-01T10:20:30", None),
    ("2024-05-01T10:20:30.Z", None),
    ("2024-05-01T10:20:30.+02:00", None),
    ("2024-05-01T10:20:30.5Z+02:00", None),
    ("2024-05-01T10:20:30Z+02:00", None),
    ("2024-05-01T10:20:30+02:00Z", None),
    ("2024-05-01T10:20:30,5Z", None),
    ("2024-05-01T10:20:30.123456xZ", None),
    ("2024-05-01T10:20:30.123456.7Z", None),
    ("2024-05-01T10:20:30.123456:+02:00", None),
    ("2024-05-01T10:20:30.123456\u0663Z", None),
    ("2024-05-01T10:20,30Z", None),
    ("2024-W18-3T10:20:30.5Z", None),
    ("2024-05-01T10:20:30+24:00", None),
    ("2024-05-01T10:20:30+02:60", None),
    ("2024-05-01T10:20:30+0200", None),
    ("2024-05-01T10:20:30+02", None),
    ("2024-05-01T10:20:30+02:00:30", None),
    ("2024-05-01T10:20:30.5+02:00:30", None),
    ("2024-05-01T10:20Z", None),
    ("2024-05-01 10:20:30Z", None),
    ("2024-05-01", None),
    ("20240501T102030Z", None),
    ("2024-W18-3T10:20:30Z", None),
    ("2024-W18-3T10:20:30.5Z", None),
    ("2024-05-01T10:20:30ZZ", None),
    ("2024-05-01T10:20:30 Z", None),
    (" 2024-05-01T10:20:30Z", None),
    ("2024-05-01T10:20:30Z\n", None),
    ("２024-05-01T10:20:30Z", None),
    ("2024-05-01T10:20:30.１Z", None),
    ("--T::Z", None),
    ("", None),
]

#: Base64 text and its bytes; None: it is refused.
BASE64: List[Tuple[str, Optional[bytes]]] = [
    ("", b""),
    ("aGVsbG8=", b"hello"),
    ("aGVsbG8", b"hello"),
    ("+/+/", b"\xfb\xff\xbf"),
    ("-_-_", b"\xfb\xff\xbf"),
    ("-_8=", b"\xfb\xff"),
    ("-_8", b"\xfb\xff"),
    ("aGVs\r\nbG8=", b"hello"),
    ("AA==", b"\0"),
    ("AA", b"\0"),
    ("A", None),
    ("AAAAA", None),
    ("aGVsbG8!", None),
    ("aGVs bG8=", None),
    ("AA=A", None),
    ("=", None),
    ("====", None),
    ("é===", None),
    ("AAAA=", None),
]
