"""Source text to a function, once, in a way that tracebacks and debuggers can show it."""

import linecache
from typing import Any, Callable, Dict, List, Optional, Tuple, TypeVar, Union

from .shapes import LOCK, ListOf, MapOf, Maybe, Struct

Nest = Union[ListOf, MapOf, Maybe]
S = TypeVar("S", Struct, ListOf, MapOf, Maybe, Nest)

# A compiled function; what it takes and gives is the business of who asked for it.
Function = Callable[[Any], Any]


class Source:
    """A function's source while it is written, and the names that it uses."""

    def __init__(self, **names: object) -> None:
        self.names: Dict[str, object] = names
        self._meanings: Dict[str, object] = {}
        self._lines: List[str] = []

    def add(self, depth: int, *lines: str) -> None:
        """Add lines, indented ``depth`` times."""
        self._lines.extend("    " * depth + line for line in lines)

    def bind(self, hint: str, value: object) -> str:
        """Make a value known to the source and return the name it has there."""
        name = self._name(hint, value)
        self.names[name] = value
        return name

    def bind_later(self, hint: str, shape: S, make: Callable[[S], Function]) -> str:
        """Make a shape's function known: made when it is first called, then called directly."""
        name = self._name(hint, shape)

        def first_call(value: object) -> object:
            function = self.names[name] = make(shape)
            return function(value)

        self.names[name] = first_call
        return name

    def _name(self, hint: str, meaning: object) -> str:
        name, number = hint, 1
        while self._meanings.setdefault(name, meaning) is not meaning:
            number += 1
            name = f"{hint}_{number}"
        return name

    def function(self, name: str, title: str) -> Function:
        """Compile everything and return the function called ``name``."""
        text = "\n".join([*self._lines, ""])
        filename = f"<contract_runtime {title}>"
        exec(compile(text, filename, "exec", dont_inherit=True), self.names)
        linecache.cache[filename] = (len(text), None, text.splitlines(True), filename)
        return self.names[name]  # type: ignore[return-value]


def compiled(
    shape: Union[Struct, Nest], key: Tuple[Optional[str], ...], write: Callable[[], Function]
) -> Function:
    """What ``write`` makes for this shape and key: made once, by whichever thread comes first.

    The shape is a struct, or stands apart.
    """
    function = shape.functions.get(key)
    if function is None:
        with LOCK:
            function = shape.functions.get(key)
            if function is None:
                function = shape.functions[key] = write()
    return function


def named(value: str) -> Tuple[str, str]:
    """The value's name, and what stands where it occurs first, which may give it the name."""
    return (value, value) if value.isidentifier() else ("v", f"(v := {value})")


def title_of_levels(shape: Nest, kind: str) -> str:
    """What a traceback calls the function of levels that stand apart."""
    return f"{kind} of {shape.levels} levels at {id(shape):#x}"


def title_of(struct: Struct, kind: str, tag: Optional[str]) -> str:
    """What a traceback calls a struct's function."""
    where = f" in a union told by {tag!r}" if tag is not None else ""
    return f"{kind} of {struct.cls.__module__}.{struct.name}{where}"
