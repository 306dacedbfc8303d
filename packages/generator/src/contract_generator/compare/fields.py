"""The fields of two structs: of one type before and now, or of a method's two inputs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from contract_generator.compare import values, verdicts
from contract_generator.compare.changes import (
    CONST,
    ENUM,
    FIELD_ADDED,
    FIELD_REMOVED,
    FIELD_RENAMED,
    FIELD_TYPE,
    PRESENCE,
    TAG_VALUES,
    WIRE_NAME,
    Change,
    Effect,
    Kind,
    described,
)
from contract_generator.compare.pairs import Pairs, pair
from contract_generator.compare.presence import state_of
from contract_generator.compare.refs import Refs
from contract_generator.compare.roles import Roles
from contract_generator.compare.sides import Attribute, Side
from contract_generator.text.sentence import Sentence, sentence

_STATES = {
    "required": sentence("required"),
    "optional": sentence("optional"),
    "nullable": sentence("required but nullable"),
    "both": sentence("optional and nullable"),
}


def pair_attributes(old: Sequence[Attribute], new: Sequence[Attribute]) -> Pairs[Attribute]:
    """Which field is which."""
    return pair(
        old,
        new,
        written=lambda each: each.field.name,
        python=lambda each: each.name,
        alike=lambda a, b: not a.gained and not b.gained and a.field.type == b.field.type,
    )


@dataclass(frozen=True, slots=True)
class Fields:
    """Compares fields.

    Attributes:
        old: The old contract.
        new: The new one.
        refs: Compares their types.
        owner: What has the fields: a model, or a method that takes them.
        roles: What they are for.
    """

    old: Side
    new: Side
    refs: Refs
    owner: str
    roles: Roles

    def compare(self, old: Sequence[Attribute], new: Sequence[Attribute]) -> Iterator[Change]:
        """What became of the fields."""
        pairs = pair_attributes(old, new)
        for a, b in pairs.renamed:
            effects = verdicts.renamed(a, b, self.roles)
            what = sentence("{it} looks renamed to {new}", it=self._path(a), new=b.name)
            yield self._change(FIELD_RENAMED, a, b, what, effects)
        for a, b in pairs.both:
            yield from self._both(a, b)
        for each in pairs.removed:
            what = sentence("{it} is gone", it=self._path(each))
            effects = verdicts.removed(each, self.roles)
            yield Change(FIELD_REMOVED, self._path(each), what, tuple(effects), each.field.span)
        for each in pairs.added:
            # A union that leads to the struct says that it gains a tag.
            if not each.gained:
                effects = verdicts.added(each, self.roles)
                what = sentence("{it} is new, and optional", it=self._path(each))
                if each.field.const is not None:
                    what = sentence("{it} is new, and always the same", it=self._path(each))
                elif not each.field.optional:
                    what = sentence("{it} is new, and required", it=self._path(each))
                path, span = self._path(each), each.field.span
                yield Change(FIELD_ADDED, path, what, tuple(effects), None, span)

    def _path(self, attribute: Attribute) -> str:
        return f"{self.owner}.{attribute.name}"

    def _change(
        self, kind: Kind, old: Attribute, new: Attribute, what: Sentence, effects: list[Effect]
    ) -> Change:
        path = self._path(old)
        return Change(kind, path, what, tuple(effects), old.field.span, new.field.span)

    def _both(self, old: Attribute, new: Attribute) -> Iterator[Change]:
        path, a, b = self._path(old), old.field, new.field
        if a.name != b.name and old.name == new.name:
            what = sentence(
                "{it} is {new} on the wire, and was {old}", it=path, old=a.name, new=b.name
            )
            yield self._change(WIRE_NAME, old, new, what, verdicts.wire_name(old, new, self.roles))
        if old.gained or new.gained:
            yield from self._tag(old, new)
            return
        yield from self._typed(old, new)
        if state_of(a) != state_of(b):
            effects = verdicts.presence(old, new, self.roles, self.refs)
            was, is_now = _STATES[state_of(a)], _STATES[state_of(b)]
            what = sentence("{it} was {old}, and is {new} now", it=path, old=was, new=is_now)
            yield self._change(PRESENCE, old, new, what, effects)
        given = values.is_given(old, new, self.roles)
        if a.enum != b.enum:
            yield from self._enum(old, new, given)
        if a.const != b.const:
            yield from self._const(old, new)
        if a.description != b.description:
            yield described(path, a.span, b.span)

    def _typed(self, old: Attribute, new: Attribute) -> Iterator[Change]:
        relation = self.refs.relation(old.field.type, new.field.type)
        if relation.same:
            return
        before, now = self.old.spell(old.field.type), self.new.spell(new.field.type)
        given = values.is_given(old, new, self.roles)
        effects = values.retyped(relation, before, now, self.roles, given=given)
        what = sentence("{it} is {new}, and was {old}", it=self._path(old), new=now, old=before)
        yield self._change(FIELD_TYPE, old, new, what, effects)

    def _enum(self, old: Attribute, new: Attribute, given: bool) -> Iterator[Change]:
        path, a, b = self._path(old), old.field, new.field
        if a.const is not None or b.const is not None:
            return
        if set(a.enum) == set(b.enum):
            what = sentence("{it} lists its values in another order", it=path)
            reason = Effect("callers", "documentation", sentence("only their order changed"))
            yield self._change(ENUM, old, new, what, [reason])
            return
        gone = tuple(values.spelt(each) for each in a.enum if each not in b.enum)
        come = tuple(values.spelt(each) for each in b.enum if each not in a.enum)
        if not a.enum:
            what = sentence("{it} is one of {come}, and was anything", it=path, come=come)
        elif not b.enum:
            what = sentence("{it} may be anything, and was one of {gone}", it=path, gone=gone)
        elif not gone:
            what = sentence("{it} may be {come} too", it=path, come=come)
        elif not come:
            what = sentence("{it} isn't {gone} any longer", it=path, gone=gone)
        else:
            what = sentence(
                "{it} may be {come}, and isn't {gone} any longer", it=path, come=come, gone=gone
            )
        effects = values.enum(a.enum, b.enum, self.roles, given=given)
        yield self._change(ENUM, old, new, what, effects)

    def _const(self, old: Attribute, new: Attribute) -> Iterator[Change]:
        path, before, now = self._path(old), old.field.const, new.field.const
        told = ["" if each is None else values.spelt(each) for each in (before, now)]
        what = sentence("{it} is always {new}, and was {old}", it=path, old=told[0], new=told[1])
        if before is None:
            what = sentence("{it} is always {new} now", it=path, new=told[1])
        elif now is None:
            what = sentence("{it} isn't always {old} any longer", it=path, old=told[0])
        yield self._change(CONST, old, new, what, values.const(old, new, self.roles))

    def _tag(self, old: Attribute, new: Attribute) -> Iterator[Change]:
        alone = old.field.const is None, new.field.const is None
        if alone[0] == alone[1] and (old.gained == new.gained or not alone[0]):
            # What leads to the struct is the unions' to say.
            return
        spelt = new.field.enum if new.field.const is None else (new.field.const,)
        what = sentence("{it}, the tag, isn't told by the union alone", it=self._path(old))
        if new.gained:
            told = tuple(map(values.spelt, spelt))
            what = sentence("{it}, the tag, is {now}", it=self._path(old), now=told)
        yield self._change(TAG_VALUES, old, new, what, values.tag_values(old, new, self.roles))
