"""The async client: options in, resources out."""

from __future__ import annotations

from .base import ClientBase
from .calls_async import AsyncCalls
from .loops import off_loop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Optional, Type, TypeVar

    import httpx

    Base = ClientBase[httpx.AsyncClient]
    C = TypeVar("C", bound="AsyncBaseClient")
else:
    Base = ClientBase


class AsyncBaseClient(Base):
    """A client of one service; generated code derives ``AsyncClient`` from it."""

    _core: AsyncCalls
    _kind = AsyncCalls

    async def warm(self) -> None:
        """Load ahead what the first calls would load: imports, codecs, certificates.

        Without it, each first call loads what it needs by itself. Either way it happens in a
        thread, so that the event loop isn't held up.
        """
        self._core.check_open()
        await off_loop(self._load_all)

    async def close(self) -> None:
        """Close this client and the connections that nobody uses now.

        A copy closed leaves the original as it is; a copy that outlives the original goes on, with
        new connections, which end when it is closed.

        Closing twice is fine; a call afterwards is an ``SDKError``.
        """
        await self._core.close()

    async def aclose(self) -> None:
        """The same as :meth:`close`."""
        await self.close()

    async def __aenter__(self: C) -> C:
        self._core.check_open()
        return self

    async def __aexit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        await self.close()
