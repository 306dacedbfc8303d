"""What a client and a call are told: checked, merged, kept unchanged afterwards."""

from __future__ import annotations

from .._base.unset import UNSET, Unset
from .headers import field

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, Mapping, Optional, Set, Union

    import httpx

    from .._retry.policy import RetryPolicy
    from .operation import Service
    from .request_options import RequestOptions

    Timeout = Union[float, httpx.Timeout, None]

_CALL_OPTIONS = frozenset(
    {
        "headers", "query", "body", "timeout", "deadline", "idle", "stall", "max_retries",
        "idempotency_key",
    }
)  # fmt: skip


class Limits:
    """How long a call may take, and how often it is tried.

    Args:
        timeout: Seconds an operation may take, an ``httpx.Timeout``, ``None`` for no limit;
            ``UNSET`` where nobody said, which a caller's own http client decides.
        deadline, idle, stall: Seconds, or ``None`` for no limit.
        max_retries: Tries after the first.

    Raises:
        TypeError: A value is of the wrong type.
        ValueError: A value is negative, or not a number.
    """

    __slots__ = ("deadline", "idle", "max_retries", "stall", "timeout")

    def __init__(
        self,
        *,
        timeout: Union[Timeout, Unset],
        deadline: Optional[float],
        idle: Optional[float],
        stall: Optional[float],
        max_retries: int,
    ) -> None:
        if not hasattr(timeout, "connect") and not isinstance(timeout, Unset):
            seconds("timeout", timeout)
        self.timeout = timeout
        self.deadline = seconds("deadline", deadline)
        self.idle = seconds("idle", idle)
        self.stall = seconds("stall", stall)
        self.max_retries = count("max_retries", max_retries)

    def but(self, options: RequestOptions) -> Limits:
        """These limits with a call's own in their place."""
        return Limits(
            timeout=options.get("timeout", self.timeout),
            deadline=options.get("deadline", self.deadline),
            idle=options.get("idle", self.idle),
            stall=options.get("stall", self.stall),
            max_retries=options.get("max_retries", self.max_retries),
        )


def seconds(name: str, value: object) -> Optional[float]:
    """A length of time, checked; ``None`` is no limit."""
    if value is None:
        return None
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        raise TypeError(f"{name} must be a number of seconds or None")
    if not value >= 0:
        raise ValueError(f"{name} can't be negative")
    return value


def count(name: str, value: object) -> int:
    """A number of times, checked."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{name} must be an int")
    if value < 0:
        raise ValueError(f"{name} can't be negative")
    return value


def text(name: str, value: object) -> Optional[str]:
    """A string or nothing, checked."""
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} must be a string or None")
    return value


def check_options(options: object) -> None:
    """Refuse what no call understands.

    Raises:
        TypeError: The options aren't a dict, or hold a key that there isn't.
    """
    if not isinstance(options, dict):
        raise TypeError("request_options must be a dict")
    given: Set[str] = set(options)  # pyright: ignore[reportUnknownArgumentType]
    unknown = given - _CALL_OPTIONS
    if unknown:
        raise TypeError(
            f"request_options has no {', '.join(map(repr, sorted(unknown)))}; "
            f"it takes {', '.join(sorted(_CALL_OPTIONS))}"
        )


class ClientOptions:
    """A client's options; :meth:`but` makes those of a copy."""

    __slots__ = ("api_key", "base_url", "default_headers", "limits", "retry")

    def __init__(
        self,
        *,
        api_key: Optional[str],
        base_url: Optional[str],
        default_headers: Mapping[str, str],
        retry: Optional[RetryPolicy],
        limits: Limits,
    ) -> None:
        self.api_key = text("api_key", api_key)
        self.base_url = text("base_url", base_url)
        self.default_headers = default_headers
        self.retry = retry
        self.limits = limits

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

    def but(
        self,
        *,
        api_key: Union[str, Unset, None] = UNSET,
        base_url: Union[str, Unset, None] = UNSET,
        timeout: Union[Timeout, Unset] = UNSET,
        max_retries: Union[int, Unset] = UNSET,
        default_headers: Union[Mapping[str, str], Unset, None] = UNSET,
        retry: Union[RetryPolicy, Unset, None] = UNSET,
        deadline: Union[float, Unset, None] = UNSET,
        idle: Union[float, Unset, None] = UNSET,
        stall: Union[float, Unset, None] = UNSET,
    ) -> ClientOptions:
        """These options with others in the place of some; headers merge."""
        limits = self.limits
        return ClientOptions(
            api_key=self.api_key if isinstance(api_key, Unset) else api_key,
            base_url=self.base_url if isinstance(base_url, Unset) else base_url,
            default_headers=self.default_headers
            if isinstance(default_headers, Unset)
            else merged(self.default_headers, default_headers),
            retry=self.retry if isinstance(retry, Unset) else retry,
            limits=Limits(
                timeout=limits.timeout if isinstance(timeout, Unset) else timeout,
                deadline=limits.deadline if isinstance(deadline, Unset) else deadline,
                idle=limits.idle if isinstance(idle, Unset) else idle,
                stall=limits.stall if isinstance(stall, Unset) else stall,
                max_retries=limits.max_retries if isinstance(max_retries, Unset) else max_retries,
            ),
        )


def merged(ours: Mapping[str, str], more: Optional[Mapping[str, str]]) -> Dict[str, str]:
    """Default headers with more of them over those of the same name, in any case.

    ``None`` is what it is at construction: no default headers.
    """
    if more is None:
        return {}
    names = {name.lower() for name in more}
    return {**{name: value for name, value in ours.items() if name.lower() not in names}, **more}
