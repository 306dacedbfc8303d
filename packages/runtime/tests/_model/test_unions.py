"""Unions: tags gained, shared, unknown; what a program sees of them."""

from __future__ import annotations

import copy
import pickle
from typing import List

import pytest
from cases import codec_types
from cases.codec_types import Closed, FilePart, ImagePart, Message, Opened, TextPart
from contract_runtime import UnknownVariant
from contract_runtime._model.codec import codec

TYPES = codec_types.__name__


def test_a_loop_over_known_kinds_goes_on() -> None:
    parts = codec("PartList", TYPES).decode(
        [
            {"type": "text", "text": "a"},
            {"type": "video", "url": "u"},
            {"type": "text", "text": "b"},
        ]
    )
    texts: List[str] = [part.text for part in parts if part.type == "text"]  # type: ignore[attr-defined]
    assert texts == ["a", "b"]
    unknown = parts[1]  # type: ignore[index]
    assert isinstance(unknown, UnknownVariant)
    assert (unknown.type, unknown.tag, unknown.data) == (
        "video",
        "video",
        {"type": "video", "url": "u"},
    )


def test_unknown_variants_answer_the_tags_name_in_python() -> None:
    unknown = codec("Event", TYPES).decode({"@event": "moved", "to": 1})
    assert unknown.event == "moved"  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="no attribute 'type'"):
        unknown.type  # type: ignore[attr-defined]  # noqa: B018


def test_unknown_variants_are_values() -> None:
    unknown = UnknownVariant("a", {"type": "a"})
    assert unknown == UnknownVariant("a", {"type": "a"}) != UnknownVariant("b", {"type": "a"})
    assert repr(unknown) == "UnknownVariant(tag='a', data={'type': 'a'})"
    for twin in (copy.copy(unknown), copy.deepcopy(unknown), pickle.loads(pickle.dumps(unknown))):
        assert twin == unknown
        assert twin.type == "a"
    with pytest.raises(TypeError):
        hash(unknown)


@pytest.mark.parametrize(
    "document",
    [
        {
            "parts": [{"type": "image", "url": "u", "new": 1}],
            "first": {"type": "folder", "path": "p"},
        },
        {"parts": [{"type": "video", "x": [1]}], "image": {"url": "u", "alt": "a"}},
        # Where no union stands the tag is a field like any other that isn't known.
        {"parts": [], "image": {"url": "u", "type": "image"}},
    ],
)
def test_documents_survive(json: str, document: object) -> None:
    message = Message.from_dict(document)  # type: ignore[arg-type]
    assert message.to_dict() == document
    assert Message.from_json(message.to_json()) == message


def test_a_gained_tag_is_sent_only_where_the_union_stands() -> None:
    image = ImagePart.from_dict({"url": "u", "type": "other"})
    assert (image.type, image.extra) == ("image", {"type": "other"})
    assert image.to_dict() == {"url": "u", "type": "other"}
    assert Message([image]).to_dict()["parts"] == [{"url": "u", "type": "image"}]
    assert FilePart("p", "file").to_dict() == {"path": "p"}
    assert Opened("i").to_dict() == {"id": "i"}
    assert Closed().to_dict() == {"@event": "closed"}


def test_an_ambiguous_tag_must_be_said() -> None:
    for send in (Message([FilePart("p")]).to_dict, Message([FilePart("p")]).to_json):
        with pytest.raises(ValueError, match=r"^parts\[0\]\.type: None, and several values lead"):
            send()


def test_the_programs_own_subclass_of_a_variant() -> None:
    class Shout(TextPart):
        pass

    assert Message([Shout("x")]).to_dict()["parts"] == [{"text": "x", "type": "text"}]
