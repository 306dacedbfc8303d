"""The adapter to httpx, and the only room that imports it (``testing`` apart).

Decides who gets which connection and when one is cut off, and drives a call through its tries:
pure modules decide, coroutines over ``io`` wait, for sync callers too. May import ``_call`` and
everything below it.
"""
