"""Resources of the sync client: a method's arguments in, its value out."""

from __future__ import annotations

from .resource import RawTwin, no_such_mode

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, NoReturn, Optional, TypeVar, Union

    from .._call.operation import Operation
    from .._call.request_options import RequestOptions
    from .._retry.resume import ResumePolicy
    from .client_sync import BaseClient
    from .stream_sync import Stream

    T = TypeVar("T")


class Resource(RawTwin):
    """A group of methods of a service; generated code derives one for each."""

    def __init__(self, client: BaseClient) -> None:
        self._calls = client._core  # pyright: ignore[reportPrivateUsage] - of this room

    def _call(
        self, operation: Operation[T], args: Dict[str, object], options: Optional[RequestOptions]
    ) -> T:
        return self._calls.value(operation, args, options, self._raw)  # type: ignore[return-value]

    def _stream(
        self,
        operation: Operation[T],
        args: Dict[str, object],
        options: Optional[RequestOptions],
        resume: Union[bool, ResumePolicy],
    ) -> Stream[T]:
        return self._calls.stream(operation, args, options, resume)  # type: ignore[return-value]

    def _unavailable(self, name: str, mode: str) -> NoReturn:
        raise no_such_mode(name, mode)
