"""The contract as it was written: frozen values, read from positioned nodes.

Decides what a document says, and nothing about Python. May import ``load`` and below.
"""
