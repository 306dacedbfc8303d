"""A token bucket that keeps a sick server from being hammered by its own clients.

The figures are those of the AWS SDKs' standard mode (AWS SDKs and Tools Reference Guide, "Retry
behavior"). A call that succeeds at its first try gives a token back, one that succeeds later the
price of its last retry.
"""

import threading
from typing import Optional

from .._base.public import public


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
