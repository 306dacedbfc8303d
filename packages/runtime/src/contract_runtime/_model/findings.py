"""What is wrong with a value, and what is new in it, each with its place.

Compiled code only knows that something is wrong. This walk over the same shapes says what, of
parsed JSON (reading) and of a caller's value (writing). Over a document that decodes it says
what the contract doesn't know yet. Paths are spelt as the value was: keys of JSON and mappings,
attributes of a model by their Python names.
"""

from typing import Any, Dict, Iterator, Mapping, NamedTuple, Optional, Tuple, Type, Union

from .._base.classes import UNSET
from .annotations import struct_of
from .base import Model, UnknownVariant
from .kinds import Mismatch, is_array, is_mapping, is_object, is_sequence
from .scalars import FREE
from .shapes import Field, ListOf, MapOf, Maybe, Nest, ScalarOf, Shape, Struct, UnionOf

Path = Tuple[Union[str, int], ...]
MISMATCH, FIELD, VALUE, VARIANT = "mismatch", "field", "value", "variant"

_Around = Tuple[int, ...]

#: Stands for the value of what isn't there.
MISSING = object()
_ANY = ScalarOf(FREE)


class Finding(NamedTuple):
    """One place in a value where it isn't what the contract says."""

    #: ``MISMATCH`` is an error; ``FIELD`` an unknown field, ``VALUE`` a value that an enum or const
    #: doesn't name, ``VARIANT`` an unknown tag of a union.
    kind: str
    #: Keys and indices that lead there from the top.
    path: Path
    #: Of a mismatch what is due, or (writing) a sentence; else the name of the type concerned.
    words: str
    #: What stands there; of an unknown variant, the tag.
    value: object = MISSING
    #: Of a value, the field that it stands in, be it in a list or map: ``Todo.state``.
    owner: str = ""
    #: What the caller gets whose value it is.
    error: Type[Exception] = TypeError


Found = Iterator[Finding]


def reading(shape: Shape, value: object, path: Path = (), owner: str = "") -> Found:
    """Walk parsed JSON, depth first, in order; ``owner`` is the field that it is of."""
    if value is None and isinstance(shape, Nest):
        return  # reads as None, or as empty
    if isinstance(shape, Maybe):
        shape = shape.item
    if isinstance(shape, ScalarOf):
        try:
            read = shape.scalar.decode(value)
        except Mismatch:
            if shape.scalar is FREE and not isinstance(value, float):
                yield from reading(_free_shape(value), value, path)
            else:
                yield Finding(MISMATCH, path, shape.scalar.json, value)
        else:
            if shape.values and read not in shape.values:
                yield Finding(VALUE, path, shape.scalar.json, value, owner)
    elif isinstance(shape, Struct) and is_object(value):
        yield from _read_struct(shape, value, path)
    elif isinstance(shape, UnionOf) and is_object(value):
        yield from _read_union(shape, value, path)
    elif isinstance(shape, ListOf) and is_array(value):
        for index, item in enumerate(value):
            yield from reading(shape.item, item, (*path, index), owner)
    elif isinstance(shape, MapOf) and is_object(value):
        for key, item in value.items():
            yield from reading(shape.item, item, (*path, key), owner)
    else:
        yield Finding(MISMATCH, path, _due(shape), value)


def _free_shape(value: object) -> Shape:
    """The shape that a free-form value could be of."""
    if isinstance(value, Model):
        return struct_of(value.__class__)
    if is_sequence(value):
        return ListOf(_ANY)
    return MapOf(_ANY) if is_mapping(value) else _ANY


def _due(shape: Shape) -> str:
    if isinstance(shape, ScalarOf):
        return shape.scalar.json
    if isinstance(shape, ListOf):
        return "an array"
    return f"an object ({shape.name})" if isinstance(shape, (Struct, UnionOf)) else "an object"


def _read_struct(
    struct: Struct, value: Dict[str, object], path: Path, tag: Optional[str] = None
) -> Found:
    known = {field.wire: field for field in struct.fields_in(tag)}
    for wire, field in known.items():
        if wire in value:
            if wire != tag and (value[wire] is not None or _needs_value(field)):
                owner = f"{struct.name}.{wire}"
                yield from reading(field.shape, value[wire], (*path, wire), owner)
        elif field.required and not field.nullable:
            yield Finding(MISMATCH, (*path, wire), _due(field.shape))
    for key, item in value.items():
        if key not in known:
            yield from reading(_ANY, item, (*path, key))
            yield Finding(FIELD, (*path, key), struct.name, item)


def _read_union(union: UnionOf, value: Dict[str, object], path: Path) -> Found:
    tag = value.get(union.tag, MISSING)
    if not isinstance(tag, str):
        yield Finding(MISMATCH, (*path, union.tag), f"the tag of {union.name}, a string", tag)
    elif tag in union.names:
        yield from _read_struct(union.variant(tag), value, path, union.tag)
    else:
        yield from reading(_ANY, value, path)
        yield Finding(VARIANT, (*path, union.tag), union.name, tag)


