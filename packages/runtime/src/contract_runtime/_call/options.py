"""What a client and a call are told: checked, merged, kept unchanged afterwards."""

from __future__ import annotations

from math import inf

from .._base.classes import UNSET, Unset
from .headers import field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Mapping, Optional, Union

    import httpx

    from .._retry.policy import RetryPolicy
    from .operation import Service
    from .request_options import RequestOptions

_CALL_OPTIONS = frozenset(
    {
        "headers", "query", "body", "timeout", "deadline", "idle", "stall", "max_retries",
        "idempotency_key",
    }
)  # fmt: skip


def _check(name: str, value: object) -> None:
    """Refuse a wrong value of an option."""
    if name in ("api_key", "base_url"):
        if value is not None and not isinstance(value, str):
            raise TypeError(f"{name} must be a string or None")
    elif name == "max_retries":
        if not isinstance(value, int) or isinstance(value, bool):
            raise TypeError(f"{name} must be an int")
        if value < 0:
            raise ValueError(f"{name} can't be negative")
    elif value is None:
        return
    elif name == "retry":
        from .._retry.policy import RetryPolicy

        if not isinstance(value, RetryPolicy):
            raise TypeError("retry must be a RetryPolicy or None")
    elif name == "timeout" and hasattr(value, "connect"):
        for part in ("connect", "read", "write"):
            _check(name, getattr(value, part))
    else:
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            raise TypeError(f"{name} must be a number of seconds or None")
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

    __slots__ = (
        "api_key", "base_url", "deadline", "default_headers", "idle", "max_retries", "retry",
        "stall", "timeout",
    )  # fmt: skip

    if TYPE_CHECKING:
        api_key: Optional[str]
        base_url: Optional[str]
        default_headers: Mapping[str, str]
        retry: Optional[RetryPolicy]
        timeout: Union[float, httpx.Timeout, Unset, None]
        deadline: Optional[float]
        idle: Optional[float]
        stall: Optional[float]
        max_retries: int

    def but(self, given: Mapping[str, object]) -> Options:
        """These options, with what is given and an option in the place of theirs.

        ``UNSET`` isn't given. Headers merge; ``None`` is none of them.

        Raises:
            TypeError, ValueError: A value is of the wrong type, negative or infinite, or a header
                that can't be sent.
        """
        options = Options()
        for name in Options.__slots__:
            value = given.get(name, UNSET)
            if value is UNSET:
                value = getattr(self, name)
            elif name == "default_headers":
                value = _merged(self.default_headers, value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
            else:
                _check(name, value)
            setattr(options, name, value)
        return options

    def check(self, service: Service) -> None:
        """Refuse now what would be refused at each call: a key that can't be sent."""
        if self.api_key is not None and service.auth is not None:
            header, prefix = service.auth
            field(header, prefix + self.api_key)


#: What a client has that isn't told otherwise.
DEFAULTS = Options()
for _name in Options.__slots__:
    setattr(DEFAULTS, _name, None)
DEFAULTS.default_headers = {}
DEFAULTS.timeout = UNSET
DEFAULTS.max_retries = 2


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


def _merged(ours: Mapping[str, str], more: Optional[Mapping[str, str]]) -> Mapping[str, str]:
    if more is None:
        return {}
    if not hasattr(more, "items"):
        raise TypeError("default_headers must be a mapping or None")
    for name, value in more.items():
        field(name, value)
    names = {name.lower() for name in more}
    return {**{name: value for name, value in ours.items() if name.lower() not in names}, **more}
