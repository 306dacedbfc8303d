"""Models are real dataclasses, of the types that the mapping table gives."""

from __future__ import annotations

import copy
import dataclasses
import enum
import pickle
import subprocess
import sys
import typing
from collections import UserDict
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Dict, List, Literal, Optional, Union

import pytest
from cases import codec_types as T
from contract_runtime import Model, ResponseDecodeError

HINTS = {
    T.Scalars: {
        "text": str,
        "flag": bool,
        "whole": int,
        "real": float,
        "data": bytes,
        "at": datetime,
        "anything": object,
    },
    T.User: {"id": int, "name": Optional[str]},
    T.Choices: {
        "color": Union[Literal["red", "green"], str],
        "level": Union[Literal[1, 2, 3], int],
        "ratio": float,
        "kind": Literal["choice"],
        "version": Literal[2],
        "strict": Literal[True],
        "weight": float,
        "mode": Optional[Union[Literal["a", "b"], str]],
        "hint": Optional[Literal["x"]],
    },
    T.Nested: {
        "owner": T.User,
        "members": List[T.User],
        "by_name": Dict[str, T.User],
        "grid": List[List[int]],
        "groups": Dict[str, List[T.User]],
        "rows": List[Dict[str, object]],
        "boss": Optional[T.User],
        "deputies": Optional[List[T.User]],
    },
    T.Node: {"value": int, "children": Optional[List[T.Node]], "next": Optional[T.Node]},
    T.Message: {
        "parts": List[T.Part],
        "first": Optional[T.Part],
        "image": Optional[T.ImagePart],
    },
    T.Empty: {},
}


@pytest.mark.parametrize("cls", HINTS)
def test_hints(cls: type) -> None:
    assert typing.get_type_hints(cls) == HINTS[cls]


def test_construction() -> None:
    assert T.User(1, "n") == T.User(id=1, name="n") != T.User(1)
    assert repr(T.User(1)) == "User(id=1, name=None)"
    assert T.TextPart("x").type == "text"
    with pytest.raises(TypeError):
        T.User()  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        T.User(1, other=2)  # type: ignore[call-arg]


def test_dataclass_functions() -> None:
    node = T.Node(1, [T.Node(2)])
    assert dataclasses.asdict(node) == {
        "value": 1,
        "children": [{"value": 2, "children": None, "next": None}],
        "next": None,
    }
    assert dataclasses.replace(node, value=3) == T.Node(3, [T.Node(2)])
    assert [field.name for field in dataclasses.fields(T.User)] == ["id", "name"]
    assert dataclasses.is_dataclass(T.User)
    if sys.version_info >= (3, 10):
        assert T.User.__match_args__ == ("id", "name")


def test_decoded_models_are_like_constructed_ones() -> None:
    decoded = T.User.from_json(b'{"id": 1}')
    assert decoded == T.User(1)
    assert vars(decoded) == vars(T.User(1))
    assert pickle.loads(pickle.dumps(decoded)) == copy.deepcopy(decoded) == decoded


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickles_outlive_the_moving_of_models(protocol: int) -> None:
    """They name the package: which of its modules holds a model is its own business."""
    from cases.codec_split import Leaf
    from contract_runtime import UNSET, UnknownVariant

    leaf = Leaf.from_dict({"size": 1, "new": [2]})
    data = pickle.dumps([leaf, UnknownVariant("a", {}), UNSET], protocol)
    assert b"codec_split" in data and b"codec_split.leaf" not in data
    assert b"runtime._" not in data.replace(b"_new_model", b"")
    again, variant, unset = pickle.loads(data)
    assert (again, again.extra, variant) == (leaf, leaf.extra, UnknownVariant("a", {}))
    assert unset is UNSET
    twin = copy.deepcopy(leaf)
    assert twin == leaf and twin.extra == leaf.extra and twin.extra is not leaf.extra


def test_models_derived_from_generated_ones_pickle_as_they_like() -> None:
    from cases.codec_split import Leaf

    class Own(Leaf):
        def __reduce__(self) -> Any:
            return str, ("own",)

    assert pickle.loads(pickle.dumps(Own(1))) == "own"


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickles_travel_between_processes(protocol: int) -> None:
    model = T.Message.from_dict(
        {"parts": [{"type": "new", "x": 1}], "image": None, "more": {"y": 2}}
    )
    here = Path(__file__).parent.parent
    program = (
        f"import sys, pickle; sys.path.insert(0, {str(here)!r})\n"
        "model = pickle.loads(sys.stdin.buffer.read())\n"
        "sys.stdout.buffer.write(model.to_json())"
    )
    if protocol == pickle.HIGHEST_PROTOCOL:
        done = subprocess.run(
            [sys.executable, "-c", program],
            input=pickle.dumps(model, protocol),
            capture_output=True,
            check=True,
        )
        assert done.stdout == model.to_json()
    again = pickle.loads(pickle.dumps(model, protocol))
    assert again == model
    assert again.to_dict() == model.to_dict()
    assert again.parts[0].type == "new"


