"""Whether to try again, and when: pure decisions, driven by whoever sends.

``policy`` turns facts into a delay or a stop, ``attempts`` keeps one call's history and applies
what bounds it, ``resume`` does for streams what ``policy`` does for calls. Clock and randomness
are passed in, and nobody here waits. Imports ``_errors`` and ``_base``.
"""
