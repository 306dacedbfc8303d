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
from collections import ChainMap
from functools import lru_cache, partial
from importlib import import_module
from types import CodeType, ModuleType
from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple, TypeVar, Union, cast

from .scalars import BOOLEAN, BYTES, FREE, INTEGER, REAL, TEXT, TIME
from .shapes import (
    LOCK,
    Either,
    Field,
    ListOf,
    MapOf,
    Maybe,
    Nest,
    ScalarOf,
    Shape,
    Struct,
    UnionOf,
)

#: A union in ``__shapes__``: the tag, and tag value to class name.
_Row = Tuple[str, Mapping[str, str]]
_Args = Tuple[object, ...]
_Form = Callable[["_Names", _Args], Shape]
V = TypeVar("V")


def shape_of(annotation: object, home: str) -> Shape:
    """The shape of an annotation that stands in module ``home``.

    Raises:
        TypeError: It is none that a model can have.
        NameError: Nothing has a name that is in it.
    """
    module = sys.modules.get(home)
    if module is None:
        # Only strings need it to be there.
        module = import_module(home) if isinstance(annotation, str) else ModuleType("")
    return _names(module, home).shape(annotation)


def _names(module: ModuleType, home: str) -> "_Names":
    # Kept in the module: fields of one module have few annotations, and go when it goes.
    return module.__dict__.setdefault("__contract_names__", _Names(module, home))  # type: ignore[no-any-return]


def struct_of(cls: type) -> Struct:
    """The struct of a model class.

    Raises:
        TypeError: It isn't a model, or not a dataclass.
    """
    struct = cls.__dict__.get("__contract_struct__")
    if struct is None:
        if not (hasattr(cls, "__contract_keywords__") and dataclasses.is_dataclass(cls)):
            raise TypeError(f"{cls!r} is not a dataclass on Model")
        with LOCK:
            struct = cls.__dict__.get("__contract_struct__")
            if struct is None:
                struct = cls.__contract_struct__ = Struct(cls, _fields)  # type: ignore[attr-defined]
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
    wire, boths, gained = cls.__contract_keywords__
    required = field.default is dataclasses.MISSING
    both = field.name in boths
    return Field(
        sys.intern(field.name),
        sys.intern(wire.get(field.name, field.name)),
        shape.item if isinstance(shape, Maybe) else shape,
        required=required,
        nullable=isinstance(shape, Maybe) and (both or field.default is not None),
        both=both,
        gained=field.name in gained,
        default=None if required else field.default,
    )


