"""Writing: all of a change or nothing, whatever fails, and nothing of anybody else's."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from contract_generator.output import exchange as exchanges
from contract_generator.output import write as writing
from contract_generator.output.changes import Changes, find_changes
from contract_generator.output.errors import HIDDEN, OutputError, place
from contract_generator.output.manifest import NAME
from contract_generator.output.staging import Staging
from contract_generator.output.write import write

Files = dict[str, str]
OLD: Files = {
    "README.md": "old\n",
    "pyproject.toml": "same\n",
    "src/sdk/__init__.py": "old = 1\n",
    "src/sdk/_types.py": "old = 2\n",
    "src/sdk/_same.py": "same = 1\n",
    "src/sdk/_gone/a.py": "gone = 1\n",
}
NEW: Files = {
    "README.md": "new\n",
    "pyproject.toml": "same\n",
    "src/sdk/__init__.py": "new = 1\n",
    "src/sdk/_same.py": "same = 1\n",
    "src/sdk/_types/__init__.py": "new = 2\n",
    "src/sdk/_types/b.py": "new = 3\n",
}


def put(folder: Path, files: Mapping[str, str]) -> Changes:
    with Staging(files, beside=folder) as staging:
        changes = find_changes(folder, staging.read())
        write(changes, staging.folder)
    return changes


def tree(folder: Path) -> Files:
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != NAME
    }


@pytest.fixture(params=["exchange", "one by one"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """With and without the system's way of exchanging folders."""
    if request.param == "one by one":
        monkeypatch.setattr(writing, "exchange", lambda left, right: False)
    elif exchanges._swap() is None:
        pytest.skip("this system can't exchange folders")
    yield request.param


def test_first_time(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "deep" / "out"
    changes = put(folder, NEW)
    assert tree(folder) == NEW
    assert (changes.count("add"), changes.unchanged) == (len(NEW), 0)


def test_only_what_changes_is_touched(tmp_path: Path, way: str) -> None:
    put(tmp_path, OLD)
    same = ["pyproject.toml", "src/sdk/_same.py"]
    for path in same:
        os.utime(tmp_path / path, (1, 1))
    changes = put(tmp_path, NEW)
    assert tree(tmp_path) == NEW
    assert [(tmp_path / path).stat().st_mtime for path in same] == [1, 1]
    assert changes.count("remove") == 2
    assert not (tmp_path / "src/sdk/_gone").exists()
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    assert not put(tmp_path, NEW).changes
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path != tmp_path} == {
        path: stamp for path, stamp in before.items() if path != tmp_path
    }


def test_files_of_others_stay(tmp_path: Path, way: str) -> None:
    put(tmp_path, OLD)
    theirs = {"notes.txt": "mine\n", "src/sdk/extra.py": "mine = 1\n", "src/sdk/_gone/x.py": "x\n"}
    for path, text in theirs.items():
        (tmp_path / path).write_text(text)
    (tmp_path / "src/sdk/script").symlink_to("extra.py")
    (tmp_path / "src/sdk/extra.py").chmod(0o755)
    put(tmp_path, NEW)
    assert tree(tmp_path) == {**NEW, **theirs, "src/sdk/script": "mine = 1\n"}
    assert (tmp_path / "src/sdk/script").is_symlink()
    assert (tmp_path / "src/sdk/extra.py").stat().st_mode & 0o777 == 0o755


def test_caches_dont_keep_a_folder(tmp_path: Path, way: str) -> None:
    put(tmp_path, OLD)
    cache = tmp_path / "src/sdk/_gone/__pycache__"
    cache.mkdir()
    (cache / "a.pyc").write_text("")
    put(tmp_path, NEW)
    assert not (tmp_path / "src/sdk/_gone").exists()


def test_another_package(tmp_path: Path, way: str) -> None:
    put(tmp_path, OLD)
    renamed = {path.replace("src/sdk/", "src/other/"): text for path, text in NEW.items()}
    put(tmp_path, renamed)
    assert tree(tmp_path) == renamed


EDITS: list[tuple[str, Callable[[Path], object], list[str]]] = [
    ("changed", lambda folder: (folder / "README.md").write_text("mine\n"), ["README.md"]),
    ("as it will be", lambda folder: (folder / "README.md").write_text("new\n"), []),
    ("deleted", lambda folder: (folder / "README.md").unlink(), []),
    (
        "to be removed",
        lambda folder: (folder / "src/sdk/_gone/a.py").write_text("mine\n"),
        ["src/sdk/_gone/a.py"],
    ),
    ("no list", lambda folder: (folder / NAME).unlink(), ["README.md", "src/sdk/__init__.py"]),
]


