"""What makes a client's calls: its options, what it shares, and how a call is put together.

A client and its resources hold one each of these in common, and it holds neither of them:
so a copy that is used once and dropped is gone at once, and so is its claim on what it shares.
"""

from __future__ import annotations

import os
import sys

from .._call.options import ClientOptions, Limits, check_options
from .._call.url import BaseURL
from .log import call_log, follow_environment
from .plan import Plan
from .shared import Shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Optional, Tuple, TypeVar, Union

    from .._call.operation import Operation, Service
    from .._call.request import Request
    from .._call.request_options import RequestOptions
    from .._http.call import Call
    from .._retry.budget import RetryBudget
    from .._retry.deadline import Deadline
    from .._retry.policy import RetryPolicy
    from .._retry.resume import ResumePolicy
    from .stream_core import StreamCore

    C = TypeVar("C", bound="Core")


class Core:
    """What both kinds have in common. Nothing here imports httpx, or what a call needs, until
    there is a call.

    Args:
        service: The service that is called.
        options: What the client was told.
        shared: What it shares with its copies.
        client_url: The base URL of the caller's own http client, or the empty string.

    Raises:
        ValueError: An option can't be sent, or no base URL is known.
    """

    shared: Shared[Any]
    closed = True
    original = True

    def __init__(
        self, service: Service, options: ClientOptions, shared: Shared[Any], client_url: str
    ) -> None:
        url = options.base_url or client_url or service.base_url
        if not url:
            raise ValueError(f"no base URL: {service.name}'s contract has none, so give base_url=…")
        options.check(service)
        self.service = service
        self.base = BaseURL(url)
        self.options = options
        self.shared = shared
        self._client_url = client_url
        self.plans: Dict[Operation[object], Plan] = {}
        self._policy: Optional[RetryPolicy] = None
        self._budget: Optional[RetryBudget] = None
        follow_environment(os.environ.get("CONTRACT_LOG"))
        shared.join(self)
        self.closed = False

    def copy(self: C, options: ClientOptions) -> C:
        """The same with other options, sharing what this one shares."""
        self.check_open()
        copy = type(self)(self.service, options, self.shared, self._client_url)
        copy.original = False
        return copy

    def check_open(self) -> None:
        """Refuse to go on after ``close()``."""
        if self.closed:
            from .._errors.base import SDKError

            raise SDKError(f"this {self.service.name} client is closed")

    def end(self) -> bool:
        """Close this one alone.

        Returns:
            Whether what it shares has no user any more, and is to be closed too.
        """
        if self.closed:
            return False
        self.closed = True
        return self.shared.leave(self)

    def forgotten(self) -> int:
        """Take note that it is collected.

        Returns:
            The connections that nobody closed: none where it was closed, where others share
            them, or at the interpreter's exit.
        """
        # At exit, a module's names may be gone before its functions.
        if self.closed or sys is None or sys.is_finalizing():
            return 0
        engine = self.shared.engine
        connections: int = 0 if engine is None else engine.connections
        return connections if self.end() else 0

    def warn_unclosed(self) -> None:
        """Say that somebody has forgotten to close a client."""
        import warnings

        warnings.warn(
            f"unclosed client of {self.service.package}: use 'with', or close()",
            ResourceWarning,
            source=self,
            stacklevel=3,
        )

    def plan(self, operation: Operation[object]) -> Plan:
        """How this client calls a method; loads what the call needs."""
        from .._call.request import RequestBuilder
        from .._call.response import decoder

        builder = RequestBuilder(
            operation, self.service, self.options, self.base, _agent(self.service)
        )
        return self.plans.setdefault(
            operation, Plan(operation.name, builder, decoder(operation, self.shared.watch()))
        )

    def limits(self, options: Optional[RequestOptions]) -> Limits:
        """What one call may take.

        Raises:
            TypeError, ValueError: An option is wrong.
        """
        if options is None:
            return self.options.limits
        check_options(options)
        return self.options.limits.but(options)

    def retrying(self) -> Tuple[RetryPolicy, Optional[RetryBudget]]:
        """How this client's calls are tried again."""
        if self._policy is None:
            from .._retry.policy import DEFAULT_POLICY

            policy = self.options.retry or DEFAULT_POLICY
            self._budget = self.shared.budget(policy)
            self._policy = policy
        return self._policy, self._budget

    def prepared(
        self, plan: Plan, args: Dict[str, object], options: Optional[RequestOptions]
    ) -> Call:
        """One unary call, put together.

        Raises:
            TypeError, ValueError: An argument or an option is wrong.
        """
        from .._http.call import Call
        from .._retry.deadline import Deadline

        limits = self.limits(options)
        request = plan.builder.build(args, options)
        policy, budget = self.retrying()
        deadline = None if limits.deadline is None else Deadline(limits.deadline)
        return Call(request, limits, policy, budget, deadline, call_log(plan.name))

    def streaming(
        self, operation: Operation[object], limits: Limits, resume: Union[bool, ResumePolicy]
    ) -> StreamCore:
        """What one stream is of, and what it may take."""
        from .stream_core import StreamCore

        policy, budget = self.retrying()
        return StreamCore(
            operation,
            deadline=limits.deadline,
            idle=limits.idle,
            stall=limits.stall,
            resume=resume,
            policy=policy,
            budget=budget,
            watch=self.shared.watch,
        )

    def reopened(
        self,
        limits: Limits,
        request: Request,
        last_event_id: Optional[str],
        deadline: Optional[Deadline],
        name: str,
    ) -> Call:
        """A stream's call, from where the stream has come to."""
        from .._http.call import Call

        if last_event_id is not None:
            request = request.continued(last_event_id)
        policy, budget = self.retrying()
        log = call_log(name)
        return Call(request, limits, policy, budget, deadline, log, streams=True)


def _agent(service: Service) -> str:
    """The ``User-Agent`` (RFC 9110 § 10.1.5): the package first, then what it is made of."""
    from .._base.version import __version__

    python = ".".join(map(str, sys.version_info[:3]))
    return f"{service.package}/{service.version} contract-runtime/{__version__} python/{python}"
