"""Names that are imported when they are first used (PEP 562)."""

import sys
from _thread import _local as local  # pyright: ignore[reportPrivateUsage]

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Dict, List, Mapping, Optional, Set


def lazy(module: str, table: "Mapping[str, str]") -> "Callable[[str], object]":
    """Make a module's ``__getattr__`` that imports a name on first use.

    Args:
        module: The ``__name__`` of the module whose names these are, a package for relative
            entries of the table.
        table: Public name to the module that defines it, absolute or, with a leading dot,
            relative to ``module``; ``"module:name"`` where it has another name there.

    Raises:
        AttributeError: From the function returned, for a name that the table doesn't hold.
    """

    def __getattr__(name: str) -> object:
        home = table.get(name)
        if home is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        if home.startswith("."):
            home = module + home
        home, _, other = home.partition(":")
        __import__(home)
        value = getattr(sys.modules[home], other or name)
        if _is_linked(home):
            # From now on it is a plain attribute: __getattr__ isn't asked again.
            sys.modules[module].__dict__.setdefault(name, value)
        return value

    return __getattr__


def offer(
    module: str, names: "Mapping[str, str]", common: "Optional[Mapping[str, str]]" = None
) -> "Callable[[str], object]":
    """Make a package's ``__getattr__`` from lists of what its modules have.

    ``__all__`` is among what it answers: what can be imported stands in one place. ``dir()`` of
    the package knows these names too.

    Args:
        module: The package's ``__name__``.
        names: Module, absolute or relative, to the names that it has, separated by spaces;
            ``"here:there"`` for one that has another name there.
        common: More names, each with its module; ``names`` come before these.

    Raises:
        AttributeError: From the function returned, for a name that isn't listed.
    """
    table: Dict[str, str] = {}

    def __getattr__(name: str) -> object:
        if not table:
            # Split when a first name is asked for; the last list that has a name counts.
            found = dict(common or {})
            for home, listed in names.items():
                for each in listed.split():
                    here, _, there = each.partition(":")
                    found[here] = f"{home}:{there}" if there else home
            table.update(found)
        if name == "__all__":
            return sorted(table)
        return find(name)

    def __dir__() -> "List[str]":
        __getattr__("__all__")
        return sorted({*vars(sys.modules[module]), *table})

    find = lazy(module, table)
    # What completes names at a prompt asks for them.
    vars(sys.modules[module])["__dir__"] = __dir__
    return __getattr__


def link(module: str, *names: str) -> None:
    """End a module of models that is one of many in a package: find what its models mention.

    Such modules import each other for type checkers alone, since they may need each other in
    rings. So each ends by naming what it mentions, and whoever imports one gets all that its
    annotations reach.

    Args:
        module: The module's ``__name__``; the package above it has a lazy ``__getattr__`` that
            knows every model, and ``__shapes__``.
        names: What the module's annotations mention of other modules.
    """
    # The modules are imported one after another, whether by way of the package or directly (as
    # unpickling does), and then told the names: `get_type_hints` and the codecs find them there.
    #
    # An alias is made of models when its module is imported, and so stands half done above a model
    # that mentions it: that model waits until the alias' module ends with this call too.
    #
    # No lock is held: each thread walks its own closure to the end and sets the same names. Where
    # two come from two sides into one ring, the import system shows one of them a half-made module
    # of the other's. What that one can't find it looks for again, and then waits for, when it has
    # done with its own import: see `lazy`.
    namespace = sys.modules[module].__dict__
    namespace["__links__"] = names
    package = module.rpartition(".")[0]
    # The import system lets a module of a package begin that another thread hasn't ended making.
    __import__(package)
    shapes = sys.modules[package].__dict__.get("__shapes__")
    if shapes is not None:
        namespace["__shapes__"] = shapes
    _walk.to(module)


def _is_linked(module: str) -> bool:
    """Whether a module has what its models mention, which another thread may be finding."""
    namespace = vars(sys.modules[module])
    names = set(namespace.get("__links__", ()))
    if not names <= namespace.keys():
        _walk.to(module)
    return names <= namespace.keys()


class _Walk(local):
    """Each thread's way through modules of models."""

    def __init__(self) -> None:
        self.going = False
        #: Modules to come by, among them those that mentioned what wasn't there yet.
        self.ahead: List[str] = []

    def to(self, module: str) -> None:
        """Give a module, and all that it leads to, the names that they mention."""
        ahead = self.ahead
        ahead.append(module)
        # Within another module's walk this one only joins it.
        if self.going:
            return
        self.going = True
        seen = set(ahead)
        waiting: List[str] = []
        try:
            while ahead:
                module = ahead.pop()
                if not self._link(module, seen):
                    waiting.append(module)
        finally:
            self.going = False
            ahead += waiting

    def _link(self, module: str, seen: "Set[str]") -> bool:
        package = module.rpartition(".")[0]
        find = vars(sys.modules[package])["__getattr__"]
        namespace = vars(sys.modules[module])
        done = True
        for name in namespace.get("__links__", ()):
            value = namespace.get(name)
            if value is None:
                try:
                    value = namespace[name] = find(name)
                # A deadlock with another thread's import, which the import system ends so.
                except (AttributeError, ImportError, RuntimeError):
                    done = False
                    continue
            # An alias is no class: it has been made of its parts, whose modules came by here.
            home = getattr(value, "__module__", "")
            if home not in seen and home.rpartition(".")[0] == package:
                seen.add(home)
                self.ahead.append(home)
        return done


_walk = _Walk()
