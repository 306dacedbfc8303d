"""The model CustomerInput."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from contract_runtime.abi import Model, link

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .address import Address


@dataclass
class CustomerInput(Model):
    """CustomerInput.

    Attributes:
        email: Required, but may be `null`.
    """

    name: str
    email: Optional[str]
    address: Optional[Address] = None
    preferences: Optional[object] = None


link(__name__, "Address")
