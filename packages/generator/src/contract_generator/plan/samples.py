"""Values for a README's calls: the least that a method takes, ready to run."""

from __future__ import annotations

from contract_generator.contract.model import (
    Field,
    ListRef,
    MapRef,
    Scalar,
    ScalarRef,
    Slice,
    Struct,
    TypeRef,
    UnionType,
)
from contract_generator.contract.model import Map as MapType
from contract_generator.plan.operations import Argument, Planned
from contract_generator.plan.types import Types
from contract_generator.text.code import Code, fill, join, raw
from contract_generator.text.python import identifier, literal

_SCALARS: dict[Scalar, Code] = {
    "bool": raw("True"),
    "int": raw("1"),
    "float": raw("1.5"),
    "bytes": raw('b"..."'),
    "time": raw("datetime(2030, 1, 31, 12, 0, tzinfo=timezone.utc)"),
    "any": raw("{}"),
}
#: Structs that require themselves can't be written down; deeper than this is no example.
_DEPTH = 8


class Samples:
    """Makes calls for a README."""

    def __init__(self, types: Types) -> None:
        self._types = types

    def call(self, planned: Planned) -> Code:
        """A call with the arguments that it must have: ``client.todos.get(id="...")``."""
        given = [
            fill("{name}={value}", name=argument.name.code, value=self._argument(argument))
            for argument in planned.arguments
            if argument.required
        ]
        if planned.method.binding.whole and planned.method.input is not None:
            given.insert(0, self.value(planned.method.input, "body"))
        resource = planned.full.partition(".")[0]
        return fill(
            "client.{resource}.{method}({given})",
            resource=identifier(resource),
            method=planned.name.code,
            given=join(", ", given),
        )

    def _argument(self, argument: Argument) -> Code:
        if argument.field is None:
            return literal(argument.wire)
        return self._field(argument.field, 0)

    def _field(self, field: Field, depth: int) -> Code:
        if field.const is not None:
            return literal(field.const)
        if field.enum and not self._is_converted(field.type):
            return literal(field.enum[0])
        return self.value(field.type, field.name, depth)

    @staticmethod
    def _is_converted(ref: TypeRef) -> bool:
        """Whether an argument of the type isn't what is written in the contract."""
        return isinstance(ref, ScalarRef) and ref.name in ("bytes", "time")

    def value(self, ref: TypeRef, name: str, depth: int = 0) -> Code:
        """A value of a type, as plain data.

        Args:
            ref: The type.
            name: What it is for: a string says it.
            depth: How many structs it is inside of.
        """
        if isinstance(ref, ScalarRef):
            return literal(name) if ref.name == "string" else _SCALARS[ref.name]
        if isinstance(ref, ListRef):
            return raw("[]")
        if isinstance(ref, MapRef):
            return raw("{}")
        declared = self._types.declared[ref.name]
        if isinstance(declared, Slice):
            return raw("[]")
        if isinstance(declared, MapType) or depth > _DEPTH:
            return raw("{}")
        if isinstance(declared, UnionType):
            variant = declared.variants[0]
            struct = self._types.declared[variant.type]
            if isinstance(struct, Struct):
                return self._struct(struct, depth, tag=(declared.tag, variant.value))
        if isinstance(declared, Struct):
            return self._struct(declared, depth, tag=None)
        return raw("{}")

    def _struct(self, struct: Struct, depth: int, tag: tuple[str, str] | None) -> Code:
        items: list[Code] = []
        if tag is not None:
            items.append(fill("{key}: {value}", key=literal(tag[0]), value=literal(tag[1])))
        for field in struct.fields:
            if field.optional or field.const is not None or (tag and field.name == tag[0]):
                continue
            value = literal(None) if field.nullable else self._field(field, depth + 1)
            items.append(fill("{key}: {value}", key=literal(field.name), value=value))
        return fill("{{{items}}}", items=join(", ", items))
