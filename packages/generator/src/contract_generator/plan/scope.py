"""A module's names: what it imports, and under which names.

Names of ours give way to the contract's: where a module, or a class body around an annotation,
has a ``List`` or ``str`` of its own, ours is imported or assigned under a private name. The
contract's names never begin with ``_``, so those are free.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from contract_generator.plan.imports import import_groups, is_isorts
from contract_generator.plan.pieces import Head
from contract_generator.text.code import Code, fill, raw
from contract_generator.text.python import docstring, identifier

NOTHING: frozenset[str] = frozenset()


class Scope:
    """What one module refers to.

    Args:
        taken: Names that are the contract's in this module.
        lazy: Whether what annotations need is imported by type checkers alone. They may be
            written as new Pythons have them then: no Python evaluates them.
    """

    def __init__(self, taken: Set[str], *, lazy: bool) -> None:
        self._taken = taken
        self.lazy = lazy
        self._spelt: dict[tuple[str, bool], Code] = {}
        self._runtime: dict[str, set[tuple[str, str]]] = {}
        self._checking: dict[str, set[tuple[str, str]]] = {}
        self._aliases: dict[str, Code] = {}
        self._modules: set[Code] = set()

    def name(self, home: str, name: str, shadows: Set[str] = NOTHING) -> Code:
        """How annotations spell a name of ours here.

        Args:
            home: The module that defines it; ``builtins`` needs no import.
            name: The name.
            shadows: Names that mean something else around the annotation.
        """
        hidden = name in shadows or name in self._taken
        spelt = self._spelt.get((name, hidden))
        if spelt is None:
            spelt = self._private(name) if hidden else identifier(name)
            self._spelt[name, hidden] = spelt
            if home == "builtins":
                if hidden:
                    self._aliases[name] = spelt
            else:
                table = self._checking if self.lazy else self._runtime
                table.setdefault(home, set()).add((name, spelt))
        return spelt

    def runtime(self, home: str, name: str) -> Code:
        """The same for a name that the running module needs."""
        hidden = name in self._taken
        spelt = self._private(name) if hidden else identifier(name)
        self._spelt[name, hidden] = spelt
        self._runtime.setdefault(home, set()).add((name, spelt))
        self._checking.get(home, set()).discard((name, spelt))
        return spelt

    def _private(self, name: str) -> Code:
        """``_list``, and ``_list_`` beside a module that is called so."""
        spelt = identifier(f"_{name}")
        return identifier(f"{spelt}_") if spelt in self._modules else spelt

    def own(self, home: str, name: Code, *, lazy: bool = True) -> Code:
        """A name of the package itself, from a relative module such as ``._types``."""
        table = self._checking if lazy else self._runtime
        table.setdefault(home, set()).add((name, name))
        return name

    def module(self, name: Code) -> Code:
        """A module beside this one, under a private name, asked for before those of ours."""
        spelt = fill("_{name}", name=name)
        self._modules.add(spelt)
        self._runtime.setdefault(".", set()).add((name, spelt))
        return spelt

    def _noqa(self, *, isorts: bool) -> Iterator[Code]:
        if not isorts:
            yield raw("I001")
        if self.lazy:
            return
        yield raw("RUF100")
        # What only type checkers seem to need is there for who reads hints at run time.
        if any(home.startswith(".") for home in self._runtime):
            yield raw("TC001")
        if "datetime" in self._runtime:
            yield raw("TC003")
        yield raw("UP006, UP007, UP035, UP045")

    def head(self, text: str) -> Head:
        """The module's beginning, with all that was asked for.

        Args:
            text: The module's docstring.
        """
        imports, checking = import_groups(self._runtime), import_groups(self._checking)
        return Head(
            docstring=docstring(text),
            imports=imports,
            checking=checking,
            evaluated=not self.lazy,
            noqa=tuple(self._noqa(isorts=is_isorts(imports) and is_isorts(checking))),
            aliases=tuple(
                fill("{spelt} = {name}", spelt=spelt, name=identifier(name))
                for name, spelt in sorted(self._aliases.items())
            ),
        )
