"""Shapes to encoder source: Python values in, JSON out.

A struct has two kinds of encoders: of its model, in three styles (``styles.py``), and of a
mapping whose keys are wire names: plain dicts, and the arguments of a call.
"""

from collections.abc import Mapping
from typing import Dict, Optional

from .._base.classes import UNSET
from .annotations import struct_of
from .compile import Function, Nest, Source, compiled, named, title_of, title_of_levels
from .free import PLAIN, as_list, as_map, write_free
from .kinds import is_object
from .mismatch import Mismatch
from .shapes import Field, ListOf, MapOf, Maybe, ScalarOf, Shape, Struct, UnionOf
from .state import kept_items
from .styles import VALUES, Sent, Style
from .unknown import UnknownVariant


def encoder(
    struct: Struct, style: Style, tag: Optional[str] = None, fill: Optional[str] = None
) -> Function:
    """The encoder of a struct, given as a model or as a mapping.

    Args:
        struct: What to encode.
        style: What to make of it.
        tag: Where a union stands, the wire name that tells it; a tag that the struct doesn't
            have for itself is sent only there.
        fill: The tag's value where the model has none and only one leads to its class.
    """
    key = ("encode", style.name, tag, fill)
    return compiled(struct, key, lambda: _model_encoder(struct, style, tag, fill))


def item_encoder(struct: Struct, tag: Optional[str] = None) -> Function:
    """The encoder of a mapping with a struct's wire names, to JSON values."""
    return compiled(struct, ("encode items", tag), lambda: _item_encoder(struct, tag))


def value_encoder(shape: Shape, style: Style, title: str) -> Function:
    """The encoder of a value of any shape."""
    if isinstance(shape, Struct):
        return encoder(shape, style)
    return _value_encoder(shape, style, f"{style.name} encoder of {title}")


def _value_encoder(shape: Shape, style: Style, title: str) -> Function:
    source = _source(style)
    source.add(0, "def encode(v):", f"    return {_written(source, style, shape, 'v')}")
    return source.function("encode", title)


def _levels_encoder(shape: Nest, style: Style) -> Function:
    title = title_of_levels(shape, f"{style.name} encoder")
    key = ("encode", style.name)
    return compiled(shape, key, lambda: _value_encoder(shape, style, title))


def _source(style: Style) -> Source:
    names = {
        "PLAIN": PLAIN,
        "UNSET": UNSET,
        "as_list": as_list,
        "as_map": as_map,
        "kept_items": kept_items,
        "write_free": write_free,
    }
    return Source(**names, **style.names)


def _model_encoder(
    struct: Struct, style: Style, tag: Optional[str], fill: Optional[str]
) -> Function:
    def other(value: object) -> object:
        if isinstance(value, struct.cls):
            return encoder(struct_of(value.__class__), style, tag, fill)(value)
        if isinstance(value, Mapping):
            return style.finish(item_encoder(struct, tag)(value))
        raise Mismatch

    def ambiguous() -> object:
        raise Mismatch

    source = _source(style)
    source.names.update(cls=struct.cls, other=other, ambiguous=ambiguous)
    active = source.names["FIELDS"] = struct.fields_in(tag)
    always = [f for f in active if f.always or f.wire == tag]

    def encoded(field: Field) -> str:
        value = f"o.{field.name}"
        if field.wire == tag:
            null = "ambiguous()" if fill is None else repr(style.finish(fill))
        elif field.nullable:
            null = style.null
        else:
            return _encoded(source, style, field.shape, value)
        name, first = named(value)
        return f"({null} if {first} is None else {_encoded(source, style, field.shape, name)})"

    source.add(0, "def encode(o):", "    if o.__class__ is not cls:", "        return other(o)")
    lines = style.model(
        [Sent(f.wire, f"o.{f.name}", encoded(f)) for f in active if f in always],
        [
            Sent(f.wire, f"o.{f.name}", _encoded(source, style, f.shape, "v"))
            for f in active
            if f not in always
        ],
    )
    source.add(1, *lines)
    return source.function("encode", title_of(struct, f"{style.name} encoder", tag))


