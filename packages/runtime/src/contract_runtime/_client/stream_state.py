"""What is known of a stream while it runs."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Mapping, Optional

    from .._call.operation import Operation
    from .stream_steps import Connection


class StreamState:
    """Facts of one stream across its connections.

    Args:
        operation: The method.
        limits: The stream's clocks by name, in seconds; those that aren't set are ``None``.
    """

    def __init__(self, operation: Operation[object], limits: Mapping[str, Optional[float]]) -> None:
        self.operation = operation
        self.limits = limits
        self.connection: Optional[Connection] = None
        self.items = 0
        self.last_event_id = ""
        self.retry: Optional[int] = None
        self.result: object = None
        self.begun = False
        self.closed = False
