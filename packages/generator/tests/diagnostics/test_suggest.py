"""Did you mean: distances, slips, nearest names."""

from __future__ import annotations

import pytest
from contract_generator.diagnostics.suggest import Suggester, distance, slip
from hypothesis import given
from hypothesis import strategies as st

WORDS = st.text("abc", max_size=7)


def _recursive(left: str, right: str) -> int:
    if not left or not right:
        return len(left) + len(right)
    edits = min(
        _recursive(left[1:], right) + 1,
        _recursive(left, right[1:]) + 1,
        _recursive(left[1:], right[1:]) + (left[0] != right[0]),
    )
    if len(left) > 1 and len(right) > 1 and left[:2] == right[1::-1]:
        edits = min(edits, _recursive(left[2:], right[2:]) + 1)
    return edits


@given(st.text("abc", max_size=5), st.text("abc", max_size=5))
def test_distance_is_the_textbook_one(left: str, right: str) -> None:
    for limit in range(4):
        assert distance(left, right, limit=limit) == min(_recursive(left, right), limit + 1)


@given(WORDS, WORDS)
def test_distance_is_symmetric(left: str, right: str) -> None:
    assert distance(left, right, limit=7) == distance(right, left, limit=7)


@pytest.mark.parametrize(
    ("written", "valid", "expected"),
    [
        ("typ", ["name", "type"], "type"),
        ("tpye", ["name", "type"], "type"),
        ("tyypee", ["name", "type"], None),
        ("feilsd", ["fields"], "fields"),
        ("fi", ["fields"], None),
        ("itemm", ["item", "items"], "item"),
        ("", ["a"], "a"),
        ("x" * 1000, ["fields"], None),
    ],
)
def test_slip(written: str, valid: list[str], expected: str | None) -> None:
    assert slip(written, valid) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Tood", "Todo"),
        ("TODO", "Todo"),
        ("TodoLits", "TodoList"),
        ("Elephant", None),
        ("", None),
        ("T", None),
        ("x" * 10_000, None),
    ],
)
def test_near(written: str, expected: str | None) -> None:
    assert Suggester(["Todo", "TodoList", "User"]).near(written) == expected


def test_the_work_of_one_run_is_bounded() -> None:
    suggester = Suggester(["Todo"], searches=2)
    assert [suggester.near(word) for word in ("Tod", "Tood", "Toddo", "Tood")] == [
        "Todo", "Todo", None, "Todo",
    ]  # fmt: skip
