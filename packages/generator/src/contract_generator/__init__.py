"""Generates slim, typed Python API clients from a contract."""

__version__ = "0.1.0"
