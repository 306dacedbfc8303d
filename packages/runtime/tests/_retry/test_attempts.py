import threading
from typing import List, Optional

import pytest
from cases.retry import HOPELESS, NETWORK, REFUSED, TIMEOUT, status
from contract_runtime._errors.facts import Attempt, Facts
from contract_runtime._retry.attempts import Attempts, Deadline
from contract_runtime._retry.policy import DEFAULT_POLICY, RetryBudget, RetryEvent, RetryPolicy
from hypothesis import given
from hypothesis import strategies as st


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def attempts(policy: RetryPolicy = DEFAULT_POLICY, **options: object) -> Attempts:
    given: dict[str, object] = {
        "verb": "GET", "max_retries": 2, "clock": Clock(), "random": lambda: 0.5, **options,
    }  # fmt: skip
    return Attempts(policy, **given)  # type: ignore[arg-type]


def test_history() -> None:
    clock = Clock()
    seen: List[RetryEvent] = []
    call = attempts(RetryPolicy(on_retry=seen.append), clock=clock)
    assert call.history == () and call.retries == 0
    clock.now += 0.1
    assert call.after(REFUSED) == 0.25
    clock.now += 0.25 + 2
    assert call.after(status(503, retry_after="7")) == 7.0
    clock.now += 7 + 0.5
    assert call.after(TIMEOUT) is None
    assert call.retries == 2
    assert call.history == (
        Attempt(1, "refused", None, pytest.approx(0.1), 0.25, False),
        Attempt(2, "503 Service Unavailable", 503, pytest.approx(2), 7.0, None),
        Attempt(3, "late", None, pytest.approx(0.5), None, None),
    )
    assert seen == [
        RetryEvent(1, 0.25, "refused", None, pytest.approx(0.1), "GET"),
        RetryEvent(2, 7.0, "503 Service Unavailable", 503, pytest.approx(2), "GET"),
    ]


@pytest.mark.parametrize(
    ("facts", "options", "delay"),
    [
        (NETWORK, {"max_retries": 0}, None),
        (HOPELESS, {}, None),
        (status(404), {}, None),
        (NETWORK, {"budget": RetryBudget(capacity=4)}, None),
        (TIMEOUT, {"budget": RetryBudget(capacity=9)}, None),
        (NETWORK, {"budget": RetryBudget(capacity=5)}, 0.25),
        (NETWORK, {"deadline": 0.25}, None),
        (NETWORK, {"deadline": 0.26}, 0.25),
        (status(503, retry_after="9"), {"deadline": 8}, None),
    ],
)
def test_bounds(facts: Facts, options: "dict[str, object]", delay: Optional[float]) -> None:
    clock = Clock()
    if "deadline" in options:
        options = {**options, "deadline": Deadline(float(options["deadline"]), clock)}  # type: ignore[arg-type]
    call = attempts(clock=clock, **options)
    assert call.after(facts) == delay


@pytest.mark.parametrize(("facts", "delay"), [(NETWORK, None), (REFUSED, 0.25)])
def test_a_body_that_may_have_been_read_is_not_sent_again(
    facts: Facts, delay: Optional[float]
) -> None:
    call = attempts()
    call.replayable = False
    assert call.after(facts) == delay


def test_a_deadline_costs_no_budget() -> None:
    budget = RetryBudget()
    call = attempts(budget=budget, deadline=Deadline(0.1, clock=Clock()), clock=Clock())
    assert call.after(NETWORK) is None
    assert budget.tokens == 500


def test_deadline() -> None:
    clock = Clock()
    deadline = Deadline(2.5, clock)
    assert (deadline.at, deadline.remaining()) == (102.5, 2.5)
    clock.now += 2.5
    assert deadline.remaining() == 0.0
    clock.now += 1
    assert deadline.remaining() == 0.0
    assert Deadline(-1, clock).remaining() == 0.0


def test_budget_figures() -> None:
    budget = RetryBudget()
    call = attempts(budget=budget)
    call.succeeded()
    assert budget.tokens == 500  # full stays full
    call = attempts(budget=budget)
    call.after(TIMEOUT)
    call.after(NETWORK)
    assert budget.tokens == 485
    call.succeeded()
    assert budget.tokens == 490  # the price of the last retry
    attempts(budget=budget).succeeded()
    assert budget.tokens == 491
    assert repr(budget) == "RetryBudget(491 of 500 tokens)"


def test_a_dead_server_gets_a_hundred_retries() -> None:
    budget = RetryBudget()
    retried = 0
    for _ in range(1000):
        call = attempts(budget=budget)
        while call.after(NETWORK) is not None:
            pass
        retried += call.retries
    assert retried == 100


@pytest.mark.parametrize("figure", ["capacity", "retry_cost", "timeout_cost", "success_refund"])
def test_wrong_budgets(figure: str) -> None:
    with pytest.raises(ValueError, match="capacity above 0"):
        RetryBudget(**{figure: -1})


@given(st.lists(st.sampled_from(["take", "timeout", "give"]), max_size=200), st.integers(1, 60))
def test_budget_stays_within_its_bounds(steps: "list[str]", capacity: int) -> None:
    budget = RetryBudget(capacity=capacity)
    for step in steps:
        if step == "give":
            budget.give(1)
        else:
            before = budget.tokens
            taken = budget.take(timeout=step == "timeout")
            assert budget.tokens == before - (taken or 0)
        assert 0 <= budget.tokens <= capacity


def test_budget_in_threads() -> None:
    budget = RetryBudget(capacity=4000)
    taken: list[int] = []

    def spend() -> None:
        taken.extend(1 for _ in range(300) if budget.take() is not None)

    threads = [threading.Thread(target=spend) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(taken), budget.tokens) == (800, 0)


def test_a_hook_that_raises_ends_the_call() -> None:
    def refuse(event: RetryEvent) -> None:
        raise KeyError("stop")

    call = attempts(RetryPolicy(on_retry=refuse))
    with pytest.raises(KeyError):
        call.after(NETWORK)
    assert len(call.history) == 1
