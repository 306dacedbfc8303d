"""Source text to a function, once, in a way that tracebacks and debuggers can show it."""

import linecache
from typing import Any, Callable, Dict, List, Mapping, Optional, Tuple, Type, Union

from .scalars import Scalar
from .shapes import LOCK, ListOf, MapOf, Nest, ScalarOf, Shape, Struct, UnionOf

# A compiled function; what it takes and gives is the business of who asked for it.
Function = Callable[[Any], Any]


class Source:
    """A function's source while it is written, and the names that it uses.

    Derived classes say what their functions make of values, each by the pieces of its source.
    """

    #: What tracebacks call its functions, and what each does: ``decode`` or ``encode``.
    kind: str
    verb: str
    #: The source of what ``None`` becomes.
    null = "None"
    #: The tests of scalars, by name, that aren't the scalars' own.
    tests: Mapping[str, str] = {}
    #: Writes the functions of what is within, where that isn't written by the same class.
    inner: Optional[Type[Any]] = None
    #: Names that every function may use: among them ``items`` and ``entries``, which make a list
    #: and a dict of what stands for a JSON array and a JSON object.
    common: Mapping[str, object]

    def __init__(self) -> None:
        self.names = dict(self.common)
        self._meanings: Dict[str, object] = {}
        self._lines: List[str] = []

    @classmethod
    def of(
        cls, shape: Union[Struct, Nest], tag: Optional[str] = None, fill: Optional[str] = None
    ) -> Function:
        """The function of a struct, or of levels that stand apart.

        It is compiled once, by whichever thread comes first.

        Args:
            shape: What it is of.
            tag: Where a union stands, the wire name that tells it; a tag that the struct doesn't
                have for itself is read and sent only there.
            fill: The tag's value where a model has none and only one leads to its class.
        """
        key = (cls.kind, tag, fill)
        function = shape.functions.get(key)
        if function is None:
            with LOCK:
                function = shape.functions.get(key)
                if function is None:
                    source = cls()
                    if isinstance(shape, Struct):
                        source.struct(shape, tag, fill)
                        where = f" in a union told by {tag!r}" if tag is not None else ""
                        title = f"{shape.cls.__module__}.{shape.name}{where}"
                    else:
                        source.value(shape)
                        title = f"{shape.levels} levels at {id(shape):#x}"
                    function = shape.functions[key] = source.function(title)
        return function

    @classmethod
    def of_any(cls, shape: Shape, title: str) -> Function:
        """The function of a value of any shape."""
        if isinstance(shape, Struct):
            return cls.of(shape)
        source = cls()
        source.value(shape)
        return source.function(title)

    def function(self, title: str) -> Function:
        """Compile everything."""
        text = "\n".join([*self._lines, ""])
        filename = f"<contract_runtime {self.kind} of {title}>"
        exec(compile(text, filename, "exec", dont_inherit=True), self.names)
        linecache.cache[filename] = (len(text), None, text.splitlines(True), filename)
        return self.names[self.verb]  # type: ignore[return-value]

    def add(self, depth: int, *lines: str) -> None:
        """Add lines, indented ``depth`` times."""
        self._lines.extend("    " * depth + line for line in lines)

    def bind(self, hint: str, value: object) -> str:
        """Make a value known to the source and return the name it has there."""
        name = self._name(hint, value)
        self.names[name] = value
        return name

    def _bind_later(self, hint: str, shape: Union[Struct, Nest]) -> str:
        """Make a shape's function known: made when it is first called, then called directly."""
        name = self._name(f"{self.verb}_{hint}", shape)

        def first_call(value: object) -> object:
            function = self.names[name] = (self.inner or type(self)).of(shape)
            return function(value)

        self.names[name] = first_call
        return name

    def _name(self, hint: str, meaning: object) -> str:
        name, number = hint, 1
        while self._meanings.setdefault(name, meaning) is not meaning:
            number += 1
            name = f"{hint}_{number}"
        return name

    def value(self, shape: Shape) -> None:
        """Write the function of a value ``v``."""
        self.add(0, f"def {self.verb}(v):", f"    return {self._written(shape, 'v')}")

    def struct(self, struct: Struct, tag: Optional[str], fill: Optional[str]) -> None:
        """Write the function of a struct."""
        raise NotImplementedError

    def expression(self, shape: Shape, value: str) -> str:
        """The expression for what becomes of a value, which is given as an expression."""
        if isinstance(shape, Nest) and shape.apart:
            return f"{self._bind_later('levels', shape)}({value})"
        return self._written(shape, value)

    def _written(self, shape: Shape, value: str) -> str:
        """The same, written out even where the shape stands apart."""
        if isinstance(shape, ScalarOf):
            return self.scalar(shape.scalar, value)
        if isinstance(shape, Struct):
            return f"{self._bind_later(shape.name, shape)}({value})"
        if isinstance(shape, UnionOf):
            return self.union(shape, value)
        if isinstance(shape, ListOf):
            return self.items(self.expression(shape.item, "x"), value)
        if isinstance(shape, MapOf):
            return self.entries(self.expression(shape.item, "x"), value)
        return self.maybe(shape.item, value, self.null)

    def maybe(self, shape: Shape, value: str, null: str) -> str:
        """A value that may be ``None``, of which ``null`` becomes."""
        name, first = named(value)
        return f"({null} if {first} is None else {self.expression(shape, name)})"

    def scalar(self, scalar: Scalar, value: str) -> str:
        """A scalar."""
        convert = self.bind(f"{self.verb}_{scalar.name}", getattr(scalar, self.verb))
        test = self.tests.get(scalar.name, scalar.test)
        if not test:
            return f"{convert}({value})"
        name, first = named(value)
        return f"({name} if {test.format(first, name)} else {convert}({name}))"

    def items(self, item: str, value: str) -> str:
        """A list: ``item`` is what becomes of each ``x`` in it."""
        return f"[{item} for x in items({value})]"

    def entries(self, item: str, value: str) -> str:
        """A map: ``item`` is what becomes of the ``x`` of each ``k``."""
        return f"{{k: {item} for k, x in entries({value}).items()}}"

    def union(self, union: UnionOf, value: str) -> str:
        """One of several structs."""
        raise NotImplementedError


def named(value: str) -> Tuple[str, str]:
    """The value's name, and what stands where it occurs first, which may give it the name."""
    return (value, value) if value.isidentifier() else ("v", f"(v := {value})")
