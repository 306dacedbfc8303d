"""Codecs: what the rooms above ask to turn JSON into Python values and back.

What only failures need is imported when one fails.
"""

from importlib import import_module

from . import json_backend
from .annotations import shape_of
from .decode import value_decoder
from .encode import item_encoder, value_encoder
from .free import own
from .kinds import is_object
from .mismatch import Reparse, exact
from .shapes import Struct, UnionOf, struct_of
from .styles import ORJSON, TEXTS, VALUES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Optional, Union

    from .compile import Function
    from .shapes import Shape


class Codec:
    """Turns JSON into values of one type, and back.

    Compiled when it is first used; one serves many threads. :func:`codec` finds it.
    """

    def __init__(self, annotation: str, module: str, shape: "Optional[Shape]" = None) -> None:
        self.annotation = annotation
        self.module = module
        self.shape = shape_of(annotation, module) if shape is None else shape
        title = f"{module}: {annotation}"
        self._make: Callable[[], Function] = lambda: value_decoder(self.shape, title)
        self._decode = self._later("_decode", self._make)
        self._values = self._later("_values", lambda: value_encoder(self.shape, VALUES, title))
        self._lean = self._later("_lean", lambda: value_encoder(self.shape, ORJSON, title))
        self._text = self._later("_text", lambda: value_encoder(self.shape, TEXTS, title))

    def __repr__(self) -> str:
        return f"codec({self.annotation!r}, {self.module!r})"

    def _later(self, name: str, make: "Callable[[], Function]") -> "Function":
        def first(value: object) -> object:
            function = make()
            setattr(self, name, function)
            return function(value)

        return first

    def warm(self) -> None:
        """Compile all that decoding can need, which else is done piece by piece on first use."""
        from .warm import compile_all

        compile_all(self.shape)
        self._decode = self._make()

    def decode(self, value: object) -> object:
        """Turn a parsed JSON value into what it is in Python. The value becomes part of it.

        Raises:
            ResponseDecodeError: It isn't what the type says, with path, expectation and value.
        """
        try:
            return self._decode(value)
        except Reparse:
            return self.decode_exactly(value)
        except Exception as error:
            from .explain import explain_decoding

            explain_decoding(self.shape, value, error)

    def decode_exactly(self, value: object) -> object:
        """Like :meth:`decode`, for a value that orjson has not parsed: no integer was rounded."""
        with exact():
            return self.decode(value)

    def decode_copy(self, value: object) -> object:
        """Like :meth:`decode_exactly`, of any mappings and sequences, which stay the caller's."""
        try:
            copied = own(value)
        except RecursionError as error:
            from .explain import explain_decoding

            explain_decoding(self.shape, value, error)
        return self.decode_exactly(copied)

    def decode_json(self, data: "Union[bytes, str]") -> object:
        """Turn JSON text into what it is in Python.

        Raises:
            ResponseDecodeError: It isn't JSON, or not of this type.
        """
        try:
            return self._decode(json_backend.parse(data))
        except Exception:
            # Whatever it was: json has the last word, and its values the exact ones.
            return self.decode_exactly(_parse_exactly(data))

    def decode_event(self, value: object, event: str) -> object:
        """Like :meth:`decode`; a union whose tag is missing takes the event's name for it."""
        return self.decode(self._with_tag(value, event))

    def decode_event_json(self, data: "Union[bytes, str]", event: str) -> object:
        """Like :meth:`decode_json`, with an event's name as :meth:`decode_event` takes it."""
        try:
            return self._decode(self._with_tag(json_backend.parse(data), event))
        except Exception:
            return self.decode_exactly(self._with_tag(_parse_exactly(data), event))

    def _with_tag(self, value: object, event: str) -> object:
        shape = self.shape
        if isinstance(shape, UnionOf) and is_object(value) and event:
            value.setdefault(shape.tag, event)
        return value

    def encode(self, value: object) -> object:
        """Turn a value of the caller's into JSON values, none of them shared with it.

        Raises:
            TypeError: It isn't of this type; the message has the path.
            ValueError: NaN, a time without a zone, a cycle, an ambiguous tag.
        """
        try:
            return self._values(value)
        except Exception as error:
            from .explain import explain_encoding

            explain_encoding(self.shape, value, error)

    def encode_json(self, value: object) -> bytes:
        """Like :meth:`encode`, to compact JSON text in UTF-8."""
        try:
            if json_backend.dump_fast is None:
                return self._text(value).encode()  # type: ignore[no-any-return]
            return json_backend.dump_fast(self._lean(value))
        except Exception:
            # A lone surrogate, an integer past 64 bits, depth past 254; or an error.
            values = self.encode(value)
        try:
            return json_backend.dump_exactly(values)
        except RecursionError as error:
            from .explain import explain_encoding

            explain_encoding(self.shape, value, error)


def _parse_exactly(data: "Union[bytes, str]") -> object:
    try:
        return json_backend.parse_exactly(data)
    except (ValueError, RecursionError) as error:
        from .explain import explain_json

        explain_json(data, error)


class ArgumentsEncoder:
    """Turns the arguments of a call, keyed by wire name, into JSON values."""

    def __init__(self, annotation: str, module: str) -> None:
        shape = shape_of(annotation, module)
        if not isinstance(shape, Struct):
            raise TypeError(f"{module}: {annotation} is not a struct")
        self.struct = shape
        self._encode = item_encoder(shape)

    def encode(self, args: "Dict[str, object]") -> "Dict[str, object]":
        """Check and encode arguments: what is left out or ``UNSET`` drops out, consts come in.

        Entries that are no field of the input are kept.

        Raises:
            TypeError: One is missing or of the wrong type; the message names it.
            ValueError: NaN, a time without a zone, a cycle, an ambiguous tag.
        """
        try:
            return self._encode(args)  # type: ignore[no-any-return]
        except Exception as error:
            from .explain import explain_arguments

            explain_arguments(self.struct, args, error)


def codec(annotation: str, module: str) -> Codec:
    """The codec of an annotation whose names are those of ``module``.

    Raises:
        TypeError: The annotation is none that a model can have.
        NameError: A name in it is unknown.
    """
    known: Dict[str, Codec] = _kept_in(module, "__contract_codecs__")
    return known.get(annotation) or known.setdefault(annotation, Codec(annotation, module))


def arguments(annotation: str, module: str) -> ArgumentsEncoder:
    """The encoder of the arguments that a method's input struct takes.

    Raises:
        TypeError: The annotation is not that of a struct.
    """
    known: Dict[str, ArgumentsEncoder] = _kept_in(module, "__contract_arguments__")
    return known.get(annotation) or known.setdefault(
        annotation, ArgumentsEncoder(annotation, module)
    )


def _kept_in(module: str, table: str) -> "Dict[str, Any]":
    # Kept in the module itself: they go when it goes, and come anew when it is reloaded.
    # import_module waits for a module that another thread is about to import.
    home = import_module(module)
    return home.__dict__.setdefault(table, {})  # type: ignore[no-any-return]


def codec_of(cls: type) -> Codec:
    """The codec of a model class, wherever it was defined."""
    found = cls.__dict__.get("__contract_codec__")
    if not isinstance(found, Codec):
        found = Codec(cls.__qualname__, cls.__module__, struct_of(cls))
        cls.__contract_codec__ = found  # type: ignore[attr-defined]
    return found
