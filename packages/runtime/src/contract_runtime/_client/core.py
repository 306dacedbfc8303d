"""What makes a client's calls: its options, what it shares, and how a call is put together.

A client and its resources hold one of these in common, and it holds neither of them: so a
copy that is used once and dropped is gone at once, and so is its claim on what it shares.
"""

from __future__ import annotations

import sys
from _thread import allocate_lock

from .._base.classes import Generic, Unset
from .._call.log import call_log, follow_environment
from .._call.operation import BaseURL
from .._call.options import check_options, merge
from .stream_core import StreamCore, refusal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Optional, Set, Tuple, TypeVar, Union

    from .._call.messages import Request
    from .._call.operation import Operation, Service
    from .._call.options import Options
    from .._call.plan import Plan
    from .._call.request_options import RequestOptions
    from .._http.call import Call
    from .._http.engine import AsyncEngine, Engine
    from .._model.drift import Drift, DriftWatch
    from .._retry.attempts import Deadline
    from .._retry.policy import RetryBudget, RetryPolicy
    from .stream_core import Resume, Retrying

    E = TypeVar("E", bound=Union[Engine, AsyncEngine])
else:
    E = None

#: What calls import when they come to it, beside what these modules themselves do: a first failure
#: isn't to import on a loop's thread.
_MODULES = ("_call.rate_limit", "_http.call", "_model.findings")


class Shared(Generic[E]):
    """One engine and one retry budget for a client and its ``with_options`` copies.

    The engine loads httpx, and ends with the last of them. ``url`` is the base URL of the caller's
    own ``http_client``, if any.
    """

    engine: Optional[E] = None
    _budget: Optional[RetryBudget] = None
    _watch: Optional[DriftWatch] = None

    def __init__(
        self,
        http_client: Any,
        is_async: bool,
        url: str,
        on_drift: Optional[Callable[[Drift], object]],
    ) -> None:
        self._http_client = http_client
        self.is_async = is_async
        self.url = url
        self.on_drift = on_drift
        #: Held while something is made, and not to find what is there: a fork may come meanwhile.
        self._making = allocate_lock()
        self._warming = allocate_lock()
        #: Ids of who uses it. Adding to a set, and removing from it, are single steps: a lock here
        #: could be waited for by a client that is collected while its own thread holds it.
        self.users: Set[int] = set()

    def load(self) -> E:
        """The engine, made when it is first needed."""
        if self.engine is None:
            with self._making:
                if self.engine is None:
                    from .._http.engine import AsyncEngine, Engine

                    make: Callable[[Any], E] = AsyncEngine if self.is_async else Engine  # type: ignore[assignment]  # pyright: ignore[reportAssignmentType]
                    self.engine = make(self._http_client)
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


