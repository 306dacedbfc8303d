"""What makes a client's calls: its options, what it shares, and how a call is put together.

A client and its resources hold one each of these in common, and it holds neither of them:
so a copy that is used once and dropped is gone at once, and so is its claim on what it shares.
"""

from __future__ import annotations

import os
import sys

from .._call.options import check_options
from .._call.url import BaseURL
from .log import call_log, follow_environment

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Optional, Tuple, TypeVar, Union

    from .._call.operation import Operation, Service
    from .._call.options import Options
    from .._call.request import Request, RequestBuilder
    from .._call.request_options import RequestOptions
    from .._call.response import Answer
    from .._http.call import Call
    from .._retry.budget import RetryBudget
    from .._retry.deadline import Deadline
    from .._retry.policy import RetryPolicy
    from .._retry.resume import ResumePolicy
    from .shared import Shared
    from .stream_core import StreamCore

    C = TypeVar("C", bound="Core")


class Plan:
    """How one client makes the calls of one method: worked out at the first of them."""

    __slots__ = ("builder", "decode")

    def __init__(
        self, builder: RequestBuilder, decode: Optional[Callable[[bytes], object]]
    ) -> None:
        self.builder = builder
        self.decode = decode

    def value(self, call: Call, answer: Answer, raw: bool) -> object:
        """What a method gives: the value of an answer, or the answer itself."""
        if raw:
            from .raw import RawResponse

            response: RawResponse[object] = RawResponse(self.decode, call, answer)
            return response
        return None if self.decode is None else call.value(self.decode, answer)


class Core:
    """What both kinds have in common. Nothing here imports httpx, or what a call needs, until
    there is a call. ``client_url`` is the base URL of the caller's own http client, if any.

    Raises:
        ValueError: An option can't be sent, or no base URL is known.
    """

    #: What a caller's own http client must be.
    http_client = "httpx.Client"
    shared: Shared[Any]
    closed = True
    original = True

    def __init__(
        self, service: Service, options: Options, shared: Shared[Any], client_url: str
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
        self._retrying: Optional[Tuple[RetryPolicy, Optional[RetryBudget]]] = None
        follow_environment(os.environ.get("CONTRACT_LOG"))
        shared.join(self)
        self.closed = False

    @classmethod
    def url_of(cls, client: object) -> str:
        """The base URL of a caller's own http client; the empty string where it has none.

        Raises:
            TypeError: It is a client of the other kind, or none at all.
        """
        if client is None:
            return ""
        is_async = cls.http_client == "httpx.AsyncClient"
        if not hasattr(client, "build_request") or hasattr(client, "aclose") != is_async:
            raise TypeError(
                f"http_client must be an {cls.http_client}, not {type(client).__name__}"
            )
        return str(client.base_url)  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue]

    def copy(self: C, options: Options) -> C:
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
        """Close this one alone; whether what it shares is to be closed too: it was the last."""
        if self.closed:
            return False
        self.closed = True
        return self.shared.leave(self)

    def forgotten(self) -> bool:
        """Whether it is collected without having been closed, as the last user of connections.

        The interpreter's exit isn't counted. Whoever is meant is warned.
        """
        # At exit, a module's names may be gone before its functions.
        if self.closed or sys is None or sys.is_finalizing():
            return False
        engine = self.shared.engine
        connections: int = 0 if engine is None else engine.connections
        if not self.end() or not connections:
            return False
        import warnings

        warnings.warn(
            f"unclosed client of {self.service.package}: use 'with', or close()",
            ResourceWarning,
            source=self,
            stacklevel=3,
        )
        return True

    def load(self, operation: Operation[object]) -> None:
        """Load all that the calls of a method need; not on an event loop's thread."""
        from .._call.response import warm

        warm(operation)
        self.plan(operation)

    def load_engine(self) -> None:
        """Load what connections need; not on an event loop's thread."""
        self.shared.load().warm(secure=self.base.secure)

    def plan(self, operation: Operation[object]) -> Plan:
        """How this client calls a method."""
        from .._call.request import RequestBuilder
        from .._call.response import decoder

        agent = _agent(self.service)
        builder = RequestBuilder(operation, self.service, self.options, self.base, agent)
        decode = decoder(operation, self.shared.watch())
        return self.plans.setdefault(operation, Plan(builder, decode))

    def told(self, options: Optional[RequestOptions]) -> Tuple[Options, Optional[RequestOptions]]:
        """The client's options with one call's in their place, and those that were given.

        Raises:
            TypeError, ValueError: An option is wrong.
        """
        if options is None:
            return self.options, None
        given = check_options(options)
        return self.options.but(given), given

    def retrying(self) -> Tuple[RetryPolicy, Optional[RetryBudget]]:
        """How this client's calls are tried again, and what that is paid from."""
        if self._retrying is None:
            from .._retry.policy import DEFAULT_POLICY

            policy = self.options.retry or DEFAULT_POLICY
            self._retrying = policy, self.shared.budget(policy)
        return self._retrying

    def unary(
        self,
        operation: Operation[object],
        plan: Plan,
        args: Dict[str, object],
        options: Optional[RequestOptions],
    ) -> Call:
        """One unary call, put together.

        Raises:
            TypeError, ValueError: An argument or an option is wrong.
        """
        from .._retry.deadline import Deadline

        told, given = self.told(options)
        request = plan.builder.build(args, given)
        deadline = None if told.deadline is None else Deadline(told.deadline)
        return self.call(operation, request, told, deadline)

    def call(
        self,
        operation: Operation[object],
        request: Request,
        options: Options,
        deadline: Optional[Deadline],
        streams: bool = False,
    ) -> Call:
        """One call."""
        from .._http.call import Call

        policy, budget = self.retrying()
        return Call(request, options, policy, budget, deadline, call_log(operation.name), streams)

    def streaming(
        self, operation: Operation[object], options: Options, resume: Union[bool, ResumePolicy]
    ) -> StreamCore:
        """What one stream is of, and what it may take."""
        from .stream_core import StreamCore

        policy, budget = self.retrying()
        return StreamCore(
            operation,
            deadline=options.deadline,
            idle=options.idle,
            stall=options.stall,
            resume=resume,
            policy=policy,
            budget=budget,
            watch=self.shared.watch if self.shared.watched else None,
        )


def _agent(service: Service) -> str:
    """The ``User-Agent`` (RFC 9110 § 10.1.5): the package first, then what it is made of."""
    from .._base.version import __version__

    python = ".".join(map(str, sys.version_info[:3]))
    return f"{service.package}/{service.version} contract-runtime/{__version__} python/{python}"
