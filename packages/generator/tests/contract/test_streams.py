"""Streams (contract language, §§ 1 and 7)."""

from __future__ import annotations

import pytest
from contract_generator.contract.model import Method, NamedRef, ScalarRef
from marked import held, method, read

TYPES = """
- name: In
  kind: struct
  fields: [{name: model, type: string}, {name: stream, type: bool, optional: true}]
- name: Other
  kind: struct
  fields: [{name: stream, type: string}]
- name: Done
  kind: struct
  fields: []
"""


def _method(lines: str) -> Method:
    contract = read(method(lines, TYPES)).contract
    assert contract is not None
    return contract.resources[0].methods[0]


@pytest.mark.parametrize(
    ("written", "mode"),
    [("", "sse"), ("mode: sse", "sse"), ("mode: SSE", "sse"), ("mode: Ws", "ws"),
     ("mode: grpc", "grpc"), ("mode: async", "async")],
)  # fmt: skip
def test_mode(written: str, mode: str) -> None:
    stream = _method(f"- name: x\n  stream:\n    item: string\n    {written}").stream
    assert stream is not None
    assert stream.mode == mode


def test_refs() -> None:
    stream = _method(
        "- name: x\n  stream: {item: string, done: Done, error: any, input_item: Done}"
    ).stream
    assert stream is not None
    assert (stream.item, stream.done) == (ScalarRef("string"), NamedRef("Done"))
    assert (stream.error, stream.input_item) == (ScalarRef("any"), NamedRef("Done"))


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("input: In\n  stream: {item: string}", "stream"),
        ("input: In", None),
        ("input: Other\n  stream: {item: string}", None),
        ("stream: {item: string}", None),
    ],
)
def test_the_field_that_asks_for_a_stream(lines: str, expected: str | None) -> None:
    assert _method(f"- name: x\n  {lines}").stream_field == expected


@pytest.mark.parametrize(
    ("stream", "codes"),
    [
        ("{mode: «see», item: string}", ["unknown-mode"]),
        ("{mode: «websocket», item: string}", ["unknown-mode"]),
        ("{item: «Tood»}", ["unknown-type"]),
        ("{item: string, done: «Don», error: «uuid»}", ["unknown-type", "unknown-scalar"]),
        ("{item: string, «input_itm»: Done}", ["misspelt-key"]),
        ("{item: string, «itme»: Done}", ["misspelt-key"]),
    ],
)
def test_found(stream: str, codes: list[str]) -> None:
    held(method(f"- name: x\n  stream: {stream}", TYPES), codes)
