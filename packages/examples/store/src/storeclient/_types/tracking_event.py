"""The model TrackingEvent."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: I001, RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Union

from contract_runtime.abi import link

from .cancel_order import Delivered, Moved

__all__ = ["TrackingEvent"]

TrackingEvent = Union[Moved, Delivered]
"""Told apart by `type`."""

link(__name__)
