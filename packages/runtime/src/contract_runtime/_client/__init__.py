"""What a user holds: clients, resources, raw responses, streams.

Decides which options a client has, what its copies share, and when httpx is loaded (at the
first call, never on an event loop's thread). May import ``_http`` and everything below it.
"""
