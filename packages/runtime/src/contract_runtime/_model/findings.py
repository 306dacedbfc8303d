"""What is wrong with a parsed JSON value, and what is new in it, each with its place.

Compiled decoders only know that something is wrong. This walk, over the same shapes and with
the same rules, says what; over a value that decodes it says what the contract doesn't know yet.
"""

from .kinds import is_array, is_object
from .mismatch import Mismatch
from .scalars import FREE
from .shapes import ListOf, Maybe, ScalarOf, Struct, UnionOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterator, Optional, Set, Tuple, Union

    from .fields import Field
    from .shapes import Shape

    Path = Tuple[Union[str, int], ...]

MISMATCH, FIELD, VALUE, VARIANT = "mismatch", "field", "value", "variant"


class Finding:
    """One place in a document where it isn't what the contract says.

    Attributes:
        kind: ``MISMATCH`` is an error; ``FIELD`` an unknown field, ``VALUE`` a value that an enum
            or const doesn't name, ``VARIANT`` an unknown tag of a union.
        path: Keys and indices that lead there from the top.
        expected: Of a mismatch, what was due, in words; else the name of the type concerned.
        value: What stands there; of an unknown variant, the tag.
    """

    __slots__ = ("expected", "kind", "path", "value")

    def __init__(self, kind: str, path: "Path", expected: str, value: object) -> None:
        self.kind = kind
        self.path = path
        self.expected = expected
        self.value = value


_ANY = ScalarOf(FREE)

#: Stands for the value of what isn't there.
MISSING = object()


def findings(shape: "Shape", value: object, path: "Path" = ()) -> "Iterator[Finding]":
    """Walk a parsed value, depth first, in order."""
    if isinstance(shape, ScalarOf):
        try:
            read = shape.scalar.read(value)
        except Mismatch:
            yield Finding(MISMATCH, path, shape.scalar.json, value)
        else:
            if shape.values and read not in shape.values:
                yield Finding(VALUE, path, shape.scalar.json, value)
    elif isinstance(shape, Maybe):
        if value is not None:
            yield from findings(shape.inner, value, path)
    elif isinstance(shape, Struct):
        yield from _in_struct(shape, value, path, None)
    elif isinstance(shape, UnionOf):
        yield from _in_union(shape, value, path)
    elif value is None:
        return  # reads as empty
    elif isinstance(shape, ListOf):
        if not is_array(value):
            yield Finding(MISMATCH, path, "an array", value)
            return
        for index, item in enumerate(value):
            yield from findings(shape.item, item, (*path, index))
    elif is_object(value):
        for key, item in value.items():
            yield from findings(shape.item, item, (*path, key))
    else:
        yield Finding(MISMATCH, path, "an object", value)


def _in_struct(
    struct: Struct, value: object, path: "Path", tag: "Optional[str]"
) -> "Iterator[Finding]":
    if not is_object(value):
        yield Finding(MISMATCH, path, f"an object ({struct.name})", value)
        return
    known: Set[str] = set()
    for field in struct.fields_in(tag):
        known.add(field.wire)
        if field.wire == tag:
            continue
        place = (*path, field.wire)
        if field.wire in value:
            yield from _in_field(field, value[field.wire], place)
        elif field.required and not field.nullable:
            yield Finding(MISMATCH, place, _due(field.shape), MISSING)
    for key, item in value.items():
        if key not in known:
            yield from findings(_ANY, item, (*path, key))
            yield Finding(FIELD, (*path, key), struct.name, item)


def _in_field(field: "Field", value: object, path: "Path") -> "Iterator[Finding]":
    if value is None and (field.nullable or not field.required) and field.default is None:
        return
    yield from findings(field.shape, value, path)


def _in_union(union: UnionOf, value: object, path: "Path") -> "Iterator[Finding]":
    if not is_object(value):
        yield Finding(MISMATCH, path, f"an object ({union.name})", value)
        return
    tag = value.get(union.tag, MISSING)
    if not isinstance(tag, str):
        words = f"the tag of {union.name}, a string"
        yield Finding(MISMATCH, (*path, union.tag), words, tag)
    elif tag in union.names:
        yield from _in_struct(union.variant(tag), value, path, union.tag)
    else:
        yield from findings(_ANY, value, path)
        yield Finding(VARIANT, (*path, union.tag), union.name, tag)


def _due(shape: "Shape") -> str:
    if isinstance(shape, ScalarOf):
        return shape.scalar.json
    if isinstance(shape, ListOf):
        return "an array"
    return f"an object ({shape.name})" if isinstance(shape, (Struct, UnionOf)) else "an object"
