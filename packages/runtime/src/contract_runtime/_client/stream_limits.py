"""Deadline, idle and stall: which of a stream's clocks runs out first, and which one did. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, List, NamedTuple, Optional

from .._errors.connection import APITimeoutError

if TYPE_CHECKING:
    from .._errors.connection import APIConnectionError
    from .._http.guard import Guard
    from .stream_core import StreamCore

#: Seconds by which a timer may go off too early.
_EARLY: Final = 0.01


class Limit(NamedTuple):
    """When a read ends, and by which clock."""

    at: float
    clock: str


class Limits:
    """Decides how long a stream's reads may take."""

    def __init__(self, core: StreamCore) -> None:
        self._now = core.clock
        self._deadline = core.deadline
        self._idle, self._stall = core.seconds["idle"], core.seconds["stall"]

    def of_read(self, asked: float) -> Optional[Limit]:
        """What ends a read that begins now, if anything does.

        The stall is counted from when the caller ``asked`` for an item: the time that it took
        itself between items isn't the server's.
        """
        limits: List[Limit] = []
        if self._deadline is not None:
            limits.append(Limit(self._deadline.at, "deadline"))
        if self._stall is not None:
            limits.append(Limit(asked + self._stall, "stall"))
        if self._idle is not None:
            limits.append(Limit(self._now() + self._idle, "idle"))
        return min(limits) if limits else None

    def passed(self, limit: Limit) -> bool:
        """Whether its time has come."""
        return limit.at <= self._now()

    def ended(
        self, error: APIConnectionError, guard: Guard, limit: Optional[Limit]
    ) -> Optional[str]:
        """The clock that ended a read; ``None`` where the connection broke."""
        if guard.fired is not None or not isinstance(error, APITimeoutError):
            return guard.fired
        # A timeout of the transport's own may be what obeyed ours, and a little early.
        if limit is not None and limit.at - _EARLY <= self._now():
            return limit.clock
        return error.clock or "timeout"
