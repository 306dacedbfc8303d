"""URLs: a base, a path whose shape no value can change, a query.

The path's places are filled by percent-encoding all but RFC 3986's unreserved characters
(§ 2.3), so that a value stays inside its segment. What encoding can't contain is refused: a
segment that is empty, ``.`` or ``..`` means another path to whoever normalises (§ 5.2.4).
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Iterable, List, Mapping, Optional, Tuple

_UNRESERVED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
#: Byte to its text in a URL.
_ENCODED = [chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in range(256)]
_encoded = _ENCODED.__getitem__
#: Characters that a base URL can't hold: controls, space, and what ends or escapes a URL.
_FORBIDDEN = frozenset([*map(chr, range(0x21)), *'\x7f\\"<>^`{|}'])


def quote(text: str) -> str:
    """Percent-encode all but unreserved characters; a lone surrogate is a ``ValueError``."""
    if text.isalnum() and text.isascii():
        return text
    return "".join(map(_encoded, text.encode()))


class BaseURL:
    """Where a service is: a prefix that paths are put behind, and a query that stays.

    A user and password in it are kept for sending and never shown.

    Raises:
        ValueError: It isn't an absolute http or https URL.
    """

    __slots__ = ("credentials", "prefix", "query", "secure")

    def __init__(self, text: str) -> None:
        scheme, separator, rest = text.strip().partition("://")
        scheme = scheme.lower()
        if not separator or scheme not in ("http", "https"):
            raise ValueError(
                "base_url must be an absolute URL that starts with http:// or https://"
            )
        rest = rest.partition("#")[0]
        place, _, self.query = rest.partition("?")
        authority, slash, path = place.partition("/")
        credentials, at, host = authority.rpartition("@")
        if not host or host.startswith(":") or not _FORBIDDEN.isdisjoint(rest):
            raise ValueError("base_url must name a host, and hold no spaces or control characters")
        _, colon, port = host.rpartition("]")[2].rpartition(":")
        if colon and port and not (port.isdigit() and port.isascii() and int(port) < 65536):
            raise ValueError("base_url must have a port between 0 and 65535")
        self.credentials: Optional[str] = credentials if at else None
        self.prefix = f"{scheme}://{host}" + (slash + path).rstrip("/")
        self.secure = scheme == "https"

    def __repr__(self) -> str:
        from .._errors.redact import safe_url

        return safe_url(self.prefix + (f"?{self.query}" if self.query else ""))


class Path:
    """What a method's template (``"/files/{name}.json"``, ``"/objects/{key...}"``) says."""

    __slots__ = ("_parts", "names")

    def __init__(self, template: str) -> None:
        # Fixed text, the place after it (empty after the last), whether it takes the rest.
        parts: List[Tuple[str, str, bool]] = []
        rest = template
        while rest:
            text, _, rest = rest.partition("{")
            name, _, rest = rest.partition("}")
            takes_rest = name.endswith("...")
            parts.append((text, name[:-3] if takes_rest else name, takes_rest))
        self._parts = parts
        #: The places' names, in order.
        self.names = tuple(name for _, name, _ in parts if name)

    def fill(self, values: Mapping[str, object]) -> str:
        """The path with its places filled by encoded values; more of these may be there.

        Raises:
            ValueError: A value is missing, ``None``, empty, ``.`` or ``..``, or would reach
                out of its place otherwise.
        """
        path: List[str] = []
        for text, name, takes_rest in self._parts:
            path.append(text)
            if name:
                value = plain(values.get(name))
                segments = value.split("/") if takes_rest else (value,)
                path.append("/".join([_segment(name, each) for each in segments]))
        return "".join(path)


def _segment(name: str, value: str) -> str:
    if value in ("", ".", ".."):
        shown = repr(value) if value else "empty"
        raise ValueError(f"{name} is part of the path and can't be {shown}")
    return quote(value)


def plain(value: object) -> str:
    """A value's text in a path or query: ``true`` and ``false``, numbers as JSON has them.

    ``None`` is the empty text, which a path refuses and a query never gets here.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)):
        raise TypeError("a list or dict has no place in a path")
    return "" if value is None else str(value)


def query_text(pairs: Iterable[Tuple[str, object]], dumps: Callable[[object], bytes]) -> str:
    """Encode a query (the language, § 4): ``None`` isn't sent, lists repeat their key.

    ``dumps`` gives compact JSON, for objects and for lists in lists.
    """
    items: List[str] = []
    for key, value in pairs:
        name = quote(key)
        values: List[object] = [value]
        if isinstance(value, list):
            values = value  # pyright: ignore[reportUnknownVariableType]
        for each in values:
            if each is not None:
                nested = each.__class__ in (dict, list)
                items.append(f"{name}={quote(dumps(each).decode() if nested else plain(each))}")
    return "&".join(items)


def joined(query: str, more: str) -> str:
    """Two queries as one."""
    return f"{query}&{more}" if query and more else query or more


def overridden(query: str, more: Mapping[str, object], dumps: Callable[[object], bytes]) -> str:
    """A query with the keys of another in the place of its own; a ``None`` takes a key out."""
    names = {quote(name) for name in more}
    kept = "&".join([pair for pair in query.split("&") if pair.partition("=")[0] not in names])
    return joined(kept, query_text(more.items(), dumps))
