"""How a client's resources come to be, and what those of both clients have in common."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, NoReturn, Optional

    from .base import ClientBase


class resource:
    """A method that makes a client's resource, as an attribute that is made once.

    No lock: two threads that come first at once both get what was stored first. To type
    checkers this is a ``property``.
    """

    def __init__(self, make: Callable[[object], object]) -> None:
        self._make = make
        self.__doc__ = make.__doc__
        self.__name__ = make.__name__

    def __get__(self, instance: Optional[object], owner: Optional[type] = None) -> object:
        if instance is None:
            return self
        return instance.__dict__.setdefault(self.__name__, self._make(instance))


class ResourceBase:
    """A resource, or its twin whose methods give raw responses: the same class, told so.

    Generated code says what type the twin has.
    """

    _raw = False
    _calls: Any  # each kind says which

    def __init__(self, client: ClientBase[object]) -> None:
        self._calls = client._core  # pyright: ignore[reportPrivateUsage] - of this room

    def _unavailable(self, name: str, mode: str) -> NoReturn:
        """Refuse to call a method whose stream mode this library doesn't speak."""
        from .._errors.base import SDKError

        raise SDKError(f"{name} isn't available: its stream mode is {mode!r}, and only 'sse' is")

    if not TYPE_CHECKING:

        @property
        def with_raw_response(self):
            """The same methods, giving raw responses."""
            twin = object.__new__(type(self))
            twin.__dict__.update(self.__dict__, _raw=True)
            return twin
