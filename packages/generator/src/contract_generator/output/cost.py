"""What a generated SDK costs whoever installs and imports it."""

from __future__ import annotations

import ast
import io
import statistics
import subprocess
import sys
import tempfile
import tokenize
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from contract_generator.output.errors import OutputError

#: Imports that the median is taken of, after one that compiles.
_ROUNDS = 7
_SECONDS = 60
#: Tokens that make no line one of code.
_EMPTY = frozenset(
    {
        tokenize.COMMENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
        tokenize.INDENT,
        tokenize.NEWLINE,
        tokenize.NL,
    }
)


@dataclass(frozen=True)
class Cost:
    """An SDK's cost.

    Attributes:
        import_ms: Milliseconds of CPU that importing it takes, bytecode compiled; a median.
        modules: The modules that importing it adds to a bare interpreter, in their order.
        lines: Lines of code: no blanks, comments or docstrings.
        bytes: Bytes of the package's files.
    """

    import_ms: float
    modules: tuple[str, ...]
    lines: int
    bytes: int


def measure(output: Path, package: str) -> Cost:
    """Measure a generated SDK.

    Args:
        output: The folder that it was generated into.
        package: Its import name.

    Raises:
        OutputError: It isn't there, or can't be imported.
    """
    source = output / "src"
    if not (source / package / "__init__.py").is_file():
        raise OutputError(f"{source / package}: no such package: generate it first")
    if find_spec("contract_runtime") is None:
        raise OutputError(f"no contract-runtime is installed that {package} could be imported with")
    import_ms, modules = _imported(source, package)
    files = [
        path
        for path in sorted((source / package).rglob("*"))
        if path.is_file() and path.parent.name != "__pycache__"
    ]
    return Cost(
        import_ms=import_ms,
        modules=modules,
        lines=sum(lines_of_code(path) for path in files if path.suffix == ".py"),
        bytes=sum(path.stat().st_size for path in files),
    )


def _imported(source: Path, package: str) -> tuple[float, tuple[str, ...]]:
    """Milliseconds, and the modules that came."""
    times: list[float] = []
    modules: list[str] = []
    with tempfile.TemporaryDirectory(prefix="contract-") as cache:
        # Isolated and without site, whose .pth files may import what an SDK would have to.
        command = [sys.executable, "-I", "-S", "-X", f"pycache_prefix={cache}", "-c", _SCRIPT]
        for _ in range(1 + _ROUNDS):
            try:
                child = subprocess.run(
                    [*command, package, str(source), *sys.path],
                    capture_output=True,
                    text=True,
                    encoding="utf-8",
                    timeout=_SECONDS,
                )
            except subprocess.TimeoutExpired:
                raise OutputError(f"importing {package} doesn't come to an end") from None
            if child.returncode:
                raise OutputError(f"{package} can't be imported:\n{child.stderr.strip()}")
            nanoseconds, *modules = child.stdout.split()
            times.append(int(nanoseconds) / 1e6)
    return statistics.median(times[1:]), tuple(modules)


_SCRIPT = """
import sys
from time import process_time_ns

package, *sys.path = sys.argv[1:]
before = set(sys.modules)
start = process_time_ns()
__import__(package)
print(process_time_ns() - start, *[name for name in sys.modules if name not in before])
"""


def lines_of_code(path: Path) -> int:
    """The lines of a file that are neither blank nor comment nor docstring.

    Raises:
        OutputError: It isn't Python.
    """
    text = path.read_text(encoding="utf-8")
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise OutputError(f"{path}: {error}") from error
    docstrings: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            first = node.body[0] if node.body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                docstrings.update(range(first.lineno, (first.end_lineno or first.lineno) + 1))
    code: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type not in _EMPTY:
            code.update(range(token.start[0], token.end[0] + 1))
    return len(code - docstrings)
