"""Annotations and classes to shapes.

A string is evaluated with names that mean shapes: ``List[Todo]`` indexes a form with the struct
of ``Todo``. No typing object is made on the way, and none is taken apart, unless the module was
written without ``from __future__ import annotations``.
"""

import builtins
import collections.abc
import dataclasses
import datetime
import sys
import typing
from functools import lru_cache
from importlib import import_module
from types import CodeType, ModuleType
from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple, TypeVar, Union, cast

from .scalars import BOOLEAN, BYTES, FREE, INTEGER, REAL, TEXT, TIME
from .shapes import LOCK, Either, Field, ListOf, MapOf, Maybe, ScalarOf, Shape, Struct, UnionOf

_Args = Tuple[object, ...]
_Form = Callable[[_Args, str], Shape]
V = TypeVar("V")
#: A union in ``__shapes__``: the tag, and tag value to class name.
Row = Tuple[str, Mapping[str, str]]


def _module_of(name: str) -> ModuleType:
    """A module, imported where it is not yet."""
    return sys.modules.get(name) or import_module(name)


def _modules_of(home: str) -> List[ModuleType]:
    """A module, and the package it is a part of where models are split over a package."""
    package = sys.modules.get(home.rpartition(".")[0])
    return [_module_of(home)] + ([package] if package and hasattr(package, "__shapes__") else [])


def _rows_of(module: ModuleType) -> Mapping[str, Union[str, Row]]:
    """A module's unions and aliases (an annotation)."""
    return getattr(module, "__shapes__", {})


def shape_of(annotation: object, home: str) -> Shape:
    """The shape of an annotation that stands in module ``home``.

    Raises:
        TypeError: It is none that a model can have.
        NameError: Nothing has a name that is in it.
    """
    if not isinstance(annotation, str):
        return _shape(annotation, home)
    # Kept in the module: fields of one module have few annotations, and go when it goes.
    names: _Names = _module_of(home).__dict__.setdefault("__contract_names__", _Names(home))
    if annotation not in names.shapes:
        try:
            names.read(annotation)
        except RecursionError:
            words = "means itself, or is nested too deeply"
            raise TypeError(f"{annotation!r} of {home} {words}") from None
    return names.shapes[annotation]


def struct_of(cls: type) -> Struct:
    """The struct of a model class.

    Raises:
        TypeError: It isn't a model, or not a dataclass.
    """
    struct = cls.__dict__.get("__contract_struct__")
    if struct is None:
        keywords = getattr(cls, "__contract_keywords__", None)
        if keywords is None or not dataclasses.is_dataclass(cls):
            raise TypeError(f"{cls!r} is not a dataclass on Model")
        wire, _both, gained = keywords
        with LOCK:
            struct = cls.__dict__.get("__contract_struct__")
            if struct is None:
                struct = Struct(cls, frozenset(wire.get(name, name) for name in gained), _fields)
                cls.__contract_struct__ = struct  # type: ignore[attr-defined]
    return struct


def _fields(cls: Any) -> Tuple[Field, ...]:
    return tuple(_field(cls, field) for field in dataclasses.fields(cls))


def _field(cls: Any, field: "dataclasses.Field[object]") -> Field:
    if field.default_factory is not dataclasses.MISSING:
        raise TypeError(f"{cls.__name__}.{field.name}: models know no default_factory")
    # An annotation's names are those of the module where its class, maybe a base, stands.
    homes = [
        base.__module__
        for base in cls.__mro__
        if getattr(base, "__dataclass_fields__", {}).get(field.name) is field
    ]
    shape = shape_of(field.type, homes[-1])
    wire, boths, _gained = cls.__contract_keywords__
    required = field.default is dataclasses.MISSING
    both = field.name in boths
    return Field(
        sys.intern(field.name),
        sys.intern(wire.get(field.name, field.name)),
        shape.item if isinstance(shape, Maybe) else shape,
        required=required,
        nullable=isinstance(shape, Maybe) and (both or field.default is not None),
        both=both,
        default=None if required else field.default,
    )


def _build_list(args: _Args, home: str) -> Shape:
    return ListOf(_shape(args[0], home))


def _build_map(args: _Args, home: str) -> Shape:
    key, value = args
    if _shape(key, home) is not _SCALARS[str]:
        raise TypeError("the keys of a JSON object are strings")
    return MapOf(_shape(value, home))


def _build_literal(args: _Args, home: str) -> Shape:
    values = [value for value in args if value is not None]
    scalars = {_SCALARS[value.__class__].scalar for value in values}
    if len(scalars) != 1:
        raise TypeError("a Literal has values of one type")
    shape = ScalarOf(scalars.pop(), frozenset(values))
    return shape if len(values) == len(args) else Maybe(shape)


def _build_union(args: _Args, home: str) -> Shape:
    shapes = [_shape(arg, home) for arg in args if arg is not None and arg is not type(None)]
    parts = [shape.item if isinstance(shape, Maybe) else shape for shape in shapes]
    shape = parts[0] if len(parts) == 1 else _one_of(parts, args, home)
    return shape if len(parts) == len(args) and parts == shapes else Maybe(shape)


