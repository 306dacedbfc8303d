"""The strict part beside pydantic and msgspec: they agree on what is valid, and on its value."""

from __future__ import annotations

import json as stdlib
from dataclasses import dataclass
from datetime import datetime
from typing import Dict, List, Optional

import pytest
from contract_runtime import Model, ResponseDecodeError
from contract_runtime._model.codec import codec
from hypothesis import given, settings
from hypothesis import strategies as st

pydantic = pytest.importorskip("pydantic")
msgspec = pytest.importorskip("msgspec")


@dataclass
class Inner(Model):
    text: str
    when: datetime
    flag: Optional[bool] = None


@dataclass
class Outer(Model):
    count: int
    ratio: float
    inner: Inner
    words: List[str]
    by_name: Dict[str, List[Inner]]
    maybe: Optional[int]


# What is lenient in ours is left out: 2.0 for an integer, null for a list or map. So are integers
# past 64 bits, and odd times, on which the two don't agree with each other.
_times = st.one_of(
    st.datetimes().map(lambda time: time.isoformat() + "Z"),
    st.sampled_from(
        [
            "2024-02-30T00:00:00Z",
            "2024-13-01T00:00:00+02:00",
            "2024-05-01T10:20:30-05:30",
            "now",
            "",
        ]
    ),
)
_odd = st.one_of(
    st.booleans(),
    st.just(1.5),
    st.integers(-(2**63), 2**63 - 1),
    st.sampled_from(["x", "1", [1], {"a": 1}, ["x"]]),
)


def _or_odd(usual: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.one_of(usual, usual, usual, usual, _odd)


_inner = st.fixed_dictionaries(
    {"text": _or_odd(st.text()), "when": _or_odd(_times)},
    optional={"flag": _or_odd(st.one_of(st.none(), st.booleans()))},
)
_outer = st.fixed_dictionaries(
    {
        "count": _or_odd(st.integers(-(2**63), 2**63 - 1)),
        "ratio": _or_odd(st.floats(allow_nan=False, allow_infinity=False)),
        "inner": _or_odd(_inner),
        "words": _or_odd(st.lists(_or_odd(st.text()), max_size=2)),
        "by_name": _or_odd(
            st.dictionaries(st.text(), _or_odd(st.lists(_inner, max_size=2)), max_size=2)
        ),
        "maybe": _or_odd(st.one_of(st.none(), st.integers(0, 9))),
    }
)


@settings(max_examples=200, deadline=None)
@given(st.one_of(_outer, _or_odd(_outer)))
def test_the_same_is_valid(document: object) -> None:
    text = stdlib.dumps(document).encode()
    outcomes: Dict[str, object] = {}
    try:
        outcomes["ours"] = codec("Outer", __name__).decode_json(text)
    except ResponseDecodeError:
        outcomes["ours"] = None
    try:
        adapter = pydantic.TypeAdapter(Outer)
        outcomes["pydantic"] = adapter.validate_json(text, strict=True)
    except pydantic.ValidationError:
        outcomes["pydantic"] = None
    try:
        outcomes["msgspec"] = msgspec.json.decode(text, type=Outer)
    except msgspec.ValidationError:
        outcomes["msgspec"] = None
    assert outcomes["ours"] == outcomes["msgspec"] == outcomes["pydantic"]
