"""What both clients are: their options, and all that needs no waiting."""

from __future__ import annotations

from .._base.unset import UNSET
from .._call.options import DEFAULTS
from .shared import Shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Generic, Mapping, Optional, Tuple, Type, TypeVar, Union

    import httpx

    from .._base.unset import Unset
    from .._call.operation import Service
    from .._model.drift import Drift
    from .._retry.policy import RetryPolicy

    H_co = TypeVar("H_co", covariant=True)
    C = TypeVar("C", bound="ClientBase[object]")
else:
    H_co = None
    Generic = {H_co: object}


class ClientBase(Generic[H_co]):
    """Holds what makes the calls."""

    _service: Service
    _kind: Type[Any]  # each kind says which Core it is
    _core: Any

    def __init__(
        self,
        api_key: Optional[str] = None,
        base_url: Optional[str] = None,
        timeout: Union[float, httpx.Timeout, Unset, None] = UNSET,
        max_retries: int = 2,
        default_headers: Optional[Mapping[str, str]] = None,
        *,
        retry: Optional[RetryPolicy] = None,
        deadline: Optional[float] = None,
        idle: Optional[float] = None,
        stall: Optional[float] = None,
        http_client: Optional[H_co] = None,
        on_drift: Optional[Callable[[Drift], object]] = None,
    ) -> None:
        """Make a client. It connects, and loads what that takes, at its first call.

        Args:
            api_key: The key, sent as the service wants it; without one, no such header is sent.
            base_url: Where the service is; ``None``: where the http client or the contract says.
            timeout: Seconds that one network operation may take, an ``httpx.Timeout``, or
                ``None`` for no limit, which is the default.
            max_retries: How often a call is tried again at most.
            default_headers: Sent with each request, over the contract's own.
            retry: How retries are decided; ``None`` for the defaults.
            deadline: Seconds for a whole call: attempts, waits, body and stream together.
            idle: Seconds that a stream may go without a byte.
            stall: Seconds that a stream may go without an item.
            http_client: An ``httpx.Client`` (of an async client: an ``httpx.AsyncClient``) of the
                caller's own, used as it is and never closed.
            on_drift: Called once for each kind of thing that answers hold and the contract
                doesn't know: a field, an enum's value, a variant.

        Raises:
            TypeError, ValueError: An option is wrong, or no base URL is known.
        """
        options = DEFAULTS.but(locals())
        kind = self._kind
        client_url = kind.url_of(http_client)
        shared = Shared(lambda: kind.engine(http_client), on_drift)
        self._core = kind(self._service, options, shared, client_url)

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
        options = self._core.options.but(locals())
        copy = type(self).__new__(type(self))
        copy._core = self._core.copy(options)
        return copy

    @property
    def http_client(self) -> H_co:
        """The http client underneath, made now if there is none yet.

        From now on every call of this client and its copies goes through it, so that what is
        set on it (hooks, cookies, auth) takes effect.
        """
        self._core.check_open()
        return self._core.shared.load().http_client()  # type: ignore[no-any-return]

    @property
    def _http(self) -> H_co:
        return self.http_client

    def _load_all(self) -> None:
        """Load what the calls of every method need."""
        from .warm import load_modules, load_stream, operations

        load_modules()
        self._core.load_engine()
        for operation in operations(self):
            self._core.load(operation)
            if operation.item is not None:
                load_stream(operation)

    def __repr__(self) -> str:
        core = self.__dict__.get("_core")
        name = f"{self._service.package}.{type(self).__name__}"
        if core is None:
            return f"<{name}>"
        return f"<{name} of {self._service.name} at {core.base.shown}{' (closed)' * core.closed}>"

    def __reduce__(self) -> Tuple[object, ...]:
        raise TypeError(
            f"{type(self).__name__} holds connections, so it doesn't pickle or copy: make one in "
            "each process, or use with_options() for a client that differs"
        )
