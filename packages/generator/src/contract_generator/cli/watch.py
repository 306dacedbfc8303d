"""``generate --watch``: a round for each save, of a contract or of what names the contracts."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from contract_generator.cli.console import DONE, Fault, say, shown
from contract_generator.cli.jobs import Job
from contract_generator.text.terminal import printable

#: Seconds between two looks at the files.
_PAUSE = 0.25

Stamp = tuple[int, ...]


@dataclass(frozen=True)
class Configured:
    """A file that names the jobs.

    Attributes:
        path: The file.
        read: Reads the jobs from it; raises Fault where it can't.
    """

    path: Path
    read: Callable[[], Sequence[Job]]


def watch_files(
    jobs: Sequence[Job], configured: Configured | None, run: Callable[[Sequence[Job]], object]
) -> int:
    """Do all jobs, then those again whose files are saved, until Ctrl-C.

    Saving the configuration does those jobs that are new or other than before. An SDK that it
    names no longer isn't watched on, and what was generated stays. Nothing that is wrong with a
    file ends the watch: it waits for the next save.

    Args:
        jobs: What to do at first.
        configured: The file that names the jobs; None: they stay these.
        run: Does some of them, and says what came of it.
    """
    watch = _Watch(jobs, configured)
    try:
        while True:
            due = watch.due()
            if due:
                run(due)
            if due or watch.failed:
                say("watching; Ctrl-C ends", error=True)
                gc.collect()
            _wait()
    except KeyboardInterrupt:
        return DONE


class _Watch:
    """Decides which jobs are due.

    What is saved while a round runs has another stamp than the one taken before it.
    """

    def __init__(self, jobs: Sequence[Job], configured: Configured | None) -> None:
        self._jobs = jobs
        self._configured = configured
        #: Read once more at first: it may have been saved since the jobs came of it.
        self._config_seen: Stamp | None = None
        self._seen: dict[Job, Stamp | None] = {}
        #: Whether the configuration was saved just now, and can't be read.
        self.failed = False

    def due(self) -> list[Job]:
        """The jobs to do now."""
        self._read()
        now = {job: stamp_of(job.contract) for job in self._jobs}
        # Editors take a file away for a moment while they save it.
        due = [
            job
            for job, stamp in now.items()
            if job not in self._seen or (stamp is not None and stamp != self._seen[job])
        ]
        self._seen = {job: now[job] if job in due else self._seen[job] for job in self._jobs}
        return due

    def _read(self) -> None:
        self.failed = False
        if self._configured is None:
            return
        stamp = stamp_of(self._configured.path)
        if stamp is None or stamp == self._config_seen:
            return
        self._config_seen = stamp
        try:
            jobs = self._configured.read()
        except Fault as error:
            self.failed = True
            say(f"error: {printable(str(error))}", role="error", error=True)
            return
        if set(jobs) != set(self._jobs):
            many = "SDK" if len(jobs) == 1 else "SDKs"
            say(f"{shown(self._configured.path)} names {len(jobs)} {many} now", error=True)
        self._jobs = jobs


def _wait() -> None:
    time.sleep(_PAUSE)


def stamp_of(path: Path | str) -> Stamp | None:
    """What changes when a file is saved, in its place or by another that replaces it."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
