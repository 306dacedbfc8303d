"""The sync client: options in, resources out."""

from __future__ import annotations

from .._base.unset import UNSET
from .base import ClientBase, options_of, url_of
from .calls_sync import Calls, engine
from .shared import Shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Callable, Mapping, Optional, Type, TypeVar, Union

    import httpx

    from .._base.unset import Unset
    from .._model.drift import Drift
    from .._retry.policy import RetryPolicy

    C = TypeVar("C", bound="BaseClient")


class BaseClient(ClientBase):
    """A client of one service; generated code derives ``Client`` from it.

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
        http_client: An ``httpx.Client`` of the caller's own, used as it is and never closed.
        on_drift: Called once for each kind of thing that answers hold and the contract doesn't
            know: a field, an enum's value, a variant.

    Raises:
        ValueError: An option is wrong, or no base URL is known.
    """

    _core: Calls

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
        http_client: Optional[httpx.Client] = None,
        on_drift: Optional[Callable[[Drift], object]] = None,
    ) -> None:
        options = options_of(
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            retry=retry,
            deadline=deadline,
            idle=idle,
            stall=stall,
        )
        client_url = url_of(http_client, is_async=False)
        shared = Shared(lambda: engine(http_client), on_drift)
        self._core = Calls(self._service, options, shared, client_url)

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
        """A client that differs in the options given, and shares this one's connections.

        What is left out stays as it is; ``None`` means what it means at construction. Headers
        merge. Each of the two is closed by itself; the connections end with the last.
        """
        options = self._core.options.but(
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            retry=retry,
            deadline=deadline,
            idle=idle,
            stall=stall,
        )
        copy = type(self).__new__(type(self))
        copy._core = self._core.copy(options)
        return copy

    @property
    def http_client(self) -> httpx.Client:
        """The ``httpx.Client`` underneath, made now if there is none yet.

        From now on every call of this client and its copies goes through it, so that what is
        set on it (hooks, cookies, auth) takes effect.
        """
        self._core.check_open()
        return self._core.shared.load().http_client()

    @property
    def _http(self) -> httpx.Client:
        return self.http_client

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
