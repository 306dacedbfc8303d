"""The base class of models, and what stands for a model that the contract doesn't know yet."""

import sys

from .._base.classes import public

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Mapping, Optional, Tuple, Type, TypeVar, Union

    from typing_extensions import SupportsIndex

    from .shapes import Field

    M = TypeVar("M", bound="Model")
    #: What a model remembers beyond its fields: its ``extra``, and the fields that are null.
    State = Tuple[Optional[Dict[str, object]], Tuple[str, ...]]
    Keywords = Tuple[Dict[str, str], Tuple[str, ...], Tuple[str, ...]]


#: What is kept in a module of what was found there by name.
_FOUND = ("__contract_names__", "__contract_codecs__", "__contract_readers__")

#: What most models remember.
_NOTHING: "State" = (None, ())


class Model:
    """Base of every model: a dataclass that JSON objects become, and that becomes one.

    On the wire, absent, ``null`` and a value are three states. ``None`` in a field says one of
    the first two: ``null`` where the field is required and nullable; absent where it is optional,
    unless it came as ``null`` (then it goes back so) or :meth:`set_null` was called.
    :meth:`is_set` tells them apart:

    =====================  ================  ==============================================
    field                  ``None`` is sent  after decoding ``null`` or :meth:`set_null`
    =====================  ================  ==============================================
    nullable               as ``null``       as ``null``
    optional               not at all        as ``null`` (:meth:`set_null` is a ValueError)
    optional and nullable  not at all        as ``null``
    =====================  ================  ==============================================

    Fields that the contract doesn't know are kept in :attr:`extra` and travel back too. Neither
    they nor those nulls are dataclass fields: they take no part in ``==``, ``repr``, ``asdict``
    or the constructor. ``copy`` and ``pickle`` keep them, ``dataclasses.replace`` drops them.

    Class keywords say what annotations can't:

    Args:
        wire: Python name to wire name, for the fields where they differ.
        both: Python names of the fields that are optional and nullable.
        gained: Python names of the tags that only unions ask for, and that are sent only there.
    """

    # What there is to remember stands in the instance, else the class's None shows. A slot would
    # cost every instance its eight bytes, and on Python 3.13 the inline storage of its attributes.
    # Annotations are for type checkers alone: whoever evaluates a model's would find these too.
    if TYPE_CHECKING:
        __contract__: Optional[State]
        __contract_keywords__: Keywords
    else:
        __contract__ = None
        __contract_keywords__ = ({}, (), ())

    def __init_subclass__(
        cls,
        *,
        wire: "Optional[Mapping[str, str]]" = None,
        both: "Tuple[str, ...]" = (),
        gained: "Tuple[str, ...]" = (),
    ) -> None:
        super().__init_subclass__()
        # It may take the place of another of its name: in a reload, in a notebook.
        module = sys.modules.get(cls.__module__)
        for found in _FOUND if module else ():
            module.__dict__.pop(found, None)
        if wire or both or gained:
            wires, boths, gains = cls.__contract_keywords__
            cls.__contract_keywords__ = ({**wires, **(wire or {})}, boths + both, gains + gained)

    @property
    def extra(self) -> "Dict[str, object]":
        """Fields that the contract doesn't know, by wire name. Changes travel back too."""
        extra, nulls = self.__contract__ or _NOTHING
        if extra is None:
            extra = {}
            self.__contract__ = (extra, nulls)
        return extra

    def is_set(self, field: str) -> bool:
        """Whether a field is sent: it has a value, or ``null`` is what it says.

        Args:
            field: The field's name in Python.

        Raises:
            AttributeError: There is no such field.
        """
        _extra, nulls = self.__contract__ or _NOTHING
        return _field(self, field).always or getattr(self, field) is not None or field in nulls

    def set_null(self, field: str) -> None:
        """Make a field ``None`` and have it sent as ``null``, where ``None`` else means absent.

        Args:
            field: The field's name in Python.

        Raises:
            AttributeError: There is no such field.
            ValueError: The contract has no ``null`` for it.
        """
        if not _field(self, field).nullable:
            raise ValueError(f"{type(self).__name__}.{field} is not nullable")
        setattr(self, field, None)
        extra, nulls = self.__contract__ or _NOTHING
        if field not in nulls:
            self.__contract__ = (extra, (*nulls, field))

    def to_dict(self) -> "Dict[str, object]":
        """What the model is on the wire: wire names and JSON values, none shared with it.

        Raises:
            TypeError: A field's value isn't of its type.
            ValueError: NaN, a time without a zone, a cycle.
        """
        from .codec import codec_of

        return codec_of(type(self)).encode(self)  # type: ignore[return-value]

    def to_json(self) -> bytes:
        """What the model is on the wire, as compact JSON in UTF-8.

        Raises:
            TypeError, ValueError: As :meth:`to_dict`.
        """
        from .codec import codec_of

        return codec_of(type(self)).encode_json(self)

    @classmethod
    def from_dict(cls: "Type[M]", data: "Mapping[str, object]") -> "M":
        """Make a model of a parsed JSON object. It shares nothing with ``data``.

        Raises:
            ResponseDecodeError: It isn't what the contract says.
        """
        from .codec import codec_of

        return codec_of(cls).decode_copy(data)  # type: ignore[return-value]

    @classmethod
    def from_json(cls: "Type[M]", data: "Union[bytes, str]") -> "M":
        """Make a model of JSON text.

        Raises:
            ResponseDecodeError: It isn't JSON, or not what the contract says.
        """
        from .codec import codec_of

        if isinstance(data, str):
            data = data.encode("utf-8", "surrogatepass")
        return codec_of(cls).decode_json(data)  # type: ignore[return-value]

    def __copy__(self: "M") -> "M":
        twin = object.__new__(type(self))
        # Derived classes may have slots: then there is a second dict, of what is in them.
        whole: Any = object.__reduce_ex__(self, 2)[2]
        fields, slots = whole if whole.__class__ is tuple else (whole, ())
        twin.__dict__.update(fields or ())
        for name in slots:
            setattr(twin, name, slots[name])
        extra, nulls = self.__contract__ or _NOTHING
        if extra is not None:
            # Fields added to the copy's extra aren't added to the original's.
            twin.__contract__ = (dict(extra), nulls)
        return twin

    def __reduce_ex__(self, protocol: "SupportsIndex") -> "Union[str, Tuple[object, ...]]":
        # A package of models divides them over modules as it sees fit, by another version of it
        # in another way. Pickles name the package, and so outlive that.
        cls = type(self)
        package = cls.__module__.rpartition(".")[0]
        if not hasattr(sys.modules.get(cls.__module__), "__links__") or "." in cls.__qualname__:
            return super().__reduce_ex__(protocol)
        return _new_model, (sys.intern(package), cls.__name__), self.__dict__


