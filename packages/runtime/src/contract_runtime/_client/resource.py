"""A client's resources: how they come to be, and their twins whose methods give raw responses."""

from __future__ import annotations

import time

from .._base.classes import Generic, T, public
from .stream_core import refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Coroutine, Mapping, NoReturn, Optional, Tuple

    from typing_extensions import Concatenate, ParamSpec

    from .._call.messages import Answer
    from .._call.plan import Plan
    from .._call.rate_limit import RateLimit
    from .._http.call import Call
    from .base import ClientBase

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


class resource:
    """A method that makes a client's resource, as an attribute that is made once.

    No lock: two threads that come first at once both get what was stored first. To type
    checkers this is a ``property``.
    """

    def __init__(self, make: Callable[[object], object]) -> None:
        self._make = make
        self.__doc__ = make.__doc__
        self.__name__ = make.__name__

    def __get__(self, instance: Optional[object], owner: Optional[type] = None) -> object:
        if instance is None:
            return self
        return instance.__dict__.setdefault(self.__name__, self._make(instance))


class ResourceBase:
    """A resource, or its twin whose methods give raw responses: the same class, told so.

    Generated code says what type the twin has.
    """

    _raw = False
    _core: Any  # each kind says which

    def __init__(self, client: ClientBase[object]) -> None:
        self._core = client._core  # pyright: ignore[reportPrivateUsage] - of this room

    def _value(self, plan: Plan, call: Call, answer: Answer) -> object:
        """What a method gives: the value of an answer, or the answer itself."""
        if self._raw:
            response: RawResponse[object] = RawResponse(plan.decode, call, answer)
            return response
        return call.value(plan.decode, answer)

    def _unavailable(self, name: str, mode: str) -> NoReturn:
        """Refuse to call a method whose stream mode this library doesn't speak."""
        raise refusal(f"{name} isn't available: its stream mode is {mode!r}, and only 'sse' is")

    if not TYPE_CHECKING:

        @property
        def with_raw_response(self):
            """The same methods, giving raw responses."""
            twin = object.__new__(type(self))
            twin.__dict__.update(self.__dict__, _raw=True)
            return twin


@public
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
        from .._errors.facts import request_id_of

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

    def __reduce__(self) -> Tuple[object, ...]:
        # It holds the call, and with it the key.
        raise TypeError(
            "a raw response doesn't pickle or copy: keep its content, or what it parses to"
        )

    def __repr__(self) -> str:
        return f"<RawResponse {self.status_code}, {len(self.content)} bytes>"
