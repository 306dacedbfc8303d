"""What a client and a call are told: checked, merged, kept unchanged afterwards."""

from __future__ import annotations

from .._base.unset import UNSET, Unset
from .headers import field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Dict, Mapping, Optional, Union

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


def _seconds(name: str, value: object) -> object:
    if value is None:
        return None
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise TypeError(f"{name} must be a number of seconds or None")
    if not value >= 0:
        raise ValueError(f"{name} can't be negative")
    return value


def _timeout(name: str, value: object) -> object:
    if hasattr(value, "connect"):
        return value
    if value == 0:
        raise ValueError(f"{name} can't be 0: no operation takes no time; None is no limit")
    return _seconds(name, value)


def _count(name: str, value: object) -> object:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} must be an int")
    if value < 0:
        raise ValueError(f"{name} can't be negative")
    return value


def _text(name: str, value: object) -> object:
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} must be a string or None")
    return value


def _as_it_is(name: str, value: object) -> object:
    return value


#: Each option to what checks its value.
_CHECKS: Dict[str, Callable[[str, object], object]] = {
    "api_key": _text,
    "base_url": _text,
    "default_headers": _as_it_is,
    "retry": _as_it_is,
    "timeout": _timeout,
    "deadline": _seconds,
    "idle": _seconds,
    "stall": _seconds,
    "max_retries": _count,
}


class Options:
    """A client's options, or a call's; ``but`` makes those that differ.

    ``timeout`` is ``UNSET`` where nobody said, which a caller's own http client decides.
    """

    __slots__ = tuple(_CHECKS)

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
            TypeError, ValueError: A value is of the wrong type, or negative.
        """
        options = Options()
        for name, check in _CHECKS.items():
            value = given.get(name, UNSET)
            ours: object = getattr(self, name)
            if name == "default_headers" and value is not UNSET:
                value = merged(self.default_headers, value)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
            setattr(options, name, ours if value is UNSET else check(name, value))
        return options

    def check(self, service: Service) -> None:
        """Refuse now what would be refused at each call.

        Raises:
            ValueError: The key, or a default header, can't be sent.
        """
        for name, value in self.default_headers.items():
            field(name, value)
        if self.api_key is not None and service.auth is not None:
            header, prefix = service.auth
            field(header, prefix + self.api_key)


#: What a client has that isn't told otherwise.
DEFAULTS = Options()
for _name in _CHECKS:
    setattr(DEFAULTS, _name, None)
DEFAULTS.default_headers = {}
DEFAULTS.timeout = UNSET
DEFAULTS.max_retries = 2


def check_options(options: object) -> RequestOptions:
    """What a call is told: ``UNSET`` is left out, and refused what no call understands.

    Raises:
        TypeError: The options aren't a dict, or hold a key that there isn't.
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
    return given  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def merged(ours: Mapping[str, str], more: Optional[Mapping[str, str]]) -> Dict[str, str]:
    """Headers with more of them over those of the same name, in any case; ``None``: none."""
    if more is None:
        return {}
    names = {name.lower() for name in more}
    return {**{name: value for name, value in ours.items() if name.lower() not in names}, **more}
