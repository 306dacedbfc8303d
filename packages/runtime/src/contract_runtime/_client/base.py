"""What both clients say of themselves, and how their options are read."""

from __future__ import annotations

from .._call.options import ClientOptions, Limits, merged

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Mapping, Optional, Tuple, Union

    import httpx

    from .._base.unset import Unset
    from .._call.operation import Service
    from .._retry.policy import RetryPolicy


class ClientBase:
    """Holds what makes the calls."""

    _service: Service
    _core: Any  # each kind says which Core it is

    def _load_all(self) -> None:
        """Load what the calls of every method need."""
        from .._call.response import warm
        from .warm import load_modules, operations

        self._core.shared.load().warm(secure=self._core.base.secure)
        load_modules()
        for operation in operations(self):
            warm(operation)
            self._core.plan(operation)

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


def options_of(
    *,
    api_key: Optional[str],
    base_url: Optional[str],
    timeout: Union[float, httpx.Timeout, Unset, None],
    max_retries: int,
    default_headers: Optional[Mapping[str, str]],
    retry: Optional[RetryPolicy],
    deadline: Optional[float],
    idle: Optional[float],
    stall: Optional[float],
) -> ClientOptions:
    """A new client's options."""
    return ClientOptions(
        api_key=api_key,
        base_url=base_url,
        default_headers=merged({}, default_headers),
        retry=retry,
        limits=Limits(
            timeout=timeout, deadline=deadline, idle=idle, stall=stall, max_retries=max_retries
        ),
    )


def url_of(http_client: object, *, is_async: bool) -> str:
    """The base URL of a caller's own http client; the empty string where it has none.

    Raises:
        TypeError: It is a client of the other kind, or none at all.
    """
    if http_client is None:
        return ""
    if not hasattr(http_client, "build_request") or hasattr(http_client, "aclose") != is_async:
        due = "httpx.AsyncClient" if is_async else "httpx.Client"
        raise TypeError(f"http_client must be an {due}, not {type(http_client).__name__}")
    return str(http_client.base_url)  # type: ignore[attr-defined]
