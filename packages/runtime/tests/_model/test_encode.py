"""Python to JSON: the tables of ``cases/codec_sent.py``, on both JSON libraries."""

from __future__ import annotations

import json as stdlib
from typing import Dict, Type

import pytest
from cases import codec_refused, codec_sent, codec_types
from cases.codec_types import Maybes, User
from contract_runtime import UNSET
from contract_runtime._model.codec import arguments
from contract_runtime._model.codec import codec as codec_of

TYPES = codec_types.__name__


@pytest.mark.parametrize(("annotation", "value", "sent"), codec_sent.ENCODED)
def test_encoded(json: str, annotation: str, value: object, sent: object) -> None:
    found = codec_of(annotation, TYPES)
    encoded = found.encode(value)
    assert encoded == sent
    assert repr(_sorted(encoded)) == repr(_sorted(sent))  # 1, 1.0 and True are told apart
    text = found.encode_json(value)
    assert stdlib.loads(text) == sent
    assert b", " not in text
    assert b": " not in text


def _sorted(value: object) -> object:
    if isinstance(value, dict):
        return {key: _sorted(value[key]) for key in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize(("annotation", "value", "error", "message"), codec_refused.REFUSED)
def test_refused(
    json: str, annotation: str, value: object, error: Type[Exception], message: str
) -> None:
    found = codec_of(annotation, TYPES)
    for encode in (found.encode, found.encode_json):
        with pytest.raises(error) as caught:
            encode(value)
        assert str(caught.value) == message
        assert type(caught.value) is error


@pytest.mark.parametrize(("given", "sent"), codec_sent.ARGUMENTS)
def test_arguments(given: Dict[str, object], sent: Dict[str, object]) -> None:
    always = {"plain": "p", "nullable": None, "nullable_list": None}
    assert arguments("Maybes", TYPES)({**always, **given}) == {**always, **sent}


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"plain": UNSET}, "plain: required, and missing"),
        ({"plain": None}, "plain: expected str, got NoneType"),
        ({"plain": 1}, "plain: expected str, got int"),
        ({"nullable_list": [None]}, "nullable_list[0]: expected int, got NoneType"),
        ({"other": {1}}, "other: expected JSON values, got set"),
    ],
)
def test_refused_arguments(given: Dict[str, object], message: str) -> None:
    always = {"plain": "p", "nullable": None, "nullable_list": None}
    with pytest.raises(TypeError) as caught:
        arguments("Maybes", TYPES)({**always, **given})
    assert str(caught.value) == message


def test_arguments_are_called_by_their_names_in_python() -> None:
    with pytest.raises(TypeError, match=r"^from_: expected str, got int$"):
        arguments("Named", TYPES)({"from": 1})
    with pytest.raises(TypeError, match=r"^user_id: required, and missing$"):
        arguments("Named", TYPES)({"from": "f"})


def test_consts_are_filled_in() -> None:
    given = {"color": "red", "level": 1, "ratio": 1.0}
    sent = arguments("Choices", TYPES)(given)
    assert sent == {**given, "kind": "choice", "version": 2, "strict": True, "weight": 0.5}


def test_input_is_a_struct() -> None:
    with pytest.raises(TypeError, match="not a struct"):
        arguments("List[int]", TYPES)


def test_what_is_encoded_shares_nothing() -> None:
    rows = [{"x": [1]}]
    nested = codec_types.Nested(User(1), [], {}, [[1]], {}, rows)
    encoded = nested.to_dict()
    encoded["rows"][0]["x"].append(2)  # type: ignore[index]
    encoded["grid"][0].append(2)  # type: ignore[index]
    assert rows == [{"x": [1]}]
    assert nested.grid == [[1]]


def test_a_value_twice_is_no_cycle() -> None:
    user = User(1)
    assert codec_of("List[User]", TYPES).encode([user, user]) == [{"id": 1}, {"id": 1}]
    assert codec_of("object", TYPES).encode([[user], [user]]) == [[{"id": 1}], [{"id": 1}]]


def test_cycles_through_models_are_refused(json: str) -> None:
    node = codec_types.Node(1)
    node.next = codec_types.Node(2, [node])
    for encode in (node.to_dict, node.to_json):
        with pytest.raises(ValueError, match=r"^next\.children\[0\]: the value contains itself$"):
            encode()


def test_extra_and_nulls_are_sent_beside_fields(json: str) -> None:
    model = Maybes("p", None, None)
    model.extra.update({"new": 1, "plain": "never", 'a"b': [2]})
    model.set_null("both")
    sent = {"plain": "p", "nullable": None, "nullable_list": None, "both": None, "new": 1}
    assert model.to_dict() == {**sent, 'a"b': [2]}
    assert stdlib.loads(model.to_json()) == {**sent, 'a"b': [2]}
    empty = codec_types.Empty()
    empty.extra["x"] = {"y": None}
    assert empty.to_json() == b'{"x":{"y":null}}'
    model.extra["new"] = float("nan")
    with pytest.raises(ValueError, match=r"^extra\.new: JSON has no NaN"):
        model.to_json()
    empty.extra[1] = 2  # type: ignore[index]
    for encode in (empty.to_dict, empty.to_json):
        with pytest.raises(
            TypeError, match=r"^extra: the keys of a JSON object are strings, not 1"
        ):
            encode()


def test_odd_wire_names_in_text(json: str) -> None:
    namespace: Dict[str, object] = {}
    exec(
        "from dataclasses import dataclass\n"
        "from typing import Optional\n"
        "from contract_runtime import Model\n"
        "@dataclass\n"
        "class Odd(Model, wire={'a': '{x}', 'b': 'q\"\\\\\\n', 'c': \"it's\", 'd': '\\ud800'}):\n"
        "    a: int\n    b: str\n    c: bool\n    d: Optional[int] = None\n",
        {"__name__": TYPES},
        namespace,
    )
    odd = namespace["Odd"](1, "b", True, 2)  # type: ignore[operator]
    sent = {"{x}": 1, 'q"\\\n': "b", "it's": True, "\ud800": 2}
    assert odd.to_dict() == sent
    assert stdlib.loads(odd.to_json()) == sent
    assert type(odd).from_json(odd.to_json()) == odd
