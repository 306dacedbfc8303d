"""What is new in answers, told once for each kind."""

from __future__ import annotations

from typing import List, Tuple

import pytest
from cases import codec_types
from contract_runtime import ResponseDecodeError
from contract_runtime._model import drift
from contract_runtime._model.codec import codec
from contract_runtime._model.drift import Drift, DriftWatch

TYPES = codec_types.__name__


def watched(annotation: str) -> Tuple[DriftWatch, drift.WatchedCodec, List[Drift]]:
    told: List[Drift] = []
    watch = DriftWatch(told.append)
    return watch, watch.codec(codec(annotation, TYPES)), told


def test_each_kind_once(json: str) -> None:
    watch, message, told = watched("Message")
    document = {
        "parts": [
            {"type": "text", "text": "a", "bold": True},
            {"type": "video", "url": "u"},
            {"type": "text", "text": "a", "bold": False},
            {"type": "video", "url": "v"},
        ],
        "model": "m",
    }
    raw = codec("object", TYPES).encode_json(document)
    for _ in range(2):
        assert message.decode_json(raw) == codec("Message", TYPES).decode_json(raw)
    assert [(one.kind, one.type, one.path, one.value) for one in told] == [
        ("field", "TextPart", "parts[0].bold", True),
        ("variant", "Part", "parts[1].type", "video"),
        ("field", "Message", "model", "m"),
    ]
    assert [str(one) for one in told] == [
        "unknown field of TextPart: parts[0].bold",
        "unknown variant at parts[1].type: 'video'",
        "unknown field of Message: model",
    ]
    # Another codec of the same watch doesn't repeat it.
    watch.codec(codec("Part", TYPES)).decode({"type": "video"})
    assert len(told) == 3


def test_values_of_enums_and_consts() -> None:
    _, choices, told = watched("List[Choices]")
    item = {"color": "blue", "level": 2, "ratio": 1.0}
    choices.decode([item, {**item, "level": 4}, {**item, "kind": "k", "mode": "a"}, item])
    assert [(one.kind, one.path, one.value) for one in told] == [
        ("value", "[0].color", "blue"),
        ("value", "[1].level", 4),
        ("value", "[2].kind", "k"),
    ]
    assert repr(told[1]).startswith("Drift(kind='value', type=")


def test_keys_of_maps_are_no_news() -> None:
    _, choices, told = watched("Dict[str, List[Choices]]")
    item = {"color": "blue", "level": 2, "ratio": 1.0}
    choices.decode({f"key {number}": [item, {**item, "new": 1}] for number in range(3)})
    assert [(one.kind, one.path, one.value) for one in told] == [
        ("value", "['key 0'][0].color", "blue"),
        ("field", "['key 0'][1].new", 1),
    ]


def test_a_document_that_is_wrong_is_an_error_first() -> None:
    _, user, told = watched("User")
    with pytest.raises(ResponseDecodeError, match="id"):
        user.decode({"new": 1})
    with pytest.raises(ResponseDecodeError, match="JSON"):
        user.decode_json(b"{")
    assert told == []


def test_events() -> None:
    _, part, told = watched("Part")
    assert part.decode_json('{"text": "x"}', "text") == codec_types.TextPart("x")
    assert part.decode_json(b'{"text": "x"}', "text") == codec_types.TextPart("x")
    part.decode_json(b"{}", "new")
    assert [one.value for one in told] == ["new"]


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drift, "MOST_TOLD", 3)
    _, user, told = watched("User")
    for number in range(10):
        user.decode({"id": 1, f"field_{number}": 1})
    assert len(told) == 3


def test_large_integers_stay_exact(json: str) -> None:
    _, anything, told = watched("object")
    assert anything.decode_json(b"[18446744073709551617, 1e20]") == [2**64 + 1, 1e20]
    assert told == []


def test_what_the_callback_raises_is_raised() -> None:
    def refuse(one: Drift) -> None:
        raise RuntimeError(str(one))

    with pytest.raises(RuntimeError, match="unknown field of User: new"):
        DriftWatch(refuse).codec(codec("User", TYPES)).decode({"id": 1, "new": 2})
