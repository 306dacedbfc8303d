"""Bytes as base64 text: what ``[]byte`` is on the wire."""

from binascii import a2b_base64, b2a_base64

from .mismatch import Mismatch

_URL_SAFE = str.maketrans("-_", "+/", "\r\n")


def read_bytes(value: object) -> bytes:
    """Read base64 text, standard or URL-safe (RFC 4648 §§ 4, 5), padded or not.

    ``None`` reads as empty: servers send ``null`` for an empty slice of bytes.

    Raises:
        Mismatch: It isn't such text.
    """
    if value is None:
        return b""
    if not isinstance(value, str):
        raise Mismatch
    try:
        data = a2b_base64(value)
        # a2b_base64 skips what isn't in the alphabet: then there are fewer bytes than due.
        if len(data) == len(value) // 4 * 3 - value.count("=", -2) and not len(value) % 4:
            return data
    except ValueError:
        pass  # URL-safe text, perhaps
    text = value.translate(_URL_SAFE).rstrip("=")
    try:
        data = a2b_base64(text + "=" * (-len(text) % 4))
    except ValueError:
        raise Mismatch from None
    # Written again it is the same, up to the unused bits of the last character.
    again = b2a_base64(data, newline=False).decode("ascii").rstrip("=")
    if len(again) != len(text) or again[:-1] != text[:-1]:
        raise Mismatch
    return data


def write_bytes(value: object) -> str:
    """Write bytes as standard base64 text with padding.

    Raises:
        Mismatch: It isn't ``bytes``, ``bytearray`` or ``memoryview``.
    """
    if not isinstance(value, (bytes, bytearray, memoryview)):
        raise Mismatch
    return b2a_base64(value, newline=False).decode("ascii")