def _item_encoder(struct: Struct, tag: Optional[str]) -> Function:
    source = _source(VALUES)
    active = struct.fields_in(tag)
    needed = [f for f in active if f.required or f.wire == tag]
    source.names["KNOWN"] = frozenset(field.wire for field in active)
    source.add(0, "def encode(d):", "    if d.__class__ is not dict:", "        d = as_map(d)")
    source.add(1, "r = {}", f"n = {len(needed)}")
    for field in active:
        encoded = _encoded(source, VALUES, field.shape, "v")
        if field.nullable and field.always:
            encoded = f"None if v is None else {encoded}"
        if field in needed:
            source.add(1, f"v = d[{field.wire!r}]", f"r[{field.wire!r}] = {encoded}")
        else:
            _optional_item(source, field, encoded)
    source.add(1, "if len(d) != n:")
    source.add(2, "r.update(write_free({k: d[k] for k in d if k not in KNOWN}))")
    source.add(1, "return r")
    return source.function("encode", title_of(struct, "encoder of items", tag))


def _optional_item(source: Source, field: Field, encoded: str) -> None:
    wire = repr(field.wire)
    source.add(1, f"v = d.get({wire}, UNSET)", f"if v is not UNSET or {wire} in d:", "    n += 1")
    if field.default is not None:
        const = source.bind(f"CONST_{field.name}", field.default)
        source.add(1, f"r[{wire}] = {const} if v is UNSET else {encoded}")
        return
    source.add(1, "if v is not None and v is not UNSET:", f"    r[{wire}] = {encoded}")
    if field.both:
        source.add(1, "elif v is None:", f"    r[{wire}] = None")


def _encoded(source: Source, style: Style, shape: Shape, value: str) -> str:
    """The expression for what a value, given as an expression, is in JSON."""
    if isinstance(shape, (ListOf, MapOf, Maybe)) and shape.apart:
        function = source.bind_later(
            "encode_levels", shape, lambda nest: _levels_encoder(nest, style)
        )
        return f"{function}({value})"
    return _written(source, style, shape, value)


def _written(source: Source, style: Style, shape: Shape, value: str) -> str:
    """The same, written out even where the shape stands apart."""
    if isinstance(shape, ScalarOf):
        return style.scalar(source, shape.scalar, value)
    if isinstance(shape, ListOf):
        return style.items(_encoded(source, style, shape.item, "x"), value)
    if isinstance(shape, MapOf):
        return style.entries(_encoded(source, style, shape.item, "x"), value)
    name, first = named(value)
    if isinstance(shape, Maybe):
        inner = _encoded(source, style, shape.item, name)
        return f"({style.null} if {first} is None else {inner})"
    if isinstance(shape, Struct):
        name = f"encode_{shape.name}"
        return f"{source.bind_later(name, shape, lambda struct: encoder(struct, style))}({value})"
    table = source.bind(f"encode_{shape.name}", _Encoders(shape, style))
    return f"{table}[{first}.__class__]({name})"


class _Encoders(Dict[type, Function]):
    """Class of a caller's value to the encoder of a union's variant."""

    def __init__(self, union: UnionOf, style: Style) -> None:
        super().__init__()
        self._union = union
        self._style = style

    def __missing__(self, cls: type) -> Function:
        function = self[cls] = self._function(cls)
        return function

    def _function(self, cls: type) -> Function:
        for struct, values in self._union.leading.items():
            if issubclass(cls, struct.cls):
                fill = values[0] if len(values) == 1 else None
                return encoder(struct_of(cls), self._style, self._union.tag, fill)
        if issubclass(cls, UnknownVariant):
            return self._send_unknown
        if issubclass(cls, Mapping):
            return self._send_items
        raise Mismatch

    def _send_unknown(self, value: UnknownVariant) -> object:
        written = write_free(value.data)
        if not is_object(written):
            raise Mismatch
        # Absent where the name of an SSE event stood for it.
        if self._union.tag not in written:
            written = {self._union.tag: value.tag, **written}
        return self._style.finish(written)

    def _send_items(self, value: "Mapping[str, object]") -> object:
        tag = value.get(self._union.tag)
        if not isinstance(tag, str) or tag not in self._union.names:
            raise Mismatch
        struct = self._union.variant(tag)
        return self._style.finish(item_encoder(struct, self._union.tag)(value))
