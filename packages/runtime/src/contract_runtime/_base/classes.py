"""What classes are made of: a public place, type arguments, and the one for what is left out."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Generic as Generic
    from typing import TypeVar

    C = TypeVar("C", bound=type)
    T = TypeVar("T")
    T_co = TypeVar("T_co", covariant=True)
else:
    # For type checkers alone: importing typing costs more than most modules.
    T = T_co = None

    class Generic:
        """What a class is made of that takes a type argument, and forgets it."""

        __slots__ = ()

        def __class_getitem__(cls, item):
            return cls


def public(cls: C) -> C:
    """Have tracebacks, reprs and pickles name ``contract_runtime``, whatever module defines it.

    So a pickle outlives any rearranging of the rooms.
    """
    cls.__module__ = "contract_runtime"
    return cls


@public
class Unset:
    """The type of :data:`UNSET`: an argument that was left out, as opposed to ``None``.

    There is one instance, which is falsy, prints as ``UNSET``, and stays itself through
    ``copy`` and ``pickle``.
    """

    __slots__ = ()

    def __new__(cls) -> Unset:
        return UNSET

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        return "UNSET"


#: Left out: an option that isn't given keeps its value, a field that isn't given isn't sent.
UNSET = object.__new__(Unset)
