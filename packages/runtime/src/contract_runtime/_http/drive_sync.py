"""The loop that waits for a sync call."""

from __future__ import annotations

import time
from contextlib import suppress
from typing import TYPE_CHECKING, Callable, Iterator, Mapping

from .body import unpacker
from .convert import answer_of
from .guard_sync import SyncGuard
from .read import Reader

if TYPE_CHECKING:
    import httpx

    from .._call.request import Request
    from .._call.response import Answer
    from .call import Call, Outcome

    #: Sends one request of a call and gives back the response, its body unread.
    Send = Callable[[Call, Request], httpx.Response]


def drive(send: Send, call: Call) -> Answer:
    """Send a call until it is answered, or no try is left.

    Raises:
        SDKError: It wasn't answered with a 2xx.
    """
    outcome: Outcome
    try:
        outcome = exchange(send, call, call.request)
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
            time.sleep(step)
            step = next(flow)
            continue
        try:
            outcome = exchange(send, call, step)
        except Exception as exc:
            outcome = exc
        try:
            step = flow.send(outcome)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]


def exchange(send: Send, call: Call, request: Request) -> Answer:
    """One request and its answer, the body read unless it is to be streamed."""
    if not call.guarded:
        response = send(call, request)
        try:
            return answer_of(response, _read(response))
        finally:
            _close(response)
    guard = SyncGuard()
    call.arm(guard)
    try:
        response = send(call, request)
        try:
            guard.find(response.extensions)
            if call.streams and response.status_code < 300:
                guard.arm("", None)
                return answer_of(response, b"")
            guard.doing = "body"
            answer = answer_of(response, _read(response))
        except BaseException:
            _close(response)
            raise
        _close(response)
    except BaseException:
        guard.release()
        raise
    guard.release()
    return answer


def _read(response: httpx.Response) -> bytes:
    stream: Iterator[bytes] = response.stream  # type: ignore[assignment]
    if response.status_code < 300 and "content-encoding" not in response.headers:
        return b"".join(stream)
    reader = Reader(response)
    try:
        for chunk in stream:
            if not reader.take(chunk):
                break
    except Exception:
        # That its body broke off says less about a call than the error's status does.
        if reader.whole:
            raise
    return reader.body()


class OpenAnswer:
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

    def chunks(self) -> Iterator[bytes]:
        """The body, decompressed, as it arrives.

        Raises:
            APIConnectionError: The connection broke, or (APITimeoutError) a clock cut it.
        """
        stream: Iterator[bytes] = self.response.stream  # type: ignore[assignment]
        try:
            unpack = unpacker(self.headers)
            if unpack is None:
                yield from stream
                return
            for chunk in stream:
                yield from unpack.feed(chunk)
            unpack.finish()
        except Exception as exc:
            raise self._call.broken(exc) from exc

    def close(self) -> None:
        """Free the connection; closing twice is fine."""
        self.guard.release()
        _close(self.response)


def _close(response: httpx.Response) -> None:
    """Free the connection. What was received is in hand, whatever closing comes to."""
    with suppress(Exception):
        response.close()
