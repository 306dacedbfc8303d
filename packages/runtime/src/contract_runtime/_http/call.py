"""One call on its way: what both drivers decide, and the flow that follows a failure.

The usual case, an answer at the first try, needs none of it: a driver sends, reads, and is
done. Whatever else comes back goes into :meth:`Call.recover`, a generator that says what to
do next: send a request (and tell it what came of that), or wait so many seconds.
"""

from __future__ import annotations

import time

from .._base.unset import Unset
from .._call.redirect import redirected
from .._call.response import Answer, value_of
from .._errors.conceal import conceal, secrets_of
from .._errors.connection import APITimeoutError
from .._errors.decode import ResponseDecodeError
from .._errors.facts import Attempt, Facts, facts_of_status
from .._errors.status import status_error
from .._retry.attempts import Attempts
from .convert import resolve, same_origin, whole_response
from .failures import DOING, failure
from .settings import timeouts

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Dict, Generator, List, Optional, Protocol, Tuple, Union

    import httpx

    from .._call.options import Options
    from .._call.request import Request
    from .._errors.base import SDKError
    from .._retry.budget import RetryBudget
    from .._retry.deadline import Deadline
    from .._retry.policy import RetryPolicy
    from .failures import Phase
    from .guard import Guard

    Outcome = Union[Answer, Exception]

    class CallLog(Protocol):
        """Who is told of a call's tries."""

        def answered(self, verb: str, url: str, status: int, seconds: float) -> None: ...
        def failed(self, verb: str, url: str, facts: Facts, delay: Optional[float]) -> None: ...

    #: What a driver is to do: send, or wait.
    Step = Union[Request, float]


