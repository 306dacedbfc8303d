"""What a contract says, as frozen values.

Text stays as it was written: wire names, descriptions and values are plain ``str`` that no
template may print (see ``text``). Each named thing keeps the span of its name, so that
whatever is decided about it later can point at its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from contract_generator.diagnostics.span import Span

Scalar = Literal["string", "bool", "int", "float", "bytes", "time", "any"]
#: A value of ``enum`` or ``const``, already of its field's type.
Value = str | int | float | bool
Verb = Literal["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]
#: Where the input's fields go that the path doesn't name; None: there are none.
Rest = Literal["query", "body", None]
StreamMode = Literal["sse", "ws", "grpc", "async"]


@dataclass(frozen=True, slots=True)
class ScalarRef:
    """A built-in type. Integer and float sizes don't matter to Python: ``int`` is any of them."""

    name: Scalar


@dataclass(frozen=True, slots=True)
class ListRef:
    """``[]T``."""

    elem: TypeRef


@dataclass(frozen=True, slots=True)
class MapRef:
    """``map[string]T``."""

    elem: TypeRef


@dataclass(frozen=True, slots=True)
class NamedRef:
    """A declared type, by the name that its declaration has."""

    name: str


TypeRef = ScalarRef | ListRef | MapRef | NamedRef


@dataclass(frozen=True, slots=True)
class Field:
    """A struct's field; ``name`` is the wire name, byte for byte."""

    name: str
    type: TypeRef
    description: str
    optional: bool
    nullable: bool
    enum: tuple[Value, ...]
    const: Value | None
    span: Span


@dataclass(frozen=True, slots=True)
class Variant:
    """One case of a union: the tag's ``value`` and the struct that it stands for."""

    value: str
    type: str
    description: str
    span: Span


@dataclass(frozen=True, slots=True)
class Struct:
    """A JSON object."""

    name: str
    description: str
    fields: tuple[Field, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Slice:
    """A named JSON array."""

    name: str
    description: str
    elem: TypeRef
    span: Span


@dataclass(frozen=True, slots=True)
class Map:
    """A named JSON object with values of one type."""

    name: str
    description: str
    elem: TypeRef
    span: Span


@dataclass(frozen=True, slots=True)
class UnionType:
    """One of several structs, told apart by the string field ``tag``."""

    name: str
    description: str
    tag: str
    variants: tuple[Variant, ...]
    span: Span


Type = Struct | Slice | Map | UnionType


@dataclass(frozen=True, slots=True)
class Param:
    """A place in a path.

    Attributes:
        name: The input field's wire name where a field answers to the place, else the name
            that is written between the braces.
        added: Whether no field answers: the param is then a required ``str`` argument more.
        rest: Whether it is ``{name...}``, which takes the rest of the path.
    """

    name: str
    added: bool
    rest: bool


@dataclass(frozen=True, slots=True)
class Binding:
    """How a method travels: verb, path (text and places in turn), and the other fields.

    Attributes:
        verb: The HTTP verb.
        path: Literal text and params, in order.
        rest: Where the fields go that the path doesn't take; None where there are none.
        whole: Whether the input itself (a slice, map or union) is the whole JSON body.
        inferred: Whether it was inferred from the method's name.
    """

    verb: Verb
    path: tuple[str | Param, ...]
    rest: Rest
    whole: bool
    inferred: bool

    @property
    def params(self) -> list[Param]:
        """The path's places, in order."""
        return [part for part in self.path if isinstance(part, Param)]

    @property
    def path_text(self) -> str:
        """The path as a contract writes it."""
        return "".join(
            f"{{{part.name}{'...' if part.rest else ''}}}" if isinstance(part, Param) else part
            for part in self.path
        )


@dataclass(frozen=True, slots=True)
class Stream:
    """A method's stream."""

    mode: StreamMode
    item: TypeRef
    done: TypeRef | None
    error: TypeRef | None
    input_item: TypeRef | None
    span: Span


@dataclass(frozen=True, slots=True)
class Method:
    """A method. ``stream_field`` is the wire name of a bool input field ``stream`` that a stream
    method sends as ``true`` and doesn't take as an argument (None: there is none)."""

    name: str
    description: str
    input: TypeRef | None
    output: TypeRef | None
    stream: Stream | None
    binding: Binding
    stream_field: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Resource:
    """A resource and its methods."""

    name: str
    description: str
    methods: tuple[Method, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Auth:
    """How a key is sent: ``header: prefix + KEY``."""

    header: str
    prefix: str


@dataclass(frozen=True, slots=True)
class ClientDefaults:
    """What ``client`` (or ``defaults``) says. ``auth`` None: no key is ever sent; it is Bearer
    where none is written, which ``auth_written`` tells from one that is asked for. ``span`` is
    its key's; None: it isn't there."""

    base_url: str | None
    auth: Auth | None
    headers: tuple[tuple[str, str], ...]
    auth_written: bool = False
    span: Span | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Contract:
    """A whole document, read and checked. Only one without an error is ever planned."""

    name: str
    description: str
    client: ClientDefaults
    resources: tuple[Resource, ...]
    types: tuple[Type, ...]
    span: Span

    def type_named(self) -> dict[str, Type]:
        """The declared types by their names as written."""
        return {declared.name: declared for declared in self.types}
