"""The root of the tree: what errors say, and how they pickle and copy."""

from __future__ import annotations

import copyreg

from .._base.classes import public
from .redact import safe_url
from .words import one_line

# A program that catches errors imports them at its start: this costs it no typing and no httpx.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple

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
    """

    message: str = ""
    """What went wrong, in a few words; the server's own where it sent some."""
    method: Optional[str] = None
    """The HTTP verb of the call, where there was one."""
    url: Optional[str] = None
    """The URL of the call, without user, password and the values of secret query parameters."""
    request_id: Optional[str] = None
    """The server's name for the request, where it told one."""
    attempts: Tuple[Attempt, ...] = ()
    """The tries that failed, oldest first, with cause, delay and elapsed time of each."""

    #: The attributes that ``repr`` shows beside the message.
    _shown: Tuple[str, ...] = ("request_id", "method", "url")
    #: Between the call and what is told of it.
    _glue = ": "

    def __init__(
        self,
        message: str = "",
        *,
        method: Optional[str] = None,
        url: Optional[str] = None,
        request_id: Optional[str] = None,
        attempts: Tuple[Attempt, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.method = method
        self.url = None if url is None else safe_url(url)
        self.request_id = request_id
        self.attempts = attempts

    def __str__(self) -> str:
        call = f"{self.method or ''} {self.url or ''}".strip()
        text = self._glue.join(filter(None, [call, self._told(one_line(self.message))]))
        notes = self._notes()
        return f"{text} ({'; '.join(notes)})" if notes else text

    def _told(self, message: str) -> str:
        return message

    def _notes(self) -> List[str]:
        """What is added in parentheses."""
        notes = [f"request id {one_line(self.request_id)}"] if self.request_id else []
        if len(self.attempts) > 1:
            notes.append(f"after {len(self.attempts)} tries")
        return notes

    def __repr__(self) -> str:
        facts = [(name, getattr(self, name)) for name in self._shown]
        shown = [f", {name}={value!r}" for name, value in facts if value not in (None, "")]
        return f"{type(self).__name__}({self.message!r}{''.join(shown)})"

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
