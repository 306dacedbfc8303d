"""URLs: a path whose shape no value can change, a query.

The path's places are filled by percent-encoding all but RFC 3986's unreserved characters
(§ 2.3), so that a value stays inside its segment. What encoding can't contain is refused: a
segment that is empty, ``.`` or ``..`` means another path to whoever normalises (§ 5.2.4).
"""

from __future__ import annotations

from typing import Iterable, List, Mapping, Tuple

from .._model import json_backend

_UNRESERVED = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
#: Byte to its text in a URL.
_ENCODED = [chr(byte) if byte in _UNRESERVED else f"%{byte:02X}" for byte in range(256)]


def quote(text: str) -> str:
    """Percent-encode all but unreserved characters; a lone surrogate is a ``ValueError``."""
    if text.isalnum() and text.isascii():
        return text
    return "".join(map(_ENCODED.__getitem__, text.encode()))


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


def query_text(pairs: Iterable[Tuple[str, object]]) -> str:
    """Encode a query (the language, § 4): ``None`` isn't sent, lists repeat their key.

    Objects, and lists in lists, are sent as JSON.
    """
    items: List[str] = []
    for key, value in pairs:
        name = quote(key)
        values: List[object] = value if isinstance(value, list) else [value]  # pyright: ignore[reportUnknownVariableType]
        for each in values:
            if each is not None:
                nested = each.__class__ in (dict, list)
                text = json_backend.dump(each).decode() if nested else plain(each)
                items.append(f"{name}={quote(text)}")
    return "&".join(items)


def joined(query: str, more: str) -> str:
    """Two queries as one."""
    return f"{query}&{more}" if query and more else query or more


def overridden(query: str, more: Mapping[str, object]) -> str:
    """A query with the keys of another in the place of its own; a ``None`` takes a key out."""
    names = {quote(name) for name in more}
    kept = "&".join([pair for pair in query.split("&") if pair.partition("=")[0] not in names])
    return joined(kept, query_text(more.items()))
