"""Errors through pickle and copy: what stays, and that no credential does."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import subprocess
import sys
from typing import Callable, List, Type

import contract_runtime
import httpx
import pytest
from contract_runtime import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    NotFoundError,
    ResponseDecodeError,
    SDKError,
    StreamError,
    StreamInterruptedError,
)
from contract_runtime._errors.body import status_error
from contract_runtime._errors.chain import MAX_CAUSES
from contract_runtime._errors.facts import Attempt

KEY = "sk-planted-credential"
REQUEST = httpx.Request(
    "POST",
    f"https://user:{KEY}@h/p?api_key={KEY}",
    headers={"Authorization": f"Bearer {KEY}", "Cookie": f"sid={KEY}", "X-Api-Key": KEY},
)
RESPONSE = httpx.Response(
    404, headers={"set-cookie": f"sid={KEY}", "x-request-id": "req_1"}, request=REQUEST
)
ATTEMPTS = (
    Attempt(1, "connection refused", None, 0.1, 0.5, False),
    Attempt(2, "404 Not Found", 404, 0.2, None),
)
PLACE = {"method": "POST", "url": str(REQUEST.url)}
CALL = {**PLACE, "attempts": ATTEMPTS}


def every_error() -> List[SDKError]:
    errors: List[SDKError] = [
        SDKError("closed", **CALL),
        APIConnectionError("refused", **CALL, processed=False),
        APITimeoutError("late", **CALL, clock="deadline"),
        ResponseDecodeError.at(("items", 3, "a b", "at"), "a time", {"x": 1}),
        ResponseDecodeError("an HTML page", status_code=200, body="<p>", request_id="r", **CALL),
        StreamError("failed", data={"k": 1}, code="c", items=3, last_event_id="7", **CALL),
        StreamInterruptedError("cut", items=3, last_event_id="7", request_id="r", **CALL),
    ]
    for status in (300, 400, 401, 403, 404, 409, 422, 429, 500, 503):
        body = b'{"message": "m"}'
        error = status_error(status, RESPONSE.headers, body, response=RESPONSE, **PLACE)
        error.attempts = ATTEMPTS
        errors.append(error)
    return errors


def chained(error: SDKError) -> SDKError:
    """With causes as httpx leaves them: the request, and so the key, hangs on each."""
    root = ConnectionRefusedError(111, "refused")
    middle = httpx.ConnectError("refused", request=REQUEST)
    middle.__cause__ = root
    error.__cause__ = middle
    error.response = RESPONSE  # type: ignore[attr-defined]
    return error


ERRORS = [chained(error) for error in every_error()]
IDS = [f"{type(error).__name__}-{getattr(error, 'status_code', '')}" for error in ERRORS]
COPIES: List[Callable[[SDKError], SDKError]] = [
    *(
        lambda error, p=protocol: pickle.loads(pickle.dumps(error, p))
        for protocol in range(pickle.HIGHEST_PROTOCOL + 1)
    ),
    copy.copy,
    copy.deepcopy,
]


@pytest.mark.parametrize("error", ERRORS, ids=IDS)
def test_everything_is_kept_but_the_response(error: SDKError) -> None:
    for make in COPIES:
        twin = make(error)
        assert type(twin) is type(error)
        assert (str(twin), repr(twin), twin.args) == (str(error), repr(error), error.args)
        assert twin.attempts == ATTEMPTS or not error.attempts
        mine, its = dict(vars(error)), dict(vars(twin))
        for fields in (mine, its):
            fields.pop("response", None)
            fields["headers"] = dict(fields.pop("headers", {}))
        assert its == mine
        assert getattr(twin, "response", None) is None
        middle = twin.__cause__
        assert type(middle) is httpx.ConnectError and str(middle) == "refused"
        with pytest.raises(RuntimeError):
            _ = middle.request
        root = middle.__cause__
        assert type(root) is ConnectionRefusedError and root.errno == 111


@pytest.mark.parametrize("error", ERRORS, ids=IDS)
def test_no_credential_shows(error: SDKError, caplog: pytest.LogCaptureFixture) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert KEY.encode() not in pickle.dumps(error, protocol)
    for twin in (error, copy.copy(error), copy.deepcopy(error)):
        assert KEY not in f"{twin} {twin!r} {twin.args}"
    for twin in (copy.copy(error), copy.deepcopy(error)):
        assert KEY not in repr(vars(twin))
    try:
        raise error
    except SDKError:
        logging.getLogger("app").exception("failed: %s", error)
    assert KEY not in caplog.text and "failed" in caplog.text


def test_in_another_process() -> None:
    script = (
        "import json, pickle, sys\n"
        "errors = pickle.load(sys.stdin.buffer)\n"
        "print(json.dumps([[type(e).__module__, type(e).__name__, str(e), repr(e),"
        " str(e.__cause__), str(e.__cause__.__cause__), len(e.attempts)] for e in errors]))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script],
        input=pickle.dumps(ERRORS),
        stdout=subprocess.PIPE,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": "utf-8"},
    )
    seen = json.loads(ran.stdout)
    assert seen == [
        [
            "contract_runtime",
            type(e).__name__,
            str(e),
            repr(e),
            str(e.__cause__),
            str(e.__cause__.__cause__),  # type: ignore[union-attr]
            len(e.attempts),
        ]
        for e in ERRORS
    ]


class TeamError(NotFoundError):
    """As users make them: another constructor, attributes of their own."""

    def __init__(self, team: int) -> None:
        super().__init__(f"no team {team}", status_code=404)
        self.team = team
        self.seen = RESPONSE


class Plain(SDKError):
    def __init__(self, a: int, b: int) -> None:  # calls nothing above it
        self.sum = a + b


def test_subclasses_of_the_users() -> None:
    for make in COPIES:
        team = make(TeamError(7))
        assert isinstance(team, TeamError) and not hasattr(team, "seen")
        assert (team.team, team.status_code, str(team)) == (
            7,
            404,
            "answered 404 Not Found: no team 7",
        )
        assert make(Plain(1, 2)).sum == 3  # type: ignore[attr-defined]
    assert repr(Plain(1, 2)) == "Plain('')" and str(Plain(1, 2)) == ""


def unpicklable() -> List[BaseException]:
    class Local(Exception):
        pass

    return [
        Local("gone"),
        KeyError(object()),
        httpx.HTTPStatusError("bad", request=REQUEST, response=RESPONSE),
        UnicodeEncodeError("ascii", KEY + "€", len(KEY), len(KEY) + 1, "ordinal not in range"),
        json.JSONDecodeError("no", f'"{KEY}', 0),
        type("Rude", (Exception,), {"__str__": lambda self: 1 / 0})("x"),
    ]


@pytest.mark.parametrize("cause", unpicklable(), ids=lambda cause: type(cause).__name__)
def test_causes_of_any_kind(cause: BaseException) -> None:
    error = APIConnectionError("no")
    error.__cause__ = cause
    for make in COPIES:
        twin = make(error).__cause__
        if type(twin) is Exception:
            assert type(cause).__name__ in str(twin)
        else:
            assert type(twin) is type(cause) and str(twin) == str(cause)
    assert KEY.encode() not in pickle.dumps(error)


def test_rings_and_long_chains() -> None:
    error, other = APIConnectionError("a"), APIConnectionError("b")
    error.__cause__, other.__cause__ = other, error
    for make in COPIES:
        twin = make(error)
        assert str(twin.__cause__) == "b"
    error.__cause__ = ring = ValueError("r")
    ring.__context__ = error
    assert str(pickle.loads(pickle.dumps(error)).__cause__) == "r"
    deep: BaseException = error
    for number in range(1000):
        deep.__cause__ = ValueError(str(number))
        deep = deep.__cause__
    twin = pickle.loads(pickle.dumps(error))
    for _ in range(MAX_CAUSES):
        twin = twin.__cause__
    assert twin.__cause__ is None


def test_context_without_from() -> None:
    try:
        try:
            raise ValueError("below")
        except ValueError:
            raise SDKError("above")  # noqa: B904
    except SDKError as error:
        twin = pickle.loads(pickle.dumps(error))
    assert twin.__cause__ is None and str(twin.__context__) == "below"
    try:
        try:
            raise ValueError("below")
        except ValueError:
            raise SDKError("above") from None
    except SDKError as error:
        twin = pickle.loads(pickle.dumps(error))
    assert twin.__cause__ is None and twin.__context__ is None


@pytest.mark.parametrize("error", ERRORS, ids=IDS)
def test_the_public_place(error: SDKError) -> None:
    cls: Type[SDKError] = type(error)
    assert cls.__module__ == "contract_runtime"
    assert getattr(contract_runtime, cls.__name__) is cls
    assert issubclass(cls, SDKError) and issubclass(APIStatusError, SDKError)


def test_no_private_place_is_in_a_pickle() -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert b"contract_runtime._" not in pickle.dumps(ERRORS, protocol)
