"""Shapes to decoder source: parsed JSON in, Python values out.

A decoder owns what it is given: lists, maps and free-form values become part of the result.
"""

from .compile import Source, compiled, named
from .free import PLAIN
from .mismatch import Mismatch
from .shapes import ListOf, MapOf, Maybe, ScalarOf, Struct
from .state import Nulls, keep_extra

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, List, Optional, Union

    from .compile import Function
    from .fields import Field
    from .shapes import Shape


def read_list(value: object) -> "List[object]":
    """``null`` reads as an empty list: servers send it for an empty slice."""
    if value is None:
        return []
    raise Mismatch


def read_map(value: object) -> "Dict[str, object]":
    """``null`` reads as an empty map, as it does for a list."""
    if value is None:
        return {}
    raise Mismatch


def decoder(struct: Struct, tag: "Optional[str]" = None) -> "Function":
    """The decoder of a struct by itself or, with ``tag``, where a union told by it stands."""
    return compiled(struct, ("decode", tag), lambda: _struct_decoder(struct, tag))


def value_decoder(shape: "Shape", title: str) -> "Function":
    """The decoder of a value of any shape."""
    if isinstance(shape, Struct):
        return decoder(shape)
    source = _source()
    source.add(0, "def decode(v):")
    _assign(source, 1, "v", "v", shape)
    source.add(1, "return v")
    return source.function("decode", f"decoder of {title}")


def read_items(read: "Function", value: "List[object]") -> "List[object]":
    return [read(item) for item in value]


def read_values(read: "Function", value: "Dict[str, object]") -> "Dict[str, object]":
    return {key: read(item) for key, item in value.items()}


def _source() -> Source:
    return Source(
        PLAIN=PLAIN,
        Mismatch=Mismatch,
        new=object.__new__,
        read_list=read_list,
        read_map=read_map,
        read_items=read_items,
        read_values=read_values,
        keep_extra=keep_extra,
    )


def _struct_decoder(struct: Struct, tag: "Optional[str]") -> "Function":
    source = _source()
    source.bind("cls", struct.cls)
    active = struct.fields_in(tag)
    counted = [f for f in active if (f.nullable or not f.required) and f.wire != tag]
    source.add(0, "def decode(d):")
    source.add(1, "if d.__class__ is not dict:", "    raise Mismatch", "o = new(cls)")
    if counted:
        source.add(1, f"n = {len(active) - len(counted)}", "null = 0")
    for field in struct.fields:
        if field not in active:
            source.add(1, f"o.{field.name} = {_default(source, field)}")
        elif field in counted:
            _counted_field(source, field, 1 << counted.index(field))
        elif field.wire == tag:
            source.add(1, f"o.{field.name} = d[{field.wire!r}]")
        else:
            _assign(source, 1, f"o.{field.name}", f"d[{field.wire!r}]", field.shape)
    if counted:
        source.bind("NULLS", Nulls([field.name for field in counted]))
        source.add(1, "if null:", "    o.__contract__ = NULLS[null]")
    source.bind("KNOWN", frozenset(field.wire for field in active))
    source.add(1, f"if len(d) != {'n' if counted else len(active)}:")
    source.add(2, "keep_extra(o, d, KNOWN)")
    source.add(1, "return o")
    where = f" in a union told by {tag!r}" if tag is not None else ""
    return source.function("decode", f"decoder of {struct.cls.__module__}.{struct.name}{where}")


def _counted_field(source: Source, field: "Field", bit: int) -> None:
    """A field that may be absent, or null."""
    target = f"o.{field.name}"
    source.add(1, f"if {field.wire!r} in d:", "    n += 1")
    if field.default is not None:
        _assign(source, 2, target, f"d[{field.wire!r}]", field.shape)
    else:
        source.add(2, f"v = d[{field.wire!r}]", "if v is None:", f"    {target} = None")
        if not field.required:
            source.add(3, f"null |= {bit}")
        source.add(2, "else:")
        _assign(source, 3, target, "v", field.shape)
    source.add(1, "else:", f"    {target} = {_default(source, field)}")


def _default(source: Source, field: "Field") -> str:
    return "None" if field.default is None else source.bind(f"CONST_{field.name}", field.default)


def _assign(source: Source, depth: int, target: str, value: str, shape: "Shape") -> None:
    """Write the statements that give ``target`` what a parsed ``value`` is in Python."""
    if isinstance(shape, (ListOf, MapOf)):
        if value != "v":
            source.add(depth, f"v = {value}")
        _collect(source, depth, shape)
        source.add(depth, f"{target} = v")
    else:
        source.add(depth, f"{target} = {_decoded(source, shape, value)}")


def _collect(source: Source, depth: int, shape: "Union[ListOf, MapOf]") -> None:
    """Write the statements that turn ``v`` from a parsed list or map into what it is."""
    if isinstance(shape, ListOf):
        read_all, rebuild, items, rebuilt = "read_list", "read_items", "v", "[{} for x in v]"
    else:
        read_all, rebuild, items = "read_map", "read_values", "v.values()"
        rebuilt = "{{k: {} for k, x in v.items()}}"
    cls = "list" if isinstance(shape, ListOf) else "dict"
    source.add(depth, f"if v.__class__ is not {cls}:", f"    v = {read_all}(v)")
    item = shape.item
    if isinstance(item, ScalarOf) and item.scalar.reads:
        # Usually all stand as they are: look first, and rebuild only where one doesn't.
        read = source.bind(f"read_{item.scalar.name}", item.scalar.read)
        source.add(depth, f"for x in {items}:")
        source.add(depth + 1, f"if not ({item.scalar.reads.format('x', 'x')}):")
        source.add(depth + 2, f"v = {rebuild}({read}, v)", "break")
    else:
        source.add(depth, f"v = {rebuilt.format(_decoded(source, item, 'x'))}")


def _decoded(source: Source, shape: "Shape", value: str) -> str:
    """The expression for what a parsed value, given as an expression, is in Python."""
    if isinstance(shape, ScalarOf):
        read = source.bind(f"read_{shape.scalar.name}", shape.scalar.read)
        if not shape.scalar.reads:
            return f"{read}({value})"
        name, first = named(value)
        return f"({name} if {shape.scalar.reads.format(first, name)} else {read}({name}))"
    if isinstance(shape, Maybe):
        name, first = named(value)
        return f"(None if {first} is None else {_decoded(source, shape.inner, name)})"
    if isinstance(shape, Struct):
        return f"{source.bind_later(f'decode_{shape.name}', shape, decoder)}({value})"
    if isinstance(shape, (ListOf, MapOf)):
        hint = "decode_list" if isinstance(shape, ListOf) else "decode_map"
        helper = source.helper(hint, lambda inner: _collect(inner, 1, shape))
        return f"{helper}({value})"
    from .union import Decoders

    table = source.bind(f"decode_{shape.name}", Decoders(shape))
    name, first = named(value)
    return f"{table}[{first}[{shape.tag!r}]]({name})"
