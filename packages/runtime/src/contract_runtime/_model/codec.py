"""Codecs: what the rooms above ask to turn JSON into Python values and back."""

import sys
from importlib import import_module

from . import json_backend
from .annotations import shape_of
from .decode import value_decoder
from .encode import item_encoder, value_encoder
from .findings import MISMATCH, MISSING, findings
from .mismatch import Reparse, exact
from .refusals import in_arguments, refusals
from .shapes import Struct, UnionOf, struct_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Dict, Iterator, Optional

    from .._errors.tree import ResponseDecodeError
    from .findings import Path
    from .refusals import Refusal
    from .shapes import Shape


class Codec:
    """Turns JSON into values of one type, and back.

    Compiled when it is first used; one serves many threads. :func:`codec` finds it.
    """

    def __init__(self, annotation: str, module: str, shape: "Optional[Shape]" = None) -> None:
        self.annotation = annotation
        self.module = module
        self.shape = shape_of(annotation, module) if shape is None else shape
        self._decode: Callable[[object], object] = self._first_decode
        self._encode: Callable[[object], object] = self._first_encode

    def __repr__(self) -> str:
        return f"codec({self.annotation!r}, {self.module!r})"

    def _first_decode(self, value: object) -> object:
        self._decode = value_decoder(self.shape, f"{self.module}: {self.annotation}")
        return self._decode(value)

    def _first_encode(self, value: object) -> object:
        self._encode = value_encoder(self.shape, f"{self.module}: {self.annotation}")
        return self._encode(value)

    def decode(self, value: object) -> object:
        """Turn a parsed JSON value into what it is in Python. The value becomes part of it.

        Raises:
            ResponseDecodeError: It isn't what the type says, with path, expectation and value.
        """
        try:
            return self._decode(value)
        except Exception as error:
            return self._decode_exactly(value, error)

    def decode_json(self, data: bytes) -> object:
        """Turn JSON text into what it is in Python.

        Raises:
            ResponseDecodeError: It isn't JSON, or not of this type.
        """
        try:
            return self._decode(json_backend.parse(data))
        except Exception:
            return self.decode_exactly(parse(data))

    def decode_event(self, value: object, event: str) -> object:
        """Like :meth:`decode`; a union whose tag is missing takes the event's name for it."""
        shape = self.shape
        if isinstance(shape, UnionOf) and isinstance(value, dict) and event:
            value.setdefault(shape.tag, event)
        return self.decode(value)

    def decode_event_json(self, data: bytes, event: str) -> object:
        """Like :meth:`decode_event`, from JSON text."""
        try:
            return self.decode_event(json_backend.parse(data), event)
        except Exception:
            with exact():
                return self.decode_event(parse(data), event)

    def decode_exactly(self, value: object) -> object:
        """Like :meth:`decode`, for a value that json has read, not orjson."""
        with exact():
            return self.decode(value)

    def _decode_exactly(self, value: object, error: Exception) -> object:
        if isinstance(error, Reparse):
            return self.decode_exactly(value)
        try:
            with exact():
                for finding in findings(self.shape, value):
                    if finding.kind == MISMATCH:
                        raise _error(finding.path, finding.expected, finding.value) from None
        except RecursionError:
            error = RecursionError()
        if isinstance(error, RecursionError):
            raise _error((), "a document less deeply nested", value) from None
        raise error

    def encode(self, value: object) -> object:
        """Turn a value of the caller's into JSON values, none of them shared with it.

        Raises:
            TypeError: It isn't of this type; the message has the path.
            ValueError: NaN, a time without a zone, a cycle, an ambiguous tag.
        """
        try:
            return self._encode(value)
        except Exception as error:
            refuse(lambda: refusals(self.shape, value), error)
            raise

    def encode_json(self, value: object) -> bytes:
        """Like :meth:`encode`, to compact JSON text in UTF-8."""
        encoded = self.encode(value)
        try:
            return json_backend.dump(encoded)
        except RecursionError:
            raise ValueError("the value is nested too deeply for JSON") from None


def parse(data: bytes) -> object:
    """Parse JSON text exactly.

    Raises:
        ResponseDecodeError: It isn't JSON.
    """
    try:
        return json_backend.parse_exactly(data)
    except RecursionError:
        expected = "a document less deeply nested"
    except ValueError:
        expected = "JSON"
    raise _error((), expected, bytes(data[:200]).decode(errors="replace"))


def _error(path: "Path", expected: str, value: object) -> "ResponseDecodeError":
    from .._errors.tree import ResponseDecodeError

    if value is MISSING:
        return ResponseDecodeError.missing(path, expected)
    return ResponseDecodeError.at(path, expected, value)


def refuse(walk: "Callable[[], Iterator[Refusal]]", error: Exception) -> None:
    """Raise what the walk finds first, if anything."""
    from .._errors.decode import place

    try:
        for refusal in walk():
            where = place(refusal.path)
            raise refusal.error(f"{where}: {refusal.reason}" if where else refusal.reason) from None
    except RecursionError:
        error = RecursionError()
    if isinstance(error, RecursionError):
        raise ValueError("the value is nested too deeply for JSON") from None


class ArgumentsEncoder:
    """Turns the arguments of a call, keyed by wire name, into JSON values."""

    def __init__(self, annotation: str, module: str) -> None:
        shape = shape_of(annotation, module)
        if not isinstance(shape, Struct):
            raise TypeError(f"{annotation!r} is not a struct")
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
            refuse(lambda: in_arguments(self.struct, args), error)
            raise


def codec_of(cls: type) -> Codec:
    """The codec of a model class, wherever it was defined."""
    found = cls.__dict__.get("__contract_codec__")
    if not isinstance(found, Codec):
        found = Codec(cls.__qualname__, cls.__module__, struct_of(cls))
        cls.__contract_codec__ = found  # type: ignore[attr-defined]
    return found


def codec(annotation: str, module: str) -> Codec:
    """The codec of an annotation whose names are those of ``module``.

    Raises:
        TypeError: The annotation is none that a model can have.
        NameError: A name in it is unknown.
    """
    known = _known(module, "__contract_codecs__")
    found = known.get(annotation)
    if found is None:
        found = known.setdefault(annotation, Codec(annotation, module))
    return found  # type: ignore[return-value]


def arguments(annotation: str, module: str) -> ArgumentsEncoder:
    """The encoder of the arguments that a method's input struct takes.

    Raises:
        TypeError: The annotation is not that of a struct.
    """
    known = _known(module, "__contract_arguments__")
    found = known.get(annotation)
    if found is None:
        found = known.setdefault(annotation, ArgumentsEncoder(annotation, module))
    return found  # type: ignore[return-value]


def _known(module: str, table: str) -> "Dict[str, object]":
    # Kept in the module itself: they go when it goes, and come anew when it is reloaded.
    home = sys.modules.get(module) or import_module(module)
    return home.__dict__.setdefault(table, {})  # type: ignore[no-any-return]
