"""Times are read by a shortcut where one is safe: it takes what the grammar takes, and no more."""

from __future__ import annotations

from datetime import datetime
from typing import List, Optional

from contract_runtime._model import texts
from contract_runtime._model.kinds import Mismatch
from hypothesis import given, settings
from hypothesis import strategies as st

SPELLINGS = [
    "2024-05-02T10:01:00Z",
    "2024-05-02T10:01:00.123Z",
    "2024-05-02T10:01:00.1234567Z",
    "2024-05-02T10:01:00-05:30",
    "2024-05-02T10:01:00.123456+02:00",
    "2016-12-31T23:59:60Z",
    "20240502T100100.1Z",
    "2024-W18-4T10:01:00.1Z",
    "2024W18-10:01:00.000Z",
    "2024-05-02T10:01:00+00:00:30",
]
pieces = st.sampled_from([*"0123456789-:TWZtz.,+ /", "\u0663", "\ud800", ""])


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """A spelling of a time with a few characters put in, taken out or replaced."""
    text: List[str] = list(draw(st.sampled_from(SPELLINGS)))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(text)))
        text[start : start + draw(st.integers(0, 1))] = [draw(pieces)]
    return "".join(text)


@settings(max_examples=2000, deadline=None)
@given(spellings())
def test_the_shortcut_and_the_grammar_agree(text: str) -> None:
    assert read(texts.read_time, text) == read(texts._read_any, text)


def read(how: object, text: str) -> Optional[str]:
    try:
        time: datetime = how(text)  # type: ignore[operator]
    except Mismatch:
        return None
    return f"{time!r}"
