"""Streams of typed items."""

from contract_runtime.abi import AsyncStream as AsyncStream
from contract_runtime.abi import Stream as Stream
