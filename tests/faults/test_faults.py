"""The table of faults against real clients."""

from __future__ import annotations

import pickle

import contract_runtime
import pytest
from contract_runtime import APIConnectionError, SDKError
from faults.calls import call, expected
from faults.leaks import nothing_left
from faults.rows import GET, NONE, POST, STREAM, Fault, Kind
from faults.server import FaultServer
from faults.table import FAULTS

CELLS = [
    (fault, kind)
    for fault in FAULTS
    for kind in (GET, POST, STREAM)
    if fault.outcome(kind) is not NONE
]


@pytest.mark.parametrize("retries", ["off", "on", "always"])
@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize(("fault", "kind"), CELLS, ids=[f"{f.name}-{k.verb}" for f, k in CELLS])
def test_fault(fault: Fault, kind: Kind, mode: str, retries: str) -> None:
    outcome = fault.outcome(kind)
    steps = fault.steps(kind)
    once = retries == "on"
    with nothing_left(), FaultServer([steps] if once else [], None if once else steps) as server:
        got = call(
            server.url,
            kind,
            mode,
            max_retries=0 if retries == "off" else 2,
            timeout=fault.timeout,
            deadline=fault.deadline,
        )
        assert server.wait_until_left(), "a connection is left"
    if outcome.error == "ok" or (once and outcome.retried):
        if isinstance(got, Exception):
            raise got
        assert got == expected(kind)
        return
    assert isinstance(got, SDKError), got
    assert type(got) is getattr(contract_runtime, outcome.error), str(got)
    tries = 3 if outcome.retried and retries == "always" else 1
    assert len(got.attempts) in (tries, 0 if tries == 1 else tries), got.attempts
    if isinstance(got, APIConnectionError):
        # Nobody is told that nothing happened where something did.
        assert got.maybe_processed or not server.seen
    assert str(got).startswith(f"{'POST' if kind is POST else 'GET'} {server.url}")
    assert "\n" not in str(got)
    assert "sk-planted" not in f"{got} {got!r}"
    assert b"sk-planted" not in pickle.dumps(got)
    keys = {seen.headers.get("idempotency-key") for seen in server.seen}
    assert (len(keys) <= 1 and (None not in keys) is (kind is POST)) or not server.seen
