"""The version that changes ask for (semver.org 2.0.0)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from packaging.version import Version

from contract_generator.compare.changes import LEVELS, Change, Level

Bump = Literal["major", "minor", "patch"]
_BUMPS: Mapping[Level, Bump] = {
    "breaking": "major",
    "compatible": "minor",
    "documentation": "patch",
}


def bump_for(changes: Iterable[Change]) -> Bump | None:
    """What changes ask for; None where there are none."""
    levels = {each.level for each in changes}
    return next((_BUMPS[level] for level in LEVELS if level in levels), None)


def next_version(current: str, bump: Bump | None) -> str:
    """The version that comes after another.

    In 0.y what breaks raises the minor version (semver.org, § 4, as everybody reads it). A
    pre-release becomes its release, where that is bump enough.

    Args:
        current: The present version (PEP 440).
        bump: What is asked for; None: nothing.

    Raises:
        packaging.version.InvalidVersion: The present version is none.
    """
    if bump is None:
        return current
    version = Version(current)
    major, minor, patch = version.major, version.minor, version.micro
    if bump == "major" and major == 0:
        bump = "minor"
    if version.is_prerelease and _enough(minor, patch, bump):
        return f"{major}.{minor}.{patch}"
    if bump == "major":
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if bump == "minor" else f"{major}.{minor}.{patch + 1}"


def _enough(minor: int, patch: int, bump: Bump) -> bool:
    """Whether a version that isn't out yet is itself such a bump."""
    return bump == "patch" or (patch == 0 and (bump == "minor" or minor == 0))
