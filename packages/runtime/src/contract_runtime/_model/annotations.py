"""Annotations to shapes, whether they are strings or the objects that strings stand for.

A string is evaluated with names that mean shapes: ``List[Todo]`` indexes a builder with the
struct of ``Todo``. No typing object is made on the way, and none is taken apart, unless the
module was written without ``from __future__ import annotations``.
"""

import builtins
import collections.abc
import sys
import typing
from datetime import datetime
from importlib import import_module
from typing import cast

from .scalars import BOOLEAN, BYTES, FREE, INTEGER, REAL, TEXT, TIME
from .shapes import Alternatives, ListOf, MapOf, Maybe, ScalarOf, Struct, UnionOf, struct_of

if typing.TYPE_CHECKING:
    from typing import Callable, Dict, Iterable, List, Mapping, Optional, Tuple, TypeVar, Union

    from .shapes import Shape

    V = TypeVar("V")

_SHAPES = (ScalarOf, ListOf, MapOf, Maybe, Struct, UnionOf)


class _Form:
    """A name that takes arguments in brackets."""

    def __init__(self, build: "Callable[[Tuple[object, ...], str], Shape]") -> None:
        self.build = build


class _Bound:
    """A form as one module's annotations see it."""

    def __init__(self, form: _Form, home: str) -> None:
        self.form = form
        self.home = home

    def __getitem__(self, index: "Union[object, Tuple[object, ...]]") -> "Shape":
        args = cast("Tuple[object, ...]", index) if isinstance(index, tuple) else (index,)
        return self.form.build(args, self.home)


def _build_list(args: "Tuple[object, ...]", home: str) -> "Shape":
    return ListOf(_shape(args[0], home))


def _build_map(args: "Tuple[object, ...]", home: str) -> "Shape":
    key, value = args
    if _shape(key, home) is not _SCALARS[str]:
        raise TypeError("the keys of a JSON object are strings")
    return MapOf(_shape(value, home))


def _build_optional(args: "Tuple[object, ...]", home: str) -> "Shape":
    return _build_union((args[0], None), home)


def _build_literal(args: "Tuple[object, ...]", home: str) -> "Shape":
    values = [value for value in args if value is not None]
    scalars = {_SCALARS[value.__class__] for value in values}
    if len(scalars) != 1:
        raise TypeError("a Literal has values of one type")
    shape = ScalarOf(scalars.pop().scalar, frozenset(values))
    return shape if len(values) == len(args) else Maybe(shape)


def _build_union(args: "Tuple[object, ...]", home: str) -> "Shape":
    parts: List[Shape] = []
    maybe = False
    for arg in args:
        if arg is None or arg is type(None):
            maybe = True
            continue
        part = _shape(arg, home)
        if isinstance(part, Maybe):
            maybe, part = True, part.inner
        parts.append(part)
    shape = _one_of(parts, args, home)
    return Maybe(shape) if maybe else shape


def _one_of(parts: "List[Shape]", args: "Tuple[object, ...]", home: str) -> "Shape":
    first = parts[0]
    if len(parts) == 1:
        return first
    if isinstance(first, ScalarOf):
        # Union[Literal["a", "b"], str]: named values, and any other.
        values = first.values
        for part in parts[1:]:
            if not isinstance(part, ScalarOf) or part.scalar is not first.scalar:
                break
            values |= part.values
        else:
            return ScalarOf(first.scalar, values)
    named = _named_union(parts, home)
    if named is None:
        raise TypeError(f"{args!r} are told apart by no tag: a union needs a row in __shapes__")
    return named


def _named_union(parts: "List[Shape]", home: str) -> "Optional[UnionOf]":
    """The row of ``__shapes__`` whose variants these are, for a union that isn't named."""
    structs = [part.cls for part in parts if isinstance(part, Struct)]
    for module in _modules(home):
        for name, row in _rows(module).items():
            if not isinstance(row, str) and len(structs) == len(parts):
                union = UnionOf(name, row[0], row[1], _finder(home))
                if {union.variant(value).cls for value in union.names} == set(structs):
                    return union
    return None


