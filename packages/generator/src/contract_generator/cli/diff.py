"""``contract diff``: what changed between two contracts, whom it breaks, and the version."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import click

from contract_generator.cli.console import DONE, FOUND, Fault, put, read_document, report, say
from contract_generator.cli.released import Released, released
from contract_generator.compare.changelog import changelog
from contract_generator.compare.changes import LEVELS, Change
from contract_generator.compare.differ import compare
from contract_generator.compare.semver import Bump, bump_for, next_version
from contract_generator.diagnostics.span import Source, Span
from contract_generator.pipeline import plan_document
from contract_generator.plan.naming import version_fault
from contract_generator.text.terminal import printable

FailOn = Literal["breaking", "any"]
_ROLES = {"breaking": "error", "compatible": "done", "documentation": "info"}


@click.command(short_help="Show what changed, what of it breaks users.")
@click.argument("old")
@click.argument("new")
@click.option("--version", metavar="X.Y.Z", help="The version that OLD is released as.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--changelog", "entry_only", is_flag=True, help="Print the changelog's entry alone.")
@click.option(
    "--fail-on",
    type=click.Choice(["breaking", "any"]),
    help="Exit 1 on breaking changes, or on any.",
)
def command(
    old: str,
    new: str,
    version: str | None,
    as_json: bool,
    entry_only: bool,
    fail_on: FailOn | None,
) -> int:
    """Show what changed from OLD to NEW (YAML or JSON; - for standard input).

    Says of each change whether it breaks programs that upgrade, or SDKs that are released already;
    then the version to release, and an entry for the changelog.

    \b
    contract diff released.yaml api.yaml
    git show main:api.yaml | contract diff - api.yaml --fail-on breaking
    """
    if old == new == "-":
        raise click.UsageError("only one of the two can be read from standard input")
    if as_json and entry_only:
        raise click.UsageError("--json has the changelog's entry in it: leave --changelog out")
    fault = version_fault(version) if version is not None else None
    if fault is not None:
        raise Fault(f'the version "{printable(version or "")}" {fault}')
    planned = [plan_document(data, name=name) for data, name in map(read_document, (old, new))]
    before, now = planned
    if before.sdk is None or now.sdk is None or before.contract is None or now.contract is None:
        broken = [each for each in planned if each.sdk is None]
        report([each for one in broken for each in one.diagnostics], "text")
        return FOUND
    sdks = released((old, new), now.contract.name, version)
    changes = compare(
        before.contract,
        now.contract,
        old_source=before.source,
        new_source=now.source,
        package=sdks[0].package if sdks else None,
    )
    bump = bump_for(changes)
    versions = [(each, next_version(each.version, bump)) for each in sdks if each.version]
    entry = changelog(changes, version=versions[0][1] if len(versions) == 1 else None)
    found = _Comparison(changes, bump, versions, entry, before.source, now.source)
    if as_json:
        put(json.dumps(found.listing(), indent=2) + "\n")
    elif entry_only:
        put(f"{entry}\n" if entry else "")
    else:
        found.tell()
    failed = changes if fail_on == "any" else [each for each in changes if each.level == "breaking"]
    return FOUND if fail_on is not None and failed else DONE


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What there is to say of two contracts, and how people and programs are told."""

    changes: Sequence[Change]
    bump: Bump | None
    versions: Sequence[tuple[Released, str]]
    entry: str
    old: Source
    new: Source

    def tell(self) -> None:
        """Print it."""
        if self.bump is None:
            say("nothing changed")
            return
        for each in self.changes:
            say(f"{each.level}[{each.kind.code}]: {each.what.plain()}", role=_ROLES[each.level])
            say(f" --> {self._places(each)}")
            if each.level != "documentation":
                for effect in each.effects:
                    mark = "!" if effect.level == "breaking" else "="
                    say(f"  {mark} {effect.reason.plain()}")
            say("")
        say(f"{_counted(self.changes)}: a {self.bump} version", role="message")
        for sdk, version in self.versions:
            say(f"{printable(sdk.label)} {printable(sdk.version or '')} -> {version}")
        say("")
        put(f"{self.entry}\n")

    def listing(self) -> dict[str, object]:
        """The same as JSON values."""
        return {
            "bump": self.bump,
            "versions": [
                {"package": sdk.package, "current": sdk.version, "next": version}
                for sdk, version in self.versions
            ],
            "changes": [
                {
                    "kind": each.kind.code,
                    "level": each.level,
                    "subject": each.subject,
                    "what": each.what.plain(),
                    "effects": [
                        {"whom": e.whom, "level": e.level, "reason": e.reason.plain()}
                        for e in each.effects
                    ],
                    "old": _position(each.old, self.old),
                    "new": _position(each.new, self.new),
                }
                for each in self.changes
            ],
            "changelog": self.entry,
        }

    def _places(self, change: Change) -> str:
        """``new.yaml:7:9 (was old.yaml:6:9)``: where it is, and was."""
        spans = (change.new, self.new), (change.old, self.old)
        told = [_place(span, source) for span, source in spans if span]
        return told[0] if len(told) == 1 else f"{told[0]} (was {told[1]})"


def _place(span: Span, source: Source) -> str:
    place = source.place(span.start)
    return f"{printable(source.name)}:{place.line}:{place.column}"


def _counted(changes: Sequence[Change]) -> str:
    counts = {level: sum(each.level == level for each in changes) for level in LEVELS}
    return ", ".join(f"{count} {level}" for level, count in counts.items() if count)


def _position(span: Span | None, source: Source) -> dict[str, object] | None:
    if span is None:
        return None
    place = source.place(span.start)
    return {"file": source.name, "line": place.line, "column": place.column}
