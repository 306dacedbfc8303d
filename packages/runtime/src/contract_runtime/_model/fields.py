"""A model class's fields, as its annotations, defaults and class keywords give them."""

import dataclasses
import sys

from .annotations import shape_of
from .shapes import Maybe

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Mapping, Tuple

    from .base import Keywords
    from .shapes import Shape


class Field:
    """One field: its names, its shape, and which of absent, null and a value it may be."""

    __slots__ = ("both", "default", "name", "nullable", "required", "shape", "wire")

    def __init__(
        self,
        name: str,
        wire: str,
        shape: "Shape",
        *,
        required: bool,
        nullable: bool,
        both: bool,
        default: object,
    ) -> None:
        self.name = name
        self.wire = wire
        #: The shape of its values, ``None`` apart.
        self.shape = shape
        #: Must be there, in a document and in a call.
        self.required = required
        #: ``None`` is sent as ``null``, not left out.
        self.nullable = nullable
        #: Optional and nullable: absent and null are told apart.
        self.both = both
        #: A const's value, filled in where it is absent. Of any other field ``None``.
        self.default = default


def fields_of(cls: type) -> "Tuple[Field, ...]":
    """Read a model class.

    Raises:
        TypeError: An annotation, or a default, is none that a model can have.
    """
    keywords: Keywords = getattr(cls, "__contract_keywords__", ({}, (), ()))
    wire, both, _gained = keywords
    return tuple(
        _field(
            cls,
            field,
            shape_of(field.type, _home(cls, field)),
            wire.get(field.name, field.name),
            field.name in both,
        )
        for field in dataclasses.fields(cls)
    )


def _home(cls: type, field: "dataclasses.Field[object]") -> str:
    """The module whose names the field's annotation uses: that of the class it stands in."""
    home = cls
    for base in cls.__mro__[1:]:
        declared: Mapping[str, object] = getattr(base, "__dataclass_fields__", {})
        if declared.get(field.name) is field:
            home = base
    return home.__module__


def _field(
    cls: type, field: "dataclasses.Field[object]", shape: "Shape", wire: str, both: bool
) -> Field:
    if field.default_factory is not dataclasses.MISSING:
        raise TypeError(f"{cls.__name__}.{field.name}: models know no default_factory")
    required = field.default is dataclasses.MISSING
    maybe = isinstance(shape, Maybe)
    return Field(
        sys.intern(field.name),
        sys.intern(wire),
        shape.inner if isinstance(shape, Maybe) else shape,
        required=required,
        nullable=maybe and (required or both),
        both=both,
        default=None if required else field.default,
    )
