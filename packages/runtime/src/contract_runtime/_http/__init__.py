"""The adapter to httpx, and the only room that imports it (``testing`` apart).

Decides who gets which connection, when a connection is cut off, and drives one call through
its attempts. The twins ``*_sync``/``*_async`` are the loops that wait; what they obey is
decided in the pure modules beside them. May import ``_call`` and everything below it.
"""
