"""What both streams are: a flow, its state, and what may be asked of them when."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Callable, Generic, Optional, TypeVar, Union

from .._errors.base import SDKError
from .._retry.policy import DEFAULT_POLICY
from .._retry.resume import resume_policy
from .stream_flow import StreamFlow
from .stream_state import StreamState
from .stream_steps import ENDED, Step

if TYPE_CHECKING:
    from .._call.operation import Operation
    from .._retry.budget import RetryBudget
    from .._retry.deadline import Deadline
    from .._retry.policy import RetryPolicy
    from .._retry.resume import ResumePolicy

T = TypeVar("T")


class StreamCore(Generic[T]):
    """Decides what one stream allows and does; see ``Stream`` for the arguments."""

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
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        limits = {"deadline": deadline, "idle": idle, "stall": stall}
        self.state: StreamState[T] = StreamState(operation, limits)
        self._flow = StreamFlow(
            self.state,
            resume=resume_policy(resume),
            policy=policy or DEFAULT_POLICY,
            budget=budget,
            clock=clock,
        )
        self._steps = self._flow.steps()
        self._iterated = False

    @property
    def deadline(self) -> Optional[Deadline]:
        """The stream's, once its request goes out."""
        return self._flow.deadline

    @property
    def response(self) -> object:
        """The newest connection's response.

        Raises:
            SDKError: There was none yet.
        """
        connection = self.state.connection
        if connection is None:
            raise SDKError(
                "a stream has no response before its request has gone out: enter `with`, or iterate"
            )
        return connection.response

    def begin(self) -> bool:
        """Whether the request is still to be sent; refuses a stream that is closed or failed."""
        self.check_open()
        if self.state.begun and self.state.connection is None:
            raise SDKError("the stream couldn't be opened, and isn't opened again")
        return not self.state.begun

    def iterate(self) -> None:
        """Refuse to iterate a stream twice."""
        self.check_open()
        if self._iterated:
            raise SDKError(
                "a stream is iterated once: keep the items, or go on with the iterator there is"
            )
        self._iterated = True

    def advance(self, answer: object) -> Union[T, Step]:
        """The next step or item, once the last step was done and gave ``answer``."""
        try:
            return self._steps.send(answer)
        except StopIteration:
            return ENDED

    def fail(self, error: SDKError) -> Union[T, Step]:
        """The next step or item, once the last step failed."""
        try:
            return self._steps.throw(error)
        except StopIteration:
            return ENDED

    def close(self) -> None:
        """Nothing comes from now on; whoever reads is told at its next step."""
        self.state.closed = True

    def abandon(self) -> None:
        """Drop the generator, which refers back to this; not while it runs."""
        self._steps.close()

    def check_open(self) -> None:
        """Refuse what comes after ``close()``."""
        if self.state.closed:
            raise SDKError("the stream is closed")