class _Names(Dict[str, object]):
    """The names of one module, as :func:`eval` looks them up: each means a shape or a form."""

    def __init__(self, module: ModuleType, home: str) -> None:
        super().__init__()
        self._module = module
        self._home = home
        self._shapes: Dict[str, Shape] = {}

    def shape(self, meaning: Any) -> Shape:
        """The shape that an annotation, or something in one, stands for."""
        if isinstance(meaning, (ScalarOf, Nest, Struct, UnionOf)):
            return meaning
        if isinstance(meaning, Either):
            return self.union(meaning.parts)
        if isinstance(meaning, typing.ForwardRef):
            meaning = meaning.__forward_arg__
        if isinstance(meaning, str):
            if meaning not in self._shapes:
                try:
                    self._evaluate(meaning)
                except RecursionError:
                    words = "means itself, or is nested too deeply"
                    raise TypeError(f"{meaning!r} of {self._home} {words}") from None
            return self._shapes[meaning]
        args = getattr(meaning, "__args__", None)
        if args:
            # X | Y has no origin before 3.14.
            return _FORMS[getattr(meaning, "__origin__", typing.Union)](self, args)
        scalar = _known(_SCALARS, meaning)
        if scalar is not None:
            return scalar
        if isinstance(meaning, type):
            # Tests put a class of their own in its place, for a time that stands still.
            times: Any = datetime.datetime
            return ScalarOf(TIME) if issubclass(meaning, times) else struct_of(meaning)
        raise TypeError(f"{meaning!r} is no type that a model can have")

    def list(self, args: _Args) -> Shape:
        return ListOf(self.shape(args[0]))

    def map(self, args: _Args) -> Shape:
        key, value = args
        if self.shape(key) is not _SCALARS[str]:
            raise TypeError("the keys of a JSON object are strings")
        return MapOf(self.shape(value))

    def literal(self, args: _Args) -> Shape:
        values = [value for value in args if value is not None]
        scalars = {_SCALARS[value.__class__].scalar for value in values}
        if len(scalars) != 1:
            raise TypeError("a Literal has values of one type")
        shape = ScalarOf(scalars.pop(), frozenset(values))
        return shape if len(values) == len(args) else Maybe(shape)

    def optional(self, args: _Args) -> Shape:
        return self.union((*args, None))

    def union(self, args: _Args) -> Shape:
        shapes = [self.shape(arg) for arg in args if arg is not None and arg is not type(None)]
        parts = [shape.item if isinstance(shape, Maybe) else shape for shape in shapes]
        shape = parts[0] if len(parts) == 1 else self._one_of(parts, args)
        return shape if len(parts) == len(args) and parts == shapes else Maybe(shape)

    def _one_of(self, parts: List[Shape], args: _Args) -> Shape:
        scalars = [part for part in parts if isinstance(part, ScalarOf)]
        if len(scalars) == len(parts) and len({part.scalar for part in scalars}) == 1:
            # Union[Literal["a", "b"], str]: named values, and any other.
            values = frozenset(value for part in scalars for value in part.values)
            return ScalarOf(scalars[0].scalar, values)
        # A union that isn't named is the one of the same variants.
        for name, row in self._rows().items():
            if not isinstance(row, str):
                union = UnionOf(name, *row, self._variant)
                if set(union.leading) == set(parts):
                    return union
        raise TypeError(f"{args!r} are told apart by no tag: a union needs a row in __shapes__")

    def _variant(self, name: str) -> Struct:
        # Asked anew: since this union was read its module may have got another class of the name.
        shape = _names(self._module, self._home).shape(name)
        if isinstance(shape, Struct):
            return shape
        raise TypeError(f"{self._home}.{name} is not a model, so it can't be a variant")

    def _evaluate(self, annotation: str) -> None:
        """Find the shape of an annotation, after those of the aliases in it, however many."""
        ahead = {annotation: _code(annotation)}
        while ahead:
            text = next(reversed(ahead))
            code = ahead[text]
            # One that is ahead already means itself, which evaluating it will say.
            rows = (self._rows().get(name) for name in code.co_names if name not in self)
            aliases = (row for row in rows if isinstance(row, str))
            alias = next((a for a in aliases if a not in self._shapes and a not in ahead), None)
            if alias is not None:
                ahead[alias] = _code(alias)
                continue
            try:
                meaning: object = eval(code, {"__builtins__": {}}, self)
            except NameError as error:
                raise NameError(f"{error}: in {text!r} of {self._home}") from None
            self._shapes[text] = self.shape(meaning)
            del ahead[text]

    def _modules(self) -> List[ModuleType]:
        """The module, and the package it is a part of where models are split over a package."""
        package = sys.modules.get(self._home.rpartition(".")[0])
        return [self._module] + ([package] if package and hasattr(package, "__shapes__") else [])

    def _rows(self) -> Mapping[str, Union[str, _Row]]:
        """Their unions and aliases (an annotation)."""
        return ChainMap(*(getattr(module, "__shapes__", {}) for module in self._modules()))

    def __missing__(self, name: str) -> object:
        found = self[name] = self._find(name)
        return found

    def _find(self, name: str) -> object:
        row = self._rows().get(name)
        if row is not None:
            return self.shape(row) if isinstance(row, str) else UnionOf(name, *row, self._variant)
        # Operations use forms that the models' own module may not have needed. With a `_` a name
        # means typing's or Python's own, whatever the contract calls by it.
        plain = name.lstrip("_")
        own = [(module, name) for module in self._modules()]
        for place, known in (*own, (typing, plain), (builtins, plain), (datetime, plain)):
            found = getattr(place, known, None)
            if found is not None:
                form = _known(_FORMS, found)
                return found if form is None else _Bound(partial(form, self))
        raise KeyError(name)


class _Bound:
    """A form as one module's annotations see it: a name that takes arguments in brackets."""

    def __init__(self, form: Callable[[_Args], Shape]) -> None:
        self._form = form

    def __getitem__(self, index: object) -> Shape:
        return self._form(cast(_Args, index) if isinstance(index, tuple) else (index,))


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
    **dict.fromkeys((typing.List, typing.Sequence, list, collections.abc.Sequence), _Names.list),
    **dict.fromkeys((typing.Dict, typing.Mapping, dict, collections.abc.Mapping), _Names.map),
    typing.Optional: _Names.optional,
    typing.Union: _Names.union,
    typing.Literal: _Names.literal,
}


@lru_cache(maxsize=1024)
def _code(annotation: str) -> CodeType:
    # Most of a package's annotations stand in many of its modules.
    return compile(annotation, "<annotation>", "eval")


def _known(table: Mapping[object, V], meaning: object) -> Optional[V]:
    try:
        return table.get(meaning)
    except TypeError:  # a module's names may mean anything, and not all of it is hashable
        return None
