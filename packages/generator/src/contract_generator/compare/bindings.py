"""How a method travels: its verb, its path, and whether fields stand in the query or the body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from contract_generator.compare.changes import PATH, PLACING, VERB, Change, breaks
from contract_generator.compare.fields import pair_attributes
from contract_generator.compare.sides import Attribute, Side
from contract_generator.contract.model import Param
from contract_generator.plan.operations import Planned, input_struct
from contract_generator.text.sentence import sentence


def compare_bindings(old: Planned, new: Planned, before: Side, now: Side) -> Iterator[Change]:
    """What became of a method's verb and path."""
    a, b = old.method.binding, new.method.binding
    spans = old.method.span, new.method.span
    if a.verb != b.verb:
        what = sentence(
            "{it} is a {new} request, and was {old}", it=old.full, new=b.verb, old=a.verb
        )
        why = sentence("released clients go on sending {old}", old=a.verb)
        yield Change(VERB, old.full, what, (breaks("released", why),), *spans)
    names = {
        x.field.name: y.field.name
        for x, y in pair_attributes(attributes_of(old, before), attributes_of(new, now)).both
    }
    if not _same_path(a.path, b.path, names):
        was, is_now = a.path_text, b.path_text
        what = sentence("{it} has the path {new}, and had {old}", it=old.full, new=is_now, old=was)
        why = sentence("released clients go on calling {old}", old=was)
        yield Change(PATH, old.full, what, (breaks("released", why),), *spans)
    if a.verb == b.verb and a.rest != b.rest and a.rest is not None and b.rest is not None:
        what = sentence("{it} sends arguments in its body, and did in its query", it=old.full)
        why = sentence("released clients go on sending them in the query")
        if b.rest == "query":
            what = sentence("{it} sends arguments in its query, and did in its body", it=old.full)
            why = sentence("released clients go on sending them in the body")
        yield Change(PLACING, old.full, what, (breaks("released", why),), *spans)


def attributes_of(planned: Planned, side: Side) -> tuple[Attribute, ...]:
    """The fields of a method's input, as its model has them."""
    struct = input_struct(planned.method, side.types)
    found = () if struct is None else side.attributes(struct)
    return tuple(each for each in found if not each.gained)


def _same_path(
    old: Sequence[str | Param], new: Sequence[str | Param], names: dict[str, str]
) -> bool:
    """Whether a path is the same to a server, whatever its places are called."""
    if len(old) != len(new):
        return False
    for a, b in zip(old, new, strict=True):
        if not isinstance(a, Param) or not isinstance(b, Param):
            if a != b:
                return False
        elif a.rest != b.rest or (not a.added and not b.added and names.get(a.name) != b.name):
            return False
    return True
