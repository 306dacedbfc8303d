"""Values of scalars, by what they are called: an ``email`` looks like one.

The few names that most contracts have in common; anything else says its own name.
"""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime, timedelta

from contract_generator.contract.model import Scalar
from contract_generator.mock.wire import Json
from contract_generator.plan.words import pascal, snake

#: Strings by the last word of their names.
_STRINGS = {
    "email": "person{n}@example.com",
    "url": "https://example.com/{slug}/{n}",
    "uri": "https://example.com/{slug}/{n}",
    "href": "https://example.com/{slug}/{n}",
    "phone": "+15550100{n:03}",
    "ip": "192.0.2.{byte}",
    "uuid": "00000000-0000-4000-8000-{n:012}",
    "date": "2030-01-01",
    "currency": "EUR",
    "country": "NO",
    "language": "en",
    "locale": "en-US",
    "timezone": "UTC",
}
_INTS = {"year": 2030, "month": 1, "day": 1, "port": 8080, "percent": 50}
_FLOATS = {"lat": 59.91, "latitude": 59.91, "lon": 10.75, "longitude": 10.75}
#: The words of bools that say that there is more to come.
_MORE = frozenset({"has_more", "has_next", "more", "truncated", "incomplete"})
#: The words of what says where the next page begins.
_CURSORS = ("cursor", "next_page", "next_token", "page_token")
_SECONDS = ("_at", "timestamp")
_START = datetime(2030, 1, 1)
_EPOCH = 1_893_456_000


def scalar(kind: Scalar, name: str, owner: str, n: int) -> Json:
    """A value.

    Args:
        kind: The scalar type.
        name: The field's wire name; empty where there is none.
        owner: The struct that has the field; empty where there is none.
        n: Which of several it is, from 1.
    """
    words = snake(name)
    last = words.rpartition("_")[2]
    if kind == "string":
        return _string(words, last, owner, n)
    if kind == "bool":
        return words not in _MORE
    if kind == "int":
        return _EPOCH + 60 * n if words.endswith(_SECONDS) else _INTS.get(last, n)
    if kind == "float":
        return _FLOATS.get(last, n + 0.5)
    if kind == "bytes":
        return b64encode(f"{_text(words)} {n}".encode()).decode()
    if kind == "time":
        # Years have no end here, and datetime's end at 9999.
        return (_START + timedelta(minutes=n % 1_000_000)).isoformat() + "Z"
    return {}


def ends_pages(name: str) -> bool:
    """Whether a field says where the next page begins: best with nothing, for there is none."""
    return snake(name).endswith(_CURSORS)


def singular(name: str) -> str:
    """What one element is called: of ``tags`` a ``tag``."""
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name


def _string(words: str, last: str, owner: str, n: int) -> str:
    if last == "id":
        stem = words.removesuffix("id").strip("_") or snake(pascal(owner)) or "id"
        return f"{stem}_{n}"
    if words in ("name", "title") and owner:
        return f"{_text(snake(pascal(owner))).capitalize()} {n}"
    form = "" if words.endswith(_CURSORS) else _STRINGS.get(last)
    if form is None:
        return f"{_text(words)} {n}"
    slug = words.removesuffix(last).strip("_") or snake(pascal(owner)) or "page"
    return form.format(n=n, byte=n % 254 + 1, slug=slug)


def _text(words: str) -> str:
    return words.replace("_", " ") or "text"
