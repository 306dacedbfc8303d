"""Every method of every example's SDK, sync and async, against the mock in its own process."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from contract_generator.contract.model import Contract
from contract_generator.pipeline import plan_document
from contract_runtime import SDKError
from mocked import mocking
from sampled_calls import SampledCall, sampled_calls

EXAMPLES = Path(__file__).parents[3] / "examples"
SDKS = {"todo": "todoclient", "chat": "chatclient", "store": "storeclient"}


@pytest.fixture(scope="module", params=SDKS)
def example(request: pytest.FixtureRequest) -> Iterator[tuple[str, Contract, str]]:
    """An example: its SDK, contract, and the mock's URL."""
    path = EXAMPLES / request.param / "api.yaml"
    contract = plan_document(path.read_bytes(), name="api.yaml").contract
    assert contract is not None
    with mocking(path) as url:
        yield SDKS[request.param], contract, url


def calls(example: tuple[str, Contract, str], first: int) -> list[SampledCall]:
    """All methods with all of their arguments, and with as few as can be; what one call deletes
    isn't asked for by another."""
    package, contract, _ = example
    methods = sum(len(each.methods) for each in contract.resources)
    found = [
        call
        for n, optional in ((first, True), (first + 1, False))
        for call in sampled_calls(contract, package, optional=optional, n=n)
    ]
    assert len(found) == 2 * methods
    return found


def test_sync(example: tuple[str, Contract, str]) -> None:
    sdk = importlib.import_module(example[0])
    with sdk.Client(api_key="k", base_url=example[2], max_retries=0) as client:
        for call in calls(example, 1):
            if call.planned.unavailable:
                with pytest.raises(SDKError, match="isn't available"):
                    list(call.on(client))
                continue
            result = call.on(client)
            if call.planned.method.stream is not None:
                with result as stream:
                    judge(call, list(stream))
            else:
                judge(call, result)


def test_async(example: tuple[str, Contract, str]) -> None:
    sdk = importlib.import_module(example[0])

    async def run() -> None:
        async with sdk.AsyncClient(api_key="k", base_url=example[2], max_retries=0) as client:
            for call in calls(example, 3):
                if call.planned.unavailable:
                    continue
                if call.planned.method.stream is not None:
                    judge(call, [item async for item in call.on(client)])
                else:
                    judge(call, await call.on(client))

    asyncio.run(run())


def judge(call: SampledCall, result: Any) -> None:
    """What was decoded fits the contract: the client would have raised if it didn't."""
    method = call.planned.method
    if method.stream is not None:
        assert result
    else:
        assert (result is None) == (method.output is None or method.binding.verb == "HEAD")
