"""The version that comes after another."""

from __future__ import annotations

import pytest
from contract_generator.compare.semver import Bump, next_version

CASES: list[tuple[str, Bump | None, str]] = [
    ("1.2.3", "major", "2.0.0"),
    ("1.2.3", "minor", "1.3.0"),
    ("1.2.3", "patch", "1.2.4"),
    ("1.2.3", None, "1.2.3"),
    ("0.2.3", "major", "0.3.0"),
    ("0.2.3", "minor", "0.3.0"),
    ("0.2.3", "patch", "0.2.4"),
    ("0.0.0", "major", "0.1.0"),
    ("0.0.0", "patch", "0.0.1"),
    ("2", "minor", "2.1.0"),
    ("1.2", "patch", "1.2.1"),
    ("2.0.0rc1", "major", "2.0.0"),
    ("2.0.0rc1", "patch", "2.0.0"),
    ("2.1.0b2", "major", "3.0.0"),
    ("2.1.0b2", "minor", "2.1.0"),
    ("2.1.3.dev4", "minor", "2.2.0"),
    ("2.1.3.dev4", "patch", "2.1.3"),
    ("0.3.0a1", "major", "0.3.0"),
    ("1.2.3.post1", "patch", "1.2.4"),
    ("1.2.3+local", "minor", "1.3.0"),
]


@pytest.mark.parametrize(("current", "bump", "expected"), CASES)
def test_next(current: str, bump: Bump | None, expected: str) -> None:
    assert next_version(current, bump) == expected
