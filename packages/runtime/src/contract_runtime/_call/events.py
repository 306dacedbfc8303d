"""One server-sent event's meaning (the contract language, § 7): an item, the result, an error,
or the end. Pure.
"""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Dict, Optional, Tuple

from .._errors.answers import ResponseDecodeError
from .._errors.base import StreamError
from .._errors.body import describe
from .._model import json_backend
from .._model.codec import Codec, codec
from .._model.shapes import Struct, UnionOf
from .._sse.decoder import ServerSentEvent
from .operation import Operation

if TYPE_CHECKING:
    from .._model.drift import DriftWatch

#: The attribute of a types module in which its readers are kept, by annotations.
READERS = "__contract_readers__"

#: What an event is.
ITEM = 0
RESULT = 1
END = 2
_ERROR = 3


def event_reader(operation: Operation[object], watch: Optional[DriftWatch] = None) -> EventReader:
    """The reader of an operation's events, compiled at the first call for it."""
    # Kept in the module of the types, as their codecs are: they go when it goes.
    key = (operation.item, operation.done, operation.error)
    known: Dict[object, EventReader] = vars(import_module(operation.types)).setdefault(READERS, {})
    reader = known.get(key) or known.setdefault(key, EventReader(operation))
    return reader if watch is None else EventReader(operation, watch)


class EventReader:
    """Decides what each event of one operation's stream is."""

    def __init__(self, operation: Operation[object], watch: Optional[DriftWatch] = None) -> None:
        def ready(annotation: str) -> Codec:
            found = codec(annotation, operation.types)
            if watch is not None:
                return watch.codec(found)
            found.warm()
            return found

        if operation.item is None:
            raise ValueError(f"{operation.name} has no stream")
        self._item = ready(operation.item)
        self._done = ready(operation.done) if operation.done else None
        self._error = ready(operation.error) if operation.error else None
        union = self._item.shape
        structs = union.leading if isinstance(union, UnionOf) else ()

        # A closing value, or an error, may also come as an item of its type.
        self._ends: Dict[type, int] = {}
        for what, ending in ((_ERROR, self._error), (RESULT, self._done)):
            shape = ending and ending.shape
            if isinstance(shape, Struct) and shape in structs:
                self._ends[shape.cls] = what
        typed = isinstance(union, UnionOf) and "error" in union.names
        # An event of this name may be an item.
        self._item_errors = typed and self._error is None
        #: Whether the contract says how a stream ends: it is cut short if it ends otherwise.
        self.has_done = self._done is not None

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
            value = self._item.decode_json(data, name)
        what = self._ends.get(value.__class__, ITEM)
        if what == _ERROR:
            raise _stream_error(data, value)
        return what, value

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
