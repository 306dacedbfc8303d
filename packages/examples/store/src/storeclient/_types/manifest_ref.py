"""The model ManifestRef."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from contract_runtime.abi import Model


@dataclass
class ManifestRef(Model):
    """ManifestRef.

    Attributes:
        name: The manifest's name.
    """

    name: str
    pretty: Optional[bool] = None
