"""One server-sent event's meaning (the contract language, § 7): an item, the result, an error,
or the end. Pure.
"""

from __future__ import annotations

from contextlib import suppress
from copy import copy
from importlib import import_module
from typing import TYPE_CHECKING, Dict, Final, Mapping, Optional, Tuple, Union

from .._errors.body import describe
from .._errors.decode import ResponseDecodeError
from .._errors.stream import StreamError
from .._model import json_backend
from .._model.codec import codec

if TYPE_CHECKING:
    from .._model.drift import DriftWatch
    from .._sse.event import ServerSentEvent
    from .operation import Operation

#: The attribute of a types module in which its readers are kept, by annotations.
READERS: Final = "__contract_readers__"

#: What an event is.
ITEM: Final = 0
RESULT: Final = 1
END: Final = 2

_Shapes = Mapping[str, Union[str, Tuple[str, Mapping[str, str]]]]


def event_reader(operation: Operation[object], watch: Optional[DriftWatch] = None) -> EventReader:
    """The reader of an operation's events, compiled at the first call for it."""
    # Kept in the module of the types, as their codecs are: they go when it goes.
    key = (operation.item, operation.done, operation.error)
    known: Dict[object, EventReader] = vars(import_module(operation.types)).setdefault(READERS, {})
    found = known.get(key)
    if found is None:
        found = EventReader(operation)
        found.warm()
        found = known.setdefault(key, found)
    return found if watch is None else found.watched(watch)


class EventReader:
    """Decides what each event of one operation's stream is.

    Args:
        operation: A method with an ``item``.
    """

    def __init__(self, operation: Operation[object]) -> None:
        if operation.item is None:
            raise ValueError(f"{operation.name} has no stream")
        module = operation.types
        variants = _variants(operation.item, module)
        self._item = codec(operation.item, module)
        self._done = codec(operation.done, module) if operation.done else None
        self._error = codec(operation.error, module) if operation.error else None
        # A closing value, or an error, may also come as an item of its type.
        self._done_class = _variant_class(operation.done, variants, module)
        self._error_class = _variant_class(operation.error, variants, module)
        self._ends = self._done_class is not None or self._error_class is not None
        self._item_errors = self._error is None and "error" in variants

    def warm(self) -> None:
        """Compile all that reading takes."""
        for each in (self._item, self._done, self._error):
            if each is not None:
                each.warm()

    def watched(self, watch: DriftWatch) -> EventReader:
        """The same, telling of what the contract doesn't know."""
        twin = copy(self)
        twin._item = watch.codec(self._item)
        twin._done = self._done and watch.codec(self._done)
        twin._error = self._error and watch.codec(self._error)
        return twin

    @property
    def has_done(self) -> bool:
        """Whether the contract says how a stream ends: it is cut short if it ends otherwise."""
        return self._done is not None

    def read(self, event: ServerSentEvent) -> Tuple[int, object]:
        """Say what an event is, and its value.

        Raises:
            StreamError: It is an error.
            ResponseDecodeError: Its data isn't what the contract says.
        """
        name, data = event.event, event.data
        if len(data) < 64 and data.strip(" ") == "[DONE]":
            return END, None
        if name == "message":
            value = self._item.decode_json(data)
        elif name == "done" and self._done is not None:
            return RESULT, self._done.decode_json(data)
        elif name == "error" and not self._item_errors:
            raise _stream_error(data, self._error_value(data))
        else:
            value = self._item.decode_event_json(data, name)
        if self._ends:
            if value.__class__ is self._done_class:
                return RESULT, value
            if value.__class__ is self._error_class:
                raise _stream_error(data, value)
        return ITEM, value

    def _error_value(self, data: str) -> object:
        """An error's value: typed where the contract types it and it fits, else JSON, else text.

        An error that isn't as the contract says is an error all the same.
        """
        if self._error is not None:
            with suppress(ResponseDecodeError):
                return self._error.decode_json(data)
        with suppress(ValueError, RecursionError):
            return json_backend.loads(data.encode())
        return data


def _stream_error(data: str, value: object) -> StreamError:
    told = describe(0, {}, data.encode())
    return StreamError(told.message, data=value, code=told.code, details=told.details)


def _variants(item: str, module: str) -> Dict[str, str]:
    """A union's variants, tag value to class name; nothing where ``item`` is no union."""
    shapes: _Shapes = getattr(import_module(module), "__shapes__", {})
    shape = shapes.get(item)
    seen = {item}
    while isinstance(shape, str) and shape not in seen:  # an alias of another
        seen.add(shape)
        shape = shapes.get(shape)
    return dict(shape[1]) if shape is not None and not isinstance(shape, str) else {}


def _variant_class(name: Optional[str], variants: Dict[str, str], module: str) -> Optional[type]:
    if name is None or name not in variants.values():
        return None
    found: object = getattr(import_module(module), name)
    return found if isinstance(found, type) else None
