"""What may be shown: URLs without credentials, texts without known secrets.

A URL keeps scheme, host, port and path. User, password and fragment are dropped, and a query
parameter whose name sounds like a credential keeps its name and loses its value. Names are judged
by their parts (``api_key``, ``X-Amz-Signature``, ``accessToken``), so that ``monkey`` passes.
"""

from __future__ import annotations

HIDDEN = "***"

#: Characters of a URL that are kept.
MAX_URL = 2000

# Plurals and words that end in one of these count too.
_SECRET_WORDS = frozenset(
    {"auth", "authorization", "cookie", "credential", "jwt", "key", "pass", "passphrase"}
    | {"passwd", "pwd", "session", "sessionid", "sid", "sig", "signature"}
)
_SECRET_ENDINGS = ("apikey", "password", "secret", "token")


def is_secret_name(name: str) -> bool:
    """Whether a parameter or header of this name is likely to hold a credential."""
    words = [""]
    word = ""
    for before, char in zip(" " + name, name):
        if not char.isalnum():
            words.append(word)
            word = ""
            continue
        if char.isupper() and before.islower():
            words.append(word)
            word = ""
        word += char.lower()
    words.append(word)
    return (
        name == "code"  # OAuth's; a country_code is none
        or any(
            one in _SECRET_WORDS or one.endswith(_SECRET_ENDINGS)
            for word in words
            for one in (word, word[:-1] if word.endswith("s") else "")
        )
    )


def safe_url(url: object) -> str:
    """A URL, or anything whose ``str`` is one, as it may be shown and kept; see the module."""
    text = str(url)[: 4 * MAX_URL]
    text = text.partition("#")[0]
    place, mark, query = text.partition("?")
    scheme, slashes, rest = place.partition("//")
    if slashes:
        place = scheme + slashes + _without_user(rest)
    if query:
        query = "&".join(_safe_pair(pair) for pair in query.split("&"))
    shown = "".join(char if char.isprintable() else "?" for char in place + mark + query)
    return shown if len(shown) <= MAX_URL else shown[: MAX_URL - 1] + "…"


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
