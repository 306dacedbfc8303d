"""What both streams are: their options, their state, and what may be asked of them when.

It is light to import, as the twins are. What a stream does is decided in ``stream_flow``, which
needs most of the runtime and is loaded when the request goes out: for an async stream in
another thread than the event loop's.
"""

from __future__ import annotations

import sys
import time

from .stream_state import StreamState
from .stream_steps import ENDED

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Optional, Union

    from .._call.operation import Operation
    from .._errors.base import SDKError
    from .._retry.budget import RetryBudget
    from .._retry.deadline import Deadline
    from .._retry.policy import RetryPolicy
    from .._retry.resume import ResumePolicy


class StreamCore:
    """Decides what one stream allows; see ``Stream`` for the arguments."""

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
        self.state = StreamState(operation, limits)
        self.loaded = False
        self.deadline: Optional[Deadline] = None
        self._resume = resume
        self._policy = policy
        self._budget = budget
        self._clock = clock
        self._iterated = False

    @property
    def at_hand(self) -> bool:
        """Whether :meth:`load` has nothing to import or compile."""
        operation = self.state.operation
        types = sys.modules.get(operation.types)
        readers = getattr(types, "__contract_readers__", {})
        return (operation.item, operation.done, operation.error) in readers

    def load(self) -> None:
        """Load what the stream needs. From now on its deadline runs."""
        from .stream_flow import StreamFlow

        flow = StreamFlow(
            self.state,
            resume=self._resume,
            policy=self._policy,
            budget=self._budget,
            clock=self._clock,
        )
        self.deadline = flow.deadline
        self._steps = flow.steps()
        self.loaded = True

    @property
    def response(self) -> object:
        """The newest connection's response.

        Raises:
            SDKError: There was none yet.
        """
        connection = self.state.connection
        if connection is None:
            raise _error(
                "a stream has no response before its request has gone out: enter `with`, or iterate"
            )
        return connection.response

    def begin(self) -> bool:
        """Whether the request is still to be sent; refuses a stream that is closed or failed."""
        self.check_open()
        if self.state.begun and self.state.connection is None:
            raise _error("the stream couldn't be opened, and isn't opened again")
        return not self.state.begun

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
        try:
            return self._steps.send(answer)
        except StopIteration:
            return ENDED

    def fail(self, error: Exception) -> object:
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
        if self.loaded:
            self._steps.close()

    def check_open(self) -> None:
        """Refuse what comes after ``close()``."""
        if self.state.closed:
            raise _error("the stream is closed")

    def check_turn(self, taken: bool, who: str) -> None:
        """Refuse a second reader at the same time."""
        if not taken:
            raise _error(f"a stream is read by one {who} at a time")


def _error(message: str) -> SDKError:
    from .._errors.base import SDKError

    return SDKError(message)
