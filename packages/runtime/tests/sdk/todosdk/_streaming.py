"""Streams of typed items."""

from contract_runtime.abi import AsyncStream as AsyncStream, Stream as Stream
