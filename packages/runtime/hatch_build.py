"""Leaves out of wheels what explains private rooms to those who change them.

A fifth of the sources is docstrings and comments that no user of the package is shown. A wheel
keeps the docstrings of what is exported, and every line where it was: tracebacks name the
lines of the sources.
"""

from __future__ import annotations

import ast
import io
import shutil
import tempfile
import tokenize
from pathlib import Path
from typing import Any, Dict, Iterator, Set, Union

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "src/contract_runtime"

DOCUMENTED = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
Documented = Union[ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef]


class LeanHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts lean copies in the place of the modules of private rooms."""

    def initialize(self, version: str, build_data: Dict[str, Any]) -> None:
        """Make the copies, but for an editable install, which is the sources."""
        self._copies = Path(tempfile.mkdtemp())
        if version == "editable":
            return
        source = Path(self.root, PACKAGE)
        modules = {
            ".".join((source.name, *path.relative_to(source).with_suffix("").parts)): path
            for path in source.rglob("*.py")
        }
        texts = {name: path.read_text(encoding="utf-8") for name, path in modules.items()}
        shown = exported({name: ast.parse(text) for name, text in texts.items()})
        for name, text in texts.items():
            if is_private(name):
                copy = self._copies / f"{name}.py"
                copy.write_text(lean(text, shown), encoding="utf-8")
                place = modules[name].relative_to(source.parent)
                build_data["force_include"][str(copy)] = place.as_posix()

    def finalize(self, version: str, build_data: Dict[str, Any], artifact_path: str) -> None:
        """Take the copies away."""
        shutil.rmtree(self._copies)


def is_private(module: str) -> bool:
    """Whether a module is of a private room."""
    return "._" in module.replace(".__init__", "")


def exported(trees: Dict[str, ast.Module]) -> Set[str]:
    """What is in an ``__all__`` outside the rooms, and what that inherits.

    Names will do: each occurs once in the package.
    """
    inherited = {
        node.name: [
            name.id  # of Base, Base[T]
            for base in node.bases
            for name in (getattr(base, "value", base),)
            if isinstance(name, ast.Name)
        ]
        for tree in trees.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found: Set[str] = set()
    ahead = [
        name
        for module, tree in trees.items()
        if not is_private(module)
        for node in tree.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
        for name in ast.literal_eval(node.value)
    ]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += inherited.get(name, ())
    return found


def lean(text: str, shown: Set[str]) -> str:
    """The text of a module without its comments, and the docstrings of all but ``shown``."""
    lines = text.splitlines(keepends=True)
    tree = ast.parse(text)
    for node in list(_hidden(tree, shown)):
        docstring = node.body.pop(0)
        for number in range(docstring.lineno, (docstring.end_lineno or 0) + 1):
            lines[number - 1] = "\n"
        if not node.body and not isinstance(node, ast.Module):
            node.body.append(ast.Pass())
            lines[docstring.lineno - 1] = " " * docstring.col_offset + "pass\n"
    for token in tokenize.generate_tokens(io.StringIO("".join(lines)).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column].rstrip() + "\n"
    result = "".join(lines)
    if ast.dump(ast.parse(result)) != ast.dump(tree):
        raise ValueError("without its comments, the code is another")
    return result


def _hidden(tree: ast.Module, shown: Set[str]) -> Iterator[Documented]:
    """What has a docstring that no user sees."""
    seen = {
        member
        for node in tree.body
        if isinstance(node, DOCUMENTED) and node.name in shown
        for member in ast.walk(node)
        if isinstance(member, DOCUMENTED) and not member.name.startswith("_")
    }
    for node in ast.walk(tree):
        hidden = isinstance(node, (ast.Module, *DOCUMENTED)) and node not in seen
        if hidden and ast.get_docstring(node) is not None:
            yield node
