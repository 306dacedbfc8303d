"""What makes the calls of an async client."""

from __future__ import annotations

from .core import Core
from .loops import off_loop

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Optional, Tuple, Union

    import httpx

    from .._call.operation import Operation
    from .._call.request import Request
    from .._call.request_options import RequestOptions
    from .._http.engine_async import AsyncEngine, AsyncOpenAnswer
    from .._retry.deadline import Deadline
    from .._retry.resume import ResumePolicy
    from .core import Plan
    from .shared import Shared
    from .stream_async import AsyncStream


class AsyncCalls(Core):
    """Makes calls; a client and its resources have it in common."""

    http_client = "httpx.AsyncClient"
    shared: Shared[AsyncEngine]

    @staticmethod
    def engine(http_client: Optional[httpx.AsyncClient]) -> AsyncEngine:
        """The engine of a new client; loads httpx."""
        from .._http.engine_async import AsyncEngine

        return AsyncEngine(http_client)

    async def close(self) -> None:
        """Close this one, and with the last one what they share."""
        if not self.closed:
            last, engine = self.end(), self.shared.engine
            if engine is not None and last:
                await engine.close()
            elif engine is not None and self.original:
                await engine.rest()

    def __del__(self) -> None:
        # Its connections are closed by their event loop, now or when that ends.
        self.forgotten()

    async def value(
        self,
        operation: Operation[object],
        args: Dict[str, object],
        options: Optional[RequestOptions],
        raw: bool,
    ) -> object:
        """Make one call: its value, or its raw response."""
        self.check_open()
        plan, engine = self.plans.get(operation), self.shared.engine
        if plan is None or engine is None:
            plan, engine = await self._loaded(operation)
        call = self.unary(operation, plan, args, options)
        answer = await engine.run(call)
        return plan.value(call, answer, raw)

    def stream(
        self,
        operation: Operation[object],
        args: Dict[str, object],
        options: Optional[RequestOptions],
        resume: Union[bool, ResumePolicy],
    ) -> AsyncStream[object]:
        """Make one call whose answer comes item by item, once it is iterated."""
        from .stream_async import AsyncStream

        self.check_open()
        told, given = self.told(options)
        request: Optional[Request] = None

        async def open_(
            last_event_id: Optional[str], deadline: Optional[Deadline]
        ) -> AsyncOpenAnswer:
            nonlocal request
            self.check_open()
            plan, engine = self.plans.get(operation), self.shared.engine
            if plan is None or engine is None:
                plan, engine = await self._loaded(operation)
            if request is None:
                request = plan.builder.build(args, given)
            sent = request.continued(last_event_id)
            return await engine.open(self.call(operation, sent, told, deadline, True))

        return AsyncStream(self.streaming(operation, told, resume), open_)

    async def _loaded(self, operation: Operation[object]) -> Tuple[Plan, AsyncEngine]:
        """What a call needs, loaded in a thread."""

        def load() -> None:
            from .warm import load_modules

            load_modules()
            self.load_engine()
            self.load(operation)

        await off_loop(load, key=(self, operation))
        return self.plans[operation], self.shared.load()
