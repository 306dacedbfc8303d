"""The place that public classes are known by."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeVar

    C = TypeVar("C", bound=type)


def public(cls: "C") -> "C":
    """Have tracebacks, reprs and pickles name ``contract_runtime``, whatever module defines it.

    So a pickle outlives any rearranging of the rooms.
    """
    cls.__module__ = "contract_runtime"
    return cls
