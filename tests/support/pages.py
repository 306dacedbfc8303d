"""Reads the code blocks of a Markdown page.

A fence's first word is its language. ``skip`` behind it keeps a block from being run: only for
what needs another machine (an index, an editor, a second service). ``wrong`` marks a contract
that has errors on purpose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(
    r"^(?P<indent> *)```(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=indent)```$", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True)
class Block:
    """One fenced block."""

    page: Path
    line: int
    language: str
    skipped: bool
    wrong: bool
    text: str

    @property
    def padded(self) -> str:
        """The text behind so many empty lines that tracebacks show the page's line numbers."""
        return "\n" * self.line + self.text

    def expected(self) -> list[str]:
        """What the block says that it prints: its lines that begin with ``# -> ``."""
        return re.findall(r"^ *# -> ?(.*)$", self.text, re.MULTILINE)

    def commands(self) -> Iterator[tuple[str, list[str]]]:
        """A console block's commands, each with the output that it shows."""
        command, shown = "", []
        for line in self.text.splitlines():
            if line.startswith("$ "):
                if command:
                    yield command, shown
                command, shown = line[2:], []
            else:
                shown.append(line)
        if command:
            yield command, shown


def blocks(page: Path) -> list[Block]:
    """All fenced blocks of a page, in order."""
    source = page.read_text(encoding="utf-8")
    found = []
    for match in FENCE.finditer(source):
        language, *flags = match["info"].split() or [""]
        lines = [line.removeprefix(match["indent"]) for line in match["text"].splitlines()]
        number = source[: match.start()].count("\n") + 1
        text = "\n".join(lines) + "\n"
        found.append(Block(page, number, language, "skip" in flags, "wrong" in flags, text))
    return found


def links(page: Path) -> list[str]:
    """The relative targets of a page's links."""
    source = FENCE.sub("", page.read_text(encoding="utf-8"))
    targets = re.findall(r"\]\(([^)\s]+)\)", source)
    return [target for target in targets if "://" not in target and not target.startswith("#")]
