"""One writer a folder: a second run waits until the first is done.

The lock is the system's, on the folder itself: nothing is left behind, and it ends with the
process that holds it. Where the system has none (Windows) runs aren't kept apart.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # pragma: no cover
    fcntl = None  # type: ignore[assignment]


@contextmanager
def alone(folder: Path) -> Generator[None, None, None]:
    """Hold a folder while it is compared and changed.

    Args:
        folder: The folder, which exists.

    Raises:
        OSError: It can't be opened.
    """
    held = hold(folder, wait=True)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def is_held(folder: Path) -> bool:
    """Whether a process holds a folder, as far as can be known."""
    held = hold(folder)
    if held is None:
        return True
    os.close(held)
    return False


def hold(folder: Path, *, wait: bool = False) -> int | None:
    """Hold a folder.

    Args:
        folder: The folder, which exists.
        wait: Whether to wait for another that holds it.

    Returns:
        What holds it until it is closed; None where another does, or where there are no locks.

    Raises:
        OSError: It can't be opened.
    """
    if fcntl is None:  # pragma: no cover
        return None
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        # Held by another, or on a file system without locks: there, runs aren't kept apart.
        os.close(descriptor)
        return None
    return descriptor
