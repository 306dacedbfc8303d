import json
import pickle

import contract_runtime
import pytest
from cases.errors import BODIES, STATUSES, Body
from contract_runtime import APIStatusError
from contract_runtime._errors.body import MAX_MESSAGE, MAX_TEXT, describe, status_error
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize("case", BODIES, ids=[case.id for case in BODIES])
def test_bodies(case: Body) -> None:
    error = status_error(case.status, {"Content-Type": case.content_type}, case.body)
    parsed = json.loads(case.body.decode("utf-8-sig")) if case.parsed is ... else case.parsed
    assert (error.message, error.code, error.details) == (case.message, case.code, case.details)
    assert error.body == parsed


@pytest.mark.parametrize(("status", "name", "code"), STATUSES)
def test_statuses(status: int, name: str, code: "str | None") -> None:
    error = status_error(status, {}, b"")
    assert type(error) is getattr(contract_runtime, name)
    assert isinstance(error, APIStatusError)
    assert (error.status_code, error.code) == (status, code)


@pytest.mark.parametrize(
    "body",
    [
        b"x" * 3_000_000,
        b'{"message": "' + b"x" * 900_000 + b'"}',
        b'{"detail": [' + b'{"msg": "m"},' * 50_000 + b"1]}",
        b"[" * 200_000,
        b'{"details": ' + b'{"a":' * 400 + b"1" + b"}" * 401,
        b'{"code": ' + b"9" * 10_000 + b"}",
        b"\x00\xff" * 100_000,
        b"<title>" + b"x" * 500_000,
    ],
    ids=["text", "message", "details", "deep garbage", "deep", "digits", "binary", "title"],
)
def test_bounded(body: bytes) -> None:
    found = describe(400, {}, body)
    assert 0 < len(found.message) <= MAX_MESSAGE
    assert len(json.dumps(found.details)) < 10_000
    assert not isinstance(found.body, str) or len(found.body) <= MAX_TEXT
    assert len(str(status_error(400, {}, body))) < 1_000


@pytest.mark.parametrize("around", [["detail"], ["errors", 0], ["detail", 0], ["error"]])
def test_as_deep_as_a_parser_goes(
    around: "list[str | int]", monkeypatch: pytest.MonkeyPatch
) -> None:
    # Newer interpreters let the parser, which is in C, go deeper than Python's own functions.
    deep: object = "m"
    for _ in range(5_000):
        for step in reversed(around):
            deep = [deep] if step == 0 else {step: deep}
    monkeypatch.setattr(json, "loads", lambda text: deep)
    assert describe(400, {}, b"{}").message == "Bad Request"


def test_the_message_can_not_write_into_the_log() -> None:
    error = status_error(400, {}, b'{"message": "a\\n2026 ERROR b\\u001b[31m\\u202e c"}')
    assert str(error) == "answered 400 Bad Request: a 2026 ERROR b�[31m� c"


KEYS = st.sampled_from(
    ["error", "errors", "message", "code", "detail", "details", "type", "status", "loc", "msg"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(KEYS | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=10,
)


@given(
    st.integers(300, 599),
    st.text(max_size=60),
    st.binary(max_size=60) | JSON.map(lambda value: json.dumps(value).encode()),
)
def test_anything(status: int, content_type: str, body: bytes) -> None:
    error = status_error(status, {"content-type": content_type}, body, method="GET", url="http://h")
    assert isinstance(error.message, str) and error.message
    assert error.code is None or isinstance(error.code, str)
    assert str(error).startswith(f"GET http://h answered {status}")
    assert str(error).isprintable()
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
