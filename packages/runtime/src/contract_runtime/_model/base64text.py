"""Bytes as base64 text: what ``[]byte`` is on the wire."""

from binascii import a2b_base64, b2a_base64

from .kinds import is_binary
from .mismatch import Mismatch

# URL-safe to standard; line ends, which some encoders put in, to nothing.
_STANDARD = str.maketrans("-_", "+/", "\r\n")


def read_bytes(value: object) -> bytes:
    """Read base64 text, standard or URL-safe (RFC 4648 §§ 4, 5), padded or not.

    ``None`` reads as empty: servers send ``null`` for an empty slice of bytes.
    """
    if value is None:
        return b""
    if not isinstance(value, str):
        raise Mismatch
    text = value.translate(_STANDARD)
    if "=" not in text:
        text += "=" * (-len(text) % 4)
    try:
        data = a2b_base64(text)
    except ValueError:
        raise Mismatch from None
    # a2b_base64 skips what isn't in the alphabet: then there are fewer bytes than due.
    if len(text) % 4 or len(data) != len(text) // 4 * 3 - text.count("="):
        raise Mismatch
    return data


def write_bytes(value: object) -> str:
    """Write bytes as standard base64 text with padding."""
    if not is_binary(value):
        raise Mismatch
    return b2a_base64(bytes(value), newline=False).decode("ascii")
