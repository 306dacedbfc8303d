"""The one module that touches the output folder: all of a change, or nothing of it.

Everything new is on the disk, beside its place, before the first old file is touched; after that
there are only renames. Where several files of one folder change, a copy of the folder that has
them (unchanged files are the same files, linked) takes its place in one step of the system's, so
that a process killed at any moment leaves the old folder or the new one. Where the system has no
such step, files are replaced one by one and put back when one fails.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from pathlib import Path

from contract_generator.output.changes import Change, Changes
from contract_generator.output.errors import OutputError
from contract_generator.output.exchange import exchange
from contract_generator.output.manifest import NAME, Manifest


def write(changes: Changes) -> None:
    """Make an output folder what was generated.

    Args:
        changes: What differs. Nothing is done where nothing does.

    Raises:
        OutputError: The folder is as it was.
    """
    if not changes.changes:
        return
    folder = changes.folder
    made = _make(folder)
    try:
        with ExitStack() as stack:
            hidden = Path(tempfile.mkdtemp(prefix=".contract-", dir=folder))
            stack.callback(shutil.rmtree, hidden, ignore_errors=True)
            _write_all(folder, hidden, changes)
    except OSError as error:
        # Folders that were made for nothing go; those that hold something stay.
        for each in made:
            with suppress(OSError):
                each.rmdir()
        place = error.filename or folder
        raise OutputError(f"{place}: {error.strerror}; nothing was changed") from error


def _write_all(folder: Path, hidden: Path, changes: Changes) -> None:
    groups = _by_top(changes.changes)
    steps: list[Callable[[], Callable[[], None]]] = []
    for top, members in groups.items():
        if len(members) > 1 and (folder / top).is_dir():
            steps.append(_folder_step(folder, hidden, top, members))
        else:
            steps += [_file_step(folder, hidden, each) for each in members]
    both = changes.before.also(changes.after)
    restore = _replace_manifest(folder, hidden, both)
    undo = [restore]
    try:
        for step in steps:
            undo.append(step())
        _replace_manifest(folder, hidden, changes.after)
    except BaseException:
        for back in reversed(undo):
            back()
        raise
    _remove_empty(folder, changes.changes)


def _by_top(changes: Iterable[Change]) -> dict[str, list[Change]]:
    """Changes by the folder that is exchanged for them: ``src/todoclient``, else file by file."""
    groups: dict[str, list[Change]] = {}
    for change in changes:
        parts = change.path.split("/")
        top = "/".join(parts[:2]) if len(parts) > 2 else change.path
        groups.setdefault(top, []).append(change)
    groups.pop(NAME, None)
    return groups


def _folder_step(
    folder: Path, hidden: Path, top: str, members: list[Change]
) -> Callable[[], Callable[[], None]]:
    """Prepare a folder's successor; the step exchanges the two.

    Anything in the folder that isn't ours is linked into the successor too.
    """
    target = folder / top
    copy = hidden / top
    changed = {folder / each.path for each in members}
    try:
        shutil.copytree(
            target,
            copy,
            symlinks=True,
            copy_function=os.link,
            ignore=lambda at, names: [name for name in names if Path(at, name) in changed],
        )
    except (shutil.Error, OSError):
        # No links across this file system, or something odd among the user's files.
        shutil.rmtree(copy, ignore_errors=True)
        return _files_step(folder, hidden, members)
    for each in members:
        if each.new is not None:
            _put(hidden / each.path, each.new, like=folder / each.path)

    def step() -> Callable[[], None]:
        if not exchange(copy, target):
            return _files_step(folder, hidden, members)()
        return lambda: _must(exchange(copy, target))

    return step


def _files_step(
    folder: Path, hidden: Path, members: list[Change]
) -> Callable[[], Callable[[], None]]:
    steps = [_file_step(folder, hidden, each) for each in members]

    def step() -> Callable[[], None]:
        undo: list[Callable[[], None]] = []

        def back() -> None:
            for each in reversed(undo):
                each()

        try:
            for one in steps:
                undo.append(one())
        except BaseException:
            back()
            raise
        return back

    return step


def _file_step(folder: Path, hidden: Path, change: Change) -> Callable[[], Callable[[], None]]:
    """Prepare one file; the step puts it into its place, or takes the old one away."""
    target = folder / change.path
    new, old = hidden / "new" / change.path, hidden / "old" / change.path
    if change.new is not None:
        _put(new, change.new, like=target)
    if change.old is not None:
        _put(old, change.old, like=target)

    def back() -> None:
        if change.old is None:
            target.unlink(missing_ok=True)
        else:
            os.replace(old, target)

    def step() -> Callable[[], None]:
        if change.new is None:
            target.unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            os.replace(new, target)
        return back

    return step


def _replace_manifest(folder: Path, hidden: Path, manifest: Manifest) -> Callable[[], None]:
    target = folder / NAME
    old = target.read_bytes() if target.exists() else None
    new = manifest.encode()
    change = Change(NAME, "change", old, new, edited=False)
    return _file_step(folder, hidden / "manifest", change)()


def _put(path: Path, content: bytes, *, like: Path) -> None:
    """Write a file and wait until the disk has it; its mode is that of the one it follows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    with suppress(FileNotFoundError):
        path.chmod(like.stat().st_mode & 0o7777)


def _make(folder: Path) -> list[Path]:
    """Make a folder and those above it; answers with those that weren't there, deepest first."""
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{error.filename or folder}: {error.strerror}") from error
    return made


def _remove_empty(folder: Path, changes: Iterable[Change]) -> None:
    """Remove folders that have become empty; one with Python's caches alone counts as such."""
    for change in changes:
        if change.kind != "remove":
            continue
        for each in (folder / change.path).parents:
            if each == folder:
                break
            with suppress(OSError):
                if {inner.name for inner in each.iterdir()} == {"__pycache__"}:
                    shutil.rmtree(each / "__pycache__")
                each.rmdir()


def _must(done: bool) -> None:
    if not done:
        raise OutputError("the output couldn't be put back")
