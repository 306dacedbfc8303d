"""Resources of the sync client: a method's arguments in, its value out."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, NoReturn, Optional, TypeVar, Union

    from .._call.operation import Operation
    from .._call.request_options import RequestOptions
    from .._retry.resume import ResumePolicy
    from .client_sync import BaseClient
    from .stream_sync import Stream

    T = TypeVar("T")


class Resource:
    """A group of methods of a service; generated code derives one for each."""

    def __init__(self, client: BaseClient) -> None:
        self._client = client

    def _call(
        self, operation: Operation[T], args: Dict[str, object], options: Optional[RequestOptions]
    ) -> T:
        raise NotImplementedError

    def _stream(
        self,
        operation: Operation[T],
        args: Dict[str, object],
        options: Optional[RequestOptions],
        resume: Union[bool, ResumePolicy],
    ) -> Stream[T]:
        raise NotImplementedError

    def _unavailable(self, name: str, mode: str) -> NoReturn:
        raise NotImplementedError
