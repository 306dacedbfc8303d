"""What servers say of their rate limits."""

import time
from typing import Dict, Tuple

import pytest
from contract_runtime._call.rate_limit import rate_limit

CASES = [
    ({}, (None, None, None)),
    (
        {"x-ratelimit-limit": "100", "x-ratelimit-remaining": "9", "x-ratelimit-reset": "30"},
        (100, 9, 30.0),
    ),
    (
        {"ratelimit-limit": "100, 100;w=60", "ratelimit-remaining": "0", "ratelimit-reset": "1.5"},
        (100, 0, 1.5),
    ),
    ({"ratelimit": "limit=10, remaining=3, reset=7"}, (10, 3, 7.0)),
    (
        {"ratelimit": '"default";r=50;t=30', "ratelimit-policy": '"default";q=100;w=60'},
        (100, 50, 30.0),
    ),
    ({"x-ratelimit-limit": "many", "x-ratelimit-remaining": "-1"}, (None, None, None)),
    ({"x-ratelimit-remaining": "inf", "x-ratelimit-reset": "nan"}, (None, None, None)),
]


@pytest.mark.parametrize(("headers", "state"), CASES)
def test_rate_limit(headers: Dict[str, str], state: Tuple[object, ...]) -> None:
    assert tuple(rate_limit(headers)) == state


@pytest.mark.parametrize("scale", [1, 1000])
def test_a_reset_that_is_a_date(scale: int) -> None:
    reset = rate_limit({"x-ratelimit-reset": str(int((time.time() + 60) * scale))}).reset
    assert reset is not None
    assert 50 < reset <= 60
