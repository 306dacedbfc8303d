"""Whether a value that was sent fits its type, and if not, where it doesn't and why."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

from contract_generator.contract.model import (
    Field,
    ListRef,
    NamedRef,
    Scalar,
    ScalarRef,
    Slice,
    Struct,
    Type,
    TypeRef,
    UnionType,
)
from contract_generator.mock.wire import Json, Object, dumps

#: RFC 3339 § 5.6; how many digits a second has is free.
_TIME = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)", re.ASCII
)
_WORDS: dict[Scalar, str] = {
    "string": "a string",
    "bool": "a boolean",
    "int": "an integer",
    "float": "a number",
    "bytes": "base64 text",
    "time": "an RFC 3339 time",
    "any": "any JSON",
}


class Fault(NamedTuple):
    """What is wrong with a value: where, as ``input[0].role`` (empty for the whole), and why."""

    path: str
    why: str


class Checker:
    """Holds values against one contract's types.

    Args:
        types: The declared types by name.
    """

    def __init__(self, types: Mapping[str, Type]) -> None:
        self._types = types

    def fault(self, value: Json, ref: TypeRef, path: str = "") -> Fault | None:
        """The first thing that is wrong with a value; None where it fits.

        Args:
            value: The value.
            ref: The type that is due.
            path: Where the value stands.
        """
        if isinstance(ref, ScalarRef):
            return None if _is(value, ref.name) else _due(_WORDS[ref.name], value, path)
        declared = self._types[ref.name] if isinstance(ref, NamedRef) else ref
        if isinstance(declared, Struct):
            return self._struct(value, declared, path)
        if isinstance(declared, UnionType):
            return self._union(value, declared, path)
        if isinstance(declared, (ListRef, Slice)):
            if not isinstance(value, list):
                return _due("an array", value, path)
            steps = ((f"{path}[{index}]", each) for index, each in enumerate(value))
        else:
            if not isinstance(value, dict):
                return _due("an object", value, path)
            steps = ((_below(path, key), each) for key, each in value.items())
        found = (self.fault(each, declared.elem, step) for step, each in steps)
        return next(filter(None, found), None)

    def fields(self, given: Object, struct: Struct, path: str = "") -> Fault | None:
        """The first thing that is wrong with an object's fields, missing ones too."""
        for field in struct.fields:
            fault = self.field(given, field, path)
            if fault is not None:
                return fault
        return None

    def field(self, given: Object, field: Field, path: str = "") -> Fault | None:
        """What is wrong with one field of an object."""
        where = _below(path, field.name)
        value = given.get(field.name)
        if value is None:
            # Models send back the null that they were given for an optional field.
            if field.optional or (field.nullable and field.name in given):
                return None
            if field.name not in given:
                return Fault(where, "it is required")
        fault = self.fault(value, field.type, where)
        if fault is not None:
            return fault
        if field.const is not None and value != field.const:
            return Fault(where, f"it has to be {_shown(field.const)}, not {_shown(value)}")
        if field.enum and value not in field.enum:
            allowed = ", ".join(map(_shown, field.enum[:20]))
            return Fault(where, f"it has to be one of {allowed}, not {_shown(value)}")
        return None

    def _struct(self, value: Json, struct: Struct, path: str) -> Fault | None:
        if not isinstance(value, dict):
            return _due("an object", value, path)
        return self.fields(value, struct, path)

    def _union(self, value: Json, union: UnionType, path: str) -> Fault | None:
        if not isinstance(value, dict):
            return _due("an object", value, path)
        where = _below(path, union.tag)
        if union.tag not in value:
            return Fault(where, "it is required: it says which variant this is")
        for variant in union.variants:
            if value[union.tag] == variant.value:
                struct = self._types[variant.type]
                assert isinstance(struct, Struct)
                return self.fields(value, struct, path)
        known = ", ".join(_shown(each.value) for each in union.variants[:20])
        return Fault(where, f"it has to be one of {known}, not {_shown(value[union.tag])}")


def _is(value: Json, kind: Scalar) -> bool:
    if kind == "any":
        return True
    if kind == "bool":
        return isinstance(value, bool)
    if kind in ("int", "float"):
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return False
        return kind == "float" or isinstance(value, int) or value.is_integer()
    if not isinstance(value, str):
        return False
    return kind == "string" or (_is_base64(value) if kind == "bytes" else _is_time(value))


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode(text, validate=True)
    except ValueError:
        return False
    return True


def _is_time(text: str) -> bool:
    found = _TIME.fullmatch(text)
    if found is None:
        return False
    year, month, day, hour, minute, second = map(int, found.groups())
    try:
        # A leap second is one, which datetime has no room for.
        datetime(year, month, day, hour, minute, 59 if second == 60 else second)
    except ValueError:
        return False
    return True


def _due(what: str, value: Json, path: str) -> Fault:
    return Fault(path, f"it has to be {what}, not {_shown(value)}")


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _shown(value: Json) -> str:
    if isinstance(value, (dict, list)) and value:
        return "an object" if isinstance(value, dict) else "an array"
    text = dumps(value).decode()
    return text if len(text) <= 60 else f"{text[:59]}…"
