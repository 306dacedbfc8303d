"""What a call may not leave behind."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from contract_runtime import RetryPolicy

#: No waiting between tries.
AT_ONCE = RetryPolicy(base_delay=0)


@contextmanager
def nothing_left() -> Iterator[None]:
    """Afterwards there are the threads and file descriptors that there were."""
    threads, files = set(threading.enumerate()), _files()
    yield
    for thread in set(threading.enumerate()) - threads:
        thread.join(5)  # the watchdog ends when idle
        assert not thread.is_alive(), f"a thread is left: {thread}"
    assert _files() == files


def _files() -> int:
    folder = "/proc/self/fd" if os.path.isdir("/proc/self/fd") else "/dev/fd"
    return len(os.listdir(folder))
