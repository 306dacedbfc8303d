"""One call on its way: what is sent next, or what the call comes to, after each outcome."""

from __future__ import annotations

import time
from typing import Any, Callable, List, Optional, Tuple, Union

import httpx

from .._base.classes import Unset
from .._call.log import CallLog
from .._call.messages import Answer, Request, explain
from .._call.options import Options
from .._errors.answers import ResponseDecodeError
from .._errors.base import APITimeoutError, SDKError
from .._errors.body import status_error
from .._errors.facts import facts_of_status
from .._errors.redact import conceal, secrets_of
from .._retry.attempts import Attempts, Deadline
from .._retry.policy import RetryBudget, RetryPolicy
from .failures import Failure, Phase, Row, failure, judged
from .guard import Guard, Timeouts

#: A body of so many bytes is sent at once, whether the server reads it or not.
_AT_ONCE = 65536


class Call(Attempts):
    """One call: what it sends, what it may take, and how it is tried again.

    Attributes:
        request: What is sent next, or was sent last.
        streams: Whether the body of a 2xx answer is left to be read later.
        guard: What watches over the present try.
        started: When the call began, on the monotonic clock.
    """

    guard: Optional[Guard] = None
    ended = False
    _hops = 0

    def __init__(
        self,
        request: Request,
        options: Options,
        policy: RetryPolicy,
        budget: Optional[RetryBudget],
        deadline: Optional[Deadline],
        log: Optional[CallLog] = None,
        streams: bool = False,
    ) -> None:
        super().__init__(
            policy,
            verb=request.verb,
            max_retries=options.max_retries,
            budget=budget,
            deadline=deadline,
        )
        self.started = self._began
        self.request = self._first = request
        self.streams = streams
        self._options = options
        self._log = log

    def next(self, outcome: Union[Answer, Exception]) -> Union[Answer, float]:
        """What the call comes to, or in how many seconds :attr:`request` is to be sent.

        Raises:
            SDKError: No try is left, or none would help.
        """
        request = self.request
        if isinstance(outcome, Answer):
            status, headers = outcome.status, outcome.headers
            if status < 300:
                self.succeeded()
                if self._log is not None:
                    seconds = time.monotonic() - self.started
                    self._log.answered(request.verb, request.url, status, seconds)
                return outcome
            place = headers.get("location")
            following = request.redirected(status, place, self._hops, resolve, same_origin)
            if following is not None:
                self._hops += 1
                self.request = following
                return 0.0
            error: SDKError = status_error(
                status,
                headers,
                outcome.body,
                method=request.verb,
                url=request.url,
                response=whole_response(outcome),
            )
            facts = facts_of_status(status, headers)
        else:
            error, facts = self._failure(outcome)
        delay = None if self.ended else self.after(facts)
        if self._log is not None:
            self._log.failed(request.verb, request.url, facts, delay)
        if delay is not None:
            self.request = self._first
            self._hops = 0
            return delay
        error.attempts = self.history
        if isinstance(outcome, Exception) and outcome is not error:
            error.__cause__ = outcome
        self.conceal(error)
        raise error

    def end(self) -> None:
        """Wait for nothing more; from another thread or task."""
        self.ended = True
        if self.guard:
            self.guard.arm("close", 0.0)

    def value(self, decode: Optional[Callable[[bytes], object]], answer: Answer) -> object:
        """Decode a 2xx answer.

        Raises:
            ResponseDecodeError: The body is missing, isn't JSON, or isn't what the contract says.
        """
        if decode is None:
            return None
        try:
            if answer.body:
                return decode(answer.body)
            raise ResponseDecodeError("the response has no body")
        except ResponseDecodeError as error:
            explain(error, answer, self._first)
            self.spoil(error, answer.status)
            raise

    def spoil(self, error: SDKError, status: int) -> None:
        """This try was answered, and came to an error all the same: the last of the tries."""
        self.conceal(error)
        last = self.failed(error.message or "the answer can't be decoded", status, True)
        error.attempts = (*self.history, last)

    def watched(self, make: Callable[[], Guard]) -> Optional[Guard]:
        """Have a guard watch over one try, up to its answer, where its time is limited.

        Raises:
            httpx.ReadTimeout: It is over.
        """
        clocks: List[Tuple[float, str]] = []
        if self._deadline is not None:
            clocks.append((self._deadline.at, "deadline"))
        elif not self.streams:
            return None
        if self.streams:
            for name in ("idle", "stall"):
                seconds = getattr(self._options, name)
                if seconds is not None:
                    clocks.append((time.monotonic() + seconds, name))
        guard = self.guard = make()
        if self.ended:
            clocks.append((0.0, "close"))
        if clocks:
            at, name = min(clocks)
            guard.arm(name, at)
            if guard.fired is not None:
                guard.explain()
        return guard

    def broken(self, exc: Exception) -> SDKError:
        """The error of a stream whose body broke off."""
        error = self._failure(exc)[0]
        self.conceal(error)
        return error

    def conceal(self, error: SDKError) -> None:
        """Take what the request holds of credentials out of an error."""
        conceal(error, secrets_of(self._first.text_fields()))

    def timeouts(self, default: Optional[httpx.Timeout] = None) -> Timeouts:
        """The ``timeout`` extension of a try."""
        timeout = self._options.timeout
        if isinstance(timeout, Unset):
            timeout = default
        if isinstance(timeout, httpx.Timeout):
            return timeout.as_dict()
        return dict.fromkeys(("connect", "read", "write", "pool"), timeout)

    def _failure(self, exc: Exception) -> Failure:
        """The error that an exception would be, and the facts of it."""
        guard, deadline, request = self.guard, self._deadline, self.request
        doing: Phase = "response" if guard is None else guard.doing
        if doing == "response" and len(request.body) > _AT_ONCE:
            doing = "request"
        error, facts = failure(exc, method=request.verb, url=request.url, phase=doing)
        clock = None if guard is None else guard.fired
        # A timeout that the deadline has set may wake up a little before it.
        late = deadline is not None and deadline.remaining() < 0.01
        if clock is None and late and isinstance(error, APITimeoutError):
            clock = "deadline"
        if clock is None:
            return error, facts
        seconds = getattr(self._options, clock, None)
        what = "the deadline" if clock == "deadline" else f"the {clock} limit"
        length = "" if seconds is None else f" of {seconds:g} s"
        row = Row(f"{what}{length} passed while {{doing}}", APITimeoutError)
        return judged(row, doing, method=request.verb, url=request.url, clock=clock)


def whole_response(answer: Answer) -> httpx.Response:
    """The response of an answer, with its content."""
    response: Any = answer.response
    headers = response.headers.copy()
    for name in ("content-encoding", "content-length", "transfer-encoding"):
        headers.pop(name, None)
    return httpx.Response(
        response.status_code,
        headers=headers,
        content=answer.body,
        # None, where a client of the caller's answers by itself: the property would refuse.
        request=getattr(response, "_request", None),
        extensions=response.extensions,
    )


def resolve(base: str, reference: str) -> Optional[str]:
    """A redirect's target as an absolute http or https URL; ``None`` where it is none."""
    try:
        url = httpx.URL(base).join(reference)
    except (httpx.InvalidURL, ValueError):
        return None
    if url.scheme not in ("http", "https") or not url.host:
        return None
    return str(url.copy_with(username=None, password=None, fragment=None))


def same_origin(one: str, other: str) -> bool:
    """Whether scheme, host and port are the same (RFC 6454 § 5)."""
    first, second = httpx.URL(one), httpx.URL(other)  # their default port is no port
    return (first.scheme, first.host, first.port) == (second.scheme, second.host, second.port)