def writing(shape: Shape, value: object, path: Path = (), around: _Around = ()) -> Found:
    """Walk a caller's value; ``around`` are the ids of the containers that it is in."""
    if isinstance(shape, Maybe):
        if value is None:
            return
        shape = shape.item
    if id(value) in around:
        yield _refused("the value contains itself", path, value)
        return
    around = (*around, id(value))
    if isinstance(shape, ScalarOf) and shape.scalar is FREE:
        shape = _free_shape(value)
    if isinstance(shape, Struct):
        yield from _write_struct(shape, value, path, around)
    elif isinstance(shape, UnionOf):
        yield from _write_union(shape, value, path, around)
    elif isinstance(shape, ListOf) and is_sequence(value):
        for index, item in enumerate(value):
            yield from writing(shape.item, item, (*path, index), around)
    elif isinstance(shape, MapOf) and is_mapping(value):
        yield from _write_rest(value, {}, shape.item, path, around)
    elif shape is _ANY and isinstance(value, UnknownVariant):
        yield from writing(_ANY, value.data, (*path, "data"), around)
    elif isinstance(shape, ScalarOf):
        try:
            shape.scalar.encode(value)
        except Mismatch as mismatch:
            words = str(mismatch)
            unwanted = _unwanted(shape.scalar.python, value, path)
            yield _refused(words, path, value) if words else unwanted
    else:
        yield _unwanted("a sequence" if isinstance(shape, ListOf) else "a mapping", value, path)


def _unwanted(due: str, value: object, path: Path) -> Finding:
    got = type(value).__name__
    if got in due.replace(",", "").split():  # numpy has a bool too
        got = f"{type(value).__module__}.{got}"
    return Finding(MISMATCH, path, f"expected {due}, got {got}", value)


def _refused(words: str, path: Path, value: object) -> Finding:
    return Finding(MISMATCH, path, words, value, error=ValueError)


def _write_struct(
    struct: Struct, value: Any, path: Path, around: _Around, tag: Optional[str] = None
) -> Found:
    """Walk a model, or a mapping with a struct's wire names."""
    of_model = not is_mapping(value)
    if of_model:
        if not isinstance(value, struct.cls):
            yield _unwanted(f"{struct.name} or a mapping", value, path)
            return
        struct = struct_of(value.__class__)
    known = {field.wire: field for field in struct.fields_in(tag)}
    for wire, field in known.items():
        key = field.name if of_model else wire
        item = getattr(value, key) if of_model else value.get(key, UNSET)
        if item is UNSET and not of_model:
            if field.required:
                yield Finding(MISMATCH, (*path, key), "required, and missing")
        elif item is not None or (wire != tag and _needs_value(field)):
            yield from writing(field.shape, item, (*path, key), around)
    if of_model:
        extra, _nulls = getattr(value, "__contract__", None) or (None, ())
        yield from writing(_ANY, extra or {}, (*path, "extra"), around)
    else:
        yield from _write_rest(value, known, _ANY, path, around)


def _needs_value(field: Field) -> bool:
    return field.always and not field.nullable


def _write_rest(
    items: Mapping[Any, object], known: Dict[str, Field], shape: Shape, path: Path, around: _Around
) -> Found:
    for key, item in items.items():
        if not isinstance(key, str):
            words = f"the keys of a JSON object are strings, not {key!r}"
            yield Finding(MISMATCH, path, words, key)
        elif key not in known:
            yield from writing(shape, item, (*path, key), around)


def _write_union(union: UnionOf, value: Any, path: Path, around: _Around) -> Found:
    if isinstance(value, UnknownVariant):
        yield from writing(MapOf(_ANY), value.data, (*path, "data"), around)
        return
    for struct, values in union.leading.items():
        if isinstance(value, struct.cls):
            if getattr(value, union.attribute) is None and len(values) > 1:
                which = ", ".join(map(repr, values))
                words = f"None, and several values lead to {struct.name}: say which of {which}"
                yield _refused(words, (*path, union.attribute), None)
            yield from _write_struct(struct, value, path, around, union.tag)
            return
    if not is_mapping(value):
        names = ", ".join(sorted(set(union.names.values())))
        yield _unwanted(f"{names} or a mapping", value, path)
        return
    tag: Any = value.get(union.tag)
    place = (*path, union.tag)
    known = ", ".join(map(repr, union.names))
    if tag is None:
        words = f"required, and missing: it tells which variant this is ({known})"
        yield Finding(MISMATCH, place, words)
    elif not isinstance(tag, str) or tag not in union.names:
        words = f"{tag!r} is no variant of {union.name} ({known}); UnknownVariant sends any"
        yield _refused(words, place, value)
    else:
        yield from _write_struct(union.variant(tag), value, path, around, union.tag)
