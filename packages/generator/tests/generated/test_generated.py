"""Generated code as its users meet it: strict checkers, ruff's defaults, old and new Pythons.

Every construct of ``golden`` and one contract of names that ask for trouble, each as a package,
are checked together.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import contract_runtime
import pytest
import typing_extensions
from built import built

HERE = Path(__file__).parent
RUNTIME = Path(contract_runtime.__file__).parents[1]
CONTRACTS = [HERE / "nasty.yaml", *sorted((HERE.parent / "golden").glob("*/api.yaml"))]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all packages."""
    folder = tmp_path_factory.mktemp("packages")
    for number, path in enumerate(CONTRACTS):
        for name, text in built(path.read_text("utf-8"), package=f"sdk{number}").items():
            if name.startswith("src/"):
                target = folder / name.removeprefix("src/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def beside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the runtime requires besides httpx, for other interpreters."""
    return Path(shutil.copy(typing_extensions.__file__, tmp_path_factory.mktemp("beside"))).parent


def ran(
    command: list[str], folder: Path, *, timeout: float | None = None, **environment: str
) -> str:
    done = subprocess.run(
        command,
        timeout=timeout,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("target", ["py38", "py313"])
def test_ruff(packages: Path, target: str) -> None:
    ruff = [sys.executable, "-m", "ruff"]
    check = [*ruff, "check", "--isolated", "--target-version", target, "."]
    assert not ran(check, packages)
    # What their users may have chosen besides, where it is about imports.
    assert not ran([*check, "--select", "I,RUF100,TC,UP"], packages)
    assert not ran([*ruff, "format", "--isolated", "--check", "."], packages)


def test_mypy(packages: Path) -> None:
    names = sorted(path.name for path in packages.iterdir() if path.name.startswith("sdk"))
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental"]
    assert not ran([*command, *names], packages)


def test_pyright(packages: Path) -> None:
    (packages / "pyrightconfig.json").write_text(
        json.dumps({"strict": ["**"], "pythonVersion": "3.8"})
    )
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable]
    assert not ran(command, packages)


def interpreters() -> list[str]:
    """This one, and those that pyenv has."""
    versions = Path(os.environ.get("PYENV_ROOT", "~/.pyenv")).expanduser() / "versions"
    found = [path for path in versions.glob("3.*/bin/python") if _minor(path) >= 8]
    return [sys.executable, *map(str, sorted(found, key=_minor))]


def _minor(path: Path) -> int:
    return int(path.parts[-3].split(".")[1])


SCRIPT = """
import importlib, sys, typing
for package in sys.argv[1:]:
    found = importlib.import_module(package)
    rooms = (package + "._types", package + "._dicts")
    for name in found.__all__:
        if name.strip("_").endswith("Dict") and sys.version_info < (3, 9):
            continue  # Today's typing_extensions is for newer ones.
        value = getattr(found, name)
        if isinstance(value, type) and value.__module__.startswith(rooms):
            typing.get_type_hints(value)
    client = getattr(found, "Client_", None) or found.Client
    with client(base_url="http://localhost") as opened:
        for name in dir(client):
            if not name.startswith("_"):
                getattr(opened, name)
"""


@pytest.mark.parametrize("python", interpreters())
def test_python(packages: Path, beside: Path, python: str) -> None:
    names = sorted(path.name for path in packages.iterdir() if path.name.startswith("sdk"))
    script = SCRIPT
    if python != sys.executable:
        # No httpx is installed there: what needs it isn't touched.
        script = re.sub(r"\n    with client.*", "\n", SCRIPT, flags=re.DOTALL)
    path = os.pathsep.join([str(RUNTIME), str(beside)])
    found = ran([python, "-W", "error", "-c", script, *names], packages, PYTHONPATH=path)
    assert not found


DIRECT = """
import importlib, pickle, sys, typing
order = importlib.import_module("sdk0.{module}")
for value in list(vars(order).values()):
    if isinstance(value, type) and value.__module__ == order.__name__:
        typing.get_type_hints(value)
"""


def test_a_module_of_models_by_itself(packages: Path) -> None:
    """What unpickling imports: any one module, before the package's names were asked for."""
    modules = sorted(path.stem for path in (packages / "sdk0" / "_types").glob("[a-z]*.py"))
    assert modules
    for module in modules:
        script = DIRECT.format(module=f"_types.{module}")
        assert not ran([sys.executable, "-c", script], packages), module


def test_a_module_of_typed_dicts_by_itself(tmp_path: Path) -> None:
    """Modules that mention one another in rings, some with a union that is made of another's."""
    types = ["  - {name: In, kind: struct, fields: [{name: t, type: T0}]}"]
    for i in range(80):
        fields = [f"{{name: f{j}, type: {ref}}}" for j, ref in enumerate([f"T{(i + 9) % 80}", "U"])]
        types.append(f"  - {{name: T{i}, kind: struct, fields: [{', '.join(fields)}]}}")
    variants = [f"{{value: v{j}, type: T{j}}}" for j in (3, 50, 79)]
    types.append(f"  - {{name: U, kind: union, tag: t, variants: [{', '.join(variants)}]}}")
    text = "name: API\nresources: [{name: r, methods: [{name: create, input: In}]}]\ntypes:\n"
    for name, source in built(text + "\n".join(types), package="sdk0").items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")
    modules = sorted(path.stem for path in (tmp_path / "src/sdk0/_dicts").glob("[a-z]*.py"))
    assert len(modules) > 5
    for module in modules:
        script = DIRECT.format(module=f"_dicts.{module}")
        assert not ran([sys.executable, "-c", script], tmp_path / "src"), module


TYPED_DICTS = """
import importlib, sys, pydantic
for package in sys.argv[1:]:
    found = importlib.import_module(package)
    for name in found.__all__:
        value = getattr(found, name)
        if getattr(value, "__module__", "").startswith(package + "._dicts"):
            pydantic.TypeAdapter(value)
"""


def test_other_tools_take_the_typed_dicts(packages: Path) -> None:
    names = sorted(path.name for path in packages.iterdir() if path.name.startswith("sdk"))
    assert not ran([sys.executable, "-c", TYPED_DICTS, *names], packages)


def test_long_chains_of_aliases_are_imported(tmp_path: Path) -> None:
    """Modules that import one another are few, however many aliases are made of each other."""
    chain = "".join(f"  - {{name: L{i}, kind: slice, elem: L{i + 1}}}\n" for i in range(200))
    text = (
        "name: API\nresources: [{name: r, methods: [{name: list, output: L0}]}]\ntypes:\n"
        f"{chain}  - {{name: L200, kind: map, elem: string}}\n"
    )
    for name, source in built(text).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")
    script = "import sdk; assert sdk.L0.__args__"
    assert not ran([sys.executable, "-c", script], tmp_path / "src", PYTHONPATH=str(RUNTIME))


def test_mypy_comes_to_an_end(tmp_path: Path) -> None:
    """Unions that lead to each other take minutes as aliases of typed dicts, and no second else."""
    some = random.Random(1)
    ref = [
        *(f"T{i}" for i in range(40)),
        *(f"U{i}" for i in range(8)),
        *(f"U{i}" for i in range(8)),
    ]
    types = ["  - {name: In, kind: struct, fields: [{name: u, type: U0}]}"]
    for i in range(40):
        fields = [f"{{name: f{i}_{j}, type: '[]{some.choice(ref)}'}}" for j in range(3)]
        types.append(f"  - {{name: T{i}, kind: struct, fields: [{', '.join(fields)}]}}")
    for i in range(8):
        variants = [f"{{value: v{j}, type: T{j}}}" for j in some.sample(range(40), 4)]
        types.append(f"  - {{name: U{i}, kind: union, tag: t, variants: [{', '.join(variants)}]}}")
    text = "name: API\nresources: [{name: r, methods: [{name: create, input: In}]}]\ntypes:\n"
    for name, source in built(text + "\n".join(types)).items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, "utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "-p", "sdk"]
    assert not ran(command, tmp_path / "src", timeout=300)


@pytest.mark.parametrize("path", CONTRACTS, ids=lambda path: path.parent.name)
def test_no_module_is_too_long(path: Path) -> None:
    """Past 280 lines a module becomes a package, one class its smallest unit."""
    for name, text in built(path.read_text("utf-8")).items():
        classes = re.findall(r"^class ", text, re.MULTILINE)
        if name.endswith(".py") and len(classes) > 1:
            assert text.count("\n") <= 280, name


def test_lines_a_method() -> None:
    """Under 60 lines of code a method, types included: blank lines and docstrings apart."""
    text = (HERE.parents[1] / "src/contract_generator/cli/starts/minimal.yaml").read_text("utf-8")
    code = 0
    for name, source in built(text).items():
        if name.endswith(".py"):
            bare = re.sub(r'^ *"""(?s:.*?)"""$', "", source, flags=re.MULTILINE)
            code += sum(bool(line.strip()) and line.strip()[0] != "#" for line in bare.split("\n"))
    assert code / 4 < 60
