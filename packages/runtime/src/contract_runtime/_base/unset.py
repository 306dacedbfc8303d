"""The sentinel that tells "left out" from ``None``."""

from .public import public


@public
class Unset:
    """The type of :data:`UNSET`: an argument that was left out, as opposed to ``None``.

    There is one instance, which is falsy, prints as ``UNSET``, and stays itself through
    ``copy`` and ``pickle``.
    """

    __slots__ = ()
    _instance: "Unset"

    def __new__(cls) -> "Unset":
        return cls._instance

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False

    def __reduce__(self) -> str:
        return "UNSET"


Unset._instance = object.__new__(Unset)  # pyright: ignore[reportPrivateUsage]

#: Left out: an option that isn't given keeps its value, a field that isn't given isn't sent.
UNSET = Unset()
