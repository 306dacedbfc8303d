"""What both clients are: their options, and all that needs no waiting."""

from __future__ import annotations

import sys

from .._base.classes import UNSET, Generic, T_co
from .._call.operation import Operation
from .._call.options import DEFAULTS
from .core import Core, Shared
from .resource import resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Iterator, Mapping, Optional, Tuple, Union

    import httpx
    from typing_extensions import Self

    from .._base.classes import Unset
    from .._call.operation import Service
    from .._model.drift import Drift
    from .._retry.policy import RetryPolicy


class ClientBase(Generic[T_co]):
    """Holds what makes the calls."""

    _service: Service
    _core: Core[Any]
    _is_async = False

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
        http_client: Optional[T_co] = None,
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
        if on_drift is not None and not callable(on_drift):
            raise TypeError("on_drift must be a function or None")
        url = "" if http_client is None else _url_of(http_client, self._is_async)
        shared: Shared[Any] = Shared(http_client, self._is_async, url, on_drift)
        self._core = Core(self._service, options, shared)

    def with_options(
        self,
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
    ) -> Self:
        """A client that differs in the options given, and shares this one's connections.

        What is left out stays as it is; ``None`` means what it means at construction. Headers
        merge. Each of the two is closed by itself; the connections end with the last.
        """
        options = self._core.options.but(locals())
        copy = type(self).__new__(type(self))
        copy._core = self._core.copy(options)
        return copy

    @property
    def http_client(self) -> T_co:
        """The http client underneath, made now if there is none yet.

        From now on every call of this client and its copies goes through it, so that what is
        set on it (hooks, cookies, auth) takes effect.
        """
        self._core.check_open()
        return self._core.shared.load().http_client()  # type: ignore[no-any-return]

    _http = http_client

    def _warm(self) -> None:
        """Load what the calls of every method need."""
        self._core.check_open()
        self._core.warm(*_operations(self))

    def __repr__(self) -> str:
        core = self.__dict__.get("_core")
        name = f"{self._service.package}.{type(self).__name__}"
        if core is None:
            return f"<{name}>"
        return f"<{name} of {self._service.name} at {core.base}{' (closed)' * core.closed}>"

    def __reduce__(self) -> Tuple[object, ...]:
        return self._core.__reduce__()


def _url_of(client: Any, is_async: bool) -> str:
    """The base URL of a caller's own http client, which must be of the right kind."""
    url = getattr(client, "base_url", None)
    if url is None or isinstance(client, type) or hasattr(client, "aclose") != is_async:
        kind = "httpx.AsyncClient" if is_async else "httpx.Client"
        raise TypeError(f"http_client must be an {kind}, not {type(client).__name__}")
    url = str(url)
    return url[:-1] if "?" in url else url  # httpx ends it with a slash, the query if need be


def _operations(client: object) -> Iterator[Operation[object]]:
    """The methods of a client: the constants of its resources' modules, or those of their twins.

    Of a large contract, an async resource's module imports the one that has them.
    """
    homes: Dict[str, None] = {}
    for cls in type(client).__mro__:
        for name, value in vars(cls).items():
            if isinstance(value, resource):
                homes[type(getattr(client, name)).__module__] = None
    for home in homes:
        module = sys.modules[home]
        for value in list(vars(module).values()):
            for each in list(vars(value).values()) if isinstance(value, type(module)) else [value]:
                if isinstance(each, Operation):
                    yield each
