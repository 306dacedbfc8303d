"""A bar while several SDKs are generated, on a terminal alone; rich isn't imported otherwise."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

from contract_generator.cli.console import coloured
from contract_generator.cli.jobs import Job, Outcome


@contextmanager
def progress(jobs: Sequence[Job]) -> Generator[Callable[[Outcome], None], None, None]:
    """Show a bar; the function that is given is called with each outcome as it comes."""
    if not coloured(sys.stderr):
        yield lambda outcome: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("generating", total=len(jobs))
        yield lambda outcome: bar.advance(task)
