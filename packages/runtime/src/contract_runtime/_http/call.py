"""One call on its way: what is sent next, or what the call comes to, after each outcome."""

from __future__ import annotations

import time

import httpx

from .._base.classes import Unset
from .._call.response import Answer, value_of
from .._errors.answers import ResponseDecodeError
from .._errors.base import APITimeoutError
from .._errors.body import status_error
from .._errors.facts import Facts, facts_of_status
from .._errors.redact import conceal, secrets_of
from .._retry.attempts import Attempts
from .convert import resolve, same_origin, whole_response
from .failures import Row, failure, judged
from .settings import NO_TIMEOUT

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Dict, List, Optional, Protocol, Tuple, Union

    from .._call.options import Options
    from .._call.request import Request
    from .._errors.base import SDKError
    from .._retry.attempts import Deadline
    from .._retry.policy import RetryBudget, RetryPolicy
    from .failures import Phase
    from .guard import Guard

    class CallLog(Protocol):
        """Who is told of a call's tries."""

        def answered(self, verb: str, url: str, status: int, seconds: float) -> None: ...
        def failed(self, verb: str, url: str, facts: Facts, delay: Optional[float]) -> None: ...


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

    __slots__ = (
        "_first", "_hops", "_log", "_options", "ended", "guard", "request", "started", "streams",
    )  # fmt: skip

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
        self.guard: Optional[Guard] = None
        self.ended = False
        self._options = options
        self._log = log
        self._hops = 0

    def next(self, outcome: Union[Answer, Exception]) -> Union[Answer, float]:
        """What the call comes to, or in how many seconds :attr:`request` is to be sent.

        Raises:
            SDKError: No try is left, or none would help.
        """
        request = self.request
        if isinstance(outcome, Answer):
            if outcome.status < 300:
                self.succeeded()
                if self._log is not None:
                    seconds = time.monotonic() - self.started
                    self._log.answered(request.verb, request.url, outcome.status, seconds)
                return outcome
            target = outcome.headers.get("location")
            following = request.redirected(outcome.status, target, self._hops, resolve, same_origin)
            if following is not None:
                self._hops += 1
                self.request = following
                return 0.0
            error: SDKError = status_error(
                outcome.status,
                outcome.headers,
                outcome.body,
                method=request.verb,
                url=request.url,
                response=whole_response(outcome),
            )
            facts = facts_of_status(outcome.status, outcome.headers)
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
        guard = self.guard
        if guard is not None:
            guard.arm("close", 0.0)

    def value(self, decode: Optional[Callable[[bytes], object]], answer: Answer) -> object:
        """Decode the answer."""
        try:
            return value_of(decode, answer, self._first)
        except ResponseDecodeError as error:
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
            APITimeoutError: It is over.
        """
        deadline = self._deadline
        if deadline is None and not self.streams:
            return None
        clocks: List[Tuple[float, str]] = []
        now = time.monotonic()
        if deadline is not None:
            if deadline.at <= now:
                raise self._cut_off("deadline", "connect")[0]
            clocks.append((deadline.at, "deadline"))
        if self.streams:
            for name, seconds in (("idle", self._options.idle), ("stall", self._options.stall)):
                if seconds is not None:
                    clocks.append((now + seconds, name))
        guard = self.guard = make()
        if self.ended:
            raise self._cut_off("close", "connect")[0]
        if clocks:
            at, name = min(clocks)
            guard.arm(name, at)
        return guard

    def broken(self, exc: Exception) -> SDKError:
        """The error of a stream whose body broke off."""
        error = self._failure(exc)[0]
        self.conceal(error)
        return error

    def conceal(self, error: SDKError) -> None:
        """Take what the request holds of credentials out of an error."""
        conceal(error, secrets_of(self._first.text_fields()))

    def timeouts(self, default: object = None) -> Dict[str, Optional[float]]:
        """The ``timeout`` extension of a try."""
        timeout: object = self._options.timeout
        if isinstance(timeout, Unset):
            timeout = default
        if timeout is None:
            return NO_TIMEOUT
        if isinstance(timeout, (int, float)):
            return dict.fromkeys(NO_TIMEOUT, timeout)
        return httpx.Timeout(timeout).as_dict()  # type: ignore[arg-type]

    def _failure(self, exc: Exception) -> Tuple[SDKError, Facts]:
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
        return (error, facts) if clock is None else self._cut_off(clock, doing)

    def _cut_off(self, clock: str, doing: Phase) -> Tuple[SDKError, Facts]:
        """The error, and the facts, of a call that a clock has ended."""
        seconds = getattr(self._options, clock, None)
        what = "the deadline" if clock == "deadline" else f"the {clock} limit"
        length = "" if seconds is None else f" of {seconds:g} s"
        row = Row(f"{what}{length} passed while {{doing}}", "timeout")
        request = self.request
        return judged(row, doing, method=request.verb, url=request.url, clock=clock)
