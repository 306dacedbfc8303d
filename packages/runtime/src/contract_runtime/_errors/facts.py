"""Facts of one failed attempt: what a retry policy asks, and what the history keeps."""

from typing import TYPE_CHECKING, NamedTuple, Optional

from .._base.classes import public
from .headers import get_header, retry_after
from .words import status_line

if TYPE_CHECKING:
    from typing import Mapping


@public
class Attempt(NamedTuple):
    """One try of a call that failed, as ``error.attempts`` keeps it."""

    number: int
    """1 for the first try."""

    cause: str
    """What ended it, in a few words: ``"503 Service Unavailable"``, ``"connection refused"``."""

    status: Optional[int]
    """The HTTP status, where the server answered."""

    elapsed: float
    """Seconds from the start of this try to its failure."""

    delay: Optional[float]
    """Seconds that were waited before the next try; ``None`` where no other followed."""

    processed: Optional[bool] = None
    """As :attr:`Facts.processed`."""


class Facts(NamedTuple):
    """What is known of one failed attempt."""

    cause: str
    """In a few words, for the history and for people."""
    status: Optional[int] = None
    """The HTTP status; ``None`` where no usable answer came."""
    transient: Optional[bool] = None
    """Whether another try may go better: not where a certificate isn't trusted. ``None`` for a
    status: the policy knows which it retries."""
    processed: Optional[bool] = None
    """Whether the server acted on the request; ``None`` where nobody can tell."""
    timeout: bool = False
    """Whether time ran out."""
    retry_after: Optional[float] = None
    """Seconds that the server asked to wait, unbounded; ``None`` where it didn't say."""
    should_retry: Optional[bool] = None
    """The server's own word (``x-should-retry``); ``None`` where it didn't say."""


def facts_of_status(
    status: int, headers: "Mapping[str, str]", now: "Optional[float]" = None
) -> Facts:
    """The facts of an answer whose status is an error; ``now`` as :func:`retry_after` has it."""
    word = (get_header(headers, "x-should-retry") or "").strip().lower()
    return Facts(
        cause=status_line(status),
        status=status,
        retry_after=retry_after(headers, now),
        should_retry={"true": True, "false": False}.get(word),
    )
