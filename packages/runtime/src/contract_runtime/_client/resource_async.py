"""Resources of the async client: a method's arguments in, its value out."""

from __future__ import annotations

from .resource import ResourceBase

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Optional, TypeVar, Union

    from .._call.operation import Operation
    from .._call.request_options import RequestOptions
    from .._retry.resume import ResumePolicy
    from .calls_async import AsyncCalls
    from .stream_async import AsyncStream

    T = TypeVar("T")


class AsyncResource(ResourceBase):
    """A group of methods of a service; generated code derives one for each."""

    _calls: AsyncCalls

    async def _call(
        self, operation: Operation[T], args: Dict[str, object], options: Optional[RequestOptions]
    ) -> T:
        return await self._calls.value(operation, args, options, self._raw)  # type: ignore[return-value]

    def _stream(
        self,
        operation: Operation[T],
        args: Dict[str, object],
        options: Optional[RequestOptions],
        resume: Union[bool, ResumePolicy],
    ) -> AsyncStream[T]:
        return self._calls.stream(operation, args, options, resume)  # type: ignore[return-value]
