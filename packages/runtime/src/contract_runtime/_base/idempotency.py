"""What lets a request be repeated without harm: its verb, or a key that names it."""

import os

#: Verbs whose request may arrive twice without harm (RFC 9110 § 9.2.2).
IDEMPOTENT = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PUT", "TRACE"})


def new_key() -> bytes:
    """A key that names one call: a random UUID (RFC 9562 § 5.4)."""
    digits = os.urandom(16).hex()
    variant = "89ab"[int(digits[16], 16) & 3]
    return (
        f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"
    ).encode()
