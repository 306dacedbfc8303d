"""Raw responses: the answer with its status, headers and history, not yet a value."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Coroutine, Generic, Mapping, Optional, TypeVar

    from typing_extensions import Concatenate, ParamSpec

    from .._call.rate_limit import RateLimit
    from .._call.response import Answer
    from .._http.call import Call

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
    """A 2xx answer, its body read and not yet decoded.

    Attributes:
        status_code: The HTTP status.
        headers: The response's headers, looked up without case.
        content: The body, decompressed.
        elapsed: Seconds from the start of the call to the end of the body, retries and waits
            included.
        retries: How often the call was tried again.
    """

    def __init__(
        self, decode: Optional[Callable[[bytes], object]], call: Call, answer: Answer
    ) -> None:
        import time

        self._decode = decode
        self._call = call
        self._answer = answer
        self.status_code = answer.status
        self.headers: Mapping[str, str] = answer.headers
        self.content = answer.body
        self.elapsed = time.monotonic() - call.started
        self.retries = call.retries

    @property
    def request_id(self) -> Optional[str]:
        """The server's name for the request, where it sent one."""
        from .._errors.headers import request_id_of

        return request_id_of(self.headers)

    @property
    def rate_limit(self) -> RateLimit:
        """What the server said of its rate limit."""
        from .._call.rate_limit import rate_limit

        return rate_limit(self.headers)

    def parse(self) -> T:
        """Decode the body into the method's output.

        Raises:
            ResponseDecodeError: The body isn't what the contract says.
        """
        return self._call.value(self._decode, self._answer)  # type: ignore[return-value]

    def __repr__(self) -> str:
        return f"<RawResponse {self.status_code}, {len(self.content)} bytes>"
