"""The sync client: options in, resources out."""

from __future__ import annotations

from .._base.unset import UNSET
from .core import Core, options_of, url_of
from .shared import Shared

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Dict, Mapping, Optional, Type, TypeVar, Union

    import httpx

    from .._base.unset import Unset
    from .._call.operation import Operation
    from .._call.request_options import RequestOptions
    from .._http.drive_sync import OpenAnswer
    from .._http.engine_sync import Engine
    from .._retry.deadline import Deadline
    from .._retry.policy import RetryPolicy
    from .._retry.resume import ResumePolicy
    from .stream_sync import Stream

    C = TypeVar("C", bound="BaseClient")


class BaseClient(Core):
    """A client of one service; generated code derives ``Client`` from it.

    Args:
        api_key: The key, sent as the service wants it; without one, no such header is sent.
        base_url: Where the service is; ``None``: where the http client or the contract says.
        timeout: Seconds that one network operation may take, an ``httpx.Timeout``, or ``None``
            for no limit, which is the default.
        max_retries: How often a call is tried again at most.
        default_headers: Sent with each request, over the contract's own.
        retry: How retries are decided; ``None`` for the defaults.
        deadline: Seconds for a whole call: attempts, waits, body and stream together.
        idle: Seconds that a stream may go without a byte.
        stall: Seconds that a stream may go without an item.
        http_client: An ``httpx.Client`` of the caller's own, used as it is and never closed.

    Raises:
        ValueError: An option is wrong, or no base URL is known.
    """

    _shared: Shared[Engine]

    def __init__(
        self,
        *,
        api_key: Optional[str] = None,
        base_url: Optional[str] = None,
        timeout: Union[float, httpx.Timeout, Unset, None] = UNSET,
        max_retries: int = 2,
        default_headers: Optional[Mapping[str, str]] = None,
        retry: Optional[RetryPolicy] = None,
        deadline: Optional[float] = None,
        idle: Optional[float] = None,
        stall: Optional[float] = None,
        http_client: Optional[httpx.Client] = None,
    ) -> None:
        options = options_of(
            api_key=api_key,
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            default_headers=default_headers,
            retry=retry,
            deadline=deadline,
            idle=idle,
            stall=stall,
        )
        client_url = url_of(http_client, is_async=False)
        self._begin(options, Shared(lambda: _engine(http_client)), client_url)

    def with_options(
        self: C,
        *,
        api_key: Union[str, Unset, None] = UNSET,
        base_url: Union[str, Unset, None] = UNSET,
        timeout: Union[float, httpx.Timeout, Unset, None] = UNSET,
        max_retries: Union[int, Unset] = UNSET,
        default_headers: Union[Mapping[str, str], Unset, None] = UNSET,
        retry: Union[RetryPolicy, Unset, None] = UNSET,
        deadline: Union[float, Unset, None] = UNSET,
        idle: Union[float, Unset, None] = UNSET,
        stall: Union[float, Unset, None] = UNSET,
    ) -> C:
        """A client that differs in the options given, and shares this one's connections.

        What is left out stays as it is; ``None`` means what it means at construction. Headers
        merge. Each of the two is closed by itself; the connections end with the last.
        """
        return self._copy(
            self._options.but(
                api_key=api_key,
                base_url=base_url,
                timeout=timeout,
                max_retries=max_retries,
                default_headers=default_headers,
                retry=retry,
                deadline=deadline,
                idle=idle,
                stall=stall,
            )
        )

    @property
    def http_client(self) -> httpx.Client:
        """The ``httpx.Client`` underneath, made now if there is none yet.

        From now on every call of this client and its copies goes through it, so that what is
        set on it (hooks, cookies, auth) takes effect.
        """
        self._check_open()
        return self._shared.load().http_client()

    @property
    def _http(self) -> httpx.Client:
        return self.http_client

    def warm(self) -> None:
        """Load ahead what the first calls would load: imports, codecs, certificates."""
        self._check_open()
        self._load_all()

    def close(self) -> None:
        """Close this client; its connections end with the last client that shares them.

        Closing twice is fine; a call afterwards is an ``SDKError``.
        """
        if self._end() and self._shared.engine is not None:
            self._shared.engine.close()

    def __enter__(self: C) -> C:
        self._check_open()
        return self

    def __exit__(
        self,
        exc_type: Optional[Type[BaseException]],
        exc: Optional[BaseException],
        traceback: Optional[TracebackType],
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if self._forgotten():
            self.close()

    def _value(
        self,
        operation: Operation[object],
        args: Dict[str, object],
        options: Optional[RequestOptions],
        raw: bool,
    ) -> object:
        """Make one call: its value, or its raw response."""
        self._check_open()
        plan = self._plans.get(operation) or self._plan(operation)
        call = self._prepared(plan, args, options)
        answer = (self._shared.engine or self._shared.load()).run(call)
        return plan.value(call, answer, raw)

    def _stream(
        self,
        operation: Operation[object],
        args: Dict[str, object],
        options: Optional[RequestOptions],
        resume: Union[bool, ResumePolicy],
    ) -> Stream[object]:
        """Make one call whose answer comes item by item, once it is iterated."""
        from .stream_sync import Stream

        self._check_open()
        plan = self._plans.get(operation) or self._plan(operation)
        limits = self._limits(options)
        policy, budget = self._retrying()
        request = plan.builder.build(args, options)

        def open_(last_event_id: Optional[str], deadline: Optional[Deadline]) -> OpenAnswer:
            self._check_open()
            call = self._reopened(limits, request, last_event_id, deadline, operation.name)
            return self._shared.load().open(call)

        return Stream(
            operation,
            open_,
            deadline=limits.deadline,
            idle=limits.idle,
            stall=limits.stall,
            resume=resume,
            policy=policy,
            budget=budget,
        )


def _engine(http_client: Optional[httpx.Client]) -> Engine:
    from .._http.engine_sync import Engine

    return Engine(http_client)
