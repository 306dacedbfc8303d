"""Whatever a contract holds and whatever is sent, a mock answers, and never that it is broken."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import httpx
import pytest
from contract_generator.mock.app import MockApp
from contract_strategies import HOSTILE_TEXTS, TEXTS, documents, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from in_process import InProcess, contract_of

VERBS = st.sampled_from(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "BREW"])
SEGMENTS = st.sampled_from(["v1", "todos", "users", "a-b", "1", "x.x", "%", "%2F", "..", "", "é"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "authorization": st.sampled_from(["Bearer k", "Basic k", ""]),
        "x-goog-key": st.just("k"),
        "accept": st.sampled_from(["text/event-stream", "*/*", "application/json"]),
        "last-event-id": st.sampled_from(["0", "1", "99", "x"]),
        "idempotency-key": st.just("k"),
        "prefer": st.sampled_from(["code=503", "error", "code=1", "times=1, code=400", "wait=1"]),
    },
)
#: The verb, the path, the query, the body, the headers.
Asked = tuple[str, list[str], list[tuple[str, str]], bytes, dict[str, str]]
REQUESTS: st.SearchStrategy[Asked] = st.tuples(
    VERBS,
    st.lists(SEGMENTS, max_size=4),
    st.lists(st.tuples(st.sampled_from(["id", "q", "limit", "stream"]), TEXTS), max_size=3),
    st.binary(max_size=20) | VALUES.map(lambda value: json.dumps(value).encode()),
    HEADERS,
)


@given(written(documents()), st.lists(REQUESTS, min_size=1, max_size=8))
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
def test_anything(spelt: tuple[str, str], requests: list[Asked]) -> None:
    contract = contract_of(spelt[0])
    with httpx.Client(transport=InProcess(contract)) as http:
        for verb, segments, query, body, headers in requests:
            path = "/".join(["http://mock", *segments])
            response = http.request(verb, path, params=query, content=body, headers=headers)
            if verb != "HEAD" and response.headers.get("content-type") == "application/json":
                response.json()
            assert "fault of contract-generator" not in response.text
            assert response.status_code < 500 or response.status_code in (501, 503)


def huge() -> str:
    """5,000 methods, and as many types that lead from each to each of the next ten."""
    methods = "".join(f"      - {{name: get{n}, output: T{n}}}\n" for n in range(5000))
    types = "".join(
        f"  - {{name: T{n}, kind: struct, fields: ["
        + ", ".join(f'{{name: f{m}, type: "[]T{(n + m) % 5000}"}}' for m in range(1, 11))
        + "]}\n"
        for n in range(5000)
    )
    return f"name: A\nresources:\n  - name: a\n    methods:\n{methods}types:\n{types}"


ODD = ["ü", "%zz", "a'b\"c", "{a}{b-c}", "$&+,;=:@", "\U0001f600", "a//b"]
PATHS = [json.dumps(f"/{name}", ensure_ascii=False) for name in ODD]
NAMES = "".join(
    f"      - {{name: m{n}, http: {{method: GET, path: {path}}}}}\n" for n, path in enumerate(PATHS)
)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        (huge(), "/a/1"),
        *(
            (f"name: A\nresources:\n  - name: a\n    methods:\n{NAMES}", path)
            for path in ("/ü", "/%zz", "/a'b\"c", "/xy", "/$&+,;=:@", "/%F0%9F%98%80", "/a//b")
        ),
    ],
    ids=lambda value: value[:30],
)
def test_odd_contracts(text: str, path: str) -> None:
    with httpx.Client(transport=InProcess(contract_of(text)), base_url="http://mock") as http:
        assert http.get(path).status_code in (200, 204)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_texts_come_back(text: str) -> None:
    """What is sent is data, on every way out."""
    contract = contract_of(
        "name: A\nresources: [{name: a, methods: [{name: create, input: T, output: T}]}]\n"
        "types: [{name: T, kind: struct, fields: [{name: t, type: string}]}]\n"
    )
    with httpx.Client(transport=InProcess(contract), base_url="http://mock") as http:
        assert http.post("/a", json={"t": text}).json() == {"t": text}


def test_other_protocols_and_clients_that_go() -> None:
    app = MockApp(contract_of("name: A\nresources: [{name: a, methods: [{name: list}]}]"))
    sent: list[Any] = []

    async def send(message: Any) -> None:
        sent.append(message)

    async def gone() -> Any:
        return {"type": "http.disconnect"}

    scope = {"type": "http", "method": "GET", "path": "/a", "query_string": b"", "headers": []}
    asyncio.run(app({"type": "websocket", "path": "/a"}, gone, send))
    asyncio.run(app(scope, gone, send))
    assert not sent
