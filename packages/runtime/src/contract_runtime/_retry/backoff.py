"""Exponential backoff with full jitter: ``random() * min(cap, base * 2 ** retries)``.

Full jitter spreads the clients that one failure has brought into step over the whole interval:
of the common kinds of jitter it costs a server the least work (AWS Architecture Blog,
"Exponential Backoff And Jitter").
"""

from typing import Callable


def backoff(retries: int, base: float, cap: float, random: Callable[[], float]) -> float:
    """The delay before the next try.

    Args:
        retries: How many retries there were before.
        base: Seconds; the upper end of the first delay.
        cap: Seconds; no delay is longer.
        random: Gives a number in [0, 1).
    """
    # 2 ** 1100 is past what a float holds, and past any cap long before.
    return random() * min(cap, base * 2.0 ** min(retries, 64))