def test_subclasses_of_a_user() -> None:
    @dataclass
    class Admin(T.User, wire={"may_all": "mayAll"}):
        may_all: bool = False

        def __str__(self) -> str:
            return f"admin {self.id}"

    class Plain(T.User):
        pass

    admin = Admin.from_dict({"id": 1, "mayAll": True})
    assert (str(admin), admin.may_all, admin.extra) == ("admin 1", True, {})
    assert admin.to_dict() == {"id": 1, "mayAll": True}
    assert T.Nested(admin, [], {}, [], {}, []).to_dict()["owner"] == {"id": 1, "mayAll": True}
    assert type(Plain.from_dict({"id": 1})) is Plain


def test_keywords_are_inherited() -> None:
    @dataclass
    class More(T.Named):
        more: Optional[int] = None

    data = {"from": "f", "userId": 1, "@at": True, "1st": 1.0, "str": "s", "List": [], "more": 2}
    assert More.from_dict(data).to_dict() == data


def test_what_no_model_can_be() -> None:
    class NoDataclass(Model):
        x: int

    @dataclass
    class Factory(Model):
        x: List[int] = dataclasses.field(default_factory=list)

    @dataclass
    class Strange(Model):
        x: complex

    @dataclass
    class Unknown(Model):
        x: Nowhere  # type: ignore[name-defined]  # noqa: F821

    for cls, error, message in (
        (NoDataclass, TypeError, "not a dataclass on Model"),
        (Factory, TypeError, "Factory.x: models know no default_factory"),
        (Strange, TypeError, "complex"),
        (Unknown, NameError, "Nowhere"),
    ):
        with pytest.raises(error, match=message):
            cls.from_dict({"x": 1})


def test_subclasses_with_slots_copy() -> None:
    class Slotted(T.User):
        __slots__ = ("seen",)

    model = Slotted.from_dict({"id": 1, "name": None, "new": [3]})
    model.seen = [4]
    for twin in copy.copy(model), copy.deepcopy(model):
        assert (twin, twin.seen, twin.to_dict()) == (model, model.seen, model.to_dict())
    assert copy.copy(model).extra is not model.extra


def test_from_dict_takes_what_fits() -> None:
    class Level(enum.IntEnum):
        HIGH = 3

    class Name(str, enum.Enum):
        ANN = "ann"

    user = T.User.from_dict(UserDict({Name.ANN: 1, "id": Level.HIGH, "name": Name.ANN}))
    assert (type(user.id), type(user.name)) == (int, str)
    assert user.to_dict() == {"id": 3, "name": "ann", "ann": 1}
    for given in ({1: 2}, {"id": 1, "new": [{None: 1}]}):
        with pytest.raises(TypeError, match="the keys of a JSON object are strings, not "):
            T.User.from_dict(given)  # type: ignore[arg-type]


def test_from_json_takes_bytes_and_the_like(json: str) -> None:
    for data in (b'{"id": 1}', bytearray(b'{"id": 1}'), memoryview(b'\xef\xbb\xbf{"id": 1}')):
        assert T.User.from_json(data) == T.User(1)  # type: ignore[arg-type]
    for data in (b"no", bytearray(b"no"), memoryview(b"no")):
        with pytest.raises(ResponseDecodeError, match="expected JSON, got 'no'"):
            T.User.from_json(data)  # type: ignore[arg-type]
    for wrong in (None, {"id": 1}, 7):
        with pytest.raises(TypeError, match="bytes-like object"):
            T.User.from_json(wrong)  # type: ignore[arg-type]


def test_from_json_takes_text() -> None:
    assert T.User.from_json('{"id": 1, "name": "é"}') == T.User(1, "é")
    assert T.User.from_json('{"id": 1, "name": "\ud800"}') == T.User(1, "\ud800")
    assert T.User(1, "\ud800").to_json() == b'{"id":1,"name":"\\ud800"}'
