"""The loop that waits for an async call."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, AsyncGenerator, AsyncIterator, Awaitable, Callable, Mapping

from .body import unpacker
from .convert import answer_of
from .pause import pause
from .pool_async import guard_for
from .read import Reader
from .running import asyncio_loop

if TYPE_CHECKING:
    import httpx

    from .._call.request import Request
    from .._call.response import Answer
    from .call import Call, Outcome

    #: Sends one request of a call and gives back the response, its body unread.
    Send = Callable[[Call, Request], Awaitable[httpx.Response]]


async def drive(send: Send, call: Call) -> Answer:
    """Send a call until it is answered, or no try is left.

    Raises:
        SDKError: It wasn't answered with a 2xx.
    """
    outcome: Outcome
    try:
        outcome = await exchange(send, call, call.request)
        if outcome.status < 300:
            budget = call.budget
            if budget is not None and budget.tokens < budget.capacity:
                budget.give(budget.success_refund)
            if call.log is not None:
                call.told(call.request, outcome)
            return outcome
    except Exception as exc:
        outcome = exc
    flow = call.recover(outcome)
    step = next(flow)
    while True:
        if isinstance(step, (int, float)):
            await pause(step)
            step = next(flow)
            continue
        try:
            outcome = await exchange(send, call, step)
        except Exception as exc:
            outcome = exc
        try:
            step = flow.send(outcome)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]


async def exchange(send: Send, call: Call, request: Request) -> Answer:
    """One request and its answer, the body read unless it is to be streamed."""
    if not call.guarded:
        response = await send(call, request)
        try:
            return answer_of(response, await _read(response))
        finally:
            await _close(response)
    guard = guard_for(asyncio_loop())
    call.arm(guard)
    try:
        response = await send(call, request)
        try:
            guard.find(response.extensions)
            if call.streams and response.status_code < 300:
                guard.arm("", None)
                return answer_of(response, b"")
            guard.doing = "body"
            answer = answer_of(response, await _read(response))
        except BaseException:
            await _close(response)
            raise
        await _close(response)
    except BaseException:
        guard.release()
        raise
    guard.release()
    return answer


async def _read(response: httpx.Response) -> bytes:
    stream: AsyncIterator[bytes] = response.stream  # type: ignore[assignment]
    if response.status_code < 300 and "content-encoding" not in response.headers:
        return b"".join([chunk async for chunk in stream])
    reader = Reader(response)
    try:
        async for chunk in stream:
            if not reader.take(chunk):
                break
    except Exception:
        # That its body broke off says less about a call than the error's status does.
        if reader.whole:
            raise
    return reader.body()


class AsyncOpenAnswer:
    """An answer whose body is read as it comes."""

    def __init__(self, call: Call, answer: Answer) -> None:
        assert call.guard is not None
        self.status = answer.status
        self.headers: Mapping[str, str] = answer.headers
        self.response: httpx.Response = answer.response  # type: ignore[assignment]
        self.url = call.request.url
        self.guard = call.guard
        self._call = call
        self.conceal = call.conceal

    async def chunks(self) -> AsyncGenerator[bytes, None]:
        """The body, decompressed, as it arrives.

        Raises:
            APIConnectionError: The connection broke, or (APITimeoutError) a clock cut it.
        """
        stream: AsyncIterator[bytes] = self.response.stream  # type: ignore[assignment]
        try:
            unpack = unpacker(self.headers)
            if unpack is None:
                async for chunk in stream:
                    yield chunk
                return
            async for chunk in stream:
                for piece in unpack.feed(chunk):
                    yield piece
            unpack.finish()
        except Exception as exc:
            raise self._call.broken(exc) from exc

    async def close(self) -> None:
        """Free the connection; closing twice is fine."""
        self.guard.release()
        await _close(self.response)


async def _close(response: httpx.Response) -> None:
    """Free the connection. What was received is in hand, whatever closing comes to."""
    with suppress(Exception):
        await response.aclose()
