"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # renameat2(2)
_RENAME_SWAP = 2  # renamex_np(2)


def exchange(left: Path, right: Path) -> bool:
    """Exchange two folders of one file system, so that nobody ever sees either missing.

    Returns:
        Whether it was done; False where the system or the file system can't.
    """
    swap = _swap()
    return swap is not None and swap(os.fsencode(left), os.fsencode(right)) == 0


@cache
def _swap() -> Callable[[bytes, bytes], int] | None:
    try:
        system = ctypes.CDLL(None)
        if sys.platform.startswith("linux"):
            rename = system.renameat2
            return lambda left, right: int(
                rename(_AT_FDCWD, left, _AT_FDCWD, right, _RENAME_EXCHANGE)
            )
        if sys.platform == "darwin":
            rename = system.renamex_np
            return lambda left, right: int(rename(left, right, _RENAME_SWAP))
    except (OSError, AttributeError, TypeError):
        pass
    return None
