"""Absent, null and a value: the table of three states, in documents, models and dicts."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Dict

import pytest
from cases.codec_types import Maybes, Nested, Pinned, User

REQUIRED = {"plain": "p", "nullable": None, "nullable_list": None}

#: A document beyond the required fields, and which of its optional fields are set.
STATES = [
    ({}, {"optional": False, "both": False, "optional_list": False, "both_list": False}),
    ({"optional": None}, {"optional": True, "both": False}),
    ({"both": None}, {"optional": False, "both": True}),
    ({"optional_list": None, "both_list": None}, {"optional_list": True, "both_list": True}),
    ({"optional": "o", "both": "b"}, {"optional": True, "both": True, "both_list": False}),
    ({"optional_list": [], "both_list": [1]}, {"optional_list": True, "both_list": True}),
    ({"optional_any": None}, {"optional_any": True, "optional": False}),
    ({"optional": None, "both": None, "new": [1]}, {"optional": True, "both": True}),
]


@pytest.mark.parametrize(("document", "is_set"), STATES)
def test_each_state_survives(
    json: str, document: Dict[str, object], is_set: Dict[str, bool]
) -> None:
    document = {**REQUIRED, **document}
    model = Maybes.from_dict(document)
    for name, value in document.items():
        assert getattr(model, name, value) == value
    assert {name: model.is_set(name) for name in is_set} == is_set
    for twin in (model, copy.copy(model), copy.deepcopy(model), pickle.loads(pickle.dumps(model))):
        assert twin == model
        assert twin.to_dict() == document
        assert Maybes.from_json(twin.to_json()).to_dict() == document
    nested = Nested.from_dict(
        {
            "owner": {"id": 1, "name": None},
            "members": [{"id": 2}, {"id": 3, "name": None}],
            "by_name": {},
            "grid": [],
            "groups": {},
            "rows": [],
            "boss": None,
        }
    )
    assert nested.to_dict()["members"] == [{"id": 2}, {"id": 3, "name": None}]
    assert nested.to_dict()["boss"] is None
    assert nested.to_dict()["owner"] == {"id": 1, "name": None}
    assert "deputies" not in nested.to_dict()


def test_required_fields_are_always_set() -> None:
    model = Maybes("p", None, None)
    assert model.is_set("plain")
    assert model.is_set("nullable")
    assert Maybes.from_dict({"plain": "p"}).to_dict() == REQUIRED


def test_none_in_a_model_is_absent_or_null() -> None:
    model = Maybes("p", None, None, optional=None, both=None)
    assert model.to_dict() == REQUIRED
    model.set_null("both")
    assert model.to_dict() == {**REQUIRED, "both": None}
    model.both = "b"
    assert model.to_dict() == {**REQUIRED, "both": "b"}
    model.set_null("nullable")
    assert model.nullable is None
    assert model.to_dict() == {**REQUIRED, "both": "b"}
    model.set_null("both")
    assert (model.both, model.is_set("both")) == (None, True)


def test_consts_that_may_be_null(json: str) -> None:
    model = Pinned.from_dict({"kind": None})
    assert (model.kind, model.is_set("kind"), model.is_set("mode")) == (None, True, False)
    model.set_null("size")
    assert model.to_dict() == {"kind": None, "size": None}
    assert model.to_json() == b'{"kind":null,"size":null}'


def test_only_nullable_fields_can_be_null() -> None:
    model = Maybes("p", None, None)
    for name in ("plain", "optional"):
        with pytest.raises(ValueError, match=f"Maybes.{name} is not nullable"):
            model.set_null(name)
    for call in (model.set_null, model.is_set):
        with pytest.raises(AttributeError, match="Maybes has no field 'wrong'"):
            call("wrong")


def test_replace_drops_what_is_remembered() -> None:
    model = Maybes.from_dict({**REQUIRED, "both": None, "new": 1})
    other = dataclasses.replace(model, plain="q")
    assert other.to_dict() == {**REQUIRED, "plain": "q"}
    assert other.extra == {}


def test_what_is_remembered_is_no_field() -> None:
    model = User.from_dict({"id": 1, "name": None, "to_dict": 3, "extra": 4, "__contract__": 5})
    assert model == User(1)
    assert repr(model) == "User(id=1, name=None)"
    assert dataclasses.asdict(model) == {"id": 1, "name": None}
    assert [field.name for field in dataclasses.fields(model)] == ["id", "name"]
    # Unknown fields never become attributes, whatever they are called.
    assert model.extra == {"to_dict": 3, "extra": 4, "__contract__": 5}
    assert callable(model.to_dict)


def test_copies_have_an_extra_of_their_own() -> None:
    model = User.from_dict({"id": 1, "new": [1]})
    shallow, whole = copy.copy(model), copy.deepcopy(model)
    shallow.extra["more"] = 2
    whole.extra["new"].append(2)  # type: ignore[attr-defined]
    assert model.extra == {"new": [1]}
    model.extra["own"] = 3
    assert shallow.extra == {"new": [1], "more": 2}


def test_common_nulls_share_their_state() -> None:
    first, second = (User.from_dict({"id": n, "name": None}) for n in (1, 2))
    assert first.__contract__ is second.__contract__
    first.extra["x"] = 1
    assert second.extra == {}
    assert second.to_dict() == {"id": 2, "name": None}
