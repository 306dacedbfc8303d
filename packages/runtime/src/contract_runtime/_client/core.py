"""What makes a client's calls: its options, what it shares, and how a call is put together.

A client and its resources hold one of these in common, and it holds neither of them: so a
copy that is used once and dropped is gone at once, and so is its claim on what it shares.
"""

from __future__ import annotations

import sys

from .._base.classes import Generic
from .._call.headers import merge
from .._call.options import BaseURL, check_options
from .log import call_log, follow_environment
from .shared import E
from .stream_core import StreamCore

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Optional, Tuple, Union

    from .._call.operation import Operation, Service
    from .._call.options import Options
    from .._call.request import Plan, Request
    from .._call.request_options import RequestOptions
    from .._http.call import Call
    from .._retry.attempts import Deadline
    from .._retry.policy import RetryBudget, RetryPolicy
    from .._retry.resume import ResumePolicy
    from .shared import Shared

#: What calls import when they come to it: a first failure isn't to import on a loop's thread.
_MODULES = (
    "_call.rate_limit",
    "_http.call",
    "_model.explain",
    "_model.findings",
)


class Core(Generic[E]):
    """A client without its face. It imports httpx, and what a call needs, at the first call."""

    closed = True
    #: Whether it is no copy.
    original = True

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
        self.plans: Dict[Operation[object], Plan] = {}
        self._retrying: Optional[Tuple[RetryPolicy, Optional[RetryBudget]]] = None
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
            from .._errors.base import SDKError

            raise SDKError(f"this {self.service.name} client is closed")

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
        connections = 0 if engine is None else engine.connections
        close = self.end()
        if close is None or self.shared.users or not connections:
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
        plan, engine = self.plans.get(operation), self.shared.engine
        return None if plan is None or engine is None else (plan, engine)

    def load(self, operation: Operation[object]) -> Tuple[Plan, E]:
        plan = self.plans.get(operation)
        if plan is None:
            from .._call.request import Plan

            plan = Plan(operation, self.service, self.options, self.base, self.shared.watch())
            plan = self.plans.setdefault(operation, plan)
        return plan, self.shared.load()

    def warm(self, *operations: Operation[object]) -> None:
        """Load all that some methods' calls may come to need; not on an event loop's thread."""
        for name in _MODULES:
            __import__(f"contract_runtime.{name}")
        self.shared.warm(secure=self.base.secure)
        for operation in operations:
            self.load(operation)[0].warm()
            if operation.item is not None:
                from .._call.events import event_reader

                __import__("contract_runtime._client.stream_flow")
                event_reader(operation)

    def told(self, options: Optional[RequestOptions]) -> Tuple[Options, Optional[RequestOptions]]:
        """The client's options with one call's in their place, and those that were given."""
        if options is None:
            return self.options, None
        given = check_options(options)
        return self.options.but(given), given

    def retrying(self) -> Tuple[RetryPolicy, Optional[RetryBudget]]:
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
        """One call; a unary one's deadline begins now."""
        from .._http.call import Call
        from .._retry.attempts import Deadline

        if options.deadline is not None and not streams:
            deadline = Deadline(options.deadline)
        policy, budget = self.retrying()
        return Call(request, options, policy, budget, deadline, call_log(operation.name), streams)

    def streaming(
        self, operation: Operation[object], options: Options, resume: Union[bool, ResumePolicy]
    ) -> StreamCore:
        """What one stream is of, and what it may take."""
        if resume and resume is not True:
            from .._retry.resume import ResumePolicy

            if not isinstance(resume, ResumePolicy):  # pyright: ignore[reportUnnecessaryIsInstance]
                raise TypeError("resume must be True, False or a ResumePolicy")
        watch = self.shared.watch if self.shared.on_drift else None
        return StreamCore(operation, options, resume=resume, retrying=self.retrying, watch=watch)
