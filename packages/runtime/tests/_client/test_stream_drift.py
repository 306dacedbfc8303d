"""What a stream brings that its contract doesn't know is told to whoever asked."""

import asyncio
from typing import List

from cases.streams import A, a
from contract_runtime import Drift
from stream_client import AsyncClient, Client
from stream_server import HEAD, StreamServer, chunk

NEW = b'data: {"type":"token","text":"b","mood":1}\n\n'


def test_drift(kind: str) -> None:
    told: List[Drift] = []

    async def main(url: str) -> List[object]:
        async with AsyncClient(base_url=url, on_drift=told.append) as client:
            return [item async for item in client.watch()]

    with StreamServer(lambda to: to.send(HEAD + chunk(A + NEW) + chunk(b""))).running() as server:
        if kind == "sync":
            with Client(base_url=server.url, on_drift=told.append) as client:
                items = list(client.watch())
        else:
            items = asyncio.run(main(server.url))
    assert items[0] == a and len(items) == 2
    assert [(drift.kind, drift.path) for drift in told] == [("field", "mood")]
