"""Models."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from contract_runtime.abi import Model, link

__all__ = ["FileContent", "FileInfo", "ManifestRef"]


@dataclass
class FileInfo(Model):
    """A JSON object."""

    path: str
    size: int


@dataclass
class FileContent(Model):
    """A JSON object."""

    path: str
    content: bytes


@dataclass
class ManifestRef(Model):
    """A JSON object.

    Attributes:
        name: The manifest's name.
    """

    name: str
    pretty: Optional[bool] = None


link(__name__)
