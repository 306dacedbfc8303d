"""The table of faults against ``RetryTransport``, mounted on plain httpx clients."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from contract_runtime import AsyncRetryTransport, RetryTransport
from faults.leaks import AT_ONCE, nothing_left
from faults.rows import CONNECTION, GET, OK, SERVER, TIMEOUT, TODO, Fault
from faults.server import FaultServer
from faults.table import FAULTS

#: What happens below decoding, and without a deadline: it is httpx that makes sense of the rest.
BELOW = [
    fault
    for fault in FAULTS
    if fault.get in (OK, CONNECTION, TIMEOUT, SERVER)
    and fault.deadline is None
    and "gzip" not in fault.name
    and "error" not in fault.name
]
ERRORS = {CONNECTION: httpx.TransportError, TIMEOUT: httpx.TimeoutException}


def get(url: str, mode: str, retries: int, timeout: float | None) -> httpx.Response | Exception:
    async def asynchronous() -> httpx.Response:
        transport = AsyncRetryTransport(max_retries=retries, retry=AT_ONCE, read_body=True)
        async with httpx.AsyncClient(transport=transport, timeout=timeout) as client:
            return await client.get(f"{url}/todos/7")

    try:
        if mode == "async":
            return asyncio.run(asynchronous())
        transport = RetryTransport(max_retries=retries, retry=AT_ONCE, read_body=True)
        with httpx.Client(transport=transport, timeout=timeout) as client:
            return client.get(f"{url}/todos/7")
    except Exception as error:
        return error


@pytest.mark.parametrize("retries", ["off", "on", "always"])
@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize("fault", BELOW, ids=[fault.name for fault in BELOW])
def test_fault(fault: Fault, mode: str, retries: str) -> None:
    steps, once = fault.steps(GET), retries == "on"
    with nothing_left(), FaultServer([steps] if once else [], None if once else steps) as server:
        got = get(server.url, mode, 0 if retries == "off" else 2, fault.timeout)
        assert server.wait_until_left(), "a connection is left"
    if fault.get == OK or once:
        assert isinstance(got, httpx.Response), got
        assert (got.status_code, got.content) == (200, TODO)
        assert len(got.extensions["attempts"]) == (fault.get != OK)
    elif fault.get == SERVER:
        assert isinstance(got, httpx.Response) and got.status_code >= 500, got
        assert len(got.extensions["attempts"]) == (1 if retries == "off" else 3)
    else:
        assert isinstance(got, ERRORS[fault.get]), repr(got)
    if fault.get != OK and retries == "always":
        assert max(server.connections, len(server.seen)) == 3
