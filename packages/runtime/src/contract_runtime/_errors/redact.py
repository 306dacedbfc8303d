"""What may be shown: one line, bounded; URLs without credentials, texts without known secrets.

A URL keeps scheme, host, port and path. User, password and fragment are dropped, and a query
parameter whose name sounds like a credential keeps its name and loses its value. Names are judged
by their parts (``api_key``, ``X-Amz-Signature``, ``accessToken``), so that ``monkey`` passes.
"""

from __future__ import annotations

# Every program that catches errors imports this: it costs no typing.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Iterable, List, Optional, Set, Tuple

    from .base import SDKError

HIDDEN = "***"

#: Characters of somebody's message that a sentence shows.
MAX_LINE = 500
#: Characters of a URL that are kept.
MAX_URL = 2000
#: A shorter secret is left alone: hiding each "a" of a text tells more than it hides.
MIN_SECRET = 6

# Plurals and words that end in one of these count too.
_SECRET_WORDS = frozenset({
    "auth", "authorization", "cookie", "credential", "jwt", "key", "pass", "passphrase", "passwd",
    "pwd", "session", "sessionid", "sid", "sig", "signature",
})  # fmt: skip
_SECRET_ENDINGS = ("apikey", "password", "secret", "token")


def one_line(text: str) -> str:
    """Text on one line, bounded, without control characters: a message may come from anybody."""
    text = " ".join(text[: 4 * MAX_LINE].split())
    text = "".join(char if char.isprintable() else "�" for char in text)
    return cut(text, MAX_LINE)


def cut(text: str, most: int) -> str:
    """At most so many characters of a text, the last of them a mark where more were there."""
    return text if len(text) <= most else text[: most - 1] + "…"


def status_line(status: int) -> str:
    """``404 Not Found``; the number alone where it has no standard phrase."""
    from http import HTTPStatus

    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def is_secret_name(name: str) -> bool:
    """Whether a parameter or header of this name is likely to hold a credential."""
    parted = ""
    for before, char in zip(" " + name, name):
        if char.isupper() and before.islower():
            parted += " "
        parted += char if char.isalnum() else " "
    # OAuth's code is one, a country_code is none.
    return name == "code" or any(
        one in _SECRET_WORDS or one.endswith(_SECRET_ENDINGS)
        for word in parted.lower().split()
        for one in (word, word[:-1] if word.endswith("s") else word)
    )


def safe_url(url: object) -> str:
    """A URL, or anything whose ``str`` is one, as it may be shown and kept; see the module."""
    place, mark, query = str(url)[: 4 * MAX_URL].partition("#")[0].partition("?")
    scheme, slashes, rest = place.partition("//")
    if slashes:
        place = scheme + slashes + _without_user(rest)
    query = "&".join(map(_safe_pair, query.split("&")))
    shown = "".join(char if char.isprintable() else "?" for char in place + mark + query)
    return cut(shown, MAX_URL)


def _safe_pair(pair: str) -> str:
    name, equals, value = pair.partition("=")
    return f"{name}={HIDDEN}" if equals and value and is_secret_name(name) else pair


def _without_user(rest: str) -> str:
    authority, slash, path = rest.partition("/")
    host = authority.rpartition("@")[2]
    port = host.rpartition("]")[2].partition(":")[2]
    if port and not port.isdigit():
        # No valid URL: a password with a raw "/" or "?" in it, most likely.
        return HIDDEN + "/" + path.rpartition("@")[2].partition("/")[2]
    return host + slash + path


def secrets_of(fields: Iterable[Tuple[str, str]]) -> Tuple[str, ...]:
    """The secret values among a request's headers: whole, and without a scheme (``Bearer``)."""
    found: List[str] = []
    for name, value in fields:
        name = name.lower()
        # An idempotency key names a call, and opens nothing.
        if is_secret_name(name) and name != "idempotency-key":
            found += [value, value.partition(" ")[2]]
        if name == "cookie":
            found += [crumb.partition("=")[2] for crumb in value.split("; ")]
    return tuple(sorted({s for s in found if len(s) >= MIN_SECRET}, key=len, reverse=True))


def conceal(error: SDKError, secrets: Tuple[str, ...]) -> None:
    """Replace secrets by ``***`` in everything that an error says, its causes included: a server
    may echo the key that it was sent.

    Its ``response`` is left as it is: it is the server's answer, neither shown nor pickled.
    """
    if not secrets:
        return
    for name, value in list(vars(error).items()):
        if name != "response":
            setattr(error, name, _clean(value, secrets))
    below: List[Optional[BaseException]] = [error]
    seen: Set[int] = set()
    while below:
        cause = below.pop()
        if cause is not None and id(cause) not in seen:
            seen.add(id(cause))
            cause.args = tuple(_clean(arg, secrets) for arg in cause.args)
            below += [cause.__cause__, cause.__context__]


def _clean(value: Any, secrets: Tuple[str, ...], depth: int = 0) -> object:
    """A value without the secrets; what can't hold any is the very same."""
    if isinstance(value, str):
        return _clean_text(value, secrets)
    kind = type(value)  # pyright: ignore[reportUnknownVariableType]
    if depth > 50 and kind in (dict, list, tuple):
        return HIDDEN  # too deep to be looked through
    if kind is dict:
        return {_clean(k, secrets): _clean(v, secrets, depth + 1) for k, v in value.items()}
    if kind is list or kind is tuple:
        cleaned = [_clean(item, secrets, depth + 1) for item in value]
        return cleaned if kind is list else tuple(cleaned)
    from .facts import Headers

    if isinstance(value, Headers):
        return Headers({name: _clean_text(text, secrets) for name, text in value.items()})
    return value


def _clean_text(text: str, secrets: Tuple[str, ...]) -> str:
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
        # Where a text was cut to size, the start of a secret may be left at its end.
        start = text.rfind(secret[:MIN_SECRET])
        if start >= 0 and secret.startswith(text[start:].rstrip("…'\"")):
            text = text[:start] + HIDDEN
    return text
