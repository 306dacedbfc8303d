"""What both clients are: their options, their identity, and what their copies share."""

from __future__ import annotations

from .._base.unset import UNSET, Unset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .._call.operation import Service


class Core:
    """Holds a client's options and what it shares with its copies."""

    _service: Service

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._service.name}>"

    def __reduce__(self) -> str:
        raise TypeError(
            f"{type(self).__name__} holds connections and can't be pickled or copied: "
            "make one in each process, or use with_options() for a variant"
        )


__all__ = ["UNSET", "Core", "Unset"]
