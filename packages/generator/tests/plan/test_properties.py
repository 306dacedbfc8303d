"""Whatever a valid contract says, what is rendered compiles and holds no text outside strings."""

from __future__ import annotations

import ast
import re
from typing import Any

import pytest
from built import planned, sdk_of
from contract_generator.output.tokens import Tokens
from contract_generator.render.files import render
from contract_strategies import documents, written
from hypothesis import HealthCheck, given, settings


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(written(documents()))
def test_valid_contracts_become_code(document: tuple[str, str]) -> None:
    text, _ = document
    found = planned(text)
    if found.sdk is None:
        # Valid for the language, and yet two names may be one in Python.
        codes = {each.rule.code for each in found.diagnostics if each.rule.severity == "error"}
        assert codes == {"name-collision"}
        return
    files = render(found.sdk)
    tokens = Tokens(found.sdk.words)
    for path, source in files.items():
        if path.endswith(".py"):
            tokens.check(path, source)
            compile(source, path, "exec", dont_inherit=True)
    assert render(planned(text).sdk or found.sdk) == files


CONTRACT = """
name: ShopAPI
resources:
  - name: orders
    methods:
      - {name: create, input: Order, output: Order}
      - {name: get, output: Order}
      - {name: pay, input: Payment, http: {method: POST, path: "/pay/{id}"}}
      - {name: watch, input: Order, stream: {item: Payment}, http: {method: POST, path: /watch}}
types:
  - name: Order
    kind: struct
    fields:
      - {name: id, type: string}
      - {name: at, type: time.Time}
      - {name: note, type: string, nullable: true}
      - {name: kind, type: string, enum: [a, b]}
      - {name: pay, type: Payment}
      - {name: lines, type: "[]Order"}
      - {name: free, type: any}
      - {name: from, type: int}
  - {name: Payment, kind: union, tag: by, variants: [{value: card, type: Card}]}
  - {name: Card, kind: struct, fields: [{name: data, type: bytes}, {name: ok, type: bool}]}
"""


def test_the_readmes_calls_fit_the_methods() -> None:
    """Each call names arguments that its method has, and all that it must have."""
    files = render(sdk_of(CONTRACT))
    signatures = _signatures(files["src/sdk/_resource.py"])
    blocks = re.findall(r"^```python\n(.*?)^```$", files["README.md"], re.MULTILINE | re.DOTALL)
    calls = [call for block in blocks for call in _calls(block)]
    assert [name for name, _ in calls] == ["create", "get", "pay", "watch"]
    for name, given_names in calls:
        must, may = signatures[name]
        assert must <= given_names <= must | may


def _calls(block: str) -> list[tuple[str, set[str]]]:
    return [
        (
            node.func.attr,
            {"body"} & {"body" for _ in node.args} | {str(k.arg) for k in node.keywords},
        )
        for node in ast.walk(ast.parse(block))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func).startswith("client.")
    ]


def _signatures(source: str) -> dict[str, tuple[set[str], set[str]]]:
    found: dict[str, tuple[set[str], set[str]]] = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef):
            pairs: list[tuple[ast.arg, Any]] = list(
                zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)
            )
            must = {arg.arg for arg, default in pairs if default is None}
            must |= {arg.arg for arg in node.args.args} - {"self"}
            found[node.name] = must, {arg.arg for arg, _ in pairs}
    return found


@pytest.mark.parametrize("word", ["todos", "Todo", "title"])
def test_text_of_a_contract_is_never_a_name_by_itself(word: str) -> None:
    """A word of a description isn't one of the plan's, however like a name it looks."""
    text = CONTRACT.replace("name: ShopAPI", f"name: ShopAPI\ndescription: {word}xyz")
    assert f"{word}xyz" not in sdk_of(text).words
