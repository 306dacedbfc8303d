"""How a client's resources come to be: on first use, once."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Optional


class resource:
    """A method that makes a client's resource, as an attribute that is made once.

    No lock: of two threads that come first at once both get the resource that was stored
    first. To type checkers this is a ``property``.
    """

    def __init__(self, make: Callable[[object], object]) -> None:
        self._make = make
        self.__doc__ = make.__doc__
        self.__name__ = make.__name__

    def __get__(self, instance: Optional[object], owner: Optional[type] = None) -> object:
        if instance is None:
            return self
        return instance.__dict__.setdefault(self.__name__, self._make(instance))
