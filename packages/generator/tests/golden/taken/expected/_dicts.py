"""The models as plain dicts."""

# Python 3.8 reads these hints too.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing_extensions import TypedDict

__all__ = ["TodoDict_"]


class TodoDict_(TypedDict):
    """`Todo` as a plain dict, its keys as they are sent."""
