"""What can go wrong between rendered text and a written folder."""

from __future__ import annotations


class OutputError(Exception):
    """The output can't be written, read or formatted; the message says what to do."""


class ProofError(Exception):
    """Generated code isn't what it should be: a fault of the generator, not of the contract."""
