"""Both JSON libraries give the same, for what one of them reads or writes otherwise."""

from __future__ import annotations

import math
from typing import Optional

import pytest
from contract_runtime._model import json_backend

#: JSON text and what it is; None: it is refused.
READ = [
    (b"1", 1),
    (b" [1] \r\n\t", [1]),
    (b"[1] \r\n\t", [1]),
    (b"[1]\x0b", None),
    ("[1]\u00a0".encode(), None),
    (b"\xef\xbb\xbf1", 1),
    ('{"é": "\\u00e9"}'.encode(), {"é": "é"}),
    (b'"\\ud800"', "\ud800"),
    (b'"\\ud83d\\ude00"', "😀"),
    (b"18446744073709551616", 2**64),
    (b"-9223372036854775809", -(2**63) - 1),
    (b'{"a": [12345678901234567890123]}', {"a": [12345678901234567890123]}),
    (b'["1234567890123456789012"]', ["1234567890123456789012"]),
    (b"0.12345678901234567890", 0.12345678901234568),
    (b"-0", 0),
    (b'{"a": 1, "a": 2}', {"a": 2}),
    (b"NaN", None),
    (b"[Infinity]", None),
    (b"", None),
    (b"[1,]", None),
    (b"1 2", None),
    (b"\xff", None),
    (b"'a'", None),
    (b'"\x01"', None),
    (b"01", None),
    (b"[1]]", None),
    ('"é"'.encode("utf-16"), "é"),
]

#: JSON values and their text.
WRITTEN = [
    ({"a": [1, 2.5, None, True, "x"]}, b'{"a":[1,2.5,null,true,"x"]}'),
    ("é😀", '"é😀"'.encode()),
    ("\ud800é", b'"\\ud800\\u00e9"'),
    (2**70, b"1180591620717411303424"),
    ({"\ud800": 1}, b'{"\\ud800":1}'),
    ('\0\x1f\x7f"\\/', b'"\\u0000\\u001f\x7f\\"\\\\/"'),
    ({}, b"{}"),
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_read(json: str, text: bytes, value: Optional[object]) -> None:
    if value is None:
        for read in (json_backend.loads, json_backend.parse):
            with pytest.raises(ValueError):
                read(text)
    else:
        assert repr(json_backend.loads(text)) == repr(value)


def test_infinite_numbers_read_as_such(json: str) -> None:
    # Codecs refuse them with their place.
    assert json_backend.loads(b"[1e400]") == [math.inf]


@pytest.mark.parametrize(("value", "text"), WRITTEN)
def test_written(json: str, value: object, text: bytes) -> None:
    assert json_backend.dump(value) == text
    assert json_backend.loads(text) == value


def test_deeper_than_orjson_writes(json: str) -> None:
    value: object = 1
    for _ in range(300):
        value = [value]
    assert json_backend.dump(value) == b"[" * 300 + b"1" + b"]" * 300


def test_selecting_what_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_backend, "_orjson", None)
    with pytest.raises(ImportError, match=r"contract-runtime\[fast\]"):
        json_backend.select("orjson")