class Call:
    """One call: what it sends, what it may take, and how it is tried again.

    ``streams`` says whether the body of a 2xx answer is left to be read later.
    """

    __slots__ = (
        "_budget", "_deadline", "_log", "_options", "_policy", "guard", "guarded", "history",
        "request", "retries", "started", "streams",
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
        self.request = request
        self._options = options
        self._policy = policy
        self._budget = budget
        self._deadline = deadline
        self._log = log
        self.streams = streams
        #: Whether somebody must watch its time.
        self.guarded = streams or deadline is not None
        self.guard: Optional[Guard] = None
        self.retries = 0
        #: The tries that failed before the answer.
        self.history: Tuple[Attempt, ...] = ()
        self.started = time.monotonic()

    def succeeded(self, answer: Answer) -> None:
        """Take note that the first try was answered with a 2xx."""
        budget = self._budget
        if budget is not None and budget.tokens < budget.capacity:
            budget.give(budget.success_refund)
        self._tell(self.request, answer)

    def value(self, decode: Optional[Callable[[bytes], object]], answer: Answer) -> object:
        """Decode the answer.

        Raises:
            ResponseDecodeError: It isn't what the contract says; that try is the last of the
                error's attempts.
        """
        try:
            return value_of(decode, answer, self.request)
        except ResponseDecodeError as error:
            before = sum(each.elapsed + (each.delay or 0.0) for each in self.history)
            elapsed = max(0.0, time.monotonic() - self.started - before)
            number = len(self.history) + 1
            last = Attempt(
                number, "the answer can't be decoded", answer.status, elapsed, None, True
            )
            error.attempts = (*self.history, last)
            raise

    def recover(self, outcome: Outcome) -> Generator[Step, Outcome, Answer]:
        """Go on from what wasn't a 2xx answer; see the module.

        Raises:
            SDKError: No try is left, or none would help.
        """
        attempts = Attempts(
            self._policy,
            verb=self.request.verb,
            max_retries=self._options.max_retries,
            budget=self._budget,
            deadline=self._deadline,
            began=self.started,
        )
        request = self.request
        hops = 0
        while True:
            if isinstance(outcome, Answer):
                if outcome.status < 300:
                    attempts.succeeded()
                    self.retries = attempts.retries
                    self.history = attempts.history
                    self._tell(request, outcome)
                    return outcome
                target = outcome.headers.get("location")
                following = redirected(request, outcome.status, target, hops, resolve, same_origin)
                if following is not None:
                    hops += 1
                    request = following
                    outcome = yield request
                    continue
            error, facts = self._judge(request, outcome)
            delay = attempts.after(facts)
            if self._log is not None:
                self._log.failed(request.verb, request.url, facts, delay)
            if delay is None:
                error.attempts = attempts.history
                if isinstance(outcome, Exception) and outcome is not error:
                    error.__cause__ = outcome
                self.conceal(error)
                raise error
            yield delay
            request = self.request
            hops = 0
            outcome = yield request

    def _judge(self, request: Request, outcome: Outcome) -> Tuple[SDKError, Facts]:
        """The error that this outcome would be, and the facts of it."""
        if isinstance(outcome, Answer):
            error: SDKError = status_error(
                outcome.status,
                outcome.headers,
                outcome.body,
                method=request.verb,
                url=request.url,
                response=whole_response(outcome),
            )
            return error, facts_of_status(outcome.status, outcome.headers)
        return self._judge_failure(request, outcome)

    def _judge_failure(
        self, request: Request, exc: Exception, doing: Optional[Phase] = None
    ) -> Tuple[SDKError, Facts]:
        guard = self.guard
        if doing is None:
            doing = "response" if guard is None else guard.doing
        error, facts = failure(exc, method=request.verb, url=request.url, phase=doing)
        cut = None if guard is None else guard.fired
        if cut is None and isinstance(error, APITimeoutError) and self._late():
            cut = "deadline"
        if cut is not None:
            return cut_off(request, cut, self._seconds(cut), doing)
        return error, facts

    def _tell(self, request: Request, answer: Answer) -> None:
        if self._log is not None:
            seconds = time.monotonic() - self.started
            self._log.answered(request.verb, request.url, answer.status, seconds)

    def arm(self, guard: Guard) -> None:
        """Set a guard for one try, up to its answer.

        Raises:
            APITimeoutError: The call's time is over.
        """
        clocks: List[Tuple[float, str]] = []
        if self._deadline is not None:
            if self._deadline.passed:
                raise cut_off(self.request, "deadline", self._deadline.seconds, "connect")[0]
            clocks.append((self._deadline.at, "deadline"))
        if self.streams:
            now = time.monotonic()
            for name, seconds in (("idle", self._options.idle), ("stall", self._options.stall)):
                if seconds is not None:
                    clocks.append((now + seconds, name))
        self.guard = guard
        if clocks:
            at, name = min(clocks)
            guard.arm(name, at)

    def broken(self, exc: Exception) -> SDKError:
        """The error of a stream whose body broke off."""
        error = self._judge_failure(self.request, exc, "stream")[0]
        self.conceal(error)
        return error

    def conceal(self, error: SDKError) -> None:
        """Take what the request holds of credentials out of an error."""
        conceal(error, secrets_of(self.request.text_fields()))

    def timeouts(self, default: object = None) -> Dict[str, Optional[float]]:
        """The ``timeout`` extension of a try."""
        timeout = self._options.timeout
        return timeouts(default if isinstance(timeout, Unset) else timeout)

    def _late(self) -> bool:
        # A timeout that the deadline has set may wake up a little before it.
        return self._deadline is not None and self._deadline.remaining() < 0.01

    def _seconds(self, clock: str) -> Optional[float]:
        if clock == "deadline":
            return None if self._deadline is None else self._deadline.seconds
        return self._options.idle if clock == "idle" else self._options.stall


class Opened:
    """What both kinds know of an answer whose body is read as it comes."""

    def __init__(self, call: Call, answer: Answer) -> None:
        assert call.guard is not None
        self.status = answer.status
        self.headers = answer.headers
        self.response: httpx.Response = answer.response  # type: ignore[assignment]
        self.url = call.request.url
        self.guard = call.guard
        self.conceal = call.conceal
        self.broken = call.broken


def cut_off(
    request: Request, clock: str, seconds: Optional[float], doing: Phase
) -> Tuple[APITimeoutError, Facts]:
    """The error, and the facts, of a call that a clock has ended, set to so many seconds."""
    what = {"deadline": "the deadline", "idle": "the idle limit", "stall": "the stall limit"}
    length = "" if seconds is None else f" of {seconds:g} s"
    message = f"{what.get(clock, clock)}{length} passed while {DOING[doing]}"
    processed = False if doing == "connect" else None
    error = APITimeoutError(
        message, method=request.verb, url=request.url, processed=processed, clock=clock
    )
    return error, Facts(cause=message, transient=True, processed=processed, timeout=True)
