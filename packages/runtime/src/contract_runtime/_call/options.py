"""What a client and a call are told: options and header fields, checked and merged.

Names of fields compare without case (RFC 9110 § 5.1). Of several of one name the highest rank is
sent: what we send by ourselves < the contract's < the client's defaults < the key < this request's.
"""

from __future__ import annotations

from math import inf

from .._base.classes import UNSET, Unset

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Mapping, Optional, Tuple, Union

    import httpx

    from .._retry.policy import RetryPolicy
    from .operation import Service
    from .request_options import RequestOptions

    #: The name as written, and the value.
    Field = Tuple[bytes, bytes]
    #: Fields by lower-case name.
    Fields = Dict[str, Field]

_CALL_OPTIONS = frozenset(
    {
        "headers", "query", "body", "timeout", "deadline", "idle", "stall", "max_retries",
        "idempotency_key",
    }
)  # fmt: skip
#: RFC 9110 § 5.6.2.
_TOKEN = "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def _check(name: str, value: object) -> None:
    """Refuse a wrong value of an option."""
    retries = name == "max_retries"
    if value is None and not retries:
        return
    if name in ("api_key", "base_url"):
        if not isinstance(value, str):
            raise TypeError(f"{name} must be a string or None")
    elif name == "retry":
        from .._retry.policy import RetryPolicy

        if not isinstance(value, RetryPolicy):
            raise TypeError("retry must be a RetryPolicy or None")
    elif name == "timeout" and hasattr(value, "connect"):
        for part in ("connect", "read", "write"):
            _check(name, getattr(value, part))
    else:
        if not isinstance(value, int if retries else (int, float)) or isinstance(value, bool):
            kind = "an int" if retries else "a number of seconds or None"
            raise TypeError(f"{name} must be {kind}")
        if value < 0:
            raise ValueError(f"{name} can't be negative")
        if not value < inf:
            raise ValueError(f"{name} must be finite; None is no limit")
        if value == 0 and name == "timeout":
            raise ValueError(f"{name} can't be 0: no operation takes no time; None is no limit")


class Options:
    """A client's options, or a call's; ``but`` makes those that differ.

    ``timeout`` is ``UNSET`` where nobody said, which a caller's own http client decides.
    """

    api_key: Optional[str] = None
    base_url: Optional[str] = None
    timeout: Union[float, httpx.Timeout, Unset, None] = UNSET
    max_retries: int = 2
    default_headers: Mapping[str, Field] = {}
    retry: Optional[RetryPolicy] = None
    deadline: Optional[float] = None
    idle: Optional[float] = None
    stall: Optional[float] = None

    def but(self, given: Mapping[str, object]) -> Options:
        """These options, with what is given and an option in the place of theirs.

        ``UNSET`` isn't given. Headers merge; ``None`` is none of them.

        Raises:
            TypeError, ValueError: A value is of the wrong type, negative or infinite, or a header
                that can't be sent.
        """
        options = Options()
        vars(options).update(vars(self))
        for name in Options.__annotations__:
            value = given.get(name, UNSET)
            if value is not UNSET:
                if name == "default_headers":
                    value = _merged(self.default_headers, value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
                else:
                    _check(name, value)
                setattr(options, name, value)
        return options

    def authorization(self, service: Service) -> Mapping[str, str]:
        """The header that carries the key, where there is one and the service takes one."""
        if self.api_key is None or service.auth is None:
            return {}
        header, prefix = service.auth
        return {header: prefix + self.api_key}


#: What a client has that isn't told otherwise.
DEFAULTS = Options()


def check_options(options: object) -> RequestOptions:
    """What a call is told: ``UNSET`` is left out, and refused what no call understands.

    Raises:
        TypeError: The options aren't a dict, hold a key that there isn't, or a wrong value.
    """
    if not isinstance(options, dict):
        raise TypeError("request_options must be a dict")
    given: Dict[str, object] = {
        name: value
        for name, value in options.items()  # pyright: ignore[reportUnknownVariableType]
        if value is not UNSET
    }
    unknown = given.keys() - _CALL_OPTIONS
    if unknown:
        raise TypeError(
            f"request_options has no {', '.join(map(repr, sorted(unknown)))}; "
            f"it takes {', '.join(sorted(_CALL_OPTIONS))}"
        )
    for name in ("headers", "query", "body"):
        if not hasattr(given.get(name, given), "items"):
            raise TypeError(f"request_options: {name} must be a mapping")
    if not isinstance(given.get("idempotency_key", ""), str):
        raise TypeError("request_options: idempotency_key must be a string")
    return given  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def _merged(ours: Mapping[str, Field], more: Optional[Mapping[str, str]]) -> Fields:
    if more is None:
        return {}
    if not hasattr(more, "items"):
        raise TypeError("default_headers must be a mapping or None")
    fields = dict(ours)
    merge(fields, more)
    return fields


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
