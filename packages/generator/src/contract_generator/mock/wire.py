"""JSON, in and out. What JSON can't hold (NaN, infinities) is refused on the way in."""

from __future__ import annotations

import json
import math
from typing import NoReturn, TypeAlias, cast

Json: TypeAlias = "dict[str, Json] | list[Json] | str | int | float | bool | None"
Object: TypeAlias = dict[str, Json]


def loads(data: bytes) -> Json:
    """The value of JSON text.

    Raises:
        ValueError: It is none, or nested too deeply.
    """
    try:
        read = json.loads(data.decode("utf-8-sig"), parse_constant=_refused, parse_float=_finite)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    return cast("Json", read)


def dumps(value: Json) -> bytes:
    """Compact JSON text, in ASCII: lone surrogates, too, pass as they came."""
    return json.dumps(value, separators=(",", ":"), allow_nan=False).encode()


def _refused(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number in JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text[:40]} is too large a number")
    return number
