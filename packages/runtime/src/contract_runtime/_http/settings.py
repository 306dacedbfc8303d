"""What connections are made with: TLS contexts, proxies, limits."""

from __future__ import annotations

import os
import ssl
import threading
from functools import lru_cache
from typing import Callable, Dict, NamedTuple, Optional, Tuple, TypeVar

import httpx

T = TypeVar("T")

#: Connections at once: enough for many streams, less than the usual 1,024 file descriptors.
MAX_CONNECTIONS = 1000
#: Seconds that an unused connection is kept; the keep-alive time of many servers.
KEEPALIVE_EXPIRY = 5.0
#: No limit on any operation: what a client has that isn't told otherwise.
NO_TIMEOUT: Dict[str, Optional[float]] = dict.fromkeys(("connect", "read", "write", "pool"))
#: Each HTTPTransport has one connection, and forgets none by itself.
ONE_CONNECTION = httpx.Limits(max_connections=1, max_keepalive_connections=1, keepalive_expiry=None)

_lock = threading.Lock()
_contexts: Dict[Tuple[Optional[str], Optional[str]], ssl.SSLContext] = {}


def tls_context() -> ssl.SSLContext:
    """The context that verifies servers, as httpx makes it: some 25 ms, once for each setting."""
    with _lock:
        context = _contexts.get(_setting())
        if context is None:
            context = _contexts[_setting()] = httpx.create_ssl_context()
        return context


def _setting() -> Tuple[Optional[str], Optional[str]]:
    return os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")


@lru_cache(maxsize=None)
def no_context() -> ssl.SSLContext:
    """A context for connections without TLS. It trusts nobody, should one come to use it."""
    return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def environment_has_proxies() -> bool:
    """Whether the environment names a proxy: then httpx decides what goes through it."""
    from urllib.request import getproxies

    proxies = getproxies()
    return any(proxies.get(scheme) for scheme in ("http", "https", "all"))


class PoolOptions(NamedTuple):
    """What a pool was told: its limits, and how its connections are made."""

    verify: Optional[ssl.SSLContext]
    limits: httpx.Limits
    local_address: Optional[str]
    retries: int

    def connection(self, make: Callable[..., T], scheme: bytes) -> T:
        """A transport of one connection."""
        context = self.verify or (no_context() if scheme == b"http" else tls_context())
        return make(
            verify=context,
            limits=ONE_CONNECTION,
            local_address=self.local_address,
            retries=self.retries,
            trust_env=False,
        )

    def must_load(self, scheme: bytes) -> bool:
        """Whether making a connection would load certificates."""
        return scheme == b"https" and self.verify is None and _setting() not in _contexts
