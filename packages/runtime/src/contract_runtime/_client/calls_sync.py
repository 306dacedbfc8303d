"""What makes the calls of a sync client."""

from __future__ import annotations

from .core import Core

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Optional, Union

    import httpx

    from .._call.operation import Operation
    from .._call.request_options import RequestOptions
    from .._http.engine_sync import Engine, OpenAnswer
    from .._retry.deadline import Deadline
    from .._retry.resume import ResumePolicy
    from .shared import Shared
    from .stream_sync import Stream


class Calls(Core):
    """Makes calls; a client and its resources have it in common."""

    shared: Shared[Engine]

    @staticmethod
    def engine(http_client: Optional[httpx.Client]) -> Engine:
        """The engine of a new client; loads httpx."""
        from .._http.engine_sync import Engine

        return Engine(http_client)

    def close(self) -> None:
        """Close this one, and with the last one what they share."""
        if not self.closed:
            last, engine = self.end(), self.shared.engine
            if engine is not None and last:
                engine.close()
            elif engine is not None and self.original:
                engine.rest()

    def __del__(self) -> None:
        if self.forgotten():
            self.shared.load().close()

    def value(
        self,
        operation: Operation[object],
        args: Dict[str, object],
        options: Optional[RequestOptions],
        raw: bool,
    ) -> object:
        """Make one call: its value, or its raw response."""
        self.check_open()
        plan = self.plans.get(operation) or self.plan(operation)
        call = self.unary(operation, plan, args, options)
        answer = (self.shared.engine or self.shared.load()).run(call)
        return plan.value(call, answer, raw)

    def stream(
        self,
        operation: Operation[object],
        args: Dict[str, object],
        options: Optional[RequestOptions],
        resume: Union[bool, ResumePolicy],
    ) -> Stream[object]:
        """Make one call whose answer comes item by item, once it is iterated."""
        from .stream_sync import Stream

        self.check_open()
        plan = self.plans.get(operation) or self.plan(operation)
        told, given = self.told(options)
        request = plan.builder.build(args, given)

        def open_(last_event_id: Optional[str], deadline: Optional[Deadline]) -> OpenAnswer:
            self.check_open()
            sent = request.continued(last_event_id)
            return self.shared.load().open(self.call(operation, sent, told, deadline, True))

        return Stream(self.streaming(operation, told, resume), open_)
