"""The changelog's entry: Markdown, ready to be pasted (keepachangelog.com)."""

from __future__ import annotations

from collections.abc import Sequence

from contract_generator.compare.changes import Change, Section
from contract_generator.text.code import Code, fill, join, raw
from contract_generator.text.markdown import code_span, inline
from contract_generator.text.python import literal

_SECTIONS: tuple[Section, ...] = ("Added", "Changed", "Removed")


def changelog(changes: Sequence[Change], *, version: str | None = None) -> str:
    """The entry for some changes; empty where there are none.

    Args:
        changes: The changes.
        version: The version that they are released in, three numbers, for a heading.
    """
    parts: list[Code] = []
    if version is not None and changes:
        numbers = [literal(int(number)) for number in version.split(".")]
        parts.append(fill("## {version}", version=join(".", numbers)))
    broken = [each for each in changes if each.level == "breaking"]
    if broken:
        parts.append(_section(raw("Breaking"), [_entry(each) for each in broken]))
    for section in _SECTIONS:
        found = [
            each for each in changes if each.level == "compatible" and each.kind.section == section
        ]
        if found:
            parts.append(_section(inline(section), [_entry(each) for each in found]))
    words = [code_span(each.subject) for each in changes if each.level == "documentation"]
    if words:
        told = fill("- Other words for {it}.", it=join(", ", words))
        parts.append(_section(raw("Documentation"), [told]))
    return join("\n\n", parts)


def _section(title: Code, entries: list[Code]) -> Code:
    return fill("### {title}\n\n{entries}", title=title, entries=join("\n", entries))


def _entry(change: Change) -> Code:
    """What changed, and why that breaks whoever reads a changelog."""
    worst = [each for each in change.effects if each.level == change.level]
    callers = [each for each in worst if each.whom == "callers"] or worst
    what = change.what.markdown()
    if change.level != "breaking":
        return fill("- {what}.", what=what)
    return fill(
        "- {what}: {why}.", what=what, why=join("; ", [each.reason.markdown() for each in callers])
    )
