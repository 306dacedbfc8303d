"""Known secrets, taken out of an error: a server may echo the key that it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Dict, Iterable, List, Mapping, Tuple, Union, cast

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


def conceal(error: SDKError, secrets: Tuple[str, ...]) -> SDKError:
    """Replace secrets by ``***`` in everything that an error says, its causes included.

    Args:
        error: Changed in place. Its ``response`` is left as it is: it is the server's answer,
            neither shown nor pickled.
        secrets: What :func:`secrets_of` found.

    Returns:
        The same error.
    """
    if not secrets:
        return error
    for name, value in list(vars(error).items()):
        if name != "response":
            setattr(error, name, _clean(value, secrets, 0))
    below = [error.__cause__, error.__context__]
    seen = {id(error)}
    error.args = _clean_args(error.args, secrets)
    while below:
        cause = below.pop()
        if cause is not None and id(cause) not in seen:
            seen.add(id(cause))
            cause.args = _clean_args(cause.args, secrets)
            below += [cause.__cause__, cause.__context__]
    return error


def _clean_args(args: Tuple[object, ...], secrets: Tuple[str, ...]) -> Tuple[object, ...]:
    return tuple(_clean(arg, secrets, 0) for arg in args)


def _clean(value: object, secrets: Tuple[str, ...], depth: int) -> object:
    """A value without the secrets; the very same object where there are none."""
    if isinstance(value, str):
        return _clean_text(value, secrets)
    if depth > 50:
        return value
    if isinstance(value, Headers):
        return Headers({k: cast(str, _clean(v, secrets, 0)) for k, v in value.items()})
    if type(value) is dict:
        return {
            _clean(k, secrets, 0): _clean(v, secrets, depth + 1)
            for k, v in cast("Dict[object, object]", value).items()
        }
    if type(value) is list:
        return [_clean(item, secrets, depth + 1) for item in cast("List[object]", value)]
    if type(value) is tuple:
        return tuple(_clean(item, secrets, depth + 1) for item in cast("Tuple[object, ...]", value))
    return value


def _clean_text(text: str, secrets: Tuple[str, ...]) -> str:
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
        # Where a text was cut to size, the start of a secret may be left at its end.
        start = text.rfind(secret[:MIN_SECRET])
        if start >= 0 and secret.startswith(text[start:].rstrip("…'\"")):
            text = text[:start] + HIDDEN
    return text
