"""Names that are imported when they are first used (PEP 562)."""

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Mapping


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
