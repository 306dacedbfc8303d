"""One call as values: what is asked, with which options, and what an answer means.

All but the log is pure: arguments become a :class:`~contract_runtime._call.messages.Request`, a
redirect becomes the next one, an event's data an item, a result or an error. Nothing here waits,
moves bytes, or knows the library that does. May import ``_model``, ``_sse``, ``_retry``,
``_errors``, ``_base``.
"""
