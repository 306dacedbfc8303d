"""The mock without a process: its application behind a client's transport."""

from __future__ import annotations

import asyncio

import httpx
from contract_generator.contract.model import Contract
from contract_generator.mock.app import MockApp
from contract_generator.pipeline import plan_document


def contract_of(text: str) -> Contract:
    """A contract without errors."""
    planned = plan_document(text.encode(), name="api.yaml")
    errors = [each.message for each in planned.diagnostics if each.rule.severity == "error"]
    assert planned.contract is not None, errors[:5]
    return planned.contract


class InProcess(httpx.BaseTransport):
    """Answers requests as the mock of a contract does."""

    def __init__(self, contract: Contract) -> None:
        self._inner = httpx.ASGITransport(MockApp(contract))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        async def answer() -> httpx.Response:
            response = await self._inner.handle_async_request(request)
            body = await response.aread()
            return httpx.Response(response.status_code, headers=response.headers, content=body)

        request.read()
        return asyncio.run(answer())


def client_of(text: str) -> httpx.Client:
    """A client of a contract's mock, with a key."""
    return httpx.Client(
        transport=InProcess(contract_of(text)),
        base_url="http://mock",
        headers={"Authorization": "Bearer key"},
    )
