"""What a client and its ``with_options`` copies share: an engine and a retry budget."""

from __future__ import annotations

from _thread import allocate_lock

from .._base.unset import Unset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Generic, Optional, Set, TypeVar

    from .._model.drift import Drift, DriftWatch
    from .._retry.budget import RetryBudget
    from .._retry.policy import RetryPolicy

    E = TypeVar("E")
else:
    E = None
    Generic = {E: object}


class Shared(Generic[E]):
    """One engine for a client and its copies; ``make`` loads httpx, it ends with the last."""

    def __init__(
        self, make: Callable[[], E], on_drift: Optional[Callable[[Drift], object]] = None
    ) -> None:
        self._make = make
        self._on_drift = on_drift
        self._watch: Optional[DriftWatch] = None
        self._making = allocate_lock()
        self._budget: Optional[RetryBudget] = None
        # Adding to a set, and removing from it, are single steps: a lock here could be waited
        # for by a client that is collected while its own thread holds it.
        self._members: Set[int] = set()
        self.engine: Optional[E] = None

    def load(self) -> E:
        """The engine, made when it is first needed."""
        if self.engine is None:
            with self._making:
                if self.engine is None:
                    self.engine = self._make()
        return self.engine

    def budget(self, policy: RetryPolicy) -> Optional[RetryBudget]:
        """The budget that retries under a policy are paid from: its own, or the common one."""
        if not isinstance(policy.budget, Unset):
            return policy.budget
        if self._budget is None:
            with self._making:
                if self._budget is None:
                    self._budget = policy.new_budget()
        return self._budget

    @property
    def watched(self) -> bool:
        """Whether anybody wants to know of drift."""
        return self._on_drift is not None

    def watch(self) -> Optional[DriftWatch]:
        """Who tells of drift, where anybody wants to know."""
        if self._on_drift is not None and self._watch is None:
            from .._model.drift import DriftWatch

            with self._making:
                self._watch = self._watch or DriftWatch(self._on_drift)
        return self._watch

    def join(self, member: object) -> None:
        """A client begins to use it."""
        self._members.add(id(member))

    def leave(self, member: object) -> bool:
        """A client has ended; whether it was the last, so that what is shared is to end too."""
        self._members.discard(id(member))
        return not self._members
