"""Names that are imported when they are first used (PEP 562)."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Dict, List, Mapping


def lazy(module: str, table: "Mapping[str, str]") -> "Callable[[str], object]":
    """Make a module's ``__getattr__`` that imports a name on first use.

    Args:
        module: The ``__name__`` of the module whose names these are, a package for relative
            entries of the table.
        table: Public name to the module that defines it, absolute or, with a leading dot,
            relative to ``module``.

    Raises:
        AttributeError: From the function returned, for a name that the table doesn't hold.
    """

    def __getattr__(name: str) -> object:
        home = table.get(name)
        if home is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        if home.startswith("."):
            home = module + home
        __import__(home)
        value = getattr(sys.modules[home], name)
        # From now on it is a plain attribute: __getattr__ isn't asked again.
        sys.modules[module].__dict__.setdefault(name, value)
        return value

    return __getattr__


def lazy_types(module: str, table: "Mapping[str, str]") -> "Callable[[str], object]":
    """Make the ``__getattr__`` of a package of models that is split over many modules.

    Modules of models import each other for type checkers alone, since they may need each other
    in rings. So whoever asks for one model gets all that its annotations reach: each module is
    imported, and then told the names that its models mention, so that ``get_type_hints`` and
    the codecs find them there. An alias that is imported lists what it is made of.

    Args:
        module: The package's ``__name__``.
        table: Public name to its module, relative, and the names that it mentions, separated
            by spaces: ``"._todo User Event"``.

    Raises:
        AttributeError: From the function returned, for a name that the table doesn't hold.
    """

    def __getattr__(name: str) -> object:
        if name not in table:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        package = sys.modules[module].__dict__
        entries = _closure(name, table)
        found = {}
        for each, (home, *_) in entries.items():
            __import__(module + home)
            found[each] = getattr(sys.modules[module + home], each)
        shapes = package.get("__shapes__")
        for home, *mentioned in entries.values():
            names = sys.modules[module + home].__dict__
            if shapes is not None:
                names.setdefault("__shapes__", shapes)
            for each in mentioned:
                names.setdefault(each, found[each])
        # Published last: whoever sees a name here finds it complete.
        for each, value in found.items():
            package.setdefault(each, value)
        return package[name]

    return __getattr__


def _closure(name: str, table: "Mapping[str, str]") -> "Dict[str, List[str]]":
    """A name and all that it reaches, each with its module and the names it mentions."""
    entries: Dict[str, List[str]] = {}
    ahead = [name]
    while ahead:
        each = ahead.pop()
        if each not in entries:
            entries[each] = table[each].split()
            ahead.extend(entries[each][1:])
    return entries
