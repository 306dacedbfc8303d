"""What is said of absent, null and values, held against SDKs of both contracts that run."""

from __future__ import annotations

import dataclasses
import importlib
import json
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timezone
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from built import built
from compared import changed, read
from contract_generator.compare.changes import Whom
from contract_generator.compare.order import positional
from contract_generator.compare.sides import plan_side
from contract_generator.contract.model import Struct

HERE = Path(__file__).parent
STATES = ("r", "o", "n", "b")
FIELDS = [f"{a}_to_{b}" for a in STATES for b in STATES if a != b]
#: What a server may send, or may be sent, by the state of a field.
MAY = {"r": {"x"}, "o": {"x", "absent"}, "n": {"x", None}, "b": {"x", None, "absent"}}
#: What a caller may do.
ACTIONS = ("x", None, "absent")


class Case:
    """Both SDKs of a case, and what was found."""

    def __init__(self, name: str, old: ModuleType, new: ModuleType) -> None:
        texts = [(HERE / name / f"{side}.yaml").read_text("utf-8") for side in ("old", "new")]
        self.found = changed(*texts)
        self.sdks = old, new

    def broken(self, subject: str, whom: Whom) -> bool:
        """Whether a change of the field is said to break somebody."""
        return any(
            effect.level == "breaking" and effect.whom == whom
            for each in self.found
            if each.subject == subject
            for effect in each.effects
        )


@pytest.fixture(scope="module")
def load(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Case]]:
    folder = tmp_path_factory.mktemp("sdks")
    sys.path.insert(0, str(folder))

    def made(name: str) -> Case:
        modules: list[ModuleType] = []
        for side in ("old", "new"):
            package = f"truth_{name.replace('-', '_')}_{side}"
            text = (HERE / name / f"{side}.yaml").read_text("utf-8")
            for path, content in built(text, package=package).items():
                if path.startswith("src/"):
                    target = folder / path.removeprefix("src/")
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text(content, "utf-8")
            importlib.invalidate_caches()
            modules.append(importlib.import_module(package))
        return Case(name, *modules)

    yield made
    sys.path.remove(str(folder))


Call = Callable[[Any, Any, dict[str, Any]], object]


def outcome(sdk: Any, call: Call, values: dict[str, Any], field: str) -> object:
    """What a call sends for a field: a value, None, ``absent``; or that it is refused.

    Args:
        sdk: The SDK.
        call: Calls a client of it with the values.
        values: The values by field.
        field: The field.
    """
    bodies: list[Any] = []

    def answer(request: httpx.Request) -> httpx.Response:
        bodies.append(json.loads(request.content))
        return httpx.Response(200, json={})

    transport = httpx.MockTransport(answer)
    with (
        httpx.Client(transport=transport) as http,
        sdk.Client(base_url="http://test", http_client=http) as client,
    ):
        try:
            call(client, sdk, values)
        except (TypeError, ValueError):
            return "refused"
    body = bodies[0][0] if isinstance(bodies[0], list) else bodies[0]
    return body.get(field, "absent")


def given(field: str, action: str | None) -> dict[str, str | None]:
    """Values for all fields, but for the one that is tried."""
    values: dict[str, str | None] = dict.fromkeys(FIELDS, "x")
    if action == "absent":
        del values[field]
    else:
        values[field] = action
    return values


def argument(client: Any, sdk: Any, values: dict[str, Any]) -> object:
    return client.todos.create(**values)


def model(client: Any, sdk: Any, values: dict[str, Any]) -> object:
    return client.todos.create([sdk.Todo(**values)])


def plain(client: Any, sdk: Any, values: dict[str, Any]) -> object:
    return client.todos.create([values])


@pytest.mark.parametrize(
    ("name", "calls"), [("presence-argument", [argument]), ("presence-given", [model, plain])]
)
def test_giving(load: Callable[[str], Case], name: str, calls: list[Call]) -> None:
    case = load(name)
    for field in FIELDS:
        old, new = (
            [outcome(sdk, call, given(field, each), field) for call in calls for each in ACTIONS]
            for sdk in case.sdks
        )
        worked = [(a, b) for a, b in zip(old, new, strict=True) if a != "refused"]
        assert case.broken(f"Todo.{field}", "callers") == any(a != b for a, b in worked), field
        unwanted = {a for a, _ in worked} - MAY[field[-1]]
        assert case.broken(f"Todo.{field}", "released") == bool(unwanted), field


def test_reading(load: Callable[[str], Case]) -> None:
    case = load("presence-read")
    old, new = (sdk.Todo for sdk in case.sdks)
    for field in FIELDS:
        answers = [given(field, each) for each in MAY[field[-1]]]
        refused = any(fails(case.sdks[0], old, answer) for answer in answers)
        assert case.broken(f"Todo.{field}", "released") == refused, field
        nones = any(getattr(new.from_dict(answer), field) is None for answer in answers)
        assert case.broken(f"Todo.{field}", "callers") == (nones and field[0] == "r"), field


def fails(sdk: Any, cls: Any, answer: object) -> bool:
    try:
        cls.from_dict(answer)
    except sdk.ResponseDecodeError:
        return True
    return False


_NOW = datetime(2026, 1, 2, tzinfo=timezone.utc)
#: Values of the types in field-type, before and now: as callers give them, as they travel.
TYPES: list[tuple[object, object]] = [
    (1, 1.5),
    (1.5, 1),
    ("s", {"k": 1}),
    ({"k": 1}, "s"),
    ("s", "2026-01-02T00:00:00Z"),
    ("s", "2026-01-02T00:00:00Z"),
    (_NOW, "s"),
    ("s", 1),
    (["a"], {"a": "b"}),
    ([1.5], [1]),
    ({"a": "a", "b": "b"}, {"c": 1, "d": 1}),
]


def test_types(load: Callable[[str], Case]) -> None:
    case = load("field-type")
    old, new = case.sdks
    before = {f"f{number}": value for number, (value, _) in enumerate(TYPES, 1)}
    travels = {**before, "f7": "2026-01-02T00:00:00Z"}
    now = {f"f{number}": value for number, (_, value) in enumerate(TYPES, 1)}
    fits = {**now, "f5": _NOW, "f6": _NOW}
    assert not fails(old, old.Todo, travels)
    assert not fails(new, new.Todo, now)
    assert outcome(old, argument, before, "f1") == 1
    assert outcome(new, argument, fits, "f1") == 1.5
    for field in before:
        refused = outcome(new, argument, {**fits, field: before[field]}, field) == "refused"
        assert case.broken(f"NewTodo.{field}", "callers") == refused, field
        refused = fails(old, old.Todo, {**travels, field: now[field]})
        # A text in place of any text is read; what isn't one of the old type's isn't.
        assert case.broken(f"Todo.{field}", "released") == refused, field


@pytest.mark.parametrize("name", ["const", "field-order", "tag-declared"])
def test_positions(load: Callable[[str], Case], name: str) -> None:
    case = load(name)
    for sdk, document in zip(case.sdks, ("old", "new"), strict=True):
        found = read((HERE / name / f"{document}.yaml").read_text("utf-8"))
        assert found is not None
        side = plan_side(found[0], source=found[1])
        for struct in side.contract.types:
            if isinstance(struct, Struct):
                fields = [each.name for each in dataclasses.fields(getattr(sdk, struct.name))]
                assert fields == [each.name for each in positional(side.attributes(struct))]
