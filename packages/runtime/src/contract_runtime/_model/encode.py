"""Shapes to encoder source: Python values in, JSON values out.

A struct has two encoders: of its model, and of a mapping whose keys are wire names (plain dicts,
and the arguments of a call).
"""

from collections.abc import Mapping, Sequence

from .._base.unset import UNSET
from .compile import Source, compiled
from .free import PLAIN, write_free
from .mismatch import Mismatch
from .shapes import ListOf, MapOf, Maybe, ScalarOf, Struct, struct_of
from .state import send_kept

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, List

    from .compile import Function
    from .fields import Field
    from .shapes import Shape


def write_list(value: object) -> "List[object]":
    """Any sequence but text and bytes, as a list."""
    if isinstance(value, Sequence) and not isinstance(value, (str, bytes, bytearray, memoryview)):
        return list(value)
    raise Mismatch


def write_map(value: object) -> "Dict[str, object]":
    """Any mapping whose keys are strings, as a dict."""
    if isinstance(value, Mapping):
        items = dict(value)
        for key in items:
            if key.__class__ is not str:
                if not isinstance(key, str):
                    raise Mismatch
                return {str.__str__(key): item for key, item in items.items()}
        return items
    raise Mismatch


def write_model(value: object) -> object:
    """A model whose class is known only now."""
    struct = getattr(value.__class__, "__contract_keywords__", None) and struct_of(value.__class__)
    if struct is None:
        from .unknown import UnknownVariant

        if isinstance(value, UnknownVariant):
            return write_free(value.data)
        raise Mismatch
    return encoder(struct)(value)


def encoder(struct: Struct, tag: str = "", fill: str = "") -> "Function":
    """The encoder of a struct, given as a model or as a mapping.

    Args:
        struct: What to encode.
        tag: Where a union stands, the wire name that tells it; a tag that the struct doesn't
            have for itself is sent only there.
        fill: The tag's value where the model has none and only one leads to its class.
    """
    return compiled(struct, ("encode", tag, fill), lambda: _model_encoder(struct, tag, fill))


def item_encoder(struct: Struct, tag: str = "") -> "Function":
    """The encoder of a mapping with a struct's wire names."""
    return compiled(struct, ("encode items", tag), lambda: _item_encoder(struct, tag))


def value_encoder(shape: "Shape", title: str) -> "Function":
    """The encoder of a value of any shape."""
    if isinstance(shape, Struct):
        return encoder(shape)
    source = _source()
    source.add(0, "def encode(v):")
    _convert(source, 1, shape)
    source.add(1, "return v")
    return source.function("encode", f"encoder of {title}")


def _source() -> Source:
    return Source(
        PLAIN=PLAIN,
        UNSET=UNSET,
        Mismatch=Mismatch,
        write_list=write_list,
        write_map=write_map,
        write_free=write_free,
        send_kept=send_kept,
    )


def _model_encoder(struct: Struct, tag: str, fill: str) -> "Function":
    def other(value: object) -> object:
        if isinstance(value, struct.cls):
            return encoder(struct_of(value.__class__), tag, fill)(value)
        if isinstance(value, Mapping):
            return item_encoder(struct, tag)(value)
        raise Mismatch

    source = _source()
    source.bind("cls", struct.cls)
    source.bind("other", other)
    active = struct.fields_in(tag)
    source.add(0, "def encode(o):")
    source.add(1, "if o.__class__ is not cls:", "    return other(o)")
    always = [f for f in active if f.required or f.default is not None or f.wire == tag]
    for number, field in enumerate(always):
        source.add(1, f"v = o.{field.name}")
        if field.wire == tag:
            source.add(1, "if v is None:", f"    v = {_fill(source, fill)}", "else:")
            _convert(source, 2, field.shape)
        elif field.nullable:
            source.add(1, "if v is not None:")
            _convert(source, 2, field.shape)
        else:
            _convert(source, 1, field.shape)
        source.add(1, f"v{number} = v")
    items = ", ".join(f"{field.wire!r}: v{number}" for number, field in enumerate(always))
    source.add(1, f"r = {{{items}}}")
    for field in active:
        if field not in always:
            source.add(1, f"v = o.{field.name}", "if v is not None:")
            _convert(source, 2, field.shape)
            source.add(2, f"r[{field.wire!r}] = v")
    source.bind("FIELDS", active)
    source.add(1, "if o.__contract__ is not None:")
    source.add(2, "send_kept(r, o.__contract__, FIELDS)")
    source.add(1, "return r")
    return source.function("encode", _title(struct, "encoder", tag))


