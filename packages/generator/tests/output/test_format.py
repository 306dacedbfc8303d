"""Files are formatted and proven part by part, however they are divided."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from built import sdk_of
from contract_generator.output import format as formatting
from contract_generator.output import prove as proving
from contract_generator.output.errors import ProofError
from contract_generator.output.format import formatted
from contract_generator.output.staging import Staging
from contract_generator.pipeline import build

UGLY, NEAT = "a  =  [ 1,2 ]\n", b"a = [1, 2]\n"
README = f"```python\n{UGLY}```\n"


def _large() -> str:
    """A contract whose rooms are packages: models, typed dicts, and resources with twins."""
    lines = ["name: BigAPI", "types:"]
    for number in range(100):
        target = f"T{(number + 1) % 88}"
        lines += [f"  - name: T{number}"]
        if number < 88:
            fields = ", ".join(f"{{name: f{each}, type: {target}}}" for each in range(3))
            lines += [f"    kind: struct\n    fields: [{fields}]"]
        elif number < 94:
            lines += [f"    kind: slice\n    elem: T{number - 1}"]
        else:
            variants = ", ".join(f"{{value: v{each}, type: T{each}}}" for each in range(3))
            lines += [f"    kind: union\n    tag: kind\n    variants: [{variants}]"]
    lines += ["resources:"]
    for number in range(4):
        methods = [
            f"{{name: m{each}, input: T{each * number}, output: T{80 + each}}}"
            for each in range(12)
        ]
        lines += [f"  - {{name: r{number}, methods: [{', '.join(methods)}]}}"]
    return "\n".join(lines)


GOLDEN = sorted((Path(__file__).parent.parent / "golden").glob("*/api.yaml"))
CONTRACTS = {path.parent.name: path.read_text(encoding="utf-8") for path in GOLDEN}
CONTRACTS["large"] = _large()


@pytest.mark.parametrize("name", CONTRACTS)
def test_any_division(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each module can be proven before those after it are there."""
    sdk = sdk_of(CONTRACTS[name])
    with build(sdk) as made:
        whole = made.files
    monkeypatch.setattr(proving, "_MANY", 0)
    monkeypatch.setattr(formatting, "_PART", 2000 if name == "large" else 1)
    with build(sdk) as made:
        assert made.imported
        assert made.files == whole


def test_the_large_one_has_rooms() -> None:
    paths = {each.path for each in sdk_of(CONTRACTS["large"]).files}
    assert {f"src/sdk/{room}/__init__.py" for room in ("_dicts", "_resource", "_types")} <= paths
    assert "src/sdk/_resource/r1_async.py" in paths


@pytest.mark.parametrize("characters", [1, 15, 1_000])
@pytest.mark.parametrize("command", [1, 1_000])
def test_parts(characters: int, command: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "_PART", characters)
    monkeypatch.setattr(formatting, "_COMMAND", command)
    texts = {"a.txt": UGLY, "b/c.py": UGLY, "build/d.py": UGLY, "-e.py": UGLY, "f.md": README}
    with Staging({}) as staging:
        parts = list(formatted(texts.items(), staging))
    assert len(parts) == (5 if characters == 1 or command == 1 else 3 if characters == 15 else 1)
    found = {path: content for part in parts for path, content in part.items()}
    neat = {path: NEAT for path in texts if path.endswith(".py")}
    assert found == {"a.txt": UGLY.encode(), **neat, "f.md": b"```python\n" + NEAT + b"```\n"}


def test_unparsable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "_PART", 1)
    texts = {"a.py": UGLY, "b.py": "a = (\n", "c.py": UGLY}
    with Staging({}) as staging, pytest.raises(ProofError, match=r"b\.py"):
        list(formatted(texts.items(), staging))


def test_a_failure_ends_what_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formatting, "_PART", 1)

    def texts() -> Iterator[tuple[str, str]]:
        yield "a.py", UGLY * 20_000
        raise RuntimeError("no page")

    with Staging({}) as staging, pytest.raises(RuntimeError, match="no page"):
        list(formatted(texts(), staging))
    assert not staging.folder.exists()
