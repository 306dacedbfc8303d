"""Raw responses: the answer with its status, headers and history, not yet a value."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Coroutine, Generic, Mapping, Optional, TypeVar

    from typing_extensions import Concatenate, ParamSpec

    T = TypeVar("T")
    P = ParamSpec("P")

    class raw(Generic[P, T]):
        """A method's twin under ``with_raw_response``, to type checkers."""

        def __init__(self, method: Callable[Concatenate[Any, P], T]) -> None: ...
        def __call__(self, *args: P.args, **kwargs: P.kwargs) -> RawResponse[T]: ...

    class async_raw(Generic[P, T]):
        """An async method's twin under ``with_raw_response``, to type checkers."""

        def __init__(
            self, method: Callable[Concatenate[Any, P], Coroutine[Any, Any, T]]
        ) -> None: ...
        async def __call__(self, *args: P.args, **kwargs: P.kwargs) -> RawResponse[T]: ...

else:
    T = None
    Generic = {T: object}


class RawResponse(Generic[T]):
    """An answer with a 2xx status, its body read and not yet decoded.

    Attributes:
        status_code: The HTTP status.
        headers: The response's headers, names compared without case.
        content: The body, decompressed.
        request_id: The server's id of the request, where it sent one.
        elapsed: Seconds from the start of the call to the end of the body, retries and waits
            included.
        retries: How often the call was tried again.
    """

    status_code: int
    headers: Mapping[str, str]
    content: bytes
    request_id: Optional[str]
    elapsed: float
    retries: int

    @property
    def rate_limit(self) -> Mapping[str, str]:
        """What the server said of its rate limit (``RateLimit-*``, ``X-RateLimit-*``)."""
        raise NotImplementedError

    def parse(self) -> T:
        """Decode the body into the method's output.

        Raises:
            ResponseDecodeError: The body isn't what the contract says.
        """
        raise NotImplementedError
