"""JSON to Python: the tables of ``cases/codec.py``, on both JSON libraries."""

from __future__ import annotations

from datetime import datetime
from typing import Optional

import pytest
from cases import codec, codec_types
from contract_runtime import ResponseDecodeError
from contract_runtime._model.codec import codec as codec_of

TYPES = codec_types.__name__


def typed(value: object) -> str:
    """A value with the classes that ``==`` doesn't tell apart: 1, 1.0 and True."""
    return repr(value)


@pytest.mark.parametrize(("annotation", "document", "value"), codec.DECODED)
def test_decoded(json: str, annotation: str, document: str, value: object) -> None:
    found = codec_of(annotation, TYPES)
    raw = document.encode()
    for decoded in (found.decode_json(raw), found.decode_json(document)):
        assert decoded == value
        assert typed(decoded) == typed(value)


@pytest.mark.parametrize(("annotation", "document", "place", "expected"), codec.UNDECODABLE)
def test_undecodable(json: str, annotation: str, document: str, place: str, expected: str) -> None:
    with pytest.raises(ResponseDecodeError) as caught:
        codec_of(annotation, TYPES).decode_json(document.encode())
    assert (caught.value.place, caught.value.expected) == (place, expected)


@pytest.mark.parametrize(("text", "time"), codec.TIMES)
def test_times(text: str, time: Optional[datetime]) -> None:
    found = codec_of("List[datetime]", TYPES)
    if time is None:
        with pytest.raises(ResponseDecodeError) as caught:
            found.decode([text])
        assert caught.value.place == "[0]"
    else:
        decoded = found.decode([text])
        assert decoded == [time]
        assert decoded[0].utcoffset() is not None  # type: ignore[index]
        assert found.decode(found.encode(decoded)) == decoded


@pytest.mark.parametrize(("text", "data"), codec.BASE64)
def test_base64(text: str, data: Optional[bytes]) -> None:
    found = codec_of("List[bytes]", TYPES)
    if data is None:
        with pytest.raises(ResponseDecodeError):
            found.decode([text])
    else:
        assert found.decode([text]) == [data]


def test_errors_show_the_start_of_what_was_there() -> None:
    with pytest.raises(ResponseDecodeError, match=r"got '(x{50,})") as caught:
        codec_of("User", TYPES).decode({"id": "x" * 10_000})
    assert len(str(caught.value)) < 300


def test_text_in_other_encodings() -> None:
    found = codec_of("User", TYPES)
    document = '{"id": 1, "name": "é"}'
    for encoding in ("utf-8-sig", "utf-16", "utf-32-le"):
        assert found.decode_json(document.encode(encoding)) == codec_types.User(1, "é")
    with pytest.raises(ResponseDecodeError, match="JSON"):
        found.decode_json(document.encode("latin-1"))


def test_from_dict_takes_any_mapping_and_shares_nothing() -> None:
    from types import MappingProxyType

    rows = [{"x": [1]}]
    data = {"owner": MappingProxyType({"id": 1}), "members": (), "by_name": {}, "grid": ((1,),)}
    nested = codec_types.Nested.from_dict({**data, "groups": {}, "rows": rows, "more": rows})
    assert nested.owner == codec_types.User(1)
    assert nested.grid == [[1]]
    rows[0]["x"].append(2)
    assert nested.rows == [{"x": [1]}]
    assert nested.extra == {"more": [{"x": [1]}]}


def test_a_missing_tag_takes_the_events_name(json: str) -> None:
    found = codec_of("Part", TYPES)
    assert found.decode_json('{"text": "x"}', "text") == codec_types.TextPart("x")
    assert found.decode_json(b'{"path": "p"}', "folder") == codec_types.FilePart("p", "folder")
    assert found.decode_json('{"a": 1}', "new").tag == "new"  # type: ignore[attr-defined]
    # The tag that is there wins, and no name is no tag.
    assert found.decode_json('{"type": "text", "text": "x"}', "image") == codec_types.TextPart("x")
    with pytest.raises(ResponseDecodeError, match="type"):
        found.decode_json('{"text": "x"}', "")
    assert codec_of("User", TYPES).decode_json('{"id": 1}', "user").extra == {}  # type: ignore[attr-defined]
