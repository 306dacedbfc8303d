"""Codecs: what the rooms above ask to turn JSON into Python values and back.

What only failures need is imported when one fails.
"""

from functools import partial
from importlib import import_module
from typing import Any, Callable, Dict, Mapping, Optional, Type, Union

from . import json_backend
from .annotations import shape_of, struct_of
from .compile import Function, Source
from .decode import Decoder, warm
from .encode import Encoder, ItemsEncoder, LeanEncoder, TextEncoder
from .kinds import exact, is_object
from .scalars import own
from .shapes import Shape, Struct, UnionOf

#: The functions that a codec compiles when they are first used.
_MADE: Dict[str, Type[Source]] = {
    "_decode": Decoder,
    "_values": Encoder,
    "_lean": LeanEncoder,
    "_text": TextEncoder,
    "_items": ItemsEncoder,
}
_LESS_DEEP = "a document less deeply nested"


class Codec:
    """Turns JSON into values of one type, and back.

    Compiled when it is first used; one serves many threads. :func:`codec` finds it.
    """

    _decode: Function
    _values: Function
    _lean: Function
    _text: Function
    _items: Function

    def __init__(self, annotation: str, module: str, shape: Optional[Shape] = None) -> None:
        self.annotation = annotation
        self.module = module
        self.shape = shape_of(annotation, module) if shape is None else shape
        for name in _MADE:
            setattr(self, name, partial(self._first, name))

    def made(self, name: str) -> Function:
        """Compile one of its functions, whichever thread will need it."""
        function = _MADE[name].of_any(self.shape, f"{self.module}: {self.annotation}")
        setattr(self, name, function)
        return function

    def _first(self, name: str, value: object) -> object:
        return self.made(name)(value)

    def warm(self) -> None:
        """Compile all that decoding can need, which else is done piece by piece on first use."""
        self.made("_decode")
        warm(self.shape)

    def decode(self, value: object) -> object:
        """Turn a parsed JSON value, integers exact, into what it is in Python.

        The value becomes part of it.

        Raises:
            ResponseDecodeError: It isn't what the type says, with path, expectation and value.
        """
        try:
            with exact:
                return self._decode(value)
        except Exception as error:
            raise self._unreadable(value, error) from None

    def _unreadable(self, value: object, error: Exception) -> Exception:
        """The ResponseDecodeError that a decoder's failure stands for."""
        from .._errors.answers import ResponseDecodeError
        from .findings import MISMATCH, MISSING, reading

        try:
            with exact:
                for found in reading(self.shape, value):
                    if found.kind == MISMATCH and found.value is MISSING:
                        return ResponseDecodeError.missing(found.path, found.words)
                    if found.kind == MISMATCH:
                        return ResponseDecodeError.at(found.path, found.words, found.value)
        except RecursionError as deeper:
            error = deeper
        if isinstance(error, RecursionError):
            return ResponseDecodeError.at((), _LESS_DEEP, value)
        return error

    def decode_copy(self, value: object) -> object:
        """Like :meth:`decode`, of any mappings and sequences, which stay the caller's."""
        try:
            copied = own(value)
        except RecursionError as error:
            raise self._unreadable(value, error) from None
        return self.decode(copied)

    def decode_json(self, data: Union[bytes, str], event: str = "") -> object:
        """Turn JSON text into what it is in Python.

        A union whose tag is missing takes the name of an event for it.

        Raises:
            ResponseDecodeError: It isn't JSON, or not of this type.
        """
        try:
            value = json_backend.parse(data)
            return self._decode(self._with_tag(value, event) if event else value)
        except Exception:
            # Whatever it was: json has the last word, and its values the exact ones.
            return self._decode_exactly(data, event)

    def _decode_exactly(self, data: Union[bytes, str], event: str = "") -> object:
        try:
            value = json_backend.loads(data)
        except (ValueError, RecursionError) as error:
            from .._errors.answers import ResponseDecodeError

            start = data[:200]
            shown = start if isinstance(start, str) else bytes(start).decode(errors="replace")
            due = _LESS_DEEP if isinstance(error, RecursionError) else "JSON"
            raise ResponseDecodeError.at((), due, shown) from error
        return self.decode(self._with_tag(value, event))

    def _with_tag(self, value: object, event: str) -> object:
        shape = self.shape
        if event and isinstance(shape, UnionOf) and is_object(value):
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
            raise self._refusal(value, error) from None

    def encode_json(self, value: object) -> bytes:
        """Like :meth:`encode`, to compact JSON text in UTF-8."""
        try:
            if json_backend.uses_orjson:
                return json_backend.dump(self._lean(value))
            return self._text(value).encode()  # type: ignore[no-any-return]
        except Exception:
            # A lone surrogate, an integer past 64 bits, depth past 254; or an error.
            values = self.encode(value)
        try:
            return json_backend.dump_exactly(values)
        except RecursionError as error:
            raise self._refusal(value, error) from None

    def encode_arguments(self, args: Mapping[str, object]) -> Dict[str, object]:
        """Turn the arguments of a call, keyed by wire name, into JSON values.

        What is left out or ``UNSET`` drops out, consts come in, and entries that are no field of
        the input are kept. Raises what :meth:`encode` does; arguments are called by their names
        in Python.
        """
        try:
            return self._items(args)  # type: ignore[no-any-return]
        except Exception as error:
            fields = self.shape.fields if isinstance(self.shape, Struct) else ()
            names = {field.wire: field.name for field in fields}
            raise self._refusal(args, error, names) from None

    def _refusal(self, value: object, error: Exception, names: Mapping[Any, str] = {}) -> Exception:
        """The TypeError or ValueError that an encoder's failure stands for.

        Its place begins with what ``names`` has for a key.
        """
        from .._errors.answers import place
        from .findings import writing

        try:
            for found in writing(self.shape, value):
                path = [names.get(step, step) for step in found.path[:1]]
                where = place((*path, *found.path[1:]))
                return found.error(f"{where}: {found.words}" if where else found.words)
        except RecursionError as deeper:
            error = deeper
        if isinstance(error, RecursionError):
            return ValueError("the value is nested too deeply for JSON")
        return error


def codec(annotation: str, module: str) -> Codec:
    """The codec of an annotation whose names are those of ``module``: see :func:`shape_of`."""
    # Kept in the module itself: they go when it goes, and come anew when it is reloaded.
    # import_module waits for a module that another thread is about to import.
    known: Dict[str, Codec] = vars(import_module(module)).setdefault("__contract_codecs__", {})
    return known.get(annotation) or known.setdefault(annotation, Codec(annotation, module))


def arguments(annotation: str, module: str) -> Callable[[Mapping[str, object]], Dict[str, object]]:
    """What encodes the arguments that a method's input struct takes, compiled now.

    Raises:
        TypeError: The annotation isn't one of a struct.
    """
    found = codec(annotation, module)
    if not isinstance(found.shape, Struct):
        raise TypeError(f"{module}: {annotation} is not a struct")
    found.made("_items")  # plans are made off a loop's thread, and calls aren't
    return found.encode_arguments


def codec_of(cls: type) -> Codec:
    """The codec of a model class, wherever it was defined."""
    found = cls.__dict__.get("__contract_codec__")
    if found is None:
        found = Codec(cls.__qualname__, cls.__module__, struct_of(cls))
        cls.__contract_codec__ = found  # type: ignore[attr-defined]
    return found
