"""Streams of events, as methods return them."""

from contract_runtime import AsyncStream, Stream

__all__ = ["AsyncStream", "Stream"]
