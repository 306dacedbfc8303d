"""The sync client: options in, resources out."""

from __future__ import annotations

from .base import ClientBase
from .calls_sync import Calls

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Optional, Type, TypeVar

    import httpx

    Base = ClientBase[httpx.Client]
    C = TypeVar("C", bound="BaseClient")
else:
    Base = ClientBase


class BaseClient(Base):
    """A client of one service; generated code derives ``Client`` from it."""

    _core: Calls
    _kind = Calls

    def warm(self) -> None:
        """Load ahead what the first calls would load: imports, codecs, certificates."""
        self._core.check_open()
        self._load_all()

    def close(self) -> None:
        """Close this client and the connections that nobody uses now.

        A copy closed leaves the original as it is; a copy that outlives the original goes on, with
        new connections, which end when it is closed.

        Closing twice is fine; a call afterwards is an ``SDKError``.
        """
        self._core.close()

    def __enter__(self: C) -> C:
        self._core.check_open()
        return self

    def __exit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()
