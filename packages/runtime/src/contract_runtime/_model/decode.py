"""Shapes to decoder source: parsed JSON in, Python values out.

A decoder owns what it is given: lists, maps and free-form values become part of the result.
"""

from .compile import Source, compiled
from .free import PLAIN
from .mismatch import Mismatch
from .shapes import ListOf, MapOf, Maybe, ScalarOf, Struct
from .state import Nulls, keep_extra

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, List, Optional

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
    _convert(source, 1, shape)
    source.add(1, "return v")
    return source.function("decode", f"decoder of {title}")


def _source() -> Source:
    return Source(
        PLAIN=PLAIN,
        Mismatch=Mismatch,
        new=object.__new__,
        read_list=read_list,
        read_map=read_map,
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
        else:
            source.add(1, f"v = d[{field.wire!r}]")
            if field.wire != tag:
                _convert(source, 1, field.shape)
            source.add(1, f"o.{field.name} = v")
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
    source.add(1, f"if {field.wire!r} in d:")
    source.add(2, "n += 1", f"v = d[{field.wire!r}]")
    if field.default is not None:
        _convert(source, 2, field.shape)
    else:
        source.add(2, "if v is not None:")
        _convert(source, 3, field.shape)
        if not field.required:
            source.add(2, "else:", f"    null |= {bit}")
    source.add(1, "else:", f"    v = {_default(source, field)}")
    source.add(1, f"o.{field.name} = v")


def _default(source: Source, field: "Field") -> str:
    return "None" if field.default is None else source.bind(f"CONST_{field.name}", field.default)


def _convert(source: Source, depth: int, shape: "Shape") -> None:
    """Write the statements that turn ``v`` from what was parsed into what it is in Python."""
    if isinstance(shape, ScalarOf) and shape.scalar.doubt:
        read = source.bind(f"read_{shape.scalar.name}", shape.scalar.read)
        source.add(depth, f"if {shape.scalar.doubt.format('v')}:", f"    v = {read}(v)")
    elif isinstance(shape, ListOf):
        source.add(depth, "if v.__class__ is not list:", "    v = read_list(v)")
        _convert_items(source, depth, shape.item, "v", "[{} for x in v]")
    elif isinstance(shape, MapOf):
        source.add(depth, "if v.__class__ is not dict:", "    v = read_map(v)")
        _convert_items(source, depth, shape.item, "v.values()", "{{k: {} for k, x in v.items()}}")
    else:
        source.add(depth, f"v = {_converted(source, shape, 'v')}")


def _convert_items(source: Source, depth: int, item: "Shape", items: str, rebuilt: str) -> None:
    if isinstance(item, ScalarOf) and item.scalar.doubt:
        # Usually all stand as they are: look first, and rebuild only where one doesn't.
        read = source.bind(f"read_{item.scalar.name}", item.scalar.read)
        source.add(depth, f"for x in {items}:")
        source.add(depth + 1, f"if {item.scalar.doubt.format('x')}:")
        source.add(depth + 2, f"v = {rebuilt.format(read + '(x)')}", "break")
    else:
        source.add(depth, f"v = {rebuilt.format(_converted(source, item, 'x'))}")


def _converted(source: Source, shape: "Shape", name: str) -> str:
    """The expression for what the value called ``name`` is in Python."""
    if isinstance(shape, ScalarOf):
        scalar = shape.scalar
        read = source.bind(f"read_{scalar.name}", scalar.read)
        if not scalar.doubt:
            return f"{read}({name})"
        return f"({read}({name}) if {scalar.doubt.format(name)} else {name})"
    if isinstance(shape, Maybe):
        return f"(None if {name} is None else {_converted(source, shape.inner, name)})"
    if isinstance(shape, Struct):
        return f"{source.bind_later(f'decode_{shape.name}', shape, decoder)}({name})"
    if isinstance(shape, (ListOf, MapOf)):
        hint = "decode_list" if isinstance(shape, ListOf) else "decode_map"
        helper = source.helper(hint, lambda inner: _convert(inner, 1, shape))
        return f"{helper}({name})"
    from .union import Decoders

    table = source.bind(f"decode_{shape.name}", Decoders(shape))
    return f"{table}[{name}[{shape.tag!r}]]({name})"
