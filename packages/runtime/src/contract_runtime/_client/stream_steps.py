"""Between a stream's flow and its drivers: what is to be done, and what it is done with."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import AsyncGenerator, Iterator, Mapping, Optional, Protocol

    from .._errors.base import SDKError

    class Guard(Protocol):
        """Cuts a read that takes too long."""

        @property
        def fired(self) -> Optional[str]:
            """The clock that cut a read."""
            ...

        def arm(self, clock_name: str, at: Optional[float], /) -> None:
            """Cut what is being read at this monotonic time; ``None``: never."""
            ...

    class Connection(Protocol):
        """One answer whose body is read as it comes."""

        @property
        def status(self) -> int: ...
        @property
        def headers(self) -> Mapping[str, str]: ...
        @property
        def url(self) -> str: ...
        @property
        def response(self) -> object: ...
        @property
        def guard(self) -> Guard: ...
        def conceal(self, error: SDKError) -> None:
            """Take what the request held of credentials out of an error."""
            ...

    class SyncConnection(Connection, Protocol):
        """With its body, decompressed, as it arrives. Closing twice is fine."""

        def chunks(self) -> Iterator[bytes]: ...
        def close(self) -> None: ...

    class AsyncConnection(Connection, Protocol):
        """The same, awaited."""

        def chunks(self) -> AsyncGenerator[bytes, None]: ...
        async def close(self) -> None: ...


class Step:
    """What a driver is to do."""

    __slots__ = ()


OPEN = Step()  # connect, from behind the core's last event id, and send the connection
OPENED = Step()  # nothing: the stream is open, and reading it comes next
READ = Step()  # send the next chunk, None at the end
WAIT = Step()  # wait as long as the core's delay says
CLOSE = Step()  # free the connection
ENDED = Step()  # stop
