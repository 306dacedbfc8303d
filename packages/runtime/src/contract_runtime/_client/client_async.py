"""The async client: options in, resources out."""

from __future__ import annotations

from .core import UNSET, Core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Mapping, Optional, Type, TypeVar, Union

    import httpx

    from .._retry.policy import RetryPolicy
    from .core import Unset

    C = TypeVar("C", bound="AsyncBaseClient")


class AsyncBaseClient(Core):
    """A client of one service; generated code derives ``AsyncClient`` from it.

    Args:
        api_key: The key, sent as the service wants it; without one, no such header is sent.
        base_url: Where the service is; ``None``: where the http client or the contract says.
        timeout: Seconds that one network operation may take, an ``httpx.Timeout``, or ``None``
            for no limit, which is the default.
        max_retries: How often a call is tried again at most.
        default_headers: Sent with each request, over the contract's own.
        retry: How retries are decided; ``None`` for the defaults.
        deadline: Seconds for a whole call: attempts, waits, body and stream together.
        idle: Seconds that a stream may go without a byte.
        stall: Seconds that a stream may go without an item.
        http_client: An ``httpx.AsyncClient`` of the caller's own, used as it is and never closed.

    Raises:
        ValueError: An option is wrong, or no base URL is known.
    """

    def __init__(
        self,
        *,
        api_key: Optional[str] = None,
        base_url: Optional[str] = None,
        timeout: Union[float, httpx.Timeout, Unset, None] = UNSET,
        max_retries: int = 2,
        default_headers: Optional[Mapping[str, str]] = None,
        retry: Optional[RetryPolicy] = None,
        deadline: Optional[float] = None,
        idle: Optional[float] = None,
        stall: Optional[float] = None,
        http_client: Optional[httpx.AsyncClient] = None,
    ) -> None:
        raise NotImplementedError

    def with_options(
        self: C,
        *,
        api_key: Union[str, Unset, None] = UNSET,
        base_url: Union[str, Unset, None] = UNSET,
        timeout: Union[float, httpx.Timeout, Unset, None] = UNSET,
        max_retries: Union[int, Unset] = UNSET,
        default_headers: Union[Mapping[str, str], Unset, None] = UNSET,
        retry: Union[RetryPolicy, Unset, None] = UNSET,
        deadline: Union[float, Unset, None] = UNSET,
        idle: Union[float, Unset, None] = UNSET,
        stall: Union[float, Unset, None] = UNSET,
    ) -> C:
        """A client that differs in the options given and shares this one's connections."""
        raise NotImplementedError

    @property
    def http_client(self) -> httpx.AsyncClient:
        """The ``httpx.AsyncClient`` underneath; once asked for, every call goes through it."""
        raise NotImplementedError

    async def warm(self) -> None:
        """Load ahead what the first calls would load: imports, codecs, certificates."""
        raise NotImplementedError

    async def close(self) -> None:
        """Close this client; its connections end with the last client that shares them."""
        raise NotImplementedError

    async def aclose(self) -> None:
        """The same as :meth:`close`."""
        await self.close()

    async def __aenter__(self: C) -> C:
        return self

    async def __aexit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        await self.close()
