"""What both streams are: options, what is known so far, and what may be asked of them when.

It is light to import, as the twins are. What a stream does is decided in ``stream_flow``, which
needs most of the runtime and is loaded when the request goes out: for an async stream in
another thread than the event loop's.
"""

from __future__ import annotations

import sys
import time

from .stream_steps import ENDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Generator, Generic, Optional, TypeVar, Union

    import httpx

    from .._call.operation import Operation
    from .._errors.base import SDKError
    from .._http.engine_async import AsyncOpenAnswer
    from .._http.engine_sync import OpenAnswer
    from .._model.drift import DriftWatch
    from .._retry.budget import RetryBudget
    from .._retry.deadline import Deadline
    from .._retry.policy import RetryPolicy
    from .._retry.resume import ResumePolicy

    Connection = Union[OpenAnswer, AsyncOpenAnswer]
    T_co = TypeVar("T_co", covariant=True)
else:
    T_co = None
    Generic = {T_co: object}


class StreamCore:
    """Decides what one stream allows.

    ``deadline``, ``idle`` and ``stall`` are seconds, ``policy`` and ``budget`` the client's;
    ``watch`` gives what is told of what the contract doesn't know.
    """

    def __init__(
        self,
        operation: Operation[object],
        *,
        deadline: Optional[float] = None,
        idle: Optional[float] = None,
        stall: Optional[float] = None,
        resume: Union[bool, ResumePolicy] = False,
        policy: Optional[RetryPolicy] = None,
        budget: Optional[RetryBudget] = None,
        watch: Optional[Callable[[], Optional[DriftWatch]]] = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.operation = operation
        self.seconds = {"deadline": deadline, "idle": idle, "stall": stall}
        self.resume = resume
        self.policy = policy
        self.budget = budget
        self.watch = watch
        self.clock = clock
        #: The newest.
        self.connection: Optional[Connection] = None
        self.items = 0
        self.last_event_id = ""
        self.result: object = None
        self.deadline: Optional[Deadline] = None
        #: Seconds that the next WAIT takes.
        self.delay = 0.0
        self.closed = False
        self._iterated = False
        self._steps: Optional[Generator[object, object, None]] = None

    @property
    def loaded(self) -> bool:
        """Whether the request has gone out, or is about to."""
        return self._steps is not None

    @property
    def at_hand(self) -> bool:
        """Whether :meth:`load` has nothing to import or compile."""
        operation = self.operation
        if self.watch is not None and "contract_runtime._model.drift" not in sys.modules:
            return False
        readers = getattr(sys.modules.get(operation.types), "__contract_readers__", {})
        return (operation.item, operation.done, operation.error) in readers

    def load(self) -> None:
        """Load what the stream needs. From now on its deadline runs."""
        from .stream_flow import StreamFlow

        self._steps = StreamFlow(self).steps()

    def begin(self) -> bool:
        """Whether the request is still to be sent; refuses a stream that is closed or failed."""
        self.check_open()
        if self.loaded and self.connection is None:
            raise _error("the stream couldn't be opened, and isn't opened again")
        return not self.loaded

    def iterate(self) -> None:
        """Refuse to iterate a stream twice."""
        self.check_open()
        if self._iterated:
            raise _error(
                "a stream is iterated once: keep the items, or go on with the iterator there is"
            )
        self._iterated = True

    def advance(self, answer: object) -> object:
        """The next step or item, once the last step was done and gave ``answer``."""
        assert self._steps is not None
        try:
            return self._steps.send(answer)
        except StopIteration:
            return ENDED

    def fail(self, error: Exception) -> object:
        """The next step or item, once the last step failed."""
        assert self._steps is not None
        try:
            return self._steps.throw(error)
        except StopIteration:
            return ENDED

    def close(self) -> None:
        """Nothing comes from now on; whoever reads is told at its next step."""
        self.closed = True

    def abandon(self) -> None:
        """Drop the generator, which refers back to this; not while it runs."""
        if self._steps is not None:
            self._steps.close()

    def check_open(self) -> None:
        """Refuse what comes after ``close()``."""
        if self.closed:
            raise _error("the stream is closed")

    def check_turn(self, taken: bool, who: str) -> None:
        """Refuse a second reader at the same time."""
        if not taken:
            raise _error(f"a stream is read by one {who} at a time")


class StreamFacts(Generic[T_co]):
    """What can be asked of a stream, whichever kind it is."""

    _core: StreamCore

    if not TYPE_CHECKING:

        def __class_getitem__(cls, item: object) -> type:
            return cls

    @property
    def response(self) -> httpx.Response:
        """The response: after a reconnection, the newest one.

        Raises:
            SDKError: The request hasn't gone out yet.
        """
        connection = self._core.connection
        if connection is None:
            raise _error(
                "a stream has no response before its request has gone out: enter `with`, or iterate"
            )
        return connection.response

    @property
    def last_event_id(self) -> str:
        """The id that the stream had with the last item, ``""`` where the server sent none."""
        return self._core.last_event_id

    @property
    def result(self) -> Optional[T_co]:
        """The closing value, which the contract calls ``done``: ``None`` until it has come."""
        return self._core.result  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def _error(message: str) -> SDKError:
    from .._errors.base import SDKError

    return SDKError(message)
