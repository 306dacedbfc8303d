"""``Prefer`` (RFC 7240): what a request asks to go wrong."""

from __future__ import annotations

import math
from dataclasses import dataclass

from contract_generator.mock.problem import Problem

#: The longest wait, in seconds.
MOST_DELAY = 3600.0


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is asked for.

    Attributes:
        code: The status to refuse with: 400 to 599.
        delay: Seconds to wait before the answer, and before each event of a stream.
        cut: Whether to break the answer off in its middle.
        error: Whether a stream says an error in its middle.
        times: For how many requests, after which one is answered as if nothing were asked for.
        applied: The names of these, as they were asked for.
    """

    code: int | None = None
    delay: float = 0.0
    cut: bool = False
    error: bool = False
    times: int | None = None
    applied: tuple[str, ...] = ()


NOTHING = Wishes()


def wishes(header: str) -> Wishes:
    """What a header's value asks for; preferences that aren't ours are passed over.

    Raises:
        Problem: One of ours can't be read. (The RFC would have it ignored: a test would then test
            something else than it says.)
    """
    code: int | None = None
    delay = 0.0
    times: int | None = None
    names: set[str] = set()
    applied: list[str] = []
    for text in header.replace(";", ",").split(","):
        name, _, value = text.partition("=")
        name, value = name.strip().lower(), value.strip().strip('"')
        if name == "code":
            code = _number(name, value, 400, 599)
        elif name == "delay":
            delay = _seconds(value)
        elif name == "times":
            times = _number(name, value, 1, 1_000_000)
        elif name not in ("cut", "error"):
            continue
        elif value:
            raise Problem(400, f"Prefer: {name} takes no value, not {value!r}")
        names.add(name)
        applied.append(text.strip())
    return Wishes(code, delay, "cut" in names, "error" in names, times, tuple(applied))


def _number(name: str, value: str, least: int, most: int) -> int:
    if not (value.isascii() and value.isdigit() and len(value) < 9 and least <= int(value) <= most):
        raise Problem(400, f"Prefer: {name} is a number from {least} to {most}, not {value!r}")
    return int(value)


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = math.nan
    if not 0 <= seconds <= MOST_DELAY:
        message = f"Prefer: delay is a number of seconds up to {MOST_DELAY:.0f}, not {value!r}"
        raise Problem(400, message)
    return seconds
