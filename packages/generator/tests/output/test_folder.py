"""The output folder: one run at a time, what killed runs left, no permission."""

from __future__ import annotations

import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from contract_generator.cli import jobs
from contract_generator.output import lock
from contract_generator.output import write as writing
from contract_generator.output.changes import Changes, find_changes
from contract_generator.output.errors import OutputError
from contract_generator.output.staging import Staging
from contract_generator.output.write import write

CONTRACT = "name: {name}\nresources: [{{name: r, methods: [{{name: ping}}]}}]\n"
needs_locks = pytest.mark.skipif(os.name == "nt", reason="folders can't be held")


@needs_locks
def test_two_runs_take_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second compares with what the first has written."""
    inside = threading.Semaphore(1)
    together: list[str] = []
    real = writing.write

    def slow(changes: Changes, staged: Path) -> None:
        if not inside.acquire(blocking=False):
            together.append(str(staged))
            return
        try:
            real(changes, staged)
        finally:
            inside.release()

    monkeypatch.setattr(writing, "write", slow)
    outcomes: list[jobs.Outcome] = []
    threads: list[threading.Thread] = []
    for number in range(6):
        contract = tmp_path / f"{number}.yaml"
        contract.write_text(CONTRACT.format(name=f"API{number % 3}"))
        job = jobs.Job(str(contract), tmp_path / "out", "sdk", "1.0.0")

        def run(job: jobs.Job = job) -> None:
            outcomes.append(jobs.do(job, "write", force=False))

        threads.append(threading.Thread(target=run))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each.fault for each in outcomes] == [None] * 6
    assert not together
    assert all(each.written and not each.changes.edited for each in outcomes if each.changes)
    whole = [jobs.do(each.job, "check", force=False).changes for each in outcomes]
    assert sum(each is not None and not each.changes for each in whole) == 2
    assert sorted(os.listdir(tmp_path / "out")) == [
        ".contract-manifest.json", "README.md", "pyproject.toml", "src",
    ]  # fmt: skip


@needs_locks
def test_what_a_killed_run_left_goes(tmp_path: Path) -> None:
    left, alive, young, theirs = (
        tmp_path / name
        for name in (
            ".contract-generator-abcdefgh",
            ".contract-generator-ijklmnop",
            ".contract-generator-qrstuvwx",
            ".contract-generator-of-mine",
        )
    )
    for each in (left, alive, young, theirs):
        (each / "src").mkdir(parents=True)
        if each != young:
            os.utime(each, (1, 1))
    held = lock.hold(alive)
    assert held is not None
    with Staging({"a.py": "a = 1\n"}, beside=tmp_path) as staging:
        assert {*tmp_path.iterdir()} == {alive, young, theirs, staging.folder}
        os.utime(staging.folder, (1, 1))
        with Staging({"a.py": "a = 1\n"}, beside=tmp_path):
            assert staging.folder.exists()
    os.close(held)


@pytest.fixture
def ordinary() -> Iterator[Path]:
    """A folder of an ordinary user, whom this process is meanwhile."""
    folder = Path(tempfile.mkdtemp())
    superuser = hasattr(os, "geteuid") and os.geteuid() == 0
    if superuser:
        os.chown(folder, 65534, 65534)
        os.setegid(65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if superuser:
            os.seteuid(0)
            os.setegid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def put(folder: Path, text: str) -> None:
    paths = ("a.py", "b/c.py", "b/d.py", "src/sdk/e.py", "src/sdk/f.py")
    with Staging(dict.fromkeys(paths, text), beside=folder) as staging:
        write(find_changes(folder, staging.read()), staging.folder)


DENIED: list[tuple[str, Callable[[Path], Path]]] = [
    ("folder", lambda folder: folder),
    ("inner", lambda folder: folder / "b"),
    ("package", lambda folder: folder / "src" / "sdk"),
]


@pytest.mark.skipif(os.name == "nt", reason="folders have no such permissions")
@pytest.mark.parametrize(("what", "closed"), DENIED, ids=[what for what, _ in DENIED])
def test_a_read_only_folder(ordinary: Path, what: str, closed: Callable[[Path], Path]) -> None:
    put(ordinary, "old = 1\n")
    before = time.time() - 1000
    os.utime(ordinary / "b" / "c.py", (before, before))
    closed(ordinary).chmod(0o555)
    try:
        put(ordinary, "new = 1\n")
    except OutputError as error:
        assert "ermission denied" in str(error)
        assert {path.read_text() for path in ordinary.rglob("*.py")} == {"old = 1\n"}
    else:
        # A folder that is replaced as a whole needs no permission of its own.
        assert what != "folder"
    finally:
        closed(ordinary).chmod(0o755)
    # Nor is its successor left, which would be as read-only as it is.
    assert not list(ordinary.glob(".contract-generator-*"))


@pytest.mark.skipif(os.name == "nt", reason="folders have no such permissions")
def test_a_folder_that_cant_be_looked_into(ordinary: Path) -> None:
    """What is inside isn't taken for missing."""
    put(ordinary, "old = 1\n")
    (ordinary / "b").chmod(0)
    try:
        with pytest.raises(OutputError, match=r"b/c\.py: Permission denied"):
            find_changes(ordinary, {"b/c.py": b"new = 1\n"})
    finally:
        (ordinary / "b").chmod(0o755)


def test_a_file_where_a_folder_is_due(tmp_path: Path) -> None:
    (tmp_path / "b").write_text("mine")
    [change] = find_changes(tmp_path, {"b/c/d.py": b"new = 1\n"}).changes
    assert (change.path, change.kind, change.edited) == ("b/c/d.py", "add", False)
