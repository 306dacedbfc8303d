"""Methods: the operation's constant, the signature, and the one expression inside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from contract_generator.contract.model import Contract, Field, Method, Struct, TypeRef
from contract_generator.plan import names
from contract_generator.plan.annotations import NONE, Annotations, is_struct, is_union, plain
from contract_generator.plan.names import Name
from contract_generator.plan.scope import NOTHING
from contract_generator.plan.types import Types, is_sent, mentioned, named
from contract_generator.text.code import Code, fill, join, raw
from contract_generator.text.python import literal


@dataclass(frozen=True, slots=True)
class Argument:
    """A keyword argument.

    Attributes:
        name: Its Python name.
        wire: The name that its value travels under.
        field: The input's field; None for a place in the path that no field answers to.
        required: Whether it has no default.
    """

    name: Name
    wire: str
    field: Field | None
    required: bool


@dataclass(frozen=True, slots=True)
class Planned:
    """A method with its names decided.

    Attributes:
        method: What the contract says.
        name: Its Python name.
        full: Resource and method, for operations and messages: ``todos.create``.
        constant: The name of its operation.
        short: The same in a module that has no other resource.
        arguments: Its keyword arguments, required ones first.
    """

    method: Method
    name: Name
    full: str
    constant: Code
    short: Code
    arguments: tuple[Argument, ...]

    @property
    def unavailable(self) -> str | None:
        """The stream mode that this runtime has no transport for."""
        stream = self.method.stream
        return stream.mode if stream is not None and stream.mode != "sse" else None


@dataclass(frozen=True, slots=True)
class Spread:
    """A struct whose fields are seen as arguments alone.

    Attributes:
        methods: The methods that take them.
        fields: The wire names of those that are arguments.
    """

    methods: list[str]
    fields: set[str]


def input_struct(method: Method, types: Types) -> Struct | None:
    """The struct whose fields are the method's arguments."""
    declared = types.declared.get(named(method.input) or "")
    if is_struct(method.input, types) and isinstance(declared, Struct):
        return declared
    return None


def plan_arguments(method: Method, types: Types) -> tuple[Argument, ...]:
    """A method's keyword arguments: added places of the path, required fields, optional ones."""
    places = {part.name: part for part in method.binding.params}
    struct = input_struct(method, types)
    arguments = [
        Argument(_added(place.name, method), place.name, None, required=True)
        for place in places.values()
        if place.added
    ]
    named_fields: Mapping[str, Name] = types.fields[struct.name] if struct is not None else {}
    for field in struct.fields if struct is not None else ():
        if is_sent(field) or field.name == method.stream_field:
            continue
        name = names.argument(named_fields[field.name], stream=method.stream is not None)
        required = not field.optional or field.name in places
        arguments.append(Argument(name, field.name, field, required))
    return tuple(sorted(arguments, key=lambda each: not each.required))


def _added(place: str, method: Method) -> Name:
    """The argument for a place in the path that no field of the input answers to."""
    name = names.argument(names.member("field", place), stream=method.stream is not None)
    if method.binding.whole and name.code == "body":
        return Name(raw("body_"), place, ('"body" is the argument for the whole input.',))
    return name


def spread(contract: Contract, methods: Iterable[Planned], types: Types) -> dict[str, Spread]:
    """The structs that are methods' inputs and nothing else, by their written names."""
    found: dict[str, Spread] = {}
    elsewhere = {name for each in contract.types for name in mentioned(each)}
    for each in methods:
        method = each.method
        stream = method.stream
        results = [method.output]
        if stream is not None:
            results += [stream.item, stream.done, stream.error]
        elsewhere.update(name for name in map(named, results) if name is not None)
        struct = input_struct(method, types)
        if struct is not None:
            told = found.setdefault(struct.name, Spread([], set()))
            told.methods.append(each.full)
            told.fields.update(arg.field.name for arg in each.arguments if arg.field is not None)
    return {name: each for name, each in found.items() if name not in elsewhere}


def plan_operation(planned: Planned, types: Types) -> Code:
    """The arguments of a method's ``Operation``."""
    method = planned.method
    binding = method.binding
    given = [literal(planned.full), literal(binding.verb), literal(binding.path_text)]
    given.append(raw("_TYPES"))
    # Input and output stand in their places; an output without an input is named.
    placed = method.input is not None and not binding.whole
    if method.input is not None:
        given.append(fill("{it}" if placed else "whole={it}", it=_annotation(method.input, types)))
    if method.output is not None:
        given.append(
            fill("{it}" if placed else "output={it}", it=_annotation(method.output, types))
        )
    if binding.rest is not None:
        given.append(fill("rest={rest}", rest=literal(binding.rest)))
    if method.stream is not None:
        given.append(fill("item={it}", it=_annotation(method.stream.item, types)))
        if method.stream.done is not None:
            given.append(fill("done={it}", it=_annotation(method.stream.done, types)))
        if method.stream.error is not None:
            given.append(fill("error={it}", it=_annotation(method.stream.error, types)))
    return join(", ", given)


def _annotation(ref: TypeRef, types: Types) -> Code:
    return literal(str(plain(ref, types)))


def result_type(
    planned: Planned, types: Types, annotations: Annotations, shadows: Set[str] = NOTHING
) -> Code:
    """What the method's value is: the output, or one item of its stream.

    Args:
        planned: The method.
        types: The contract's types.
        annotations: How the module spells types.
        shadows: What the class around has names for.
    """
    method = planned.method
    if method.stream is None:
        return NONE if method.output is None else annotations.value(method.output, shadows)
    members = [annotations.value(method.stream.item, shadows)]
    done = method.stream.done
    if done is not None and not is_variant(done, method.stream.item, types):
        members.append(annotations.value(done, shadows))
    return annotations.union(members, shadows)


def is_variant(done: TypeRef, item: TypeRef, types: Types) -> bool:
    """Whether the closing value is one of the items already (sdk: ``Union[Item, Done]``)."""
    if done == item:
        return True
    union = types.declared.get(named(item) or "")
    variants = getattr(union, "variants", ()) if is_union(item, types) else ()
    return any(variant.type == named(done) for variant in variants)
