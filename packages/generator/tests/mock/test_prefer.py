"""``Prefer``: what goes wrong because a request asked for it."""

from __future__ import annotations

import pytest
from contract_generator.mock.prefer import NOTHING, Wishes, wishes
from contract_generator.mock.problem import Problem
from in_process import client_of

CONTRACT = "name: A\nresources: [{name: a, methods: [{name: list, output: string}]}]\n"
READ = [
    ("", NOTHING),
    ("respond-async, wait=10, return=minimal", NOTHING),
    ("code=503", Wishes(code=503, applied=("code=503",))),
    ('Code="404" ; delay=1.5', Wishes(code=404, delay=1.5, applied=('Code="404"', "delay=1.5"))),
    ("cut,error", Wishes(cut=True, error=True, applied=("cut", "error"))),
    ('Cut=""', Wishes(cut=True, applied=('Cut=""',))),  # RFC 7240 § 2: the same as no value
    ("times=2, code=500", Wishes(code=500, times=2, applied=("times=2", "code=500"))),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text: str, expected: Wishes) -> None:
    assert wishes(text) == expected


WRONG = ["code", "code=", "code=200", "code=600", "code=x", "code=٤٠٤", "code=" + "4" * 5000,
         "delay=x", "delay=-1", "delay=nan", "delay=inf", "delay=3601", "times=0", "cut=1",
         "error=x"]  # fmt: skip


@pytest.mark.parametrize("text", WRONG)
def test_wrong(text: str) -> None:
    with pytest.raises(Problem, match="Prefer: ") as caught:
        wishes(text)
    assert caught.value.status == 400


STATUSES = [
    # status, the code of the language for it
    (400, "INVALID_ARGUMENT"), (401, "UNAUTHENTICATED"), (403, "PERMISSION_DENIED"),
    (404, "NOT_FOUND"), (409, "ALREADY_EXISTS"), (412, "FAILED_PRECONDITION"),
    (418, "INVALID_ARGUMENT"), (429, "RESOURCE_EXHAUSTED"), (499, "CANCELED"), (500, "INTERNAL"),
    (501, "UNIMPLEMENTED"), (503, "UNAVAILABLE"), (504, "DEADLINE_EXCEEDED"), (599, "INTERNAL"),
]  # fmt: skip


@pytest.mark.parametrize(("status", "code"), STATUSES)
def test_status(status: int, code: str) -> None:
    response = client_of(CONTRACT).get("/a", headers={"Prefer": f"code={status}"})
    assert (response.status_code, response.json()["code"]) == (status, code)
    assert response.json()["message"].endswith(", as Prefer asked for")
    assert response.headers["preference-applied"] == f"code={status}"


def test_so_many_times() -> None:
    http = client_of(CONTRACT)

    def statuses(prefer: str, many: int) -> list[int]:
        return [http.get("/a", headers={"Prefer": prefer}).status_code for _ in range(many)]

    assert statuses("code=503, times=2", 7) == [503, 503, 200, 503, 503, 200, 503]
    # What is counted is the same wish for the same path.
    assert statuses("code=500, times=1", 2) == [500, 200]
    assert statuses("code=503, times=2", 2) == [503, 200]


def test_delay() -> None:
    """It is waited, whatever the answer is."""
    response = client_of(CONTRACT).get("/a", headers={"Prefer": "delay=0.01, code=500"})
    assert (response.status_code, response.headers["preference-applied"]) == (
        500, "delay=0.01, code=500",
    )  # fmt: skip
