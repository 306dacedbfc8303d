"""The base class of models."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Mapping, Optional, Tuple, Type, TypeVar, Union

    from typing_extensions import SupportsIndex

    from .shapes import Field
    from .state import State

    M = TypeVar("M", bound="Model")
    Keywords = Tuple[Dict[str, str], Tuple[str, ...], Tuple[str, ...]]


#: What is kept in a module of what was found there by name.
_FOUND = ("__contract_names__", "__contract_codecs__", "__contract_readers__")


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
        state = self.__contract__
        if state is not None and state[0] is not None:
            return state[0]
        extra: Dict[str, object] = {}
        self.__contract__ = (extra, () if state is None else state[1])
        return extra

    def is_set(self, field: str) -> bool:
        """Whether a field is sent: it has a value, or ``null`` is what it says.

        Args:
            field: The field's name in Python.

        Raises:
            AttributeError: There is no such field.
        """
        state = self.__contract__
        return (
            _field(self, field).always
            or getattr(self, field) is not None
            or (state is not None and field in state[1])
        )

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
        extra, nulls = self.__contract__ or (None, ())
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
        state = self.__contract__
        if state is not None and state[0] is not None:
            # Fields added to the copy's extra aren't added to the original's.
            twin.__contract__ = (dict(state[0]), state[1])
        return twin

    def __reduce_ex__(self, protocol: "SupportsIndex") -> "Union[str, Tuple[object, ...]]":
        # A package of models divides them over modules as it sees fit, by another version of it
        # in another way. Pickles name the package, and so outlive that.
        cls = type(self)
        package = cls.__module__.rpartition(".")[0]
        if not hasattr(sys.modules.get(cls.__module__), "__links__") or "." in cls.__qualname__:
            return super().__reduce_ex__(protocol)
        return _new_model, (sys.intern(package), cls.__name__), self.__dict__


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
