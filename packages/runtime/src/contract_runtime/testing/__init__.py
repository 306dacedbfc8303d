"""Tools for tests of programs that use a generated client: a server without a socket.

::

    import httpx
    from contract_runtime.testing import FakeTransport, answer, event, stream

    fake = FakeTransport()
    fake.on("GET", "/todos/1", answer(json={"id": "1", "title": "Write"}))
    client = Client(base_url="http://test", http_client=httpx.Client(transport=fake))

It answers as it is told, in events, delays and drops too, and records what it is asked.
:class:`FakeClock` is time that tests move. :func:`check_transport` holds a transport of your own
against what any must keep.
"""

from .checks import check_async_transport, check_transport
from .fake import FakeTransport, RecordedRequest
from .script import Answer, Delay, Drop, FakeClock, Refusal, answer, comment, event, stream

__all__ = [
    "Answer", "Delay", "Drop", "FakeClock", "FakeTransport", "RecordedRequest", "Refusal", "answer",
    "check_async_transport", "check_transport", "comment", "event", "stream",
]  # fmt: skip
