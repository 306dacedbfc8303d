"""Leaves out of wheels what explains private modules to those who change them.

A fifth of the sources is docstrings and comments that no user of the package is shown. A wheel
keeps the docstrings of what users import, or inherit by way of generated code, and every line
where it was: tracebacks name the lines of the sources.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Dict, List, Set, Tuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PACKAGE = "contract_runtime"
#: The modules that users import from.
PUBLIC = ("__init__.py", "testing/__init__.py")
#: The one that generated code imports from, and what users come to see of it.
ABI = "abi.py"
SEEN = ("AsyncResource", "Resource", "require_abi")

DOCUMENTED = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
Trees = Dict[str, ast.Module]
Nodes = Set[ast.AST]


class LeanHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts lean copies in the place of the modules."""

    def initialize(self, version: str, build_data: Dict[str, Any]) -> None:
        """Make the copies, but for an editable install, which is the sources."""
        # A build that ends before it is finalized leaves none behind either.
        self._copies = TemporaryDirectory()
        if version == "editable":
            return
        # By the builder's own list: what git ignores isn't shipped.
        files = {
            Path(file.distribution_path).relative_to(PACKAGE).as_posix(): Path(file.path)
            for file in self.build_config.builder.recurse_included_files()
            if file.path.endswith(".py")
        }
        texts = {name: path.read_text(encoding="utf-8") for name, path in files.items()}
        trees = {name: ast.parse(text) for name, text in texts.items()}
        shown = exported(trees)
        for name, text in texts.items():
            copy = Path(self._copies.name, name)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(lean(text, trees[name], shown).encode())
            build_data["force_include"][str(copy)] = f"{PACKAGE}/{name}"

    def finalize(self, version: str, build_data: Dict[str, Any], artifact_path: str) -> None:
        """Take the copies away."""
        self._copies.cleanup()


def exported(trees: Trees) -> Nodes:
    """What users import or derive from, its public members, and those that it inherits."""
    found: Nodes = {trees[module] for module in (*PUBLIC, ABI)}
    ahead = [(ABI, name, True) for name in SEEN]
    ahead += [
        (module, name, True)
        for module in PUBLIC
        for node in trees[module].body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__"
        for name in ast.literal_eval(node.value)
    ]
    imported = {module: _imported(trees, module) for module in trees}
    while ahead:
        module, name, is_itself = ahead.pop()
        home = imported[module].get(name)
        if home is not None:
            ahead.append((*home, is_itself))
        for node in trees[module].body:
            if isinstance(node, DOCUMENTED) and node.name == name:
                # A base lends its members alone: what derives from it has a docstring.
                members = {each for each in ast.walk(node) if _is_public(each)}
                found |= members if is_itself else members - {node}
                ahead += [(module, base, False) for base in _bases(node)]
    return found


def _imported(trees: Trees, module: str) -> Dict[str, Tuple[str, str]]:
    """Where the names are from that a module imports of its own package."""
    found: Dict[str, Tuple[str, str]] = {}
    for node in ast.walk(trees[module]):
        if isinstance(node, ast.ImportFrom) and node.level:
            folders = module.split("/")[: -node.level]
            path = "/".join([*folders, *(node.module or "__init__").split(".")])
            if f"{path}.py" not in trees:
                path += "/__init__"
            found.update(
                {each.asname or each.name: (f"{path}.py", each.name) for each in node.names}
            )
    return found


def _bases(node: ast.AST) -> List[str]:
    bases = [getattr(each, "value", each) for each in getattr(node, "bases", ())]  # Base, Base[T]
    return [each.id for each in bases if isinstance(each, ast.Name)]


def _is_public(node: ast.AST) -> bool:
    # Users call __init__ and __call__, too, and editors show what these say.
    return isinstance(node, DOCUMENTED) and not re.match("_(?!_)", node.name)


def lean(text: str, tree: ast.Module, shown: Nodes) -> str:
    """The text of a module without its comments, and the docstrings of all but ``shown``."""
    lines = [line + "\n" for line in text.split("\n")]  # as ast and tokenize count them
    for node in ast.walk(tree):
        if not isinstance(node, (ast.Module, *DOCUMENTED)) or node in shown:
            continue
        if ast.get_docstring(node) is None:
            continue
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
    result = "".join(lines).rstrip() + "\n"
    if ast.dump(ast.parse(result)) != ast.dump(tree):
        raise ValueError("without its comments, the code is another")
    return result