_SCALARS: "Dict[object, ScalarOf]" = {
    str: ScalarOf(TEXT),
    bool: ScalarOf(BOOLEAN),
    int: ScalarOf(INTEGER),
    float: ScalarOf(REAL),
    datetime: ScalarOf(TIME),
    bytes: ScalarOf(BYTES),
    object: ScalarOf(FREE),
    typing.Any: ScalarOf(FREE),
}
_LIST, _MAP = _Form(_build_list), _Form(_build_map)
_OPTIONAL, _UNION, _LITERAL = _Form(_build_optional), _Form(_build_union), _Form(_build_literal)
_FORMS: "Dict[object, _Form]" = {
    typing.List: _LIST,
    typing.Sequence: _LIST,
    list: _LIST,
    collections.abc.Sequence: _LIST,
    typing.Dict: _MAP,
    typing.Mapping: _MAP,
    dict: _MAP,
    collections.abc.Mapping: _MAP,
    typing.Optional: _OPTIONAL,
    typing.Union: _UNION,
    typing.Literal: _LITERAL,
}


class _Names(typing.Dict[str, object]):
    """The names of one module, as :func:`eval` looks them up: each means a shape or a form."""

    def __init__(self, home: str) -> None:
        super().__init__()
        self.home = home
        self.shapes: Dict[str, Shape] = {}

    def __missing__(self, name: str) -> object:
        found = self[name] = self._find(name)
        return found

    def _find(self, name: str) -> object:
        for module in _modules(self.home):
            row = _rows(module).get(name)
            if isinstance(row, str):
                return shape_of(row, self.home)
            if row is not None:
                return UnionOf(name, row[0], row[1], _finder(self.home))
        # Operations use forms that the models' own module may not have needed. With a `_` a name
        # means typing's or Python's own, whatever the contract calls by it.
        plain = name.lstrip("_")
        places = [(place, name) for place in _modules(self.home)]
        for place, known in (*places, (typing, plain), (builtins, plain)):
            found = getattr(place, known, None)
            if found is not None:
                form = _known(_FORMS, found)
                return found if form is None else _Bound(form, self.home)
        if name.lstrip("_") == "datetime":
            return datetime
        raise KeyError(name)


def _known(table: "Dict[object, V]", meaning: object) -> "Optional[V]":
    try:
        return table.get(meaning)
    except TypeError:  # a module's names may mean anything, and not all of it is hashable
        return None


def _modules(home: str) -> "Iterable[object]":
    """A module, and the package it is a part of where models are split over a package."""
    module = sys.modules.get(home) or import_module(home)
    package = sys.modules.get(home.rpartition(".")[0])
    if package is not None and hasattr(package, "__shapes__"):
        return (module, package)
    return (module,)


def _rows(module: object) -> "Mapping[str, Union[str, Tuple[str, Mapping[str, str]]]]":
    """A module's unions (tag, and tag value to class name) and aliases (an annotation)."""
    return getattr(module, "__shapes__", {})


def _finder(home: str) -> "Callable[[str], Struct]":
    def find(name: str) -> Struct:
        shape = shape_of(name, home)
        if isinstance(shape, Struct):
            return shape
        raise TypeError(f"{home}.{name} is not a model, so it can't be a variant")

    return find


def _shape(meaning: object, home: str) -> "Shape":
    """The shape that something in an annotation stands for."""
    if isinstance(meaning, _SHAPES):
        return meaning
    if isinstance(meaning, str):
        return shape_of(meaning, home)
    if isinstance(meaning, Alternatives):
        return _build_union(meaning.parts, home)
    if isinstance(meaning, typing.ForwardRef):
        return shape_of(meaning.__forward_arg__, home)
    args = getattr(meaning, "__args__", None)
    if args:
        origin = getattr(meaning, "__origin__", typing.Union)  # X | Y has none before 3.14
        return _FORMS[origin].build(args, home)
    scalar = _known(_SCALARS, meaning)
    if scalar is not None:
        return scalar
    if isinstance(meaning, type):
        return struct_of(meaning)
    raise TypeError(f"{meaning!r} is no type that a model can have")


def shape_of(annotation: object, home: str) -> "Shape":
    """The shape of an annotation that stands in module ``home``.

    Raises:
        TypeError: It is none that a model can have.
        NameError: Nothing has a name that is in it.
    """
    if not isinstance(annotation, str):
        return _shape(annotation, home)
    module = sys.modules.get(home) or import_module(home)
    # Kept in the module: fields of one module have few annotations, and go when it goes.
    names: _Names = module.__dict__.setdefault("__contract_names__", _Names(home))
    shape = names.shapes.get(annotation)
    if shape is None:
        try:
            meaning: object = eval(annotation, {"__builtins__": {}}, names)
        except NameError as error:
            raise NameError(f"{error}: in {annotation!r} of {home}") from None
        shape = names.shapes[annotation] = _shape(meaning, home)
    return shape
