"""One of the two contracts, planned: names decided, and what each type is used for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from contract_generator.contract.model import Contract, Field, ScalarRef, Struct, TypeRef
from contract_generator.diagnostics.diagnostic import Findings
from contract_generator.diagnostics.span import Source
from contract_generator.plan.annotations import plain
from contract_generator.plan.dicts import Inputs, plan_inputs
from contract_generator.plan.operations import Planned, input_struct
from contract_generator.plan.ours import Ours
from contract_generator.plan.resources import PlannedResource, plan_resources
from contract_generator.plan.types import Types, mentioned, named, plan_types


@dataclass(frozen=True, slots=True)
class Attribute:
    """A model's attribute.

    Attributes:
        field: The field; for a tag that the struct gains, one that says the same.
        name: Its Python name.
        gained: Whether it's a gained tag.
    """

    field: Field
    name: str
    gained: bool


@dataclass(frozen=True, slots=True)
class Side:
    """A contract, planned.

    Attributes:
        contract: The contract.
        source: Its document.
        types: Its types.
        ours: Names of ours beside them.
        resources: Its resources.
        inputs: What has a typed dict.
        given: Types that callers give, a method's own input apart, which is its arguments.
        read: Types that callers get.
    """

    contract: Contract
    source: Source
    types: Types
    ours: Ours
    resources: tuple[PlannedResource, ...]
    inputs: Inputs
    given: frozenset[str]
    read: frozenset[str]

    def attributes(self, struct: Struct) -> tuple[Attribute, ...]:
        """A model's attributes in the contract's order, gained tags last."""
        names = self.types.fields[struct.name]
        own = [Attribute(each, names[each.name].code, gained=False) for each in struct.fields]
        for tag in self.types.gained.get(struct.name, ()):
            single = tag.values[0] if len(tag.values) == 1 else None
            field = Field(
                name=tag.name.written,
                type=ScalarRef("string"),
                description="",
                optional=single is None,
                nullable=False,
                enum=() if single is not None else tag.values,
                const=single,
                span=struct.span,
            )
            own.append(Attribute(field, tag.name.code, gained=True))
        return tuple(own)

    def spell(self, ref: TypeRef | None) -> str:
        """A type as Python has it."""
        return "None" if ref is None else str(plain(ref, self.types))


def plan_side(contract: Contract, *, source: Source) -> Side:
    """Plan a contract without errors, as far as comparing needs it."""
    found = Findings(source)
    types = plan_types(contract, found)
    ours = Ours(types, found)
    resources = plan_resources(contract, types, ours, found)
    # What can't be called is no use of a type.
    methods = [each for one in resources for each in one.methods if each.unavailable is None]
    return Side(
        contract=contract,
        source=source,
        types=types,
        ours=ours,
        resources=resources,
        inputs=plan_inputs(contract, types),
        given=_closed((name for each in methods for name in _given(each, types)), types),
        read=_closed((name for each in methods for name in _read(each)), types),
    )


def _given(planned: Planned, types: Types) -> Iterable[str]:
    struct = input_struct(planned.method, types)
    if struct is None:
        return _hearts(planned.method.input)
    return _hearts(*(each.field.type for each in planned.arguments if each.field is not None))


def _read(planned: Planned) -> Iterable[str]:
    stream = planned.method.stream
    if stream is None:
        return _hearts(planned.method.output)
    return _hearts(stream.item, stream.done, stream.error)


def _hearts(*refs: TypeRef | None) -> list[str]:
    return [name for name in map(named, refs) if name is not None]


def _closed(names: Iterable[str], types: Types) -> frozenset[str]:
    """The types, and all that they are made of."""
    seen: set[str] = set()
    ahead = list(names)
    while ahead:
        name = ahead.pop()
        if name not in seen:
            seen.add(name)
            ahead += mentioned(types.declared[name])
    return frozenset(seen)
