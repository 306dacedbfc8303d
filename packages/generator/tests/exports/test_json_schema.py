"""The JSON Schema: valid itself, true to the language, and to every contract in the workspace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from contract_generator.contract import shape
from contract_generator.exports.json_schema import json_schema
from contract_generator.lint.document import read_contract
from contract_strategies import documents
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from marked import HEAD, client, field, method, types

ROOT = Path(__file__).parents[4]
EXAMPLES = sorted((ROOT / "packages" / "examples").glob("*/api.*"))
VALIDATOR = Draft202012Validator(json_schema())


def _valid(text: str) -> bool:
    return VALIDATOR.is_valid(yaml.safe_load(text))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(json_schema())
    assert json.loads(json.dumps(json_schema())) == json_schema()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_examples_are_valid(path: Path) -> None:
    errors = [error.message for error in VALIDATOR.iter_errors(yaml.safe_load(path.read_text()))]
    assert errors == []


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("client", shape.CLIENT),
        ("resource", shape.RESOURCE),
        ("method", shape.METHOD),
        ("http", shape.HTTP),
        ("stream", shape.STREAM),
        ("type", shape.TYPE),
        ("field", shape.FIELD),
        ("variant", shape.VARIANT),
        (None, shape.DOCUMENT),
    ],
)
def test_its_keys_are_the_languages(name: str | None, given: shape.Shape) -> None:
    schema: dict[str, object] = json_schema()
    if name is not None:
        schema = schema["$defs"][name]  # type: ignore[index]
    assert set(schema["properties"]) == given.keys  # type: ignore[call-overload]
    assert set(given.required) <= set(schema.get("required", ()))  # type: ignore[call-overload]


VALID = [
    HEAD,
    HEAD + "x-mine: [1]\n",
    HEAD + "types:\nclient:\n",
    client("auth: X_Goog_Key\nheaders: {X-A: 2022-11-28, X-B: 1, X-C: on, X-D: null}"),
    method("- name: getIt\n  http: {method: get, path: '/a/{id}'}\n  stream: {mode: SSE, item: X}"),
    field("type: int\nenum: [1, '2', null, true]\noptional: true"),
    field("type: string\nconst: null\nnullable: 'true'"),
    types("- name: Page[a/b.C]\n  kind: struct\n  fields:\n- name: A\n  kind: slice\n  elem: X"),
]  # fmt: skip
INVALID = [
    "name: A\n",
    "name: A\nresources: []\n",
    HEAD + "mine: 1\n",
    HEAD + "client: {}\ndefaults: {}\n",
    client("base_url: example.com"),
    client("header: {}"),
    method("- description: x"),
    method("- name: a b"),
    method("- name: a\n  http: {method: FETCH, path: /}"),
    method("- name: a\n  http: {method: GET, path: a}"),
    method("- name: a\n  stream: {mode: see, item: X}"),
    method("- name: a\n  stream: {}"),
    types("- name: A\n  kind: struct"),
    types("- name: A\n  kind: slice"),
    types("- name: A\n  kind: union\n  tag: x"),
    types("- name: A\n  kind: union\n  variants: [{value: a, type: B}]"),
    types("- name: A\n  kind: strukt"),
    field("type: int\nenum: [1]\nconst: 1"),
    field("type: int\noptional: maybe"),
    field("enum: [1]"),
]


@pytest.mark.parametrize("text", VALID)
def test_valid(text: str) -> None:
    assert _valid(text)


@pytest.mark.parametrize("text", INVALID)
def test_invalid(text: str) -> None:
    assert not _valid(text)
    found = read_contract(text.encode(), name="api.yaml").diagnostics
    assert any(each.rule.severity != "info" for each in found)


@given(documents())
@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_what_the_language_accepts_is_valid(document: dict[str, object]) -> None:
    errors = [error.message for error in VALIDATOR.iter_errors(document)]
    assert errors == []
