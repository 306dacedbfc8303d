"""Shapes to encoder source: Python values in, JSON out.

A struct has two kinds of encoders: of its model, in three styles (``styles.py``), and of a
mapping whose keys are wire names: plain dicts, and the arguments of a call.
"""

from collections.abc import Mapping

from .._base.unset import UNSET
from .compile import Source, compiled, named
from .free import PLAIN, write_free
from .mismatch import Mismatch
from .shapes import ListOf, MapOf, Maybe, ScalarOf, Struct, struct_of
from .state import kept_items
from .styles import VALUES, Style, write_list, write_map

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Optional

    from .compile import Function
    from .fields import Field
    from .shapes import Shape


def write_model(value: object) -> object:
    """A model whose class is known only now, as JSON values."""
    cls = value.__class__
    if getattr(cls, "__contract_keywords__", None) is not None:
        return encoder(struct_of(cls), VALUES)(value)
    from .unknown import UnknownVariant

    if isinstance(value, UnknownVariant):
        return write_free(value.data)
    raise Mismatch


def encoder(
    struct: Struct, style: Style, tag: "Optional[str]" = None, fill: "Optional[str]" = None
) -> "Function":
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


def item_encoder(struct: Struct, tag: "Optional[str]" = None) -> "Function":
    """The encoder of a mapping with a struct's wire names, to JSON values."""
    return compiled(struct, ("encode items", tag), lambda: _item_encoder(struct, tag))


def value_encoder(shape: "Shape", style: Style, title: str) -> "Function":
    """The encoder of a value of any shape."""
    if isinstance(shape, Struct):
        return encoder(shape, style)
    source = _source(style)
    source.add(0, "def encode(v):")
    source.add(1, f"return {_encoded(source, style, shape, 'v')}")
    return source.function("encode", f"{style.name} encoder of {title}")


def _source(style: Style) -> Source:
    return Source(
        PLAIN=PLAIN,
        UNSET=UNSET,
        kept_items=kept_items,
        write_list=write_list,
        write_map=write_map,
        write_free=write_free,
        **style.names,
    )


def _model_encoder(
    struct: Struct, style: Style, tag: "Optional[str]", fill: "Optional[str]"
) -> "Function":
    def other(value: object) -> object:
        if isinstance(value, struct.cls):
            return encoder(struct_of(value.__class__), style, tag, fill)(value)
        if isinstance(value, Mapping):
            return style.finish(item_encoder(struct, tag)(value))
        raise Mismatch

    source = _source(style)
    source.bind("cls", struct.cls)
    source.bind("other", other)
    active = struct.fields_in(tag)
    source.add(0, "def encode(o):")
    source.add(1, "if o.__class__ is not cls:", "    return other(o)")
    always = [f for f in active if f.required or f.default is not None or f.wire == tag]
    items = [
        (field.wire, _always(source, style, field, number, field.wire == tag, fill))
        for number, field in enumerate(always)
    ]
    source.add(1, *style.start(items))
    for field in active:
        if field not in always:
            encoded = _encoded(source, style, field.shape, "v")
            source.add(1, f"v = o.{field.name}", "if v is not None:")
            source.add(2, style.more(field.wire, encoded))
    source.bind("FIELDS", active)
    source.add(1, "if o.__contract__ is not None:", f"    {style.rest}")
    source.add(1, f"return {style.end if always else style.end_of_nothing}")
    return source.function("encode", _title(struct, f"{style.name} encoder", tag))


def _always(
    source: Source,
    style: Style,
    field: "Field",
    number: int,
    is_tag: bool,
    fill: "Optional[str]",
) -> str:
    """The expression for a field that is always sent."""
    value = f"o.{field.name}"
    if isinstance(field.shape, (ListOf, MapOf)):
        # A comprehension can't name what it goes over.
        source.add(1, f"many{number} = {value}")
        value = f"many{number}"
    name, first = named(value)
    if is_tag:
        rest = _encoded(source, style, field.shape, name)
        return f"({_fill(source, style, fill)} if {first} is None else {rest})"
    if field.nullable:
        return (
            f"({style.null} if {first} is None else {_encoded(source, style, field.shape, name)})"
        )
    return _encoded(source, style, field.shape, value)


def _fill(source: Source, style: Style, fill: "Optional[str]") -> str:
    if fill is not None:
        return repr(style.finish(fill))

    def ambiguous() -> str:
        raise Mismatch

    return f"{source.bind('ambiguous', ambiguous)}()"


def _item_encoder(struct: Struct, tag: "Optional[str]") -> "Function":
    source = _source(VALUES)
    active = struct.fields_in(tag)
    needed = [f for f in active if f.required or f.wire == tag]
    source.add(0, "def encode(d):")
    source.add(1, "if d.__class__ is not dict:", "    d = write_map(d)", "r = {}")
    source.add(1, f"n = {len(needed)}")
    for field in active:
        encoded = _encoded(source, VALUES, field.shape, "v")
        if field in needed:
            if field.nullable:
                encoded = f"None if v is None else {encoded}"
            source.add(1, f"v = d[{field.wire!r}]", f"r[{field.wire!r}] = {encoded}")
        else:
            _optional_item(source, field, encoded)
    source.bind("KNOWN", frozenset(field.wire for field in active))
    source.add(1, "if len(d) != n:")
    source.add(2, "r.update(write_free({k: d[k] for k in d if k not in KNOWN}))")
    source.add(1, "return r")
    return source.function("encode", _title(struct, "encoder of items", tag))


def _optional_item(source: Source, field: "Field", encoded: str) -> None:
    wire = repr(field.wire)
    source.add(1, f"v = d.get({wire}, UNSET)", f"if v is not UNSET or {wire} in d:", "    n += 1")
    if field.default is not None:
        const = source.bind(f"CONST_{field.name}", field.default)
        source.add(1, f"r[{wire}] = {const} if v is UNSET else {encoded}")
        return
    source.add(1, "if v is not None and v is not UNSET:", f"    r[{wire}] = {encoded}")
    if field.both:
        source.add(1, "elif v is None:", f"    r[{wire}] = None")


def _title(struct: Struct, kind: str, tag: "Optional[str]") -> str:
    where = f" in a union told by {tag!r}" if tag is not None else ""
    return f"{kind} of {struct.cls.__module__}.{struct.name}{where}"


def _encoded(source: Source, style: Style, shape: "Shape", value: str) -> str:
    """The expression for what a value, given as an expression, is in JSON."""
    if isinstance(shape, ScalarOf):
        return style.scalar(source, shape.scalar, value)
    name, first = named(value)
    if isinstance(shape, Maybe):
        inner = _encoded(source, style, shape.inner, name)
        return f"({style.null} if {first} is None else {inner})"
    if isinstance(shape, Struct):

        def make(struct: Struct) -> "Function":
            return encoder(struct, style)

        return f"{source.bind_later(f'encode_{shape.name}', shape, make)}({value})"
    if isinstance(shape, (ListOf, MapOf)):
        # Each comprehension has a name of its own, however they nest.
        item = _encoded(source, style, shape.item, f"{name}_")
        return style.many(isinstance(shape, ListOf), item, name, f"{name}_")
    from .union import Encoders

    table = source.bind(f"encode_{shape.name}", Encoders(shape, style))
    return f"{table}[{first}.__class__]({name})"
