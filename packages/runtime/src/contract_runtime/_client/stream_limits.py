"""Deadline, idle and stall: which of a stream's clocks runs out first, and which one did. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable, Final, List, NamedTuple, Optional, Tuple

from .._errors.connection import APITimeoutError

if TYPE_CHECKING:
    from .._errors.connection import APIConnectionError
    from .._retry.deadline import Deadline
    from .stream_steps import Guard

#: Seconds by which a timer may go off too early.
_EARLY: Final = 0.01


class Limit(NamedTuple):
    """What ends a read: the clock's name, and its time."""

    clock: str
    at: float


class Limits:
    """Decides how long a read may take.

    Args:
        deadline: When the stream is over.
        idle: Seconds that it may go without a byte.
        stall: Seconds that it may go without an item.
        clock: Monotonic seconds.
    """

    def __init__(
        self,
        deadline: Optional[Deadline],
        idle: Optional[float],
        stall: Optional[float],
        clock: Callable[[], float],
    ) -> None:
        self._deadline = deadline
        self._idle = idle
        self._stall = stall
        self._clock = clock
        self._none = deadline is None and idle is None and stall is None

    def of_read(self, asked: float) -> Optional[Limit]:
        """What ends a read that begins now, if anything does.

        Args:
            asked: When the caller began to wait for an item: the time that it took itself
                between items isn't the server's.
        """
        if self._none:
            return None
        limits: List[Tuple[float, str]] = []
        if self._deadline is not None:
            limits.append((self._deadline.at, "deadline"))
        if self._stall is not None:
            limits.append((asked + self._stall, "stall"))
        if self._idle is not None:
            limits.append((self._clock() + self._idle, "idle"))
        at, name = min(limits)
        return Limit(name, at)

    def passed(self, limit: Limit) -> bool:
        """Whether its time has come."""
        return limit.at <= self._clock()

    def ended(
        self, error: APIConnectionError, guard: Guard, limit: Optional[Limit]
    ) -> Optional[str]:
        """The clock that ended a read; ``None`` where the connection broke."""
        if guard.fired is not None or not isinstance(error, APITimeoutError):
            return guard.fired
        # A timeout of the transport's own may be what obeyed ours, and a little early.
        if limit is not None and limit.at - _EARLY <= self._clock():
            return limit.clock
        return error.clock or "timeout"
