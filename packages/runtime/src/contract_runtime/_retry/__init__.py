"""Whether to try again, and when: pure decisions, driven by whoever sends.

``policy`` turns facts into a delay or a stop, and holds the budget that retries are paid from;
``attempts`` keeps one call's history and applies what bounds it, ``resume`` does so for a stream.
Clock and randomness are passed in, and nobody here waits. Imports ``_errors`` and ``_base``.
"""
