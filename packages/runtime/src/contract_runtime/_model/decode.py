"""Shapes to decoder source: parsed JSON in, Python values out.

A decoder owns what it is given: maps and free-form values become part of the result.
"""

from typing import Dict, Iterator, List, Optional, Set, Tuple

from .compile import Function, Nest, Source, compiled, named, title_of, title_of_levels
from .free import PLAIN, read_free
from .kinds import is_array, is_object
from .mismatch import Mismatch
from .shapes import Field, ListOf, MapOf, Maybe, ScalarOf, Shape, Struct, UnionOf
from .state import keeper
from .unknown import UnknownVariant


def decoder(struct: Struct, tag: Optional[str] = None) -> Function:
    """The decoder of a struct by itself or, with ``tag``, where a union told by it stands."""
    return compiled(struct, ("decode", tag), lambda: _struct_decoder(struct, tag))


def value_decoder(shape: Shape, title: str) -> Function:
    """The decoder of a value of any shape."""
    if isinstance(shape, Struct):
        return decoder(shape)
    return _value_decoder(shape, f"decoder of {title}")


def _value_decoder(shape: Shape, title: str) -> Function:
    source = _source()
    source.add(0, "def decode(v):", f"    return {_written(source, shape, 'v')}")
    return source.function("decode", title)


def _levels_decoder(shape: Nest) -> Function:
    title = title_of_levels(shape, "decoder")
    return compiled(shape, ("decode",), lambda: _value_decoder(shape, title))


def decoders(shape: Shape) -> Iterator[Function]:
    """The decoders of all that a value of this shape can hold, compiled ahead."""
    seen: Set[Tuple[type, Optional[str]]] = set()
    ahead: List[Tuple[Shape, Optional[str]]] = [(shape, None)]
    while ahead:
        each, tag = ahead.pop()
        if isinstance(each, (ListOf, MapOf, Maybe)):
            if each.apart and each is not shape:
                yield _levels_decoder(each)
            ahead.append((each.item, None))
        elif isinstance(each, UnionOf):
            ahead.extend((struct, each.tag) for struct in each.leading)
        elif isinstance(each, Struct) and (each.cls, tag) not in seen:
            seen.add((each.cls, tag))
            yield decoder(each, tag)
            ahead.extend((field.shape, None) for field in each.fields)


def _items(value: object) -> List[object]:
    # ``null`` reads as empty: servers send it for an empty slice, and for an empty map.
    if is_array(value):
        return value
    if value is None:
        return []
    raise Mismatch


def _entries(value: object) -> Dict[str, object]:
    if is_object(value):
        return value
    if value is None:
        return {}
    raise Mismatch


def _source() -> Source:
    return Source(
        PLAIN=PLAIN, Mismatch=Mismatch, new=object.__new__, items=_items, entries=_entries
    )


def _struct_decoder(struct: Struct, tag: Optional[str]) -> Function:
    source = _source()
    source.bind("cls", struct.cls)
    active = struct.fields_in(tag)
    counted = [f for f in active if (f.nullable or not f.required) and f.wire != tag]
    source.add(0, "def decode(d):", "    if d.__class__ is not dict:", "        raise Mismatch")
    source.add(1, "o = new(cls)", f"n = {len(active) - len(counted)}")
    for field in struct.fields:
        if field not in active:
            source.add(1, f"o.{field.name} = {_default(source, field)}")
        elif field in counted:
            _counted_field(source, field)
        else:
            value = f"d[{field.wire!r}]"
            decoded = value if field.wire == tag else _decoded(source, field.shape, value)
            source.add(1, f"o.{field.name} = {decoded}")
    keep = source.bind("keep", keeper(active))
    source.add(1, "if len(d) != n:", f"    {keep}(o, d)", "return o")
    return source.function("decode", title_of(struct, "decoder", tag))


def _counted_field(source: Source, field: Field) -> None:
    """A field that may be absent, or null: ``n`` counts those that say all of themselves."""
    value, decoded = f"d[{field.wire!r}]", _decoded(source, field.shape, "v")
    if field.always:
        source.add(1, f"if {field.wire!r} in d:", "    n += 1", f"    v = {value}")
        decoded = f"None if v is None else {decoded}" if field.nullable else decoded
    else:
        source.add(1, f"if {field.wire!r} in d and (v := {value}) is not None:", "    n += 1")
    source.add(2, f"o.{field.name} = {decoded}")
    source.add(1, "else:", f"    o.{field.name} = {_default(source, field)}")


def _default(source: Source, field: Field) -> str:
    return "None" if field.default is None else source.bind(f"CONST_{field.name}", field.default)


def _decoded(source: Source, shape: Shape, value: str) -> str:
    """The expression for what a parsed value, given as an expression, is in Python."""
    if isinstance(shape, (ListOf, MapOf, Maybe)) and shape.apart:
        return f"{source.bind_later('decode_levels', shape, _levels_decoder)}({value})"
    return _written(source, shape, value)


def _written(source: Source, shape: Shape, value: str) -> str:
    """The same, written out even where the shape stands apart."""
    name, first = named(value)
    if isinstance(shape, ScalarOf):
        read = source.bind(f"read_{shape.scalar.name}", shape.scalar.read)
        if not shape.scalar.test:
            return f"{read}({value})"
        return f"({name} if {shape.scalar.test.format(first, name)} else {read}({name}))"
    if isinstance(shape, Maybe):
        return f"(None if {first} is None else {_decoded(source, shape.item, name)})"
    if isinstance(shape, Struct):
        return f"{source.bind_later(f'decode_{shape.name}', shape, decoder)}({value})"
    if isinstance(shape, ListOf):
        return f"[{_decoded(source, shape.item, 'x')} for x in items({value})]"
    if isinstance(shape, MapOf):
        item = _decoded(source, shape.item, "x")
        return f"{{k: {item} for k, x in entries({value}).items()}}"
    table = source.bind(f"decode_{shape.name}", _Decoders(shape))
    return f"{table}[{first}[{shape.tag!r}]]({name})"


class _Decoders(Dict[object, Function]):
    """Tag value to decoder: compiled when the first such variant comes, then one look-up."""

    def __init__(self, union: UnionOf) -> None:
        super().__init__()
        self._union = union

    def __missing__(self, tag: object) -> Function:
        union = self._union
        if not isinstance(tag, str):
            raise Mismatch
        if tag in union.names:
            function = self[tag] = decoder(union.variant(tag), union.tag)
            return function

        # Not kept: a server may send any number of tags.
        def unknown(data: object) -> UnknownVariant:
            if not is_object(data):
                raise Mismatch
            read_free(data)
            return UnknownVariant(tag, data, attribute=union.attribute)

        return unknown