@public
class UnknownVariant:
    """A value of a union whose tag this client's contract doesn't know.

    A server is always newer than its client: instead of an error, the value is kept as it came,
    and sent back so. The attribute that tells the union's variants apart answers too, so that a
    loop that compares ``event.type`` passes over it.

    Attributes:
        tag: The tag's value.
        data: The whole JSON object, the tag included.
    """

    __match_args__ = ("tag", "data")

    def __init__(self, tag: str, data: "Dict[str, object]", *, attribute: str = "type") -> None:
        self.tag = tag
        self.data = data
        self._attribute = attribute

    def __getattr__(self, name: str) -> str:
        # Asked only for what isn't there; a half-made instance (copy, pickle) has nothing yet.
        if name[:1] != "_" and name == self._attribute:
            return self.tag
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, UnknownVariant):
            return NotImplemented
        return self.tag == other.tag and self.data == other.data

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"UnknownVariant(tag={self.tag!r}, data={self.data!r})"


def _new_model(package: str, name: str) -> object:
    """An empty model, for a pickle to fill."""
    __import__(package)
    return object.__new__(getattr(sys.modules[package], name))


_new_model.__module__ = "contract_runtime"


def _field(model: Model, name: str) -> "Field":
    from .annotations import struct_of

    for field in struct_of(type(model)).fields:
        if field.name == name:
            return field
    raise AttributeError(f"{type(model).__name__} has no field {name!r}")
