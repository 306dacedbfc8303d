"""Leaves out of wheels what explains private modules to those who change them.

A fifth of the sources is docstrings and comments that no user of the package is shown. A wheel
keeps the docstrings of what users import, or inherit by way of generated code, and every line
where it was: tracebacks name the lines of the sources.
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

PACKAGE = "contract_runtime"
#: The modules that users import from; the one that generated code imports from stays whole too.
PUBLIC = ("__init__.py", "testing/__init__.py")
WHOLE = (*PUBLIC, "abi.py")
#: What generated classes derive from, beside what users import.
DERIVED = ("AsyncResource", "Resource")

DOCUMENTED = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
Documented = Union[ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef]


class LeanHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts lean copies in the place of private modules."""

    def initialize(self, version: str, build_data: Dict[str, Any]) -> None:
        """Make the copies, but for an editable install, which is the sources."""
        self._copies = Path(tempfile.mkdtemp())
        if version == "editable":
            return
        source = Path(self.root, "src", PACKAGE)
        texts = {
            path.relative_to(source).as_posix(): path.read_text(encoding="utf-8")
            for path in source.rglob("*.py")
        }
        shown = exported({name: ast.parse(text) for name, text in texts.items()})
        for name, text in texts.items():
            if name not in WHOLE:
                copy = self._copies / name
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_text(lean(text, shown), encoding="utf-8")
                build_data["force_include"][str(copy)] = f"{PACKAGE}/{name}"

    def finalize(self, version: str, build_data: Dict[str, Any], artifact_path: str) -> None:
        """Take the copies away."""
        shutil.rmtree(self._copies)


def exported(trees: Dict[str, ast.Module]) -> Set[str]:
    """What users import or derive from, and what that inherits.

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
    ahead = [*DERIVED]
    ahead += [
        name
        for module in PUBLIC
        for node in trees[module].body
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
        if not isinstance(node, (ast.Module, *DOCUMENTED)) or node in seen:
            continue
        if ast.get_docstring(node) is not None:
            yield node
