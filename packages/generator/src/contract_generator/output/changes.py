"""What writing would do: new files beside those on disk, hand edits found."""

from __future__ import annotations

import difflib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from contract_generator.output.errors import OutputError
from contract_generator.output.manifest import NAME, Manifest, manifest_of, read_manifest

Kind = Literal["add", "change", "remove"]


@dataclass(frozen=True)
class Change:
    """A file that differs from what is generated.

    Attributes:
        path: Its path below the output folder.
        kind: What writing does to it.
        old: What is on disk; None where nothing is.
        new: What is generated; None where nothing is.
        edited: Whether what is on disk isn't what was generated last time.
    """

    path: str
    kind: Kind
    old: bytes | None
    new: bytes | None
    edited: bool

    def diff(self) -> Iterator[str]:
        """A unified diff, line by line, from what is on disk to what is generated."""
        old, new = _lines(self.old), _lines(self.new)
        before = "/dev/null" if self.old is None else f"a/{self.path}"
        after = "/dev/null" if self.new is None else f"b/{self.path}"
        for line in difflib.unified_diff(old, new, before, after, lineterm=""):
            yield line.rstrip("\n")


@dataclass(frozen=True)
class Changes:
    """All that differs between an output folder and what is generated.

    Attributes:
        folder: The output folder.
        changes: Files that differ, by path.
        unchanged: How many files don't.
        before: The manifest in the folder.
        after: The manifest to come.
    """

    folder: Path
    changes: tuple[Change, ...]
    unchanged: int
    before: Manifest
    after: Manifest

    @property
    def edited(self) -> tuple[Change, ...]:
        """Files that somebody else has written or changed."""
        return tuple(change for change in self.changes if change.edited)

    def count(self, kind: Kind) -> int:
        """How many changes are of a kind."""
        return sum(change.kind == kind for change in self.changes)


def find_changes(folder: Path, files: Mapping[str, bytes]) -> Changes:
    """Compare generated files with an output folder.

    Args:
        folder: The output folder, which need not exist.
        files: What is generated, by path.

    Raises:
        OutputError: Something can't be read, or a symbolic link stands in the way.
    """
    before, after = read_manifest(folder), manifest_of(files)
    present = _Present(folder)
    changes: list[Change] = []
    unchanged = 0
    for path in sorted({*files, *before.files}):
        new, old = files.get(path), present.read(path)
        if old == new:
            unchanged += new is not None
            continue
        kind: Kind = "add" if old is None else "remove" if new is None else "change"
        edited = old is not None and not before.knows(path, old)
        changes.append(Change(path, kind, old, new, edited))
    old, new = present.read(NAME), after.encode()
    if old != new and not changes:
        # Only the list itself: lost, or left by a run that was stopped.
        changes.append(Change(NAME, "add" if old is None else "change", old, new, edited=False))
    return Changes(folder, tuple(changes), unchanged, before, after)


class _Present:
    """What is on disk. Symbolic links aren't followed."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        #: Whether something is where files and their folders would be; each is looked at once.
        self._there = {"": True}

    def read(self, path: str) -> bytes | None:
        """What a file holds; None where there is none."""
        try:
            if not self._is_there(path):
                return None
            with open(f"{self._folder}/{path}", "rb") as file:
                return file.read()
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise OutputError(f"{self._folder / path}: {error.strerror}") from error

    def _is_there(self, path: str) -> bool:
        there = self._there.get(path)
        if there is None:
            there = self._is_there(path.rpartition("/")[0]) and self._look(path)
            self._there[path] = there
        return there

    def _look(self, path: str) -> bool:
        place = f"{self._folder}/{path}"
        try:
            found = os.lstat(place)
        except (FileNotFoundError, NotADirectoryError):
            return False
        if stat.S_ISLNK(found.st_mode):
            raise OutputError(f"{place} is a symbolic link, which isn't followed: remove it")
        return True


def _lines(content: bytes | None) -> list[str]:
    return [] if content is None else content.decode("utf-8", "replace").splitlines(keepends=True)
