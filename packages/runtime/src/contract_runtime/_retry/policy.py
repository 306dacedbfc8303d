"""Which failures are tried again, after how long, and whether a client can afford it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Callable, Collection, FrozenSet, NamedTuple, Optional, Union

from .._base.classes import UNSET, Unset, public

if TYPE_CHECKING:
    from .._errors.facts import Facts


class Frozen:
    """A value made of its options: it never changes, compares by them, and is its own copy."""

    # The options are what vars() of it holds: a subclass' __init__ puts them there.

    def __setattr__(self, name: str, value: object) -> None:
        kind = type(self).__name__
        raise AttributeError(f"a {kind} is immutable: make another with {name}=…")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"a {type(self).__name__} is immutable")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and vars(other) == vars(self)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        options = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({options})"

    def __deepcopy__(self, memo: object = None) -> Frozen:
        return self

    __copy__ = __deepcopy__


@public
class RetryBudget:
    """Decides whether a retry may be afforded; shared by all calls of a client, in any thread.

    One budget may also be given to many clients: ``RetryPolicy(budget=RetryBudget())``.

    Args:
        capacity: Tokens at first, and the most that there are.
        retry_cost: Tokens that a retry takes.
        timeout_cost: Tokens that a retry after a timeout takes.
        success_refund: Tokens that a call gives back when its first try succeeds.

    Raises:
        ValueError: A figure is negative, or a capacity of nothing.
    """

    __slots__ = ("_lock", "_tokens", "capacity", "retry_cost", "success_refund", "timeout_cost")

    # The figures are those of the AWS SDKs' standard mode (AWS SDKs and Tools Reference Guide,
    # "Retry behavior").
    def __init__(
        self,
        *,
        capacity: int = 500,
        retry_cost: int = 5,
        timeout_cost: int = 10,
        success_refund: int = 1,
    ) -> None:
        if capacity < 1 or min(retry_cost, timeout_cost, success_refund) < 0:
            raise ValueError("a retry budget needs a capacity above 0 and no negative figure")
        self.capacity = capacity
        self.retry_cost = retry_cost
        self.timeout_cost = timeout_cost
        self.success_refund = success_refund
        self._tokens = capacity
        self._lock = threading.Lock()

    @property
    def tokens(self) -> int:
        """Tokens that are left."""
        return self._tokens

    def take(self, *, timeout: bool = False) -> Optional[int]:
        """Take the price of a retry, ``timeout``: of one after a try that ran out of time.

        Returns:
            The tokens taken, to be given back when the retry succeeds; ``None`` where too few
            are left, and then none are taken.
        """
        cost = self.timeout_cost if timeout else self.retry_cost
        with self._lock:
            if cost > self._tokens:
                return None
            self._tokens -= cost
        return cost

    def give(self, tokens: int) -> None:
        """Give tokens back, up to the capacity."""
        # A full bucket, the usual case, is seen without the lock.
        if self._tokens < self.capacity:
            with self._lock:
                self._tokens = min(self.capacity, self._tokens + tokens)

    def __repr__(self) -> str:
        return f"RetryBudget({self._tokens} of {self.capacity} tokens)"


@public
class RetryEvent(NamedTuple):
    """What ``on_retry`` is told, before the wait."""

    attempt: int
    """The number of the try that failed, from 1."""
    delay: float
    """Seconds until the next try."""
    cause: str
    """What ended the try, in a few words."""
    status: Optional[int]
    """The HTTP status, where the server answered."""
    elapsed: float
    """Seconds that the try took."""
    verb: str
    """The HTTP verb."""


@public
class RetryPolicy(Frozen):
    """Decides which failed tries are followed by another, and when. Immutable.

    By default network errors, timeouts and every 5xx are retried, and no 4xx. How *often* is
    the client's ``max_retries``.

    Args:
        statuses: The statuses that are retried; every 5xx, when left out.
        extra_statuses: Statuses beside those: ``RetryPolicy(extra_statuses=[429])``.
        excluded_verbs: Verbs whose calls are never retried: ``["POST"]``.
        base_delay: Seconds; the first delay is a random part of it, and it doubles each time.
        max_delay: Seconds; no delay of our own is longer.
        max_retry_after: Seconds; a wait that the server asks for is kept to the letter up to
            this, and one beyond it is taken as not said: the delay is our own.
        should_retry_on_4xx: Whether ``x-should-retry: true`` on a 4xx counts. Its ``false``
            counts on any status.
        budget: The :class:`RetryBudget` that retries are paid from. Left out: each client has
            one of its own, shared by its ``with_options`` copies; ``None``: there is none.
        on_retry: Called with a :class:`RetryEvent` before each wait; in the thread or task of
            the call, whose end an exception of it would be.

    Raises:
        ValueError: A delay is negative or not finite.
        TypeError: An option is of another type.
    """

    statuses: Optional[FrozenSet[int]]
    extra_statuses: FrozenSet[int]
    excluded_verbs: FrozenSet[str]
    base_delay: float
    max_delay: float
    max_retry_after: float
    should_retry_on_4xx: bool
    budget: Union[RetryBudget, Unset, None]
    on_retry: Optional[Callable[[RetryEvent], object]]

    def __init__(
        self,
        *,
        statuses: Optional[Collection[int]] = None,
        extra_statuses: Collection[int] = (),
        excluded_verbs: Collection[str] = (),
        base_delay: float = 0.5,
        max_delay: float = 8.0,
        max_retry_after: float = 60.0,
        should_retry_on_4xx: bool = False,
        budget: Union[RetryBudget, Unset, None] = UNSET,
        on_retry: Optional[Callable[[RetryEvent], object]] = None,
    ) -> None:
        if isinstance(excluded_verbs, str):
            raise TypeError("excluded_verbs is a collection of verbs, not one string")
        if on_retry is not None and not callable(on_retry):
            raise TypeError(f"on_retry is a function, not {on_retry!r}")
        options = vars(self)
        options.update(
            statuses=None if statuses is None else frozenset(statuses),
            extra_statuses=frozenset(extra_statuses),
            excluded_verbs=frozenset(map(str.upper, excluded_verbs)),
            base_delay=base_delay,
            max_delay=max_delay,
            max_retry_after=max_retry_after,
            should_retry_on_4xx=should_retry_on_4xx,
            budget=budget,
            on_retry=on_retry,
        )
        for name in ("statuses", "extra_statuses"):
            if not all(isinstance(status, int) for status in options[name] or ()):
                raise TypeError(f"{name} holds numbers, such as 429, and nothing else")
        if not isinstance(options["budget"], (RetryBudget, Unset, type(None))):
            raise TypeError(f"budget is a RetryBudget or None, not {budget!r}")
        for name in ("base_delay", "max_delay", "max_retry_after"):
            seconds = options[name]
            if not 0 <= seconds < float("inf"):
                raise ValueError(f"{name} is a number of seconds, not {seconds!r}")

    def new_budget(self) -> Optional[RetryBudget]:
        """The budget of a new client: the policy's own, or a new one, or none."""
        return RetryBudget() if isinstance(self.budget, Unset) else self.budget

    def should_retry(self, facts: Facts, *, verb: str) -> bool:
        """Whether such a failure may be followed by another try."""
        status = facts.status
        if verb in self.excluded_verbs or facts.should_retry is False:
            return False
        if status is None:
            return facts.transient is True
        if facts.should_retry and (status >= 500 or self.should_retry_on_4xx):
            return True
        listed = status >= 500 if self.statuses is None else status in self.statuses
        return listed or status in self.extra_statuses

    def next_delay(self, facts: Facts, *, retries: int, random: Callable[[], float]) -> float:
        """Seconds to wait before the next try, after so many retries before."""
        asked = facts.retry_after
        if asked is not None and asked <= self.max_retry_after:
            return asked
        # Exponential backoff with full jitter: of the kinds of jitter it costs a server the least
        # work (AWS Architecture Blog, "Exponential Backoff And Jitter"). 2 ** 1100 is past what a
        # float holds, and past any bound long before.
        return random() * min(self.max_delay, self.base_delay * 2.0 ** min(retries, 64))


#: What a client does when it isn't told otherwise.
DEFAULT_POLICY = RetryPolicy()
