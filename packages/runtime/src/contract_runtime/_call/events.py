"""One server-sent event's meaning (the contract language, § 7): an item, the result, an error,
or the end. Pure.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Dict, Final, Mapping, Optional, Tuple, Union

from .._errors.body import describe
from .._errors.decode import ResponseDecodeError, preview
from .._errors.stream import StreamError
from .._model import json_backend
from .._model.codec import codec

if TYPE_CHECKING:
    from .._sse.event import ServerSentEvent
    from .operation import Operation

#: What an event is.
ITEM: Final = 0
RESULT: Final = 1
END: Final = 2

_Shapes = Mapping[str, Union[str, Tuple[str, Mapping[str, str]]]]


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
        name, data = event[0], event[1]
        if len(data) < 64 and data.strip(" ") == "[DONE]":
            return END, None
        if name == "message":
            value = self._item.decode(_loads(data))
        elif name == "done" and self._done is not None:
            return RESULT, self._done.decode(_loads(data))
        elif name == "error" and not self._item_errors:
            raise self._error_of(data)
        else:
            value = self._item.decode_event(_loads(data), name)
        if self._ends:
            if value.__class__ is self._done_class:
                return RESULT, value
            if value.__class__ is self._error_class:
                raise _stream_error(data, value)
        return ITEM, value

    def _error_of(self, data: str) -> StreamError:
        """An error event's error: typed where the contract types it, and what came fits."""
        value: object = data
        try:
            value = _loads(data)
            if self._error is not None:
                value = self._error.decode(value)
        except ResponseDecodeError:
            pass  # an error that can't be read is still an error, and its text may help
        return _stream_error(data, value)


def _stream_error(data: str, value: object) -> StreamError:
    told = describe(0, {"content-type": "application/json"}, data.encode("utf-8", "replace"))
    return StreamError(
        told.message or "the server sent an error",
        data=value,
        code=told.code,
        details=told.details,
    )


def _loads(data: str) -> object:
    try:
        return json_backend.loads(data.encode())
    except ValueError as error:
        raise ResponseDecodeError(
            f"the event's data isn't JSON: {error}", expected="JSON", got=preview(data)
        ) from error


def _variants(item: str, module: str) -> Dict[str, str]:
    """A union's variants, tag value to class name; nothing where ``item`` is no union."""
    __import__(module)
    shapes: _Shapes = getattr(sys.modules[module], "__shapes__", {})
    shape = shapes.get(item)
    seen = {item}
    while isinstance(shape, str) and shape not in seen:  # an alias of another
        seen.add(shape)
        shape = shapes.get(shape)
    return dict(shape[1]) if shape is not None and not isinstance(shape, str) else {}


def _variant_class(name: Optional[str], variants: Dict[str, str], module: str) -> Optional[type]:
    if name is None or name not in variants.values():
        return None
    found: object = getattr(sys.modules[module], name)
    return found if isinstance(found, type) else None
