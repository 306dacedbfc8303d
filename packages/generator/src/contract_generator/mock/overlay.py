"""What was sent shows in what is answered: fields of one name, where the value fits."""

from __future__ import annotations

from contract_generator.contract.model import Field, Struct
from contract_generator.mock.known import Known
from contract_generator.mock.sample import Sampler
from contract_generator.mock.wire import Json, Object


class Overlay:
    """Lays fields over values of one contract's structs.

    Args:
        sampler: Knows the types.
    """

    def __init__(self, sampler: Sampler) -> None:
        self._known = Known(sampler.types)
        self._checker = sampler.checker

    def laid(self, under: Object, struct: Struct, sent: Object, *, keep: str = "") -> Object:
        """A struct's value with what was sent in place of its own.

        Args:
            under: The value.
            struct: What it is of.
            sent: What was sent; a null takes an optional field away.
            keep: A field that stays.
        """
        made = dict(under)
        for field in struct.fields:
            if field.name not in sent or field.name == keep:
                continue
            value = sent[field.name]
            if value is None and not field.nullable:
                if field.optional:
                    made.pop(field.name, None)
            elif self._checker.field({field.name: value}, field) is None:
                made[field.name] = value
        return made

    def unsent(self, under: Object, struct: Struct, taken: Struct, sent: Object) -> Object:
        """The same with nothing in the place of what could have been sent, and wasn't.

        Args:
            under: The value.
            struct: What it is of.
            taken: What may be sent.
            sent: What was sent.
        """
        made = dict(under)
        could = {field.name for field in taken.fields}
        for field in struct.fields:
            if field.name in sent or field.name not in could or field.name not in made:
                continue
            if field.optional:
                del made[field.name]
            else:
                made[field.name] = self._nothing(field, made[field.name])
        return made

    def _nothing(self, field: Field, value: Json) -> Json:
        if field.nullable:
            return None
        if self._known.elem(field.type) is None:
            return value
        return {} if self._known.is_map(field.type) else []
