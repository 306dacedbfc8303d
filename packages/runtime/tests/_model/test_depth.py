"""Types nested deeply, and aliases of aliases: compiled code nests only so far."""

from __future__ import annotations

import subprocess
import sys
import typing
from types import ModuleType
from typing import Dict, Iterator, List, Tuple

import pytest
from cases import codec_types
from contract_runtime import ResponseDecodeError
from contract_runtime._model.annotations import shape_of
from contract_runtime._model.codec import Codec, arguments, codec
from contract_runtime._model.drift import Drift, DriftWatch
from contract_runtime._model.shapes import ListOf

TYPES = codec_types.__name__
DEPTHS = (1, 12, 13, 40, 80)
FORMS = ("List[{}]", "Dict[str, {}]", "List[Optional[{}]]")


def _nested(depth: int, inner: str = "int", value: object = 1) -> Tuple[str, object]:
    """An annotation of lists and maps in turn, and a value of it."""
    for level in range(depth):
        inner = FORMS[level % 2].format(inner)
        value = {"a": value} if level % 2 else [value]
    return inner, value


@pytest.fixture
def chain() -> Iterator[ModuleType]:
    """A module for aliases."""
    module = ModuleType("chain_of_aliases")
    module.__dict__.update({name: getattr(typing, name) for name in ("List", "Dict", "Optional")})
    sys.modules[module.__name__] = module
    yield module
    del sys.modules[module.__name__]


def test_compiling_does_not_crash() -> None:
    # In a process of its own: where it fails, it takes the interpreter with it.
    program = (
        "import sys; sys.path[:] = eval(sys.argv[1])\n"
        "from contract_runtime._model.codec import codec\n"
        "found = codec('List[' * 80 + 'int' + ']' * 80, 'typing')\n"
        "found.warm(); found.encode_json([]); found.encode([])"
    )
    subprocess.run([sys.executable, "-c", program, repr(sys.path)], check=True, timeout=60)


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize(("inner", "value"), [("int", 1), ("Node", {"value": 1})])
def test_round_trip(json: str, depth: int, inner: str, value: object) -> None:
    annotation, document = _nested(depth, inner, value)
    found = Codec(annotation, TYPES)
    found.warm()
    decoded = found.decode_copy(document)
    assert found.encode(decoded) == document
    assert found.decode_json(found.encode_json(decoded)) == decoded


@pytest.mark.parametrize("depth", DEPTHS)
def test_failures_tell_the_place(depth: int) -> None:
    annotation, document = _nested(depth, "int", "no")
    found = Codec(annotation, TYPES)
    with pytest.raises(ResponseDecodeError, match="an integer"):
        found.decode_copy(document)
    with pytest.raises(TypeError, match="expected int, got str"):
        found.encode(document)
    with pytest.raises(TypeError, match="expected int, got str"):
        found.encode_json(document)


@pytest.mark.parametrize("depth", DEPTHS)
def test_fields_arguments_and_drift(monkeypatch: pytest.MonkeyPatch, depth: int) -> None:
    from dataclasses import make_dataclass

    from contract_runtime import Model

    annotation, deep = _nested(depth, "Node", {"value": 1, "new": 2})
    fields: List[typing.Any] = [("needed", annotation), ("maybe", f"Optional[{annotation}]", None)]
    cls = make_dataclass(f"Deep{depth}", fields, bases=(Model,))
    cls.__module__ = TYPES
    data = {"needed": deep, "maybe": deep}
    assert cls.from_dict(data).to_dict() == data  # type: ignore[attr-defined]
    monkeypatch.setattr(codec_types, cls.__name__, cls, raising=False)
    assert arguments(cls.__name__, TYPES)(data) == data
    told: List[Drift] = []
    DriftWatch(told.append).codec(codec(cls.__name__, TYPES)).decode(data)
    assert [each.type for each in told] == ["Node"]


def test_levels_apart_are_compiled_once() -> None:
    shape = shape_of("List[" * 30 + "str" + "]" * 30, TYPES)
    Codec("Levels", TYPES, shape).warm()
    keys: Dict[int, List[object]] = {}
    while isinstance(shape, ListOf):
        if shape.apart:
            keys[shape.levels] = list(shape.functions)
        shape = shape.item
    assert keys == {24: [("decoder", None, None)], 12: [("decoder", None, None)]}


@pytest.mark.parametrize("form", ["{}", *FORMS])
def test_a_chain_of_aliases(json: str, chain: ModuleType, form: str) -> None:
    rows = {f"A{number}": form.format(f"A{number + 1}") for number in range(300)}
    chain.__dict__["__shapes__"] = {**rows, "A300": "int"}
    found = codec("A0", chain.__name__)
    found.warm()
    value: object = 1 if form == "{}" else {} if form[0] == "D" else []
    for _ in range(0 if form == "{}" else 100):
        value = {"a": value} if form[0] == "D" else [value]
    assert found.encode(found.decode_copy(value)) == value
    assert found.decode_json(found.encode_json(value)) == value


@pytest.mark.parametrize("row", ["A", "List[A]", "List[B]"])
def test_an_alias_that_means_itself(chain: ModuleType, row: str) -> None:
    chain.__dict__["__shapes__"] = {"A": row, "B": "Optional[A]"}
    with pytest.raises(TypeError, match="means itself, or is nested too deeply"):
        codec("A", chain.__name__)


def test_an_alias_of_what_is_unknown(chain: ModuleType) -> None:
    chain.__dict__["__shapes__"] = {"A": "B", "B": "List[Nothing]"}
    with pytest.raises(NameError, match=r"'Nothing' is not defined: in 'List\[Nothing\]'"):
        codec("A", chain.__name__)
