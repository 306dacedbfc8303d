import copy
import pickle
import time

import pytest
from cases.retry import DECISIONS, DELAYS, NETWORK, NOW, RETRY_AFTER, Case, Delay, status
from contract_runtime._errors.facts import retry_after
from contract_runtime._retry.policy import DEFAULT_POLICY, RetryBudget, RetryPolicy
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize("case", DECISIONS, ids=[case.id for case in DECISIONS])
def test_decisions(case: Case) -> None:
    assert case.policy.should_retry(case.facts, verb=case.verb) is case.retried


@pytest.mark.parametrize(("headers", "seconds"), RETRY_AFTER)
def test_retry_after(headers: "dict[str, str]", seconds: "float | None") -> None:
    assert retry_after(headers, NOW) == seconds


@given(st.text(max_size=40), st.text(max_size=40))
def test_retry_after_of_anything(seconds: str, milliseconds: str) -> None:
    asked = retry_after({"retry-after": seconds, "retry-after-ms": milliseconds}, NOW)
    assert asked is None or 0 <= asked < float("inf")


@pytest.mark.parametrize("case", DELAYS, ids=[case.id for case in DELAYS])
def test_delays(case: Delay) -> None:
    facts = status(503, **case.headers)
    delay = case.policy.next_delay(facts, retries=case.retries, random=lambda: 0.5)
    assert delay == case.seconds


@given(
    st.integers(0, 10**9),
    st.floats(0, 1e9),
    st.floats(0, 1e9),
    st.floats(0, 1, exclude_max=True),
)
def test_backoff_stays_in_its_interval(n: int, base: float, cap: float, part: float) -> None:
    policy = RetryPolicy(base_delay=base, max_delay=cap)
    assert 0 <= policy.next_delay(NETWORK, retries=n, random=lambda: part) <= cap
    assert policy.next_delay(NETWORK, retries=0, random=lambda: part) <= base


def test_immutable() -> None:
    with pytest.raises(AttributeError, match="immutable: make another with max_delay="):
        DEFAULT_POLICY.max_delay = 1
    with pytest.raises(AttributeError):
        del DEFAULT_POLICY.max_delay
    with pytest.raises(AttributeError):
        DEFAULT_POLICY.other = 1  # type: ignore[attr-defined]
    assert repr(DEFAULT_POLICY).startswith("RetryPolicy(statuses=None, extra_statuses=frozenset()")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"base_delay": -1}, ValueError),
        ({"max_delay": float("inf")}, ValueError),
        ({"max_retry_after": float("nan")}, ValueError),
        ({"excluded_verbs": "POST"}, TypeError),
        ({"on_retry": 1}, TypeError),
        ({"statuses": "500"}, TypeError),
        ({"extra_statuses": ["429"]}, TypeError),
        ({"extra_statuses": 429}, TypeError),
        ({"budget": 3}, TypeError),
        ({"base_delay": "1"}, TypeError),
        ({"retries": 3}, TypeError),
    ],
)
def test_wrong_options(options: "dict[str, object]", error: "type[Exception]") -> None:
    with pytest.raises(error):
        RetryPolicy(**options)  # type: ignore[arg-type]


def test_policies_copy() -> None:
    policy = RetryPolicy(extra_statuses=[429], max_delay=3)
    for twin in (copy.copy(policy), copy.deepcopy(policy), pickle.loads(pickle.dumps(policy))):
        assert repr(twin) == repr(policy)


def test_budgets_of_clients() -> None:
    assert RetryPolicy().new_budget() is not RetryPolicy().new_budget()
    assert RetryPolicy(budget=None).new_budget() is None
    budget = RetryBudget(capacity=10)
    assert RetryPolicy(budget=budget).new_budget() is budget


def test_dates_are_gmt_wherever_we_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    try:
        assert retry_after({"retry-after": "Tue Nov 24 12:00:07 2026"}, NOW) == 7.0
    finally:
        monkeypatch.undo()
        time.tzset()
