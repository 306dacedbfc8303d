"""Chained causes, made fit to pickle.

httpx's errors hold the request, and it the ``Authorization`` header; a ``JSONDecodeError`` holds
the document; some can't be unpickled. So each cause is kept as its class and arguments, where a
copy made of these reads the same, and else as an ``Exception`` whose text says both.
"""

from __future__ import annotations

import copyreg
import pickle
from typing import Any, Callable, Dict, List, Tuple, Type, Union

from .base import SDKError

#: How pickle itself makes an object whose ``__init__`` isn't called.
_NEW: Callable[..., object] = copyreg.__newobj__  # type: ignore[attr-defined]  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType, reportUnknownVariableType]

#: As many causes of causes as are kept.
MAX_CAUSES = 16

_PLAIN = (type(None), int, float)
_HTTP = ("httpx", "httpx2", "httpcore", "httpcore2")

#: A cause that isn't ours, as data: its class, its arguments, its attributes that are numbers.
Foreign = Tuple[Type[BaseException], Tuple[object, ...], Dict[str, object]]
#: One step down: whether it was ``raise … from``, or what was being handled; and the cause.
Link = Tuple[bool, Union[Foreign, BaseException]]


def reduced(error: SDKError) -> Tuple[object, ...]:
    """An error as ``__reduce__`` gives it, without what could hold a credential."""
    state: Dict[str, object] = {
        name: value
        for name, value in vars(error).items()
        if name != "response" and type(value).__module__.partition(".")[0] not in _HTTP
    }
    state["__chain__"] = _chain_of(error)
    # __init__ isn't called again: a subclass may take whatever it likes.
    return _NEW, (type(error), *error.args), state


def _chain_of(error: BaseException) -> List[Link]:
    """Follow what a traceback would show, up to the first error of ours: it knows the rest."""
    links: List[Link] = []
    seen = {id(error)}
    while len(links) < MAX_CAUSES and not (links and isinstance(error, SDKError)):
        below = error.__cause__
        explicit = below is not None
        if below is None and not error.__suppress_context__:
            below = error.__context__
        if below is None or id(below) in seen:
            break
        seen.add(id(below))
        links.append((explicit, below if isinstance(below, SDKError) else _foreign(below)))
        error = below
    return links


def restore(error: SDKError, state: Dict[str, Any]) -> None:
    """Give an error what :func:`reduced` has kept."""
    links: List[Link] = state.pop("__chain__", [])
    vars(error).update(state)
    above: BaseException = error
    for explicit, below in links:
        cause = _rebuild(below) if isinstance(below, tuple) else below
        setattr(above, "__cause__" if explicit else "__context__", cause)
        above = cause


def _foreign(error: BaseException) -> Foreign:
    cls = type(error)
    text = "(no text)"
    try:  # somebody else's __new__ or __str__ may do anything, and the stand-in needs neither
        text = str(error)
        if all(isinstance(arg, (str, *_PLAIN)) for arg in error.args):
            pickle.dumps(cls)  # raises where nobody could import it
            # Strings among the attributes may be a whole document: only the numbers go along
            # (errno, position). The names stay, for whoever reads them finds None.
            numbers: Dict[str, object] = {
                name: value if isinstance(value, _PLAIN) else None
                for name, value in vars(error).items()
            }
            kept = (cls, error.args, numbers)
            if str(_rebuild(kept)) == text:
                return kept
    except Exception:
        pass
    return Exception, (f"{cls.__qualname__}: {text}"[:1000],), {}


def _rebuild(foreign: Foreign) -> BaseException:
    cls, args, numbers = foreign
    error: BaseException = cls.__new__(cls, *args)
    error.__dict__.update(numbers)
    return error
