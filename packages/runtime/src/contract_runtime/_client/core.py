"""What both clients are: their options, what they share, and how a call is put together."""

from __future__ import annotations

import os
import sys

from .._call.options import ClientOptions, Limits, check_options, merged
from .._call.url import BaseURL
from .log import call_log, follow_environment
from .plan import Plan
from .shared import Shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Dict, Mapping, Optional, Tuple, TypeVar, Union

    import httpx

    from .._base.unset import Unset
    from .._call.operation import Operation, Service
    from .._call.request import Request
    from .._call.request_options import RequestOptions
    from .._http.call import Call
    from .._retry.budget import RetryBudget
    from .._retry.deadline import Deadline
    from .._retry.policy import RetryPolicy

    C = TypeVar("C", bound="Core")


class Core:
    """What a client holds: its options, its own plans, and what it shares with its copies.

    Nothing here imports httpx, nor what a call needs, until there is a call.
    """

    _service: Service
    _shared: Shared[Any]
    _closed = True

    def _begin(self, options: ClientOptions, shared: Shared[Any], client_url: str) -> None:
        """Begin to be a client.

        Args:
            options: What it was told.
            shared: What it shares.
            client_url: The base URL of the caller's own http client, or the empty string.
        """
        service = self._service
        url = options.base_url or client_url or service.base_url
        if not url:
            raise ValueError(f"no base URL: {service.name}'s contract has none, so give base_url=…")
        self._base = BaseURL(url)
        options.check(service)
        self._options = options
        self._client_url = client_url
        self._shared = shared
        self._plans: Dict[Operation[object], Plan] = {}
        self._policy: Optional[RetryPolicy] = None
        self._budget: Optional[RetryBudget] = None
        follow_environment(os.environ.get("CONTRACT_LOG"))
        shared.join(self)
        self._closed = False

    def _copy(self: C, options: ClientOptions) -> C:
        self._check_open()
        copy = type(self).__new__(type(self))
        copy._begin(options, self._shared, self._client_url)
        return copy

    def _check_open(self) -> None:
        if self._closed:
            from .._errors.base import SDKError

            raise SDKError(f"this {self._service.name} client is closed")

    def _end(self) -> bool:
        """Close this client alone.

        Returns:
            Whether what it shares has no user any more, and is to be closed too.
        """
        if self._closed:
            return False
        self._closed = True
        return self._shared.leave(self)

    def _forgotten(self) -> bool:
        """Whether a client that is collected was never closed, and nobody else uses what it
        shares; then a ``ResourceWarning`` says so. Nothing is said at the interpreter's exit."""
        if self._closed or sys is None or sys.is_finalizing():
            return False
        engine = self._shared.engine
        connections = 0 if engine is None else engine.connections
        if not self._end() or not connections:
            return False
        import warnings

        warnings.warn(
            f"unclosed {self._service.package}.{type(self).__name__}: use 'with', or close()",
            ResourceWarning,
            source=self,
            stacklevel=3,
        )
        return True

    def _plan(self, operation: Operation[object]) -> Plan:
        """How this client calls a method; loads what the call needs."""
        from .._call.request import RequestBuilder
        from .._call.response import decoder

        builder = RequestBuilder(
            operation, self._service, self._options, self._base, _agent(self._service)
        )
        return self._plans.setdefault(operation, Plan(operation.name, builder, decoder(operation)))

    def _load_all(self) -> None:
        """Load what the calls of every method need."""
        from .warm import load_modules, operations

        self._shared.load()
        load_modules()
        for operation in operations(self):
            self._plan(operation)

    def _limits(self, options: Optional[RequestOptions]) -> Limits:
        """What one call may take.

        Raises:
            TypeError, ValueError: An option is wrong.
        """
        if options is None:
            return self._options.limits
        check_options(options)
        return self._options.limits.but(options)

    def _retrying(self) -> Tuple[RetryPolicy, Optional[RetryBudget]]:
        """How this client's calls are tried again."""
        if self._policy is None:
            from .._retry.policy import DEFAULT_POLICY

            policy = self._options.retry or DEFAULT_POLICY
            self._budget = self._shared.budget(policy)
            self._policy = policy
        return self._policy, self._budget

    def _prepared(
        self, plan: Plan, args: Dict[str, object], options: Optional[RequestOptions]
    ) -> Call:
        """One unary call, put together.

        Raises:
            TypeError, ValueError: An argument or an option is wrong.
        """
        from .._http.call import Call
        from .._retry.deadline import Deadline

        limits = self._limits(options)
        request = plan.builder.build(args, options)
        policy, budget = self._retrying()
        deadline = None if limits.deadline is None else Deadline(limits.deadline)
        return Call(request, limits, policy, budget, deadline, call_log(plan.name))

    def _reopened(
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
        policy, budget = self._retrying()
        log = call_log(name)
        return Call(request, limits, policy, budget, deadline, log, streams=True)

    def __repr__(self) -> str:
        name = f"{self._service.package}.{type(self).__name__}"
        if self._closed and not hasattr(self, "_base"):
            return f"<{name}>"
        return f"<{name} of {self._service.name} at {self._base.shown}{' (closed)' * self._closed}>"

    def __reduce__(self) -> Tuple[object, ...]:
        raise TypeError(
            f"{type(self).__name__} holds connections, so it doesn't pickle or copy: make one in "
            "each process, or use with_options() for a client that differs"
        )


def options_of(
    *,
    api_key: Optional[str],
    base_url: Optional[str],
    timeout: Union[float, httpx.Timeout, Unset, None],
    max_retries: int,
    default_headers: Optional[Mapping[str, str]],
    retry: Optional[RetryPolicy],
    deadline: Optional[float],
    idle: Optional[float],
    stall: Optional[float],
) -> ClientOptions:
    """A new client's options."""
    return ClientOptions(
        api_key=api_key,
        base_url=base_url,
        default_headers=merged({}, default_headers),
        retry=retry,
        limits=Limits(
            timeout=timeout, deadline=deadline, idle=idle, stall=stall, max_retries=max_retries
        ),
    )


def url_of(http_client: object, *, is_async: bool) -> str:
    """The base URL of a caller's own http client; the empty string where it has none.

    Raises:
        TypeError: It is a client of the other kind, or none at all.
    """
    if http_client is None:
        return ""
    if not hasattr(http_client, "build_request") or hasattr(http_client, "aclose") != is_async:
        due = "httpx.AsyncClient" if is_async else "httpx.Client"
        raise TypeError(f"http_client must be an {due}, not {type(http_client).__name__}")
    return str(http_client.base_url)  # type: ignore[attr-defined]


def _agent(service: Service) -> str:
    """The ``User-Agent`` (RFC 9110 § 10.1.5): the package first, then what it is made of."""
    from .._base.version import __version__

    python = ".".join(map(str, sys.version_info[:3]))
    return f"{service.package}/{service.version} contract-runtime/{__version__} python/{python}"