def _fill(source: Source, fill: str) -> str:
    if fill:
        return repr(fill)

    def ambiguous() -> str:
        raise Mismatch("several values lead to this class: say which", ValueError)

    return f"{source.bind('ambiguous', ambiguous)}()"


def _item_encoder(struct: Struct, tag: str) -> "Function":
    source = _source()
    active = struct.fields_in(tag)
    source.add(0, "def encode(d):")
    source.add(1, "if d.__class__ is not dict:", "    d = write_map(d)", "r = {}")
    needed = [f for f in active if f.required or f.wire == tag]
    source.add(1, f"n = {len(needed)}")
    for field in active:
        wire = repr(field.wire)
        if field in needed:
            source.add(1, f"v = d[{wire}]")
            if field.nullable:
                source.add(1, "if v is not None:")
            _convert(source, 2 if field.nullable else 1, field.shape)
            source.add(1, f"r[{wire}] = v")
        else:
            _optional_item(source, field)
    source.bind("KNOWN", frozenset(field.wire for field in active))
    source.add(1, "if len(d) != n:", "    for k, v in d.items():", "        if k not in KNOWN:")
    source.add(4, "r[k] = write_free(v)")
    source.add(1, "return r")
    return source.function("encode", _title(struct, "item encoder", tag))


def _optional_item(source: Source, field: "Field") -> None:
    wire = repr(field.wire)
    source.add(1, f"if {wire} in d:", "    n += 1", f"    v = d[{wire}]")
    if field.default is not None:
        const = source.bind(f"CONST_{field.name}", field.default)
        source.add(2, "if v is not UNSET:")
        _convert(source, 3, field.shape)
        source.add(3, f"r[{wire}] = v")
        source.add(2, "else:", f"    r[{wire}] = {const}")
        source.add(1, "else:", f"    r[{wire}] = {const}")
        return
    source.add(2, "if v is not None and v is not UNSET:")
    _convert(source, 3, field.shape)
    source.add(3, f"r[{wire}] = v")
    if field.both:
        source.add(2, "elif v is None:", f"    r[{wire}] = None")


def _title(struct: Struct, kind: str, tag: str) -> str:
    where = f" in a union told by {tag!r}" if tag else ""
    return f"{kind} of {struct.cls.__module__}.{struct.name}{where}"


def _convert(source: Source, depth: int, shape: "Shape") -> None:
    """Write the statements that turn ``v`` from a value of the caller's into JSON."""
    if isinstance(shape, ScalarOf) and shape.scalar.care:
        write = source.bind(f"write_{shape.scalar.name}", shape.scalar.write)
        source.add(depth, f"if {shape.scalar.care.format('v')}:", f"    v = {write}(v)")
    elif isinstance(shape, ListOf):
        source.add(depth, "if v.__class__ is not list:", "    v = write_list(v)")
        source.add(depth, f"v = [{_converted(source, shape.item, 'x')} for x in v]")
    elif isinstance(shape, MapOf):
        source.add(depth, "v = write_map(v)")
        source.add(depth, f"v = {{k: {_converted(source, shape.item, 'x')} for k, x in v.items()}}")
    else:
        source.add(depth, f"v = {_converted(source, shape, 'v')}")


def _converted(source: Source, shape: "Shape", name: str) -> str:
    """The expression for what the value called ``name`` is in JSON."""
    if isinstance(shape, ScalarOf):
        scalar = shape.scalar
        write = source.bind(f"write_{scalar.name}", scalar.write)
        if not scalar.care:
            return f"{write}({name})"
        return f"({write}({name}) if {scalar.care.format(name)} else {name})"
    if isinstance(shape, Maybe):
        return f"(None if {name} is None else {_converted(source, shape.inner, name)})"
    if isinstance(shape, Struct):
        return f"{source.bind_later(f'encode_{shape.name}', shape, encoder)}({name})"
    if isinstance(shape, (ListOf, MapOf)):
        hint = "encode_list" if isinstance(shape, ListOf) else "encode_map"
        helper = source.helper(hint, lambda inner: _convert(inner, 1, shape))
        return f"{helper}({name})"
    from .union import Encoders

    table = source.bind(f"encode_{shape.name}", Encoders(shape))
    return f"{table}[{name}.__class__]({name})"
