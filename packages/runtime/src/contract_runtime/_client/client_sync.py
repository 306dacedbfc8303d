"""The sync client and its resources: options and arguments in, values out."""

from __future__ import annotations

from .base import ClientBase
from .resource import ResourceBase
from .stream_sync import Stream

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Optional, TypeVar, Union

    import httpx
    from typing_extensions import Self

    from .._call.operation import Operation
    from .._call.request_options import RequestOptions
    from .._http.engine import Engine, OpenAnswer
    from .._retry.attempts import Deadline
    from .._retry.resume import ResumePolicy
    from .core import Core

    T = TypeVar("T")


class BaseClient(ClientBase["httpx.Client"]):
    """A client of one service; generated code derives ``Client`` from it."""

    _core: Core[Engine]

    @staticmethod
    def _engine(http_client: Optional[httpx.Client]) -> Engine:
        from .._http.engine import Engine

        return Engine(http_client)

    def warm(self) -> None:
        """Load ahead what the first calls would load: imports, codecs, certificates."""
        self._core.check_open()
        self._warm()

    def close(self) -> None:
        """Close this client and the connections that nobody uses now.

        A copy closed leaves the original as it is; a copy that outlives the original goes on, with
        new connections, which end when it is closed.

        Closing twice is fine; a call afterwards is an ``SDKError``.
        """
        close = self._core.end()
        if close is not None:
            close()

    def __enter__(self) -> Self:
        self._core.check_open()
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class Resource(ResourceBase):
    """A group of methods of a service; generated code derives one for each."""

    _core: Core[Engine]

    def _call(
        self, operation: Operation[T], args: Dict[str, object], options: Optional[RequestOptions]
    ) -> T:
        core = self._core
        plan, engine = core.ready(operation) or core.load(operation)
        told, given = core.told(options)
        call = core.call(operation, plan.build(args, given), told)
        return self._value(plan, call, engine.run(call))  # type: ignore[return-value]

    def _stream(
        self,
        operation: Operation[T],
        args: Dict[str, object],
        options: Optional[RequestOptions],
        resume: Union[bool, ResumePolicy],
    ) -> Stream[T]:
        core = self._core
        plan, engine = core.ready(operation) or core.load(operation)
        told, given = core.told(options)
        request = plan.build(args, given)
        stream = core.streaming(operation, told, resume)

        def open_(last_event_id: Optional[str], deadline: Optional[Deadline]) -> OpenAnswer:
            core.check_open()
            sent = request.continued(last_event_id)
            call = core.call(operation, sent, told, deadline, streams=True)
            stream.cut = call.end
            return engine.open(call)

        return Stream(stream, open_)
