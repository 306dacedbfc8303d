"""Declared types: which is which, and what became of each."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from contract_generator.compare.changes import (
    ELEM,
    OWN_NAME,
    TYPE_ADDED,
    TYPE_KIND,
    TYPE_REMOVED,
    TYPE_RENAMED,
    TYPED_DICT_REMOVED,
    Change,
    Effect,
    allows,
    breaks,
    described,
)
from contract_generator.compare.fields import Fields
from contract_generator.compare.order import order
from contract_generator.compare.pairs import Pairs, pair
from contract_generator.compare.refs import Refs
from contract_generator.compare.roles import Roles, Use
from contract_generator.compare.sides import Side
from contract_generator.compare.unions import compare_unions
from contract_generator.compare.values import retyped
from contract_generator.contract.model import Map, Slice, Struct, Type, UnionType
from contract_generator.plan import names
from contract_generator.text.sentence import sentence

_KINDS = {
    Struct: sentence("struct"),
    Slice: sentence("list"),
    Map: sentence("map"),
    UnionType: sentence("union"),
}


def pair_types(old: Side, new: Side) -> Pairs[Type]:
    """Which type is which."""
    return pair(
        old.contract.types,
        new.contract.types,
        written=lambda each: each.name,
        python=lambda each: names.type_name(each.name).code,
        alike=lambda a, b: type(a) is type(b) and _share_most(a, b),
        content=_content,
    )


def _content(declared: Type) -> Hashable | None:
    """What a type is made of; None where that is too little to know it by."""
    if isinstance(declared, Struct):
        made = tuple((f.name, f.type, f.optional, f.nullable, f.const) for f in declared.fields)
        return made if len(made) > 1 else None
    if isinstance(declared, UnionType):
        return declared.tag, tuple((each.value, each.type) for each in declared.variants)
    return type(declared), declared.elem


def _share_most(old: Type, new: Type) -> bool:
    before, now = _members(old), _members(new)
    return 2 * len(before & now) >= max(len(before), len(now))


def _members(declared: Type) -> set[Hashable]:
    if isinstance(declared, Struct):
        return {each.name for each in declared.fields}
    if isinstance(declared, UnionType):
        return {each.value for each in declared.variants}
    return {declared.elem}


@dataclass(frozen=True, slots=True)
class TypeChanges:
    """Compares types.

    Attributes:
        old: The old contract.
        new: The new one.
        pairs: Which type is which.
        refs: Compares refs.
        uses: Methods that take a struct's fields as arguments, by its old name.
    """

    old: Side
    new: Side
    pairs: Pairs[Type]
    refs: Refs
    uses: Mapping[str, Sequence[Use]]

    def compare(self) -> Iterator[Change]:
        """What became of the types."""
        for each in self.pairs.removed:
            model = self._old_name(each)
            why = sentence("code that imports {model} fails", model=model)
            what = sentence("{it} is gone", it=model)
            yield Change(TYPE_REMOVED, model, what, (breaks("callers", why),), each.span)
        for each in self.pairs.added:
            model = self.new.types.names[each.name].code
            effects = (allows("callers", sentence("nothing that was there changes by it")),)
            what = sentence("{it} is new", it=model)
            yield Change(TYPE_ADDED, model, what, effects, None, each.span)
        for a, b in self.pairs.both:
            yield from self._both(a, b)

    def _old_name(self, declared: Type) -> str:
        return self.old.types.names[declared.name].code

    def _both(self, old: Type, new: Type) -> Iterator[Change]:
        name = self._old_name(old)
        now = self.new.types.names[new.name].code
        if now != name:
            why = sentence("code that imports {model} fails", model=name)
            what = sentence("{it} looks renamed to {new}", it=name, new=now)
            effects: tuple[Effect, ...] = (breaks("callers", why),)
            yield Change(TYPE_RENAMED, name, what, effects, old.span, new.span)
        elif old.name in self.old.inputs.nested and type(old) is type(new):
            yield from self._typed_dict(old, new)
        if old.description != new.description:
            yield described(name, old.span, new.span)
        if isinstance(old, Struct) and isinstance(new, Struct):
            yield from self._structs(old, new)
        elif isinstance(old, UnionType) and isinstance(new, UnionType):
            yield from compare_unions(old, new, self.refs, self._roles(old), self.old, self.new)
        elif (
            isinstance(old, (Slice, Map))
            and isinstance(new, (Slice, Map))
            and type(old) is type(new)
        ):
            yield from self._elems(old, new)
        else:
            yield self._kinds(old, new)

    def _typed_dict(self, old: Type, new: Type) -> Iterator[Change]:
        """The typed dict of a type that methods took, and perhaps don't take any longer."""
        model = self._old_name(old)
        typed = self.old.ours.dict_name(self.old.types.names[old.name])
        now = self.new.ours.dict_name(self.new.types.names[new.name])
        if new.name not in self.new.inputs.nested:
            what = sentence(
                "{it} is gone: no method takes {model} any longer", it=typed, model=model
            )
            why = sentence("code that imports {it} fails", it=typed)
            effects = (breaks("callers", why),)
            yield Change(TYPED_DICT_REMOVED, typed, what, effects, old.span, new.span)
        elif now != typed:
            what = sentence("{it} is called {new}", it=typed, new=now)
            why = sentence("code that imports {it} gets something else, or nothing", it=typed)
            yield Change(OWN_NAME, typed, what, (breaks("callers", why),), old.span, new.span)

    def _roles(self, declared: Type) -> Roles:
        name = declared.name
        return Roles(
            uses=tuple(self.uses.get(name, ())),
            model=self._old_name(declared),
            given=name in self.old.given,
            read=name in self.old.read,
        )

    def _structs(self, old: Struct, new: Struct) -> Iterator[Change]:
        roles = self._roles(old)
        before, now = self.old.attributes(old), self.new.attributes(new)
        yield from Fields(self.old, self.new, self.refs, roles.model, roles).compare(before, now)
        yield from order(before, now, roles, old.span, new.span)

    def _elems(self, old: Slice | Map, new: Slice | Map) -> Iterator[Change]:
        relation = self.refs.relation(old.elem, new.elem)
        if relation.same:
            return
        name = self._old_name(old)
        before, now = self.old.spell(old.elem), self.new.spell(new.elem)
        roles = self._roles(old)
        inside = relation._replace(inside=True)
        effects = retyped(inside, before, now, roles, given=roles.given)
        what = sentence("{it} holds {new}, and held {old}", it=name, new=now, old=before)
        yield Change(ELEM, name, what, tuple(effects), old.span, new.span)

    def _kinds(self, old: Type, new: Type) -> Change:
        name = self._old_name(old)
        before, now = _KINDS[type(old)], _KINDS[type(new)]
        what = sentence("{it} is a {new}, and was a {old}", it=name, new=now, old=before)
        roles = self._roles(old)
        effects: list[Effect] = [
            breaks(
                "callers",
                sentence("code that uses {model} as a {old} fails", model=name, old=before),
            )
        ]
        if roles.read:
            why = sentence(
                "released clients expect a {old}, and raise ResponseDecodeError", old=before
            )
            effects.append(breaks("released", why))
        if roles.given or roles.uses:
            why = sentence("released clients go on sending a {old}", old=before)
            effects.append(breaks("released", why))
        return Change(TYPE_KIND, name, what, tuple(effects), old.span, new.span)
