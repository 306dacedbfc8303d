"""The models as plain dicts."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing_extensions import TypedDict

__all__ = ["TodoDict_"]


class TodoDict_(TypedDict):
    """`Todo` as a plain dict, keys as sent."""
