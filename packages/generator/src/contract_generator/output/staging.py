"""A temporary folder in which an SDK is formatted and proven before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType


class Staging:
    """A copy of an SDK's files outside the output folder, gone when it's done.

    Args:
        files: Text by path, with ``/``.
    """

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self.folder = Path()

    def __enter__(self) -> Staging:
        self.folder = Path(tempfile.mkdtemp(prefix="contract-"))
        parents: set[Path] = set()
        for path, text in self._files.items():
            target = self.folder / path
            if target.parent not in parents:
                target.parent.mkdir(parents=True, exist_ok=True)
                parents.add(target.parent)
            # Bytes: no platform's line ends.
            target.write_bytes(text.encode("utf-8"))
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)

    def read(self) -> dict[str, bytes]:
        """The files as they are now."""
        return {path: (self.folder / path).read_bytes() for path in self._files}
