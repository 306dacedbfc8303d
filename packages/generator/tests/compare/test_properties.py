"""Of any two contracts: what is the same is found to be, what isn't is found, nothing escapes."""

from __future__ import annotations

import copy
import json
import re
from typing import Any

from compared import changed, read
from contract_generator.compare.changelog import changelog
from contract_generator.compare.changes import KINDS
from contract_generator.contract.model import (
    Contract,
    ListRef,
    Map,
    MapRef,
    Method,
    NamedRef,
    Param,
    ScalarRef,
    Slice,
    Struct,
    Type,
    TypeRef,
)
from contract_generator.plan import names
from contract_generator.text.hidden import HIDDEN
from contract_strategies import RESOURCE_NAMES, TEXTS, TYPE_NAMES, WIRE_NAMES, documents
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

MANY = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@st.composite
def edited(draw: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """A contract, and the same with one thing changed, which may be an error now."""
    old = draw(documents())
    new = copy.deepcopy(old)
    listed = [new["resources"], new.get("types", [])]
    listed += [each["methods"] for each in new["resources"]]
    listed += [each.get("fields", each.get("variants", [])) for each in new.get("types", [])]
    items = draw(st.sampled_from([each for each in listed if each] or [[new]]))
    at = draw(st.integers(0, len(items) - 1))
    action = draw(st.sampled_from(["remove", "move", "key", "key", "key", "key"]))
    if action == "remove":
        del items[at]
    elif action == "move":
        items.insert(0, items.pop(at))
    else:
        _change(draw, items[at] if draw(st.integers(0, 9)) else new)
    return old, new


def _change(draw: Any, item: dict[str, Any]) -> None:
    key = draw(st.sampled_from(sorted({*item, "description"})))
    refs = st.sampled_from(["string", "int", "float64", "any", "[]string", "time.Time", "bytes"])
    pools: dict[str, st.SearchStrategy[Any]] = {
        "description": TEXTS,
        "name": st.sampled_from([*WIRE_NAMES, *TYPE_NAMES, *RESOURCE_NAMES]),
        "optional": st.booleans(),
        "nullable": st.booleans(),
        "tag": st.sampled_from(["type", "kind", "event-type"]),
        "value": TEXTS,
        "type": refs,
        "elem": refs,
        "output": refs,
        "stream": st.fixed_dictionaries({"item": refs}, optional={"done": refs, "error": refs}),
        "http": st.fixed_dictionaries(
            {"method": st.sampled_from(["GET", "POST"]), "path": st.sampled_from(["/a", "/b/{c}"])}
        ),
    }
    if key in pools and draw(st.booleans()):
        item[key] = draw(pools[key])
    else:
        item.pop(key, None)


def _text(document: dict[str, Any]) -> str:
    return json.dumps(document)


@given(documents())
@MANY
def test_the_same_is_the_same(document: dict[str, Any]) -> None:
    assert changed(json.dumps(document), json.dumps(document, indent=2)) == ()


@given(edited())
@MANY
def test_what_differs_is_found(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    old, new = map(_text, pair)
    before, now = read(old), read(new)
    assert before is not None
    assume(now is not None)
    assert now is not None
    found = changed(old, new)
    same = normal(before[0]) == normal(now[0])
    assert bool(found) == (not same)
    assert bool(changed(new, old)) == (not same)


@given(documents(), documents())
@MANY
def test_nothing_escapes(old: dict[str, Any], new: dict[str, Any]) -> None:
    found = changed(_text(old), _text(new))
    for each in found:
        assert each.kind in KINDS
        assert each.effects
        assert each.old is not None or each.new is not None
        for told in (each.what, *(effect.reason for effect in each.effects)):
            assert HIDDEN.search(told.plain()) is None
            assert "\n" not in told.plain()
    entry = changelog(found, version="1.0.0")
    assert HIDDEN.search(entry.replace("\n", "")) is None
    for line in entry.split("\n"):
        assert line == "" or line.startswith(("## 1.0.0", "### ", "- "))
        outside = re.sub(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", "", line)
        assert "`" not in outside
        assert "<" not in outside
    # Markdown stays what it is: contract text stands in code spans alone.
    if found:
        assert entry.startswith("## 1.0.0\n\n### ")


@given(documents(), documents())
@MANY
def test_swapped_what_came_goes(old: dict[str, Any], new: dict[str, Any]) -> None:
    there, back = (
        [each.kind.code for each in found]
        for found in (
            changed(_text(old), _text(new)),
            changed(_text(new), _text(old)),
        )
    )
    assert there.count("header-added") == back.count("header-removed")
    for kind in ("verb", "auth", "base-url", "description", "header-changed"):
        # What looks renamed in one direction may not in the other, and is compared inside.
        if not any("renamed" in each for each in there + back):
            assert there.count(kind) == back.count(kind), kind


def normal(contract: Contract) -> object:
    """A contract without what doesn't matter: spans, the order of lists, how names are spelt."""
    types = contract.type_named()
    client = contract.client
    return (
        contract.name,
        contract.description,
        client.base_url,
        client.auth,
        client.auth_written,
        {name.lower(): value for name, value in client.headers},
        {
            names.member("resource", each.name).code: (
                each.description,
                {
                    names.member("method", method.name).code: _method(method, types)
                    for method in each.methods
                },
            )
            for each in contract.resources
        },
        {names.type_name(each.name).code: _type(each, types) for each in contract.types},
    )


def _method(method: Method, types: dict[str, Type]) -> object:
    stream = method.stream
    return (
        method.description,
        _ref(method.input, types),
        _ref(method.output, types),
        method.binding.verb,
        tuple(
            (part.name, part.added, part.rest) if isinstance(part, Param) else part
            for part in method.binding.path
        ),
        method.binding.rest,
        stream
        and (
            stream.mode,
            *(_ref(each, types) for each in (stream.item, stream.done, stream.error)),
            _ref(stream.input_item, types),
        ),
    )


def _type(declared: Type, types: dict[str, Type]) -> object:
    if isinstance(declared, Struct):
        fields = {
            each.name: (
                *(_ref(each.type, types), each.description, each.optional, each.nullable),
                *(each.enum, each.const, type(each.const)),
            )
            for each in declared.fields
        }
        return declared.description, fields, tuple(fields)
    if isinstance(declared, (Slice, Map)):
        return type(declared), declared.description, _ref(declared.elem, types)
    variants = {
        each.value: (names.type_name(each.type).code, each.description)
        for each in declared.variants
    }
    return declared.description, declared.tag, variants


def _ref(ref: TypeRef | None, types: dict[str, Type]) -> object:
    """A ref with its aliases resolved."""
    if isinstance(ref, (ListRef, MapRef)):
        return type(ref), _ref(ref.elem, types)
    if isinstance(ref, NamedRef):
        declared = types[ref.name]
        if isinstance(declared, Slice):
            return ListRef, _ref(declared.elem, types)
        if isinstance(declared, Map):
            return MapRef, _ref(declared.elem, types)
        return names.type_name(ref.name).code
    return ref.name if isinstance(ref, ScalarRef) else None
