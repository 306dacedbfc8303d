"""Generated, built, installed in a fresh environment, and held against real servers."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from environments import Environment, build
from examples import EXAMPLES, TODO, Example
from installed import interpreter, run_checks


@pytest.mark.parametrize("which", ["oldest", "newest"])
def test_wheels_in_a_fresh_environment(which: str, wheels: Path, tmp_path: Path) -> None:
    _, python = interpreter(which)
    environment = Environment(tmp_path / "env", python)
    packages = [example.package for example in EXAMPLES]
    environment.install("--find-links", str(wheels), *packages)
    assert run_checks(environment).splitlines()[-1].split(" checks, ")[1].startswith("0 failed")
    versions = environment.versions()
    assert {example.package: example.version for example in EXAMPLES}.items() <= versions.items()
    assert not {"jinja2", "pydantic", "orjson", "contract-generator"} & set(versions)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.folder)
def test_sdist_and_wheel_hold_the_same(
    example: Example, generated: dict[Example, Path], tmp_path: Path
) -> None:
    wheel = build(generated[example], tmp_path, "--sdist", "--wheel")
    assert wheel.name.startswith(f"{example.package}-{example.version}-py3-none-any")
    [sdist] = tmp_path.glob("*.tar.gz")
    again = build(sdist, tmp_path / "again")
    assert again.read_bytes() == wheel.read_bytes()


def test_editable_and_git_installs(
    generated: dict[Example, Path], wheels: Path, tmp_path: Path
) -> None:
    _, python = interpreter("newest")
    environment = Environment(tmp_path / "env", python)
    folder = generated[TODO]
    environment.install("--find-links", str(wheels), "-e", str(folder))
    where = environment.run("-c", "import todoclient; print(todoclient.__file__)").strip()
    assert Path(where).is_relative_to(folder)

    repository = tmp_path / "repository"
    (repository / "sdk").mkdir(parents=True)
    (repository / "sdk" / "python").symlink_to(folder)
    git = ["git", "-C", str(repository), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    (repository / "sdk" / "python").unlink()
    subprocess.run(["cp", "-R", str(folder), str(repository / "sdk" / "python")], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "x"], check=True)
    url = f"todoclient @ git+file://{repository}#subdirectory=sdk/python"
    environment.install("--find-links", str(wheels), "--reinstall-package", "todoclient", url)
    where = environment.run("-c", "import todoclient; print(todoclient.__file__)").strip()
    assert Path(where).is_relative_to(environment.folder)
