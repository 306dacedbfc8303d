"""The calls that the generated READMEs show run as printed.

They are made of sample values, so a server may well refuse them; what they can't be is
wrong in Python's eyes or the client's.
"""

from __future__ import annotations

import contextlib
import gc
import io
from pathlib import Path

import pytest
from contract_runtime import APIStatusError, APITimeoutError, SDKError, StreamInterruptedError
from examples import EXAMPLES, Example
from pages import blocks


@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.folder)
def test_calls(example: Example, servers: None) -> None:
    start, asynchronous, *calls = [
        block for block in blocks(example.path / "README.md") if block.language == "python"
    ]
    names: dict[str, object] = {}
    run(start.padded, start.page, names)
    run(asynchronous.padded, asynchronous.page, names)
    client = names["client"]
    names["client"] = client.with_options(max_retries=0, deadline=5, stall=0.2)
    answered = 0
    for block in calls:
        try:
            run(block.padded, block.page, names)
            answered += 1
        except (APIStatusError, APITimeoutError, StreamInterruptedError):
            pass
        except SDKError as error:
            assert "isn't available" in block.text or "available" in str(error), error
    client.close()
    names.clear()
    gc.collect()
    assert answered > 0


def run(source: str, page: Path, names: dict[str, object]) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(source, str(page), "exec", dont_inherit=True), names)
