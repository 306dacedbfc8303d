"""How a method travels: the verb and path that its name means, and where each field goes.

(Contract language, §§ 3 and 4.) Pure: from names and types to a ``Binding``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from contract_generator.contract.model import Field, Param, Rest, ScalarRef, Verb

_LISTS = ("list", "all", "search")
#: In this order: the first line that a name starts with counts.
_BY_ID: tuple[tuple[tuple[str, ...], Verb], ...] = (
    (("get", "find", "fetch", "read"), "GET"),
    (("update", "edit", "modify", "set"), "PUT"),
    (("delete", "remove"), "DELETE"),
    (("patch",), "PATCH"),
)
_BODY: frozenset[Verb] = frozenset(["POST", "PUT", "PATCH"])
_IN_QUERY = frozenset(["string", "int", "float", "bool"])


def inferred(
    method: str, resource: str, fields: Sequence[Field]
) -> tuple[Verb, tuple[str | Param, ...]]:
    """The verb and path of a method without ``http``.

    Args:
        method: The method's name as written.
        resource: The resource's name as written.
        fields: The input's fields, none where it is no struct.
    """
    name = method.lower()
    if name.startswith(("create", "add", "new")):
        return "POST", (f"/{resource}",)
    if name.startswith(_LISTS) or (name.startswith("find") and name.endswith("s")):
        return "GET", (f"/{resource}",)
    for starts, verb in _BY_ID:
        if name.startswith(starts):
            named = next((each.name for each in fields if each.name.lower().endswith("id")), None)
            param = Param(named or "id", added=named is None, rest=False)
            return verb, (f"/{resource}/", param)
    return "POST", (f"/{resource}/{_routed(method)}",)


def _routed(method: str) -> str:
    """A method's name as servers route it: each capital a ``_`` and its lower case."""
    spelt = "".join(f"_{char.lower()}" if char.isupper() else char for char in method)
    return spelt if method.startswith("_") else spelt.removeprefix("_")


class Answers:
    """The field that a place in a path means: of exactly its name, else but for case.

    Args:
        fields: The input's fields; of several that are alike, the first counts.
    """

    def __init__(self, fields: Sequence[Field]) -> None:
        self._exact = {each.name: each for each in reversed(fields)}
        self._alike = {each.name.lower(): each for each in reversed(fields)}

    def field(self, place: str) -> Field | None:
        """The field, or None: the place is then an argument more."""
        return self._exact.get(place) or self._alike.get(place.lower())


def rest_of(verb: Verb, fields: Sequence[Field], path: Iterable[str | Param]) -> Rest:
    """Where the fields go that the path doesn't take."""
    taken = {each.name for each in path if isinstance(each, Param) and not each.added}
    left = [each for each in fields if each.name not in taken]
    if not left:
        return None
    if verb in _BODY:
        return "body"
    if verb == "DELETE" and not all(_plain(each) for each in left):
        return "body"
    return "query"


def takes_body(verb: Verb) -> bool:
    """Whether input that is a slice, map or union can travel with the verb."""
    return verb in _BODY


def _plain(field: Field) -> bool:
    return isinstance(field.type, ScalarRef) and field.type.name in _IN_QUERY
