"""What both retry transports decide about one request. They only send, read, close and wait.

A transport sees requests and responses of any httpx app. It retries as our clients do, with two
cares of its own. A body that is an iterator or a file can be sent once: the request is tried
again only while nobody has begun to read it. And a ``POST`` that has no ``Idempotency-Key`` gets
one, the same for all its tries, on a copy of the request: the app's own stays as it is.
"""

from __future__ import annotations

from typing import (
    TYPE_CHECKING,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Iterable,
    Iterator,
    Optional,
    Union,
    cast,
)

import httpx

from .._base.verbs import IDEMPOTENT
from .._call.headers import new_key
from .._errors.facts import facts_of_status
from .._retry.attempts import Attempts
from .._retry.policy import DEFAULT_POLICY, RetryPolicy
from .failures import facts_of

if TYPE_CHECKING:
    from .._retry.budget import RetryBudget


class Retrying:
    """What one transport was told: how often, by which policy, paid from which budget."""

    def __init__(
        self,
        *,
        max_retries: int,
        retry: Optional[RetryPolicy],
        clock: Callable[[], float],
        random: Optional[Callable[[], float]],
    ) -> None:
        if max_retries < 0:
            raise ValueError(f"max_retries is a number of retries, not {max_retries!r}")
        self.policy = DEFAULT_POLICY if retry is None else retry
        self.max_retries = max_retries
        self.budget: Optional[RetryBudget] = self.policy.new_budget()
        self.clock = clock
        self.random = random


class Exchange:
    """One request on its way through its tries."""

    def __init__(self, settings: Retrying, request: httpx.Request) -> None:
        self.request = request if settings.max_retries == 0 else _repeatable(request)
        """What is to be sent, at each try."""
        self._attempts = Attempts(
            settings.policy,
            verb=request.method,
            max_retries=settings.max_retries,
            budget=settings.budget,
            clock=settings.clock,
            random=settings.random,
        )

    def after(self, outcome: Union[httpx.Response, Exception]) -> Optional[float]:
        """Seconds until the next try; ``None``: the response is the caller's to have.

        Raises:
            Exception: The one that came, where no try follows; or ``on_retry``'s own.
        """
        attempts, stream = self._attempts, self.request.stream
        attempts.replayable = not isinstance(stream, Once) or not stream.begun
        if isinstance(outcome, Exception):
            delay = attempts.after(facts_of(outcome))
            if delay is None:
                raise outcome
            return delay
        if outcome.status_code < 400:
            attempts.succeeded()
            delay = None
        else:
            delay = attempts.after(facts_of_status(outcome.status_code, outcome.headers))
        if delay is None:
            outcome.extensions["attempts"] = attempts.history
        return delay


class Once(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body that may be good for one reading only, and knows whether that has begun."""

    def __init__(self, stream: object) -> None:
        self.begun = False
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        self.begun = True
        return iter(cast("Iterable[bytes]", self._stream))

    def __aiter__(self) -> AsyncIterator[bytes]:
        self.begun = True
        return cast("AsyncIterable[bytes]", self._stream).__aiter__()


def _repeatable(request: httpx.Request) -> httpx.Request:
    """The request to send: the app's own, or a copy that can be sent, and told apart, again."""
    whole = isinstance(request.stream, httpx.ByteStream)
    keyed = request.method in IDEMPOTENT or "idempotency-key" in request.headers
    if whole and keyed:
        return request
    headers = request.headers.copy()
    if not keyed:
        headers["Idempotency-Key"] = new_key().decode()
    return httpx.Request(
        request.method,
        request.url,
        headers=headers,
        stream=request.stream if whole else Once(request.stream),
        extensions=request.extensions,
    )


def whole(response: httpx.Response, body: bytes) -> httpx.Response:
    """The response, with its body (as it was sent, still compressed) in memory."""
    return httpx.Response(
        response.status_code,
        headers=response.headers,
        stream=httpx.ByteStream(body),
        extensions=response.extensions,
    )