def _one_of(parts: List[Shape], args: _Args, home: str) -> Shape:
    scalars = [part for part in parts if isinstance(part, ScalarOf)]
    if len(scalars) == len(parts) and len({part.scalar for part in scalars}) == 1:
        # Union[Literal["a", "b"], str]: named values, and any other.
        values = frozenset(value for part in scalars for value in part.values)
        return ScalarOf(scalars[0].scalar, values)
    # A union that isn't named is the one of the same variants.
    for module in _modules_of(home):
        for name, row in _rows_of(module).items():
            if not isinstance(row, str):
                union = _union(name, row, home)
                if set(union.leading) == set(parts):
                    return union
    raise TypeError(f"{args!r} are told apart by no tag: a union needs a row in __shapes__")


_SCALARS: Dict[object, ScalarOf] = {
    str: ScalarOf(TEXT),
    bool: ScalarOf(BOOLEAN),
    int: ScalarOf(INTEGER),
    float: ScalarOf(REAL),
    bytes: ScalarOf(BYTES),
    object: ScalarOf(FREE),
    typing.Any: ScalarOf(FREE),
}
_FORMS: Dict[object, _Form] = {
    **dict.fromkeys((typing.List, typing.Sequence, list, collections.abc.Sequence), _build_list),
    **dict.fromkeys((typing.Dict, typing.Mapping, dict, collections.abc.Mapping), _build_map),
    typing.Optional: lambda args, home: _build_union((*args, None), home),
    typing.Union: _build_union,
    typing.Literal: _build_literal,
}


class _Bound:
    """A form as one module's annotations see it: a name that takes arguments in brackets."""

    def __init__(self, form: _Form, home: str) -> None:
        self._form = form
        self._home = home

    def __getitem__(self, index: Union[object, _Args]) -> Shape:
        args = cast(_Args, index) if isinstance(index, tuple) else (index,)
        return self._form(args, self._home)


class _Names(Dict[str, object]):
    """The names of one module, as :func:`eval` looks them up: each means a shape or a form."""

    def __init__(self, home: str) -> None:
        super().__init__()
        self._home = home
        self.shapes: Dict[str, Shape] = {}

    def read(self, annotation: str) -> None:
        """Find the shape of an annotation, after those of the aliases in it, however many."""
        ahead = {annotation: _code(annotation)}
        while ahead:
            text = next(reversed(ahead))
            code = ahead[text]
            # One that is ahead already means itself, which evaluating it will say.
            rows = (self._row(name) for name in code.co_names if name not in self)
            aliases = (row for row in rows if isinstance(row, str))
            alias = next((a for a in aliases if a not in self.shapes and a not in ahead), None)
            if alias is not None:
                ahead[alias] = _code(alias)
                continue
            try:
                meaning: object = eval(code, {"__builtins__": {}}, self)
            except NameError as error:
                raise NameError(f"{error}: in {text!r} of {self._home}") from None
            self.shapes[text] = _shape(meaning, self._home)
            del ahead[text]

    def _row(self, name: str) -> Union[str, Row, None]:
        rows = (_rows_of(module).get(name) for module in _modules_of(self._home))
        return next((row for row in rows if row is not None), None)

    def __missing__(self, name: str) -> object:
        found = self[name] = self._find(name)
        return found

    def _find(self, name: str) -> object:
        home, row = self._home, self._row(name)
        if row is not None:
            return shape_of(row, home) if isinstance(row, str) else _union(name, row, home)
        # Operations use forms that the models' own module may not have needed. With a `_` a name
        # means typing's or Python's own, whatever the contract calls by it.
        plain = name.lstrip("_")
        own = [(module, name) for module in _modules_of(home)]
        for place, known in (*own, (typing, plain), (builtins, plain), (datetime, plain)):
            found = getattr(place, known, None)
            if found is not None:
                form = _known(_FORMS, found)
                return found if form is None else _Bound(form, home)
        raise KeyError(name)


@lru_cache(maxsize=1024)
def _code(annotation: str) -> CodeType:
    # Most of a package's annotations stand in many of its modules.
    return compile(annotation, "<annotation>", "eval")


def _known(table: Mapping[object, V], meaning: object) -> Optional[V]:
    try:
        return table.get(meaning)
    except TypeError:  # a module's names may mean anything, and not all of it is hashable
        return None


def _union(name: str, row: Row, home: str) -> UnionOf:
    def find(variant: str) -> Struct:
        shape = shape_of(variant, home)
        if isinstance(shape, Struct):
            return shape
        raise TypeError(f"{home}.{variant} is not a model, so it can't be a variant")

    return UnionOf(name, row[0], row[1], find)


def _shape(meaning: Any, home: str) -> Shape:
    """The shape that something in an annotation stands for."""
    if isinstance(meaning, (ScalarOf, ListOf, MapOf, Maybe, Struct, UnionOf)):
        return meaning
    if isinstance(meaning, Either):
        return _build_union(meaning.parts, home)
    if isinstance(meaning, (str, typing.ForwardRef)):
        return shape_of(getattr(meaning, "__forward_arg__", meaning), home)
    args = getattr(meaning, "__args__", None)
    if args:
        # X | Y has no origin before 3.14.
        return _FORMS[getattr(meaning, "__origin__", typing.Union)](args, home)
    scalar = _known(_SCALARS, meaning)
    if scalar is not None:
        return scalar
    if isinstance(meaning, type):
        # Tests put a class of their own in its place, for a time that stands still.
        times: Any = datetime.datetime
        return ScalarOf(TIME) if issubclass(meaning, times) else struct_of(meaning)
    raise TypeError(f"{meaning!r} is no type that a model can have")
