"""Findings as data, and each format that prints them.

Decides what a finding holds and how it is shown, never what is found. May import ``text``.
"""
