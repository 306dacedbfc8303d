"""Shapes to encoder source: Python values in, JSON out.

A struct has two kinds of encoders: of its model (to JSON values, to values for orjson, or to JSON
text), and of a mapping whose keys are wire names: plain dicts, and the arguments of a call.
"""

import collections.abc
from datetime import datetime
from typing import Any, Dict, List, Mapping, Optional, Tuple, Type

from .._base.classes import UNSET
from .annotations import struct_of
from .base import UnknownVariant
from .compile import Function, Source, named
from .json_backend import quote, text_of
from .kinds import Mismatch, is_mapping, is_object
from .scalars import FREE, PLAIN, TEXT, Scalar, as_list, as_map, write_free, write_object
from .shapes import Field, Struct, UnionOf
from .texts import UTC

#: Fields, each with the expression of what it is in JSON.
Encoded = List[Tuple[Field, str]]


def _kept_items(model: Any, fields: Tuple[Field, ...]) -> Dict[str, object]:
    """What an encoded model has beyond its fields' values, as JSON values by wire name."""
    extra, nulls = model.__contract__
    items: Dict[str, object] = {
        field.wire: None
        for field in fields
        if field.name in nulls and not field.always and getattr(model, field.name) is None
    }
    if extra:
        known = {field.wire for field in fields}
        items.update(write_object({key: extra[key] for key in extra if key not in known}))
    return items


def _ambiguous() -> object:
    raise Mismatch


def _joined(items: Dict[str, object]) -> str:
    """The text of more items of an object."""
    return "," + text_of(items)[1:-1] if items else ""


class Encoder(Source):
    """The source of an encoder to JSON values, of the classes that json knows."""

    kind = "values encoder"
    verb = "encode"
    common: Mapping[str, object] = {
        "PLAIN": PLAIN,
        "UNSET": UNSET,
        "ambiguous": _ambiguous,
        "items": as_list,
        "entries": as_map,
        "kept_items": _kept_items,
        "write_free": write_free,
    }

    @staticmethod
    def finish(value: object, /) -> object:
        """What JSON values are among what this encoder makes."""
        return value

    def struct(self, struct: Struct, tag: Optional[str], fill: Optional[str]) -> None:
        encoder = type(self)

        def other(value: object) -> object:
            if isinstance(value, struct.cls):
                return encoder.of(struct_of(value.__class__), tag, fill)(value)
            if is_mapping(value):
                return encoder.finish(ItemsEncoder.of(struct, tag)(value))
            raise Mismatch

        active = struct.fields_in(tag)
        self.names.update(cls=struct.cls, other=other, FIELDS=active)
        self.add(0, "def encode(o):", "    if o.__class__ is not cls:", "        return other(o)")
        always: Encoded = []
        others: Encoded = []
        for field in active:
            value = f"o.{field.name}"
            if field.wire == tag:
                null = "ambiguous()" if fill is None else repr(self.finish(fill))
                always.append((field, self.maybe(field.shape, value, null)))
            elif not field.always:
                others.append((field, self.expression(field.shape, "v")))
            elif field.nullable:
                always.append((field, self.maybe(field.shape, value, self.null)))
            else:
                always.append((field, self.expression(field.shape, value)))
        self.model(always, others)

    def model(self, always: Encoded, others: Encoded) -> None:
        """Write how a model ``o`` is put together: what is always sent, and what unless None.

        The expressions of the latter are of ``v``.
        """
        items = ", ".join(f"{field.wire!r}: {encoded}" for field, encoded in always)
        self.add(1, f"r = {{{items}}}")
        for field, encoded in others:
            self.add(1, f"v = o.{field.name}", "if v is not None:")
            self.add(2, f"r[{field.wire!r}] = {encoded}")
        self.add(1, "if o.__contract__ is not None:", "    r.update(kept_items(o, FIELDS))")
        self.add(1, "return r")

    def union(self, union: UnionOf, value: str) -> str:
        name, first = named(value)
        table = self.bind(f"encode_{union.name}", _Variants(union, self.inner or type(self)))
        return f"{table}[{first}.__class__]({name})"


class LeanEncoder(Encoder):
    """The same, but times in UTC stay: orjson writes them."""

    kind = "orjson encoder"
    tests: Mapping[str, str] = {"time": "{0}.__class__ is datetime and {1}.tzinfo is UTC"}
    common: Mapping[str, object] = {**Encoder.common, "datetime": datetime, "UTC": UTC}


