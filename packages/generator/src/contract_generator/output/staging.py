"""A folder in which an SDK is formatted and proven before anything is written."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from contract_generator.output import lock
from contract_generator.output.errors import HIDDEN, OutputError, place

_NAME = re.compile(r"\.contract-generator-[a-z0-9_]{8}")
#: Seconds after which a copy that no process holds was left by one that was killed.
_FORGOTTEN = 60


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
        self._parents: set[str] = set()
        self._beside = beside
        self._made: list[Path] = []
        self._held: int | None = None
        self.folder = Path()

    def __enter__(self) -> Staging:
        try:
            with self._told():
                self._make()
            self.add(self._files)
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

    def add(self, files: Mapping[str, str]) -> None:
        """Write more files.

        Args:
            files: Text by path, with ``/``.

        Raises:
            OutputError: There is no room, or no permission.
        """
        with self._told():
            for path, text in files.items():
                target = f"{self.folder}/{path}"
                parent = target.rpartition("/")[0]
                if parent not in self._parents:
                    os.makedirs(parent, exist_ok=True)
                    self._parents.add(parent)
                # Bytes: no platform's line ends.
                with open(target, "wb") as file:
                    file.write(text.encode("utf-8"))

    def read(self, paths: Iterable[str] | None = None) -> dict[str, bytes]:
        """Files as they are now.

        Args:
            paths: Which; None: those that were there from the beginning.
        """
        found: dict[str, bytes] = {}
        for path in self._files if paths is None else paths:
            with open(f"{self.folder}/{path}", "rb") as file:
                found[path] = file.read()
        return found

    def _make(self) -> None:
        if self._beside is not None:
            above = (self._beside, *self._beside.parents)
            self._made = [each for each in above if not each.exists()]
            self._beside.mkdir(parents=True, exist_ok=True)
            _remove_forgotten(self._beside)
        self.folder = Path(tempfile.mkdtemp(prefix=HIDDEN, dir=self._beside))
        self._held = lock.hold(self.folder)

    @contextmanager
    def _told(self) -> Generator[None, None, None]:
        try:
            yield
        except OSError as error:
            where = place(error, self._beside)
            raise OutputError(f"{where}: {error.strerror}; nothing was changed") from error

    def _remove(self) -> None:
        if self.folder != Path():
            _discard(self.folder)
        if self._held is not None:
            os.close(self._held)
            self._held = None
        # Folders that were made for nothing go; those that hold something stay.
        for each in self._made:
            with suppress(OSError):
                each.rmdir()


def _remove_forgotten(beside: Path) -> None:
    """Remove what runs have left that were killed."""
    for each in beside.iterdir():
        if _NAME.fullmatch(each.name) and each.is_dir() and not each.is_symlink():
            with suppress(OSError):
                old = time.time() - each.stat().st_mtime > _FORGOTTEN
                if old and not lock.is_held(each):
                    _discard(each)


def _discard(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    if folder.exists():
        # What was to take a read-only folder's place is read-only too.
        for parent, names, _ in os.walk(folder):
            for name in names:
                inner = os.path.join(parent, name)
                if not os.path.islink(inner):
                    with suppress(OSError):
                        os.chmod(inner, 0o700)
        shutil.rmtree(folder, ignore_errors=True)
