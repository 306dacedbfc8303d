"""The one module that changes the output folder: all of a change, or nothing of it.

Everything new stands on the disk, in a hidden folder beside its place, before the first old file
is touched; after that there are only renames. Where several files below one folder change, that
folder's successor (with links to all that stays as it is) takes its place in one step of the
system's, so that a process killed at any moment leaves the old folder or the new one. Where the
system has no such step, files are replaced one by one, and put back when one fails.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from contract_generator.output.changes import Change, Changes
from contract_generator.output.errors import OutputError, place
from contract_generator.output.exchange import exchange
from contract_generator.output.manifest import NAME, Manifest

Undo = Callable[[], object]
Step = Callable[[], Undo]


def write(changes: Changes, staged: Path) -> None:
    """Make an output folder what was generated.

    Args:
        changes: What differs. Nothing is done where nothing does.
        staged: A folder inside the output folder that holds every generated file; what is
            needed is moved out of it.

    Raises:
        OutputError: The output is as it was.
    """
    if not changes.changes:
        return
    try:
        _Writer(changes, staged).write()
    except OSError as error:
        where = place(error, changes.folder)
        raise OutputError(f"{where}: {error.strerror}; nothing was changed") from error


class _Writer:
    def __init__(self, changes: Changes, staged: Path) -> None:
        self._changes = changes
        self._folder = changes.folder
        self._staged = staged
        self._old = staged / ".old"

    def write(self) -> None:
        undo: list[Undo] = []
        try:
            # Until all is done, the list allows what was and what comes: a run that is stopped
            # here leaves nothing that the next would take for a hand edit.
            undo.append(self._list(self._changes.before.also(self._changes.after)))
            for step in list(self._steps()):
                undo.append(step())
            self._list(self._changes.after)
        except BaseException:
            for back in reversed(undo):
                back()
            raise
        self._remove_empty()

    def _steps(self) -> Iterator[Step]:
        for top, members in _by_top(self._changes.changes).items():
            step = self._folder_step(top, members) if len(members) > 1 else None
            if step is not None:
                yield step
            else:
                yield from [self._file_step(each) for each in members]

    def _folder_step(self, top: str, members: list[Change]) -> Step | None:
        """Make a folder's successor of what is staged; the step puts it into its place.

        None where that can't be done: no links, or something odd among the user's own files.
        """
        target, successor = self._folder / top, self._staged / top
        if not target.exists():

            def rename() -> Undo:
                target.parent.mkdir(parents=True, exist_ok=True)
                successor.rename(target)
                return lambda: target.rename(successor)

            return rename
        try:
            _link_rest(target, successor, {self._folder / each.path for each in members})
            step = exchange(successor, target)
            # Tried once and undone: whether it works is known before anything is at stake.
            if step and exchange(successor, target):
                return lambda: _exchanged(successor, target)
        except OSError:
            pass
        return None

    def _file_step(self, change: Change) -> Step:
        """The step puts one file into its place, or takes the old one away."""
        target = self._folder / change.path
        new, old = self._staged / change.path, self._old / change.path
        if change.old is not None:
            old.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(target, old)
            if change.new is not None:
                shutil.copymode(target, new)

        def back() -> None:
            if change.old is None:
                target.unlink()
            else:
                old.replace(target)

        def step() -> Undo:
            if change.new is None:
                target.unlink()
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                new.replace(target)
            return back

        return step

    def _list(self, manifest: Manifest) -> Undo:
        staged, target = self._staged / NAME, self._folder / NAME
        staged.write_bytes(manifest.encode())
        old = target.read_bytes() if target.exists() else None
        if old == staged.read_bytes():
            return lambda: None
        return self._file_step(Change(NAME, "change", old, b"", edited=False))()

    def _remove_empty(self) -> None:
        """Remove folders that have become empty; Python's cache alone doesn't fill one."""
        for change in self._changes.changes:
            for each in (self._folder / change.path).parents if change.kind == "remove" else ():
                if each == self._folder or not each.is_dir():
                    break
                with suppress(OSError):
                    if {inner.name for inner in each.iterdir()} == {"__pycache__"}:
                        shutil.rmtree(each / "__pycache__")
                    each.rmdir()


def _by_top(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Changes by what takes its place in one step: a package's folder, or a file by itself."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        parts = change.path.split("/")
        top = "/".join(parts[:2]) if len(parts) > 2 else change.path
        groups.setdefault(top, []).append(change)
    # The list is written by itself, before and after the others.
    groups.pop(NAME, None)
    return groups


def _link_rest(target: Path, successor: Path, changed: set[Path]) -> None:
    """Link into a successor what stays as it is, the user's own files among it."""
    successor.mkdir(parents=True, exist_ok=True)
    shutil.copymode(target, successor)
    for old in target.iterdir():
        new = successor / old.name
        if old.is_dir() and not old.is_symlink():
            _link_rest(old, new, changed)
        elif old not in changed:
            new.unlink(missing_ok=True)
            os.link(old, new, follow_symlinks=False)
        elif new.exists():
            shutil.copymode(old, new)


def _exchanged(successor: Path, target: Path) -> Undo:
    if not exchange(successor, target):
        raise OSError(0, "can't be exchanged", str(target))
    return lambda: exchange(successor, target)
