"""What both streams are: options, what is known so far, and what may be asked of them when.

Light to import, as the twins are. What a stream does is decided in ``stream_flow``, which needs
most of the runtime and is loaded before the request goes out, off the event loop's thread.
"""

from __future__ import annotations

import time
from _thread import allocate_lock

from .._base.classes import Generic, T_co

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Generator, Optional, Tuple, Union

    import httpx

    from .._call.operation import Operation
    from .._call.options import Options
    from .._errors.base import SDKError
    from .._http.body import AsyncOpenAnswer, OpenAnswer
    from .._model.drift import DriftWatch
    from .._retry.attempts import Deadline
    from .._retry.policy import RetryBudget, RetryPolicy
    from .._retry.resume import ResumePolicy

    Resume = Union[bool, ResumePolicy]
    Retrying = Tuple[RetryPolicy, Optional[RetryBudget]]
    Connection = Union[OpenAnswer, AsyncOpenAnswer]
    Flow = Generator[object, Any, None]


class Step:
    """What a stream's flow asks of its driver."""

    __slots__ = ()


OPEN = Step()  # connect, and send the connection
OPENED = Step()  # nothing: the stream is open, and reading it comes next
READ = Step()  # send the next chunk, None at the end
WAIT = Step()  # wait as long as the core's delay says
CLOSE = Step()  # free the connection

CUT = "the stream was closed while it was read"


class StreamCore:
    """What one stream may take, and what is known of it; it refers to nobody who reads it.

    ``retrying`` gives the client's policy and budget, ``watch`` what is told of drift.
    """

    #: The newest.
    connection: Optional[Connection] = None
    items = 0
    last_event_id = ""
    result: object = None
    deadline: Optional[Deadline] = None
    #: Seconds that the next WAIT takes.
    delay = 0.0
    closed = False
    #: Ends, from elsewhere, the wait for what comes next.
    cut: Callable[[], object] = bool

    def __init__(
        self,
        operation: Operation[object],
        options: Options,
        resume: Resume,
        retrying: Callable[[], Retrying],
        watch: Callable[[], Optional[DriftWatch]],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.operation = operation
        self.options = options
        self.resume = resume
        self.retrying = retrying
        self.watch = watch
        self.clock = clock

    def check_open(self, told: str = "the stream is closed, or has failed") -> None:
        """Refuse what comes after ``close()``, or after a failure: it isn't the end."""
        if self.closed:
            raise refusal(told)


class StreamBase(Generic[T_co]):
    """What both kinds have in common; they differ in how they do what the flow says."""

    _iterated = False
    #: There once the request has gone out, or is about to.
    _steps: Optional[Flow] = None
    _sleep: Callable[[float], Any]

    def __init__(self, core: StreamCore, opener: Callable[[], Any]) -> None:
        self._core = core
        #: Connects, from behind the core's last event id.
        self._opener = opener
        #: Held by who reads.
        self._turn = allocate_lock()

    @property
    def response(self) -> httpx.Response:
        """The response: after a reconnection, the newest one.

        Raises:
            SDKError: The request hasn't gone out yet.
        """
        connection = self._core.connection
        if connection is None:
            raise refusal(
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

    def _iterate(self) -> None:
        """Refuse to iterate a stream twice."""
        self._core.check_open()
        if self._iterated:
            raise refusal(
                "a stream is iterated once: keep the items, or go on with the iterator there is"
            )
        self._iterated = True

    def _is_new(self) -> bool:
        """Whether the request is still to be sent; refuses a stream that is closed or failed."""
        self._core.check_open()
        return self._steps is None

    def _load(self) -> Flow:
        """Begin the flow. From now on its deadline runs."""
        from .stream_flow import StreamFlow

        self._steps = StreamFlow(self._core).steps()
        return self._steps

    def _abandon(self) -> None:
        """Drop what the flow holds; not while it runs."""
        if self._steps is not None:
            self._steps.close()


def refusal(message: str) -> SDKError:
    """That a stream was asked for what it can't do."""
    from .._errors.base import SDKError

    return SDKError(message)
