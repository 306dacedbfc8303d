"""Header fields: checked before they are sent, merged by rank.

Names compare without case (RFC 9110 § 5.1). Of several of one name the highest rank is sent:
what we send by ourselves < the contract's < the client's defaults < the key < this request's.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Mapping, Tuple

    #: The name as written, and the value.
    Field = Tuple[bytes, bytes]
    #: Fields by lower-case name.
    Fields = Dict[str, Field]

#: RFC 9110 § 5.6.2.
_TOKEN = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

#: What still says something to a server of another origin, and holds no credential. Of all
#: other fields nobody can know, so none of them follows a redirect there.
HARMLESS = frozenset(
    {
        "accept", "accept-encoding", "accept-language", "cache-control", "content-encoding",
        "content-language", "content-length", "content-type", "host", "idempotency-key",
        "if-modified-since", "if-none-match", "last-event-id", "user-agent",
    }
)  # fmt: skip


def field(name: object, value: object) -> Field:
    """One header field, as bytes.

    Raises:
        TypeError: Name or value isn't a string.
        ValueError: The name isn't a token, or the value holds CR, LF, NUL or another control
            character (RFC 9110 § 5.5). The message doesn't show the value, which may be a key.
    """
    if not isinstance(name, str) or not isinstance(value, str):
        raise TypeError("header names and values are strings")
    if not name or name.strip(_TOKEN):
        raise ValueError(f"{name[:64]!r} can't be the name of a header")
    if not value.isprintable():
        for character in value:
            if (character < " " and character != "\t") or character == "\x7f":
                raise ValueError(
                    f"the value of header {name} holds a control character "
                    f"({character!r}), which could start another header"
                )
    return name.encode("ascii"), value.strip(" \t").encode()


def merge(fields: Fields, *ranks: Mapping[str, str]) -> None:
    """Put fields over those of the same name, the lowest rank first."""
    for rank in ranks:
        for name, value in rank.items():
            fields[name.lower()] = field(name, value)