class Core(Generic[E]):
    """A client without its face. It imports httpx, and what a call needs, at the first call."""

    closed = True
    #: Whether it is no copy.
    original = True
    _retrying: Optional[Retrying] = None

    def __init__(self, service: Service, options: Options, shared: Shared[E]) -> None:
        # An empty one, as of an empty environment variable, is a mistake: not the contract's.
        url = options.base_url if options.base_url is not None else shared.url or service.base_url
        if url is None:
            raise ValueError(f"no base URL: {service.name}'s contract has none, so give base_url=…")
        # Refused now, rather than at each call: a key that can't be sent.
        merge({}, options.authorization(service))
        self.service = service
        self.base = BaseURL(url)
        self.options = options
        self.shared = shared
        self._ready: Dict[Operation[object], Tuple[Plan, E]] = {}
        follow_environment()
        shared.users.add(id(self))
        self.closed = False

    def copy(self, options: Options) -> Core[E]:
        """The same with other options, sharing what this one shares."""
        self.check_open()
        copy = Core(self.service, options, self.shared)
        copy.original = False
        return copy

    def check_open(self) -> None:
        """Refuse to go on after ``close()``."""
        if self.closed:
            raise refusal(f"this {self.service.name} client is closed")

    def end(self) -> Optional[Callable[[], Any]]:
        """Close this one, and say what closes the connections that nobody uses then."""
        if self.closed:
            return None
        self.closed = True
        engine, users = self.shared.engine, self.shared.users
        users.discard(id(self))
        if engine is None:
            return None
        if not users:
            return engine.close
        return engine.rest if self.original else None

    def __del__(self) -> None:
        """Warn who dropped the last user of connections without closing it."""
        # At exit, a module's names may be gone before its functions.
        if self.closed or sys is None or sys.is_finalizing():
            return
        engine = self.shared.engine
        close = self.end()
        if close is None or engine is None or self.shared.users or not engine.connections:
            return
        import warnings

        warnings.warn(
            f"unclosed client of {self.service.package}: use 'with', or close()",
            ResourceWarning,
            source=self,
            stacklevel=2,
        )
        # Async connections are closed by their event loop, now or when that ends.
        if not self.shared.is_async:
            close()

    def __reduce__(self) -> Tuple[object, ...]:
        raise TypeError(
            f"a {self.service.name} client holds connections, so neither it nor its parts pickle "
            "or copy: make one in each process, or use with_options()"
        )

    def ready(self, operation: Operation[object]) -> Optional[Tuple[Plan, E]]:
        """What a method's calls need, if it has been loaded; ``load`` loads it."""
        self.check_open()
        return self._ready.get(operation)

    def load(self, operation: Operation[object]) -> Tuple[Plan, E]:
        loaded = self._ready.get(operation)
        if loaded is None:
            from .._call.plan import Plan

            plan = Plan(operation, self.service, self.options, self.base, self.shared.watch())
            loaded = self._ready.setdefault(operation, (plan, self.shared.load()))
            self.check_open()  # it may have been closed meanwhile
        return loaded

    def warm(self, *operations: Operation[object]) -> None:
        """Load all that some methods' calls may come to need; not on an event loop's thread."""
        for name in _MODULES:
            __import__(f"contract_runtime.{name}")
        self.shared.warm(secure=self.base.secure)
        for operation in operations:
            if operation.item is not None:
                from .._call.events import event_reader

                __import__("contract_runtime._client.stream_flow")
                event_reader(operation)
            self.load(operation)[0].warm()

    def told(self, options: Optional[RequestOptions]) -> Tuple[Options, Optional[RequestOptions]]:
        """The client's options with one call's in their place, and those that were given."""
        if options is None:
            return self.options, None
        given = check_options(options)
        return self.options.but(given), given

    def retrying(self) -> Retrying:
        """How calls are tried again, and what that is paid from."""
        if self._retrying is None:
            from .._retry.policy import DEFAULT_POLICY

            policy = self.options.retry or DEFAULT_POLICY
            self._retrying = policy, self.shared.budget(policy)
        return self._retrying

    def call(
        self,
        operation: Operation[object],
        request: Request,
        options: Options,
        deadline: Optional[Deadline] = None,
        streams: bool = False,
    ) -> Call:
        """One call; of a unary one the deadline begins now."""
        from .._http.call import Call
        from .._retry.attempts import Deadline

        if options.deadline is not None and not streams:
            deadline = Deadline(options.deadline)
        policy, budget = self.retrying()
        return Call(request, options, policy, budget, deadline, call_log(operation.name), streams)

    def streaming(
        self, operation: Operation[object], options: Optional[RequestOptions], resume: Resume
    ) -> Tuple[StreamCore, Optional[RequestOptions]]:
        """What one stream is of, and what it may take; and the options that were given."""
        told, given = self.told(options)
        if resume and resume is not True:
            from .._retry.resume import ResumePolicy

            if not isinstance(resume, ResumePolicy):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise TypeError("resume must be True, False or a ResumePolicy")
        return StreamCore(operation, told, resume, self.retrying, self.shared.watch), given

    def opening(self, stream: StreamCore, request: Request) -> Call:
        """The call that opens a stream, or goes on with it."""
        self.check_open()
        sent = request.continued(stream.last_event_id or None)
        call = self.call(stream.operation, sent, stream.options, stream.deadline, streams=True)
        stream.cut = call.end
        return call
