"""``contract mock`` as its users run it: a process, and clients over real sockets."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: The console script of the environment that runs the tests.
CONTRACT = str(Path(sys.executable).with_name("contract"))


@contextmanager
def mocking(contract: str | Path, *options: str, text: str | None = None) -> Iterator[str]:
    """Run a mock on a free port; yields its base URL. It ends by Ctrl-C, and has to do so well.

    Args:
        contract: The contract's path, or ``-``.
        options: Further options.
        text: What stands in standard input.
    """
    process = subprocess.Popen(
        [CONTRACT, "mock", str(contract), "--port", "0", *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        process.stdin.write(text or "")
        process.stdin.close()
        line = process.stdout.readline()
        found = re.search(r" at (http://\S+): ", line)
        assert found is not None, line + process.communicate()[1]
        yield found[1]
    finally:
        process.send_signal(signal.SIGINT)
        process.stdin = None
        said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, ("", ""))
