"""The async client and its resources: options and arguments in, values out."""

from __future__ import annotations

from .base import ClientBase
from .loops import off_loop
from .resource import ResourceBase
from .stream_async import AsyncStream

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Optional, Tuple, TypeVar, Union

    import httpx
    from typing_extensions import Self

    from .._call.operation import Operation
    from .._call.request import Plan, Request
    from .._call.request_options import RequestOptions
    from .._http.engine import AsyncEngine, AsyncOpenAnswer
    from .._retry.attempts import Deadline
    from .._retry.resume import ResumePolicy
    from .core import Core

    T = TypeVar("T")


class AsyncBaseClient(ClientBase["httpx.AsyncClient"]):
    """A client of one service; generated code derives ``AsyncClient`` from it."""

    _core: Core[AsyncEngine]
    _is_async = True

    @staticmethod
    def _engine(http_client: Optional[httpx.AsyncClient]) -> AsyncEngine:
        from .._http.engine import AsyncEngine

        return AsyncEngine(http_client)

    async def warm(self) -> None:
        """Load ahead what the first calls would load: imports, codecs, certificates.

        Without it, each first call loads what it needs by itself. Either way it happens in a
        thread, so that the event loop isn't held up.
        """
        self._core.check_open()
        await off_loop(self._warm)

    async def close(self) -> None:
        """Close this client and the connections that nobody uses now.

        A copy closed leaves the original as it is; a copy that outlives the original goes on, with
        new connections, which end when it is closed.

        Closing twice is fine; a call afterwards is an ``SDKError``.
        """
        close = self._core.end()
        if close is not None:
            await close()

    async def aclose(self) -> None:
        """The same as :meth:`close`."""
        await self.close()

    async def __aenter__(self) -> Self:
        self._core.check_open()
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()


class AsyncResource(ResourceBase):
    """A group of methods of a service; generated code derives one for each."""

    _core: Core[AsyncEngine]

    async def _call(
        self, operation: Operation[T], args: Dict[str, object], options: Optional[RequestOptions]
    ) -> T:
        core = self._core
        plan, engine = core.ready(operation) or await _loaded(core, operation)
        told, given = core.told(options)
        call = core.call(operation, plan.build(args, given), told)
        return self._value(plan, call, await engine.run(call))  # type: ignore[return-value]

    def _stream(
        self,
        operation: Operation[T],
        args: Dict[str, object],
        options: Optional[RequestOptions],
        resume: Union[bool, ResumePolicy],
    ) -> AsyncStream[T]:
        core = self._core
        core.check_open()
        told, given = core.told(options)
        stream = core.streaming(operation, told, resume)
        request: Optional[Request] = None

        async def open_(
            last_event_id: Optional[str], deadline: Optional[Deadline]
        ) -> AsyncOpenAnswer:
            nonlocal request
            plan, engine = core.ready(operation) or await _loaded(core, operation)
            if request is None:
                request = plan.build(args, given)
            sent = request.continued(last_event_id)
            call = core.call(operation, sent, told, deadline, streams=True)
            stream.cut = call.end
            return await engine.open(call)

        return AsyncStream(stream, open_)


async def _loaded(
    core: Core[AsyncEngine], operation: Operation[object]
) -> Tuple[Plan, AsyncEngine]:
    """What a method's calls need, loaded in a thread."""
    await off_loop(lambda: core.warm(operation), key=(core, operation))
    return core.load(operation)
