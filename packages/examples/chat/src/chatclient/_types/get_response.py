"""The model GetResponse."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass

from contract_runtime.abi import Model as _Model


@dataclass
class GetResponse(_Model):
    """GetResponse.

    Attributes:
        response_id: The response's identifier.
    """

    response_id: str
