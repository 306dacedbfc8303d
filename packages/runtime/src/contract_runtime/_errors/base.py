"""The root of the tree, and how every error pickles and copies."""

from __future__ import annotations

import copyreg

from .._base.public import public

# A program that catches errors imports them at its start: this costs it no typing and no httpx.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, Mapping, Optional, Tuple

    from .facts import Attempt

#: How pickle itself makes an object whose ``__init__`` isn't called.
_NEW: Callable[..., object] = copyreg.__newobj__  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]


@public
class SDKError(Exception):
    """Anything that goes wrong in a call; also a closed client or a consumed stream.

    ``str(error)`` is one sentence. Errors pickle and copy with their class, attributes and chained
    causes, subclasses and attributes of the user's own included. What could hold a
    credential stays behind: the ``response``, other objects of the HTTP library, the
    request's headers (which no error holds to begin with).

    Args:
        message: What went wrong, in a few words.
        method: The HTTP verb of the call.
        url: Its URL; kept without user, password, fragment and the values of secret parameters.
        attempts: The tries that failed, oldest first.
    """

    message: str = ""
    """What went wrong, in a few words; the server's own where it sent some."""
    method: Optional[str] = None
    """The HTTP verb of the call, where there was one."""
    url: Optional[str] = None
    """The URL of the call, without user, password and the values of secret query parameters."""
    attempts: Tuple[Attempt, ...] = ()
    """The tries that failed, oldest first, with cause, delay and elapsed time of each."""

    def __init__(
        self,
        message: str = "",
        *,
        method: Optional[str] = None,
        url: Optional[str] = None,
        attempts: Tuple[Attempt, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        if method is not None:
            self.method = method
        if url is not None:
            from .redact import safe_url

            self.url = safe_url(url)
        if attempts:
            self.attempts = attempts

    def __str__(self) -> str:
        from .words import sentence

        return sentence(self)

    def __repr__(self) -> str:
        facts = [repr(self.message)]
        facts += [f"{name}={value!r}" for name, value in self._identity() if value is not None]
        return f"{type(self).__name__}({', '.join(facts)})"

    def _identity(self) -> Tuple[Tuple[str, object], ...]:
        """What ``repr`` tells beyond the message."""
        return (("method", self.method), ("url", self.url))

    def __reduce__(self) -> Tuple[Any, ...]:
        from .chain import chain_of, showable

        # __init__ isn't called again: a subclass may take whatever it likes.
        state: Dict[str, object] = {
            name: value for name, value in self.__dict__.items() if showable(name, value)
        }
        state["__chain__"] = chain_of(self, SDKError)
        return _NEW, (type(self), *self.args), state

    def __setstate__(self, state: Optional[Mapping[str, Any]]) -> None:
        from .chain import link

        for name, value in (state or {}).items():
            if name == "__chain__":
                link(self, value)
            else:
                self.__dict__[name] = value
