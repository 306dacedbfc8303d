"""A folder in which an SDK is formatted and proven before anything is written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from contract_generator.output.errors import OutputError


class Staging:
    """A copy of an SDK's files, gone when it's done.

    Args:
        files: Text by path, with ``/``.
        beside: The output folder, where the files are going to be moved to their places: the
            copy is made inside it. None: in the system's folder for temporary files.

    Raises:
        OutputError: There is no room, or no permission.
    """

    def __init__(self, files: Mapping[str, str], *, beside: Path | None = None) -> None:
        self._files = files
        self._beside = beside
        self._made: list[Path] = []
        self.folder = Path()

    def __enter__(self) -> Staging:
        try:
            self._make()
        except OSError as error:
            self._remove()
            place = error.filename or self._beside
            raise OutputError(f"{place}: {error.strerror}; nothing was changed") from error
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._remove()

    def read(self) -> dict[str, bytes]:
        """The files as they are now."""
        return {path: (self.folder / path).read_bytes() for path in self._files}

    def _make(self) -> None:
        if self._beside is not None:
            above = (self._beside, *self._beside.parents)
            self._made = [each for each in above if not each.exists()]
            self._beside.mkdir(parents=True, exist_ok=True)
        self.folder = Path(tempfile.mkdtemp(prefix=".contract-", dir=self._beside))
        parents: set[Path] = set()
        for path, text in self._files.items():
            target = self.folder / path
            if target.parent not in parents:
                target.parent.mkdir(parents=True, exist_ok=True)
                parents.add(target.parent)
            # Bytes: no platform's line ends.
            target.write_bytes(text.encode("utf-8"))

    def _remove(self) -> None:
        if self.folder != Path():
            shutil.rmtree(self.folder, ignore_errors=True)
        # Folders that were made for nothing go; those that hold something stay.
        for each in self._made:
            with suppress(OSError):
                each.rmdir()
