"""The model NewCart."""

# Python 3.8 reads these hints too.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass

from contract_runtime.abi import Model, link

__all__ = ["NewCart"]


@dataclass
class NewCart(Model):
    """The arguments of `carts.new`."""


link(__name__)
