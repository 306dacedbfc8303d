"""``Generic`` for type checkers alone: importing typing costs more than most modules."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Generic as Generic
    from typing import TypeVar

    T = TypeVar("T")
    T_co = TypeVar("T_co", covariant=True)
else:
    T = T_co = None

    class Generic:
        """What a class is made of that takes a type argument, and forgets it."""

        __slots__ = ()

        def __class_getitem__(cls, item):
            return cls
