"""Server-sent events: bytes in, events out (WHATWG HTML § 9.2.6), with bounded memory.

Decides what an event is and nothing else: no I/O, no clocks, no JSON.
May import ``_errors`` and ``_base``.
"""
