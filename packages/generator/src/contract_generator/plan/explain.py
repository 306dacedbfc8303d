"""Every public name of an SDK, with its contract line and the reasons for its spelling."""

from __future__ import annotations

from contract_generator.contract.model import Field, Struct
from contract_generator.plan.explain_ours import Made, explain_ours
from contract_generator.plan.names import Name
from contract_generator.plan.sdk import Explained
from contract_generator.text.code import raw

_WHOLE = "An input that is no struct is one argument, called so."


def explain(made: Made) -> tuple[Explained, ...]:
    """List the names as a program reaches them: ``todoclient.Todo.from_``,
    ``todoclient.Client.todos.create.title``; then those that were made for the contract.
    """
    package, types = made.package, made.types
    client = made.ours.spell("Client")
    found: list[Explained] = []
    for written, name in types.names.items():
        declared = types.declared[written]
        path = f"{package}.{name.code}"
        found.append(Explained(path, name, f"the {_kind(declared)} {written}", declared.span))
        if isinstance(declared, Struct):
            spans = {field.name: field.span for field in declared.fields}
            for wire, field in types.fields[written].items():
                what = f"the field {wire} of {written}"
                if wire not in spans:
                    what = f"the tag {wire}, which {written} gains as a variant"
                found.append(
                    Explained(f"{path}.{field.code}", field, what, spans.get(wire, declared.span))
                )
    for resource in made.resources:
        path = f"{package}.{client}.{resource.name.code}"
        span = resource.resource.span
        found.append(Explained(path, resource.name, f"the resource {resource.resource.name}", span))
        for planned in resource.methods:
            inner = f"{path}.{planned.name.code}"
            method = planned.method
            found.append(Explained(inner, planned.name, f"the method {method.name}", method.span))
            if method.binding.whole:
                name, what = Name(raw("body"), "input"), f"the whole input of {method.name}"
                found.append(Explained(f"{inner}.body", name, what, method.span, _WHOLE))
            for argument in planned.arguments:
                place = argument.field
                what = f"the field {argument.wire} of the input of {method.name}"
                if not isinstance(place, Field):
                    what = f"the place {argument.wire} in the path of {method.name}"
                found.append(
                    Explained(
                        f"{inner}.{argument.name.code}",
                        argument.name,
                        what,
                        place.span if place is not None else method.span,
                    )
                )
    return (*found, *explain_ours(made))


def _kind(declared: object) -> str:
    return {"Struct": "struct", "Slice": "slice", "Map": "map", "UnionType": "union"}[
        type(declared).__name__
    ]