class TextEncoder(Encoder):
    """The same, to JSON text.

    The standard library's encoder writes each key and value anew from a dict that was built for
    it alone; writing the text from compiled source saves both. orjson is so fast that building
    the dict for it wins.
    """

    kind = "text encoder"
    null = "'null'"
    common: Mapping[str, object] = {
        **Encoder.common,
        "quote": quote,
        "text_of": text_of,
        "joined": _joined,
    }

    finish = staticmethod(text_of)

    def scalar(self, scalar: Scalar, value: str) -> str:
        if scalar is TEXT:
            # quote() refuses what isn't text by itself.
            return f"quote({value})"
        write = self.bind(f"encode_{scalar.name}", scalar.encode)
        if scalar is FREE:
            return f"text_of({write}({value}))"
        if not scalar.test:
            # Times and base64 have nothing that needs an escape.
            return f"f'\"{{{write}({value})}}\"'"
        name, first = named(value)
        test, text = scalar.test.format(first, name), scalar.text.format(name)
        return f"({text} if {test} else text_of({write}({name})))"

    def items(self, item: str, value: str) -> str:
        return f"('[' + ','.join([{item} for x in items({value})]) + ']')"

    def entries(self, item: str, value: str) -> str:
        entries = f"[quote(k) + ':' + {item} for k, x in entries({value}).items()]"
        return f"('{{' + ','.join({entries}) + '}}')"

    def model(self, always: Encoded, others: Encoded) -> None:
        # One format string; until Python 3.12 it can hold names only.
        pieces: List[str] = []
        for number, (field, encoded) in enumerate([*always, *others]):
            key = f",{text_of(field.wire)}:"
            if number < len(always):
                self.add(1, f"v{number} = {encoded}")
                key = key.replace("{", "{{").replace("}", "}}")
                pieces.append(f"{key}{{v{number}}}")
            else:
                self.add(1, f"v = o.{field.name}")
                self.add(1, f"v{number} = '' if v is None else {key!r} + {encoded}")
                pieces.append(f"{{v{number}}}")
        self.add(1, "r = '' if o.__contract__ is None else joined(kept_items(o, FIELDS))")
        text = "".join([*pieces, "{r}"])
        if always:
            self.add(1, f"return f{'{{' + text[1:] + '}}'!r}")
        else:
            self.add(1, f"return '{{' + f{text!r}[1:] + '}}'")


class ItemsEncoder(Encoder):
    """The source of the encoder of a mapping with a struct's wire names, to JSON values."""

    kind = "encoder of items"
    inner = Encoder

    def struct(self, struct: Struct, tag: Optional[str], fill: Optional[str]) -> None:
        active = struct.fields_in(tag)
        needed = [f for f in active if f.required or f.wire == tag]
        self.names["KNOWN"] = frozenset(field.wire for field in active)
        self.add(0, "def encode(d):", "    if d.__class__ is not dict:", "        d = entries(d)")
        self.add(1, "r = {}", f"n = {len(needed)}")
        for field in active:
            encoded = self.expression(field.shape, "v")
            if field.nullable and field.always:
                encoded = f"None if v is None else {encoded}"
            if field in needed:
                self.add(1, f"v = d[{field.wire!r}]", f"r[{field.wire!r}] = {encoded}")
            else:
                self._optional(field, repr(field.wire), encoded)
        self.add(1, "if len(d) != n:")
        self.add(2, "r.update(write_free({k: d[k] for k in d if k not in KNOWN}))")
        self.add(1, "return r")

    def _optional(self, field: Field, wire: str, encoded: str) -> None:
        self.add(1, f"v = d.get({wire}, UNSET)", f"if v is not UNSET or {wire} in d:", "    n += 1")
        if field.default is not None:
            const = self.bind(f"CONST_{field.name}", field.default)
            self.add(1, f"r[{wire}] = {const} if v is UNSET else {encoded}")
            return
        self.add(1, "if v is not None and v is not UNSET:", f"    r[{wire}] = {encoded}")
        if field.both:
            self.add(1, "elif v is None:", f"    r[{wire}] = None")


class _Variants(Dict[type, Function]):
    """Class of a caller's value to the encoder of a union's variant."""

    def __init__(self, union: UnionOf, encoder: Type[Encoder]) -> None:
        super().__init__()
        self._union = union
        self._encoder = encoder

    def __missing__(self, cls: type) -> Function:
        function = self[cls] = self._function(cls)
        return function

    def _function(self, cls: type) -> Function:
        for struct, values in self._union.leading.items():
            if issubclass(cls, struct.cls):
                fill = values[0] if len(values) == 1 else None
                return self._encoder.of(struct_of(cls), self._union.tag, fill)
        if issubclass(cls, UnknownVariant):
            return self._send_unknown
        if issubclass(cls, collections.abc.Mapping):
            return self._send_items
        raise Mismatch

    def _send_unknown(self, value: UnknownVariant) -> object:
        written = write_free(value.data)
        if not is_object(written):
            raise Mismatch
        # Absent where the name of an SSE event stood for it.
        if self._union.tag not in written:
            written = {self._union.tag: value.tag, **written}
        return self._encoder.finish(written)

    def _send_items(self, value: Mapping[str, object]) -> object:
        tag = value.get(self._union.tag)
        if not isinstance(tag, str) or tag not in self._union.names:
            raise Mismatch
        struct = self._union.variant(tag)
        return self._encoder.finish(ItemsEncoder.of(struct, self._union.tag)(value))
