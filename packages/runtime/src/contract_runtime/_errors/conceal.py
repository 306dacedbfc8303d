"""Known secrets, taken out of an error: a server may echo the key that it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, Iterable, List, Mapping, Set, Tuple, Union, cast

from .headers import Headers, pairs_of
from .redact import HIDDEN, is_secret_name

if TYPE_CHECKING:
    from .base import SDKError

#: A shorter secret is left alone: hiding each "a" of a text tells more than it hides.
MIN_SECRET = 6

_SECRET_HEADERS = frozenset({"authorization", "proxy-authorization", "cookie"})


def secrets_of(headers: Union[Mapping[str, str], Iterable[Tuple[str, str]]]) -> Tuple[str, ...]:
    """The secret values among a request's headers: whole, and without a scheme (``Bearer``)."""
    found: List[str] = []
    for name, value in pairs_of(headers):
        name = name.lower()
        secret = name in _SECRET_HEADERS or is_secret_name(name)
        if not secret or name == "idempotency-key":  # names a call, and opens nothing
            continue
        found += [value, value.partition(" ")[2]]
        if name == "cookie":
            found += [crumb.partition("=")[2] for crumb in value.split("; ")]
    return tuple(sorted({s for s in found if len(s) >= MIN_SECRET}, key=len, reverse=True))


def conceal(error: SDKError, secrets: Tuple[str, ...]) -> None:
    """Replace secrets by ``***`` in everything that an error says, its causes included.

    Its ``response`` is left as it is: it is the server's answer, neither shown nor pickled.
    """
    if not secrets:
        return
    for name, value in list(vars(error).items()):
        if name != "response":
            setattr(error, name, _clean(value, secrets))
    below: List[Union[BaseException, None]] = [error]
    seen: Set[int] = set()
    while below:
        cause = below.pop()
        if cause is not None and id(cause) not in seen:
            seen.add(id(cause))
            cause.args = tuple(_clean(arg, secrets) for arg in cause.args)
            below += [cause.__cause__, cause.__context__]


def _clean(value: object, secrets: Tuple[str, ...], depth: int = 0) -> object:
    """A value without the secrets; what can't hold any is the very same."""
    if isinstance(value, str):
        return _clean_text(value, secrets)
    if depth > 50:
        return value
    if isinstance(value, Headers):
        return Headers({name: _clean_text(text, secrets) for name, text in value.items()})
    if type(value) is dict:
        return {
            _clean(k, secrets): _clean(v, secrets, depth + 1)
            for k, v in cast("Dict[object, object]", value).items()
        }
    kind = type(value)
    if kind in (list, tuple):
        items = [_clean(item, secrets, depth + 1) for item in cast("Iterable[object]", value)]
        return items if kind is list else tuple(items)
    return value


def _clean_text(text: str, secrets: Tuple[str, ...]) -> str:
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
        # Where a text was cut to size, the start of a secret may be left at its end.
        start = text.rfind(secret[:MIN_SECRET])
        if start >= 0 and secret.startswith(text[start:].rstrip("…'\"")):
            text = text[:start] + HIDDEN
    return text
