"""Why a value of the caller's can't be sent, and where in it the reason stands.

The encoders' counterpart of ``findings.py``. Paths are spelt as the caller wrote the value:
attributes of a model by their Python names, entries of a mapping by their keys.
"""

from .._base.unset import UNSET
from .kinds import is_mapping, is_sequence
from .mismatch import Mismatch
from .scalars import FREE
from .shapes import ListOf, MapOf, Maybe, ScalarOf, Struct, UnionOf, struct_of
from .unknown import UnknownVariant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterator, Mapping, Optional, Tuple, Type

    from .fields import Field
    from .findings import Path
    from .shapes import Shape

_ANY = ScalarOf(FREE)


class Refusal:
    """The first thing in a value that can't be sent."""

    __slots__ = ("error", "path", "reason")

    def __init__(self, path: "Path", reason: str, error: "Type[Exception]" = TypeError) -> None:
        self.path = path
        self.reason = reason
        self.error = error


def _wanted(what: str, value: object) -> str:
    return f"expected {what}, got {type(value).__name__}"


def refusals(
    shape: "Shape", value: object, path: "Path" = (), around: "Tuple[int, ...]" = ()
) -> "Iterator[Refusal]":
    """Walk a value, depth first; ``around`` are the ids of the containers that it is in."""
    if isinstance(shape, Maybe):
        if value is None:
            return
        shape = shape.inner
    if id(value) in around:
        yield Refusal(path, "the value contains itself", ValueError)
        return
    if isinstance(shape, Struct):
        yield from _in_struct(shape, value, path, (*around, id(value)))
    elif isinstance(shape, UnionOf):
        yield from _in_union(shape, value, path, (*around, id(value)))
    elif isinstance(shape, ScalarOf) and shape.scalar is not FREE:
        yield from _in_scalar(shape, value, path)
    elif isinstance(shape, ListOf) or (isinstance(shape, ScalarOf) and is_sequence(value)):
        if not is_sequence(value):
            yield Refusal(path, _wanted("a sequence", value))
            return
        item = shape.item if isinstance(shape, ListOf) else _ANY
        for index, inner in enumerate(value):
            yield from refusals(item, inner, (*path, index), (*around, id(value)))
    elif isinstance(shape, MapOf) or is_mapping(value):
        if not is_mapping(value):
            yield Refusal(path, _wanted("a mapping", value))
            return
        item = shape.item if isinstance(shape, MapOf) else _ANY
        for key, inner in value.items():
            if isinstance(key, str):
                yield from refusals(item, inner, (*path, key), (*around, id(value)))
            else:
                yield Refusal(path, f"the keys of a JSON object are strings, not {key!r}")
    elif getattr(value.__class__, "__contract_keywords__", None) is not None:
        yield from _in_struct(struct_of(value.__class__), value, path, (*around, id(value)))
    elif isinstance(value, UnknownVariant):
        yield from refusals(_ANY, value.data, (*path, "data"), (*around, id(value)))
    elif isinstance(shape, ScalarOf):
        yield from _in_scalar(shape, value, path)


def _in_scalar(shape: "ScalarOf", value: object, path: "Path") -> "Iterator[Refusal]":
    try:
        shape.scalar.write(value)
    except Mismatch as mismatch:
        reason = mismatch.reason or _wanted(shape.scalar.python, value)
        yield Refusal(path, reason, mismatch.error)


def _in_struct(
    struct: Struct,
    value: object,
    path: "Path",
    around: "Tuple[int, ...]",
    tag: "Optional[str]" = None,
) -> "Iterator[Refusal]":
    if isinstance(value, struct.cls):
        for field in struct_of(value.__class__).fields_in(tag):
            item = getattr(value, field.name)
            if item is None and (field.wire == tag or not _needs_value(field)):
                continue
            yield from refusals(field.shape, item, (*path, field.name), around)
        extra, _nulls = getattr(value, "__contract__", None) or (None, ())
        yield from refusals(_ANY, extra or {}, (*path, "extra"), around)
    elif is_mapping(value):
        yield from _in_items(struct, value, path, around, tag)
    else:
        yield Refusal(path, _wanted(f"{struct.name} or a mapping", value))


def _needs_value(field: "Field") -> bool:
    return field.default is not None or (field.required and not field.nullable)


def in_arguments(struct: Struct, arguments: "Mapping[str, object]") -> "Iterator[Refusal]":
    """Walk the arguments of a call, which have their Python names in paths."""
    names = {field.wire: field.name for field in struct.fields}
    for refusal in _in_items(struct, arguments, (), (), None):
        first = refusal.path[0]
        yield Refusal(
            (names.get(str(first), first), *refusal.path[1:]), refusal.reason, refusal.error
        )


def _in_items(
    struct: Struct,
    items: "Mapping[Any, object]",
    path: "Path",
    around: "Tuple[int, ...]",
    tag: "Optional[str]",
) -> "Iterator[Refusal]":
    known = {field.wire: field for field in struct.fields_in(tag)}
    for wire, field in known.items():
        item = items.get(wire, UNSET)
        if item is UNSET:
            if field.required:
                yield Refusal((*path, wire), "required, and missing")
        elif item is not None or _needs_value(field):
            yield from refusals(field.shape, item, (*path, wire), around)
    for key, item in items.items():
        if not isinstance(key, str):
            yield Refusal(path, f"the keys of a JSON object are strings, not {key!r}")
        elif key not in known:
            yield from refusals(_ANY, item, (*path, key), around)


def _in_union(
    union: UnionOf, value: object, path: "Path", around: "Tuple[int, ...]"
) -> "Iterator[Refusal]":
    known = ", ".join(repr(tag) for tag in union.names)
    if isinstance(value, UnknownVariant):
        yield from refusals(_ANY, value.data, (*path, "data"), around)
        return
    variants = {tag: union.variant(tag) for tag in union.names}
    for struct in variants.values():
        if isinstance(value, struct.cls):
            leading = [tag for tag, other in variants.items() if other is struct]
            if getattr(value, union.attribute) is None and len(leading) > 1:
                which = ", ".join(map(repr, leading))
                reason = f"None, and several values lead to {struct.name}: say which of {which}"
                yield Refusal((*path, union.attribute), reason, ValueError)
            yield from _in_struct(struct, value, path, around, union.tag)
            return
    if not is_mapping(value):
        names = ", ".join(sorted({struct.name for struct in variants.values()}))
        yield Refusal(path, _wanted(f"{names} or a mapping", value))
        return
    tag = value.get(union.tag)
    place = (*path, union.tag)
    if tag is None:
        yield Refusal(place, f"required, and missing: it tells which variant this is ({known})")
    elif not isinstance(tag, str) or tag not in variants:
        reason = f"{tag!r} is no variant of {union.name} ({known}); UnknownVariant sends any"
        yield Refusal(place, reason, ValueError)
    else:
        yield from _in_struct(variants[tag], value, path, around, union.tag)
