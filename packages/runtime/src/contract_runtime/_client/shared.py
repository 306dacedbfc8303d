"""What a client and its ``with_options`` copies share: an engine and a retry budget."""

from __future__ import annotations

from _thread import allocate_lock

from .._base.classes import Generic, Unset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Optional, Set, TypeVar, Union

    from .._http.engine import AsyncEngine, Engine
    from .._model.drift import Drift, DriftWatch
    from .._retry.policy import RetryBudget, RetryPolicy

    E = TypeVar("E", bound=Union[Engine, AsyncEngine])
else:
    E = None


class Shared(Generic[E]):
    """One engine for a client and its copies; ``make`` loads httpx, it ends with the last.

    ``url`` is the base URL of the caller's own http client, if any.
    """

    def __init__(
        self,
        make: Callable[[], E],
        is_async: bool,
        url: str,
        on_drift: Optional[Callable[[Drift], object]],
    ) -> None:
        self._make = make
        self.is_async = is_async
        self.url = url
        self.on_drift = on_drift
        self._watch: Optional[DriftWatch] = None
        self._making = allocate_lock()
        self._warming = allocate_lock()
        self._budget: Optional[RetryBudget] = None
        #: Ids of who uses it. Adding to a set, and removing from it, are single steps: a lock here
        #: could be waited for by a client that is collected while its own thread holds it.
        self.users: Set[int] = set()
        self.engine: Optional[E] = None

    def load(self) -> E:
        """The engine, made when it is first needed."""
        if self.engine is None:
            with self._making:
                if self.engine is None:
                    self.engine = self._make()
        return self.engine

    def warm(self, *, secure: bool) -> None:
        """Load what connections need; who comes second waits until it is there."""
        engine = self.load()
        with self._warming:
            engine.warm(secure=secure)

    def budget(self, policy: RetryPolicy) -> Optional[RetryBudget]:
        """The budget that retries under a policy are paid from: its own, or the common one."""
        if not isinstance(policy.budget, Unset):
            return policy.budget
        if self._budget is None:
            with self._making:
                self._budget = self._budget or policy.new_budget()
        return self._budget

    def watch(self) -> Optional[DriftWatch]:
        """Who tells of drift, where anybody wants to know."""
        if self.on_drift is not None and self._watch is None:
            from .._model.drift import DriftWatch

            with self._making:
                self._watch = self._watch or DriftWatch(self.on_drift)
        return self._watch
