"""What there is to load ahead of a first call, or off an event loop's thread."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Iterator

    from .._call.operation import Operation


def operations(client: object) -> Iterator[Operation[object]]:
    """The methods of a client: the constants of its resources' modules."""
    import sys

    from .._call.operation import Operation
    from .resource import resource

    homes: Dict[str, None] = {}
    for cls in type(client).__mro__:
        for name, value in vars(cls).items():
            if isinstance(value, resource):
                homes[type(getattr(client, name)).__module__] = None
    for home in homes:
        for value in list(vars(sys.modules[home]).values()):
            if isinstance(value, Operation):
                yield value


#: What calls import when they come to it: a first failure isn't to import on a loop's thread.
_MODULES = (
    "_call.rate_limit",
    "_client.raw",
    "_client.stream_async",
    "_errors.tree",
    "_errors.conceal",
    "_errors.redact",
    "_errors.words",
    "_http.call",
    "_retry.attempts",
    "_retry.deadline",
)


def load_modules() -> None:
    """Import what calls import when they come to it."""
    for name in _MODULES:
        __import__(f"contract_runtime.{name}")


def load_stream(operation: Operation[object]) -> None:
    """Import what streams are made of, and compile what reads this one."""
    from .._call.events import event_reader

    for name in ("stream_sync", "stream_flow"):
        __import__(f"contract_runtime._client.{name}")
    event_reader(operation)
