"""What the README and the guide show is run: Python against real servers, commands in a shell.

A page's blocks run in order and share their names, as a reader would type them.
"""

from __future__ import annotations

import ast
import asyncio
import contextlib
import gc
import inspect
import io
import json
import os
import re
import shutil
import subprocess
import sys
import types
from pathlib import Path

import pytest
from examples import ROOT, TODO
from pages import Block, blocks, links

PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted((ROOT / "docs").glob("*.md")),
    *(ROOT / "packages" / name / "README.md" for name in ("runtime", "generator")),
]
#: Examples in the pages leave their clients open, as a reader at a prompt would.
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


def with_blocks(*languages: str) -> pytest.MarkDecorator:
    """A test for each page that has blocks in one of the languages to run."""
    pages = [
        page
        for page in PAGES
        if any(block.language in languages and not block.skipped for block in blocks(page))
    ]
    return pytest.mark.parametrize("page", pages, ids=page_id)


def page_id(page: Path) -> str:
    return str(page.relative_to(ROOT))


def path_with_scripts() -> str:
    """``PATH`` with this environment's commands."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


@with_blocks("python")
def test_python(page: Path, servers: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", path_with_scripts())
    # What the pages' SDK was made of.
    shutil.copy(TODO.path / "api.yaml", tmp_path)
    module = types.ModuleType("page")
    monkeypatch.setitem(sys.modules, "page", module)
    ran = [block for block in blocks(page) if block.language == "python" and not block.skipped]
    try:
        for block in ran:
            said = run_python(block, module.__dict__)
            expected = block.expected()
            assert not expected or said.splitlines() == expected, f"{page}:{block.line}"
    finally:
        close_clients(module.__dict__)
        module.__dict__.clear()
        gc.collect()


def run_python(block: Block, names: dict[str, object]) -> str:
    """Run a block, its top-level ``await`` too; what it printed."""
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    code = compile(block.padded, str(block.page), "exec", flags=flags, dont_inherit=True)
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        if code.co_flags & inspect.CO_COROUTINE:
            asyncio.run(eval(code, names))
        else:
            exec(code, names)
    return output.getvalue()


def close_clients(names: dict[str, object]) -> None:
    """Close what the page left open."""
    from contract_runtime import AsyncBaseClient, BaseClient

    for value in list(names.values()):
        if isinstance(value, BaseClient):
            value.close()
        elif isinstance(value, AsyncBaseClient):
            asyncio.run(value.close())


@with_blocks("console")
def test_console(page: Path, tmp_path: Path) -> None:
    ran = [block for block in blocks(page) if block.language == "console" and not block.skipped]
    environment = dict(os.environ, NO_COLOR="1", COLUMNS="100")
    environment["PATH"] = path_with_scripts()
    for block in blocks(page):
        if block.language == "yaml" and not block.skipped and block.text.startswith("name:"):
            (tmp_path / "api.yaml").write_text(block.text, encoding="utf-8")
        if block not in ran:
            continue
        for command, shown in block.commands():
            process = subprocess.run(
                command,
                shell=True,
                cwd=tmp_path,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                check=False,
            )
            where = f"{page}:{block.line}: {command}\n{process.stdout}"
            assert bool(process.returncode) == any(line.startswith("error") for line in shown), (
                where
            )
            assert matches(shown, process.stdout), where


def matches(shown: list[str], said: str) -> bool:
    """Whether a command said what is shown; ``…`` stands for anything, nothing shown too."""
    text = "\n".join(shown).strip()
    if not text:
        return True
    pattern = ".*".join(re.escape(part) for part in text.split("…"))
    squeezed = "\n".join(line.rstrip() for line in said.strip().splitlines())
    return re.fullmatch(pattern, squeezed, re.DOTALL) is not None


@with_blocks("json", "toml", "yaml")
def test_data(page: Path, tmp_path: Path) -> None:
    """Contracts on the page are valid, its JSON and TOML are what they say."""
    for block in blocks(page):
        if block.skipped:
            continue
        if block.language == "json":
            json.loads(block.text)
        elif block.language == "toml" and sys.version_info >= (3, 11):
            import tomllib

            tomllib.loads(block.text)
        elif block.language == "yaml" and block.text.startswith("name:"):
            contract = tmp_path / "api.yaml"
            contract.write_text(block.text, encoding="utf-8")
            command = [str(Path(sys.executable).with_name("contract")), "validate", str(contract)]
            process = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
            assert process.returncode == int(block.wrong), process.stdout + process.stderr


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_links(page: Path) -> None:
    for target in links(page):
        path = target.split("#")[0]
        assert (page.parent / path).exists(), target
