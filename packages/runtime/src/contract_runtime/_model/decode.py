"""Shapes to decoder source: parsed JSON in, Python values out.

A decoder owns what it is given: maps and free-form values become part of the result.
"""

from typing import Any, Callable, Dict, List, Mapping, Optional, Set, Tuple

from .base import UnknownVariant
from .compile import Function, Source, named
from .kinds import Mismatch, is_array, is_object
from .scalars import PLAIN, read_free
from .shapes import Field, Nest, Shape, Struct, UnionOf

#: As many combinations of nulls as one class keeps states for; further ones aren't shared.
_MOST_KEPT = 256


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


class Decoder(Source):
    """The source of a decoder."""

    kind = "decoder"
    verb = "decode"
    common: Mapping[str, object] = {
        "PLAIN": PLAIN,
        "Mismatch": Mismatch,
        "new": object.__new__,
        "items": _items,
        "entries": _entries,
    }

    def struct(self, struct: Struct, tag: Optional[str], fill: Optional[str]) -> None:
        active = struct.fields_in(tag)
        counted = [f for f in active if (f.nullable or not f.required) and f.wire != tag]
        self.names.update(cls=struct.cls, keep=_keeper(active))
        self.add(0, "def decode(d):", "    if d.__class__ is not dict:", "        raise Mismatch")
        self.add(1, "o = new(cls)", f"n = {len(active) - len(counted)}")
        for field in struct.fields:
            value = f"d[{field.wire!r}]"
            if field not in active:
                decoded = self._default(field)
            elif field in counted:
                self._counted(field, value)
                continue
            elif field.wire == tag:
                decoded = value
            else:
                decoded = self.expression(field.shape, value)
            self.add(1, f"o.{field.name} = {decoded}")
        self.add(1, "if len(d) != n:", "    keep(o, d)", "return o")

    def _counted(self, field: Field, value: str) -> None:
        """A field that may be absent, or null: ``n`` counts those that say all of themselves."""
        decoded = self.expression(field.shape, "v")
        if field.always:
            self.add(1, f"if {field.wire!r} in d:", "    n += 1", f"    v = {value}")
            decoded = f"None if v is None else {decoded}" if field.nullable else decoded
        else:
            self.add(1, f"if {field.wire!r} in d and (v := {value}) is not None:", "    n += 1")
        self.add(2, f"o.{field.name} = {decoded}")
        self.add(1, "else:", f"    o.{field.name} = {self._default(field)}")

    def _default(self, field: Field) -> str:
        return "None" if field.default is None else self.bind(f"CONST_{field.name}", field.default)

    def union(self, union: UnionOf, value: str) -> str:
        name, first = named(value)
        table = self.bind(f"decode_{union.name}", _Variants(union))
        return f"{table}[{first}[{union.tag!r}]]({name})"


class _Variants(Dict[object, Function]):
    """Tag value to decoder: compiled when the first such variant comes, then one look-up."""

    def __init__(self, union: UnionOf) -> None:
        super().__init__()
        self._union = union

    def __missing__(self, tag: object) -> Function:
        union = self._union
        if not isinstance(tag, str):
            raise Mismatch
        if tag in union.names:
            function = self[tag] = Decoder.of(union.variant(tag), union.tag)
            return function

        # Not kept: a server may send any number of tags.
        def unknown(data: object) -> UnknownVariant:
            if not is_object(data):
                raise Mismatch
            read_free(data)
            return UnknownVariant(tag, data, attribute=union.attribute)

        return unknown


def _keeper(fields: Tuple[Field, ...]) -> Callable[[Any, Dict[str, object]], None]:
    """Make the function that lets a model keep what its fields don't say of a parsed object."""
    known = frozenset(field.wire for field in fields)
    optional = [(f.wire, f.name) for f in fields if not f.always]
    states: Dict[Tuple[str, ...], object] = {}

    def keep(model: Any, data: Dict[str, object]) -> None:
        nulls = tuple([name for wire, name in optional if wire in data and data[wire] is None])
        extra = {key: value for key, value in data.items() if key not in known}
        if extra:
            read_free(extra)
            model.__contract__ = (extra, nulls)
        elif nulls:
            state = states.get(nulls) or (None, nulls)
            if len(states) < _MOST_KEPT:
                states[nulls] = state
            model.__contract__ = state

    return keep


def warm(shape: Shape) -> None:
    """Compile the decoders of all that a value of this shape can hold."""
    seen: Set[Tuple[type, Optional[str]]] = set()
    ahead: List[Tuple[Shape, Optional[str]]] = [(shape, None)]
    while ahead:
        each, tag = ahead.pop()
        if isinstance(each, Nest):
            if each.apart and each is not shape:
                Decoder.of(each)
            ahead.append((each.item, None))
        elif isinstance(each, UnionOf):
            ahead.extend((struct, each.tag) for struct in each.leading)
        elif isinstance(each, Struct) and (each.cls, tag) not in seen:
            seen.add((each.cls, tag))
            Decoder.of(each, tag)
            ahead.extend((field.shape, None) for field in each.fields)