@pytest.mark.parametrize(("what", "edit", "edited"), EDITS, ids=[each[0] for each in EDITS])
def test_hand_edits_are_seen(
    tmp_path: Path, what: str, edit: Callable[[Path], object], edited: list[str]
) -> None:
    put(tmp_path, OLD)
    edit(tmp_path)
    files = {path: text.encode() for path, text in NEW.items()}
    assert [change.path for change in find_changes(tmp_path, files).edited] == edited


@pytest.mark.parametrize("path", ["src", "src/sdk", "src/sdk/__init__.py", "README.md"])
def test_links_are_not_followed(tmp_path: Path, path: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    link = tmp_path / "out" / path
    link.parent.mkdir(parents=True)
    link.symlink_to(outside, target_is_directory=True)
    with pytest.raises(OutputError, match="symbolic link"):
        put(tmp_path / "out", NEW)
    assert list(outside.iterdir()) == []


@pytest.mark.parametrize("path", ["../evil.py", "/etc/x", "a/../../b", "C:\\x"])
def test_a_list_cant_point_elsewhere(tmp_path: Path, path: str) -> None:
    escaped = path.replace("\\", "\\\\")
    (tmp_path / NAME).write_text(f'{{"files": {{"{escaped}": "0"}}}}')
    with pytest.raises(OutputError, match="isn't a manifest"):
        put(tmp_path, NEW)


OPERATIONS = ["os.replace", "os.rename", "os.link", "os.unlink", "os.mkdir", "shutil.copy2"]


@pytest.mark.parametrize("failing", OPERATIONS)
def test_a_failure_at_any_step_changes_nothing(
    tmp_path: Path, way: str, failing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk, met by each call in turn, of each kind."""
    put(tmp_path, OLD)
    module_name, name = failing.split(".")
    module = sys.modules[module_name]
    real = getattr(module, name)
    for fatal in range(40):
        calls = 0

        def full(*args: object, fatal: int = fatal, **options: object) -> object:
            nonlocal calls
            calls += 1
            if calls == fatal + 1:
                raise OSError(errno.ENOSPC, "No space left on device", str(args[0]))
            return real(*args, **options)

        with monkeypatch.context() as patch:
            patch.setattr(module, name, full)
            try:
                put(tmp_path, NEW)
            except OutputError as error:
                assert "No space left" in str(error)
                assert HIDDEN not in str(error)
            else:
                break
        assert tree(tmp_path) == OLD, f"call {fatal} of {failing}"
    assert tree(tmp_path) == NEW
    assert [path for path in tmp_path.iterdir() if path.name.startswith(".contract-")] == [
        tmp_path / NAME
    ]


PLACES = [
    (("/o/api.py", None), "/o/api.py"),
    (("/o/.contract-generator-abcdefgh/src/a.py", None), "/o"),
    (("/o/.contract-generator-abcdefgh/src/a.py", "/o/src/a.py"), "/o/src/a.py"),
    ((".contract-generator-abcdefgh", None), "o"),
    ((None, None), "o"),
]


@pytest.mark.parametrize(("named", "expected"), PLACES)
def test_a_place_is_one_that_stays(named: tuple[str | None, str | None], expected: str) -> None:
    error = OSError(errno.ENOSPC, "No space left on device", named[0], None, named[1])
    assert place(error, Path("o")) == expected


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = {paths}
from test_write import NEW, put
calls = 0
for name in ("replace", "rename", "link", "unlink"):
    def wrapped(*args, real=getattr(os, name), **options):
        global calls
        calls += 1
        if calls == {fatal}:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*args, **options)
    setattr(os, name, wrapped)
import contract_generator.output.write as writing
def exchange(*args, real=writing.exchange):
    global calls
    calls += 1
    if calls == {fatal}:
        os.kill(os.getpid(), signal.SIGKILL)
    return real(*args)
writing.exchange = exchange
put(Path({folder!r}), NEW)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="kills at each step of renameat2's way")
def test_a_kill_at_any_moment_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    """The package is never a mixture, and the next run finds no hand edits."""
    for fatal in range(1, 40):
        folder = tmp_path / str(fatal)
        put(folder, OLD)
        script = KILLED.format(paths=[str(Path(__file__).parent)], fatal=fatal, folder=str(folder))
        done = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True)
        found = {path: text for path, text in tree(folder).items() if path.startswith("src/")}
        whole = [
            {path: text for path, text in files.items() if path.startswith("src/")}
            for files in (OLD, NEW)
        ]
        assert found in whole, f"killed at step {fatal}"
        third = {path: f"{text}# third\n".encode() for path, text in NEW.items()}
        assert find_changes(folder, third).edited == ()
        if done.returncode == 0:
            break
        assert done.returncode == -signal.SIGKILL, done.stderr
    else:
        pytest.fail("there are more steps than that")
    assert found == whole[1]
