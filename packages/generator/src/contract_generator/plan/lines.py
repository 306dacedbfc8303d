"""How many lines a page will have, formatted: near enough to decide what a file holds."""

from __future__ import annotations

from collections.abc import Iterable

from contract_generator.plan.docs import WIDTH
from contract_generator.plan.pieces import Alias, ClientClass, Dict, Method, Model, ResourceClass
from contract_generator.text.code import Code

#: A module longer than this becomes a package. Estimates may be some lines short of 280.
LONGEST = 250
#: A module's beginning.
HEAD = 16


def _statement(code: Code, indent: int) -> int:
    """Lines of a statement: one, or its parts one below the other where it is too long."""
    over = len(code) + indent - WIDTH
    return 1 if over <= 0 else 3 + code.count(", ") if over > WIDTH / 2 else 3


def _text(code: Code) -> int:
    return code.count("\n") + 1


def of_models(models: Iterable[Model], aliases: Iterable[Alias]) -> int:
    """Lines of a module of models."""
    lines = HEAD
    for model in models:
        lines += 6 + _text(model.docstring) + sum(_statement(field, 4) for field in model.fields)
    for alias in aliases:
        lines += 2 + _text(alias.docstring) + _statement(alias.value, len(alias.name))
    return lines


def of_dicts(dicts: Iterable[Dict], aliases: Iterable[Alias]) -> int:
    """Lines of a module of typed dicts."""
    lines = HEAD
    for each in dicts:
        entries = each.fields + each.items
        lines += 5 + _text(each.docstring) + sum(_statement(entry, 8) for entry in entries)
    for alias in aliases:
        lines += 2 + _text(alias.docstring) + _statement(alias.value, len(alias.name))
    return lines


def of_class(resource: ResourceClass) -> int:
    """Lines of a resource's class."""
    lines = 14 + _text(resource.docstring)
    for method in resource.methods:
        lines += 2 + _text(method.docstring) + _signature(method) + _statement(method.body, 8)
    return lines


def _signature(method: Method) -> int:
    inside = sum(len(parameter) + 2 for parameter in method.parameters)
    if 4 + len(method.head) + inside + len(method.returns) + 5 <= WIDTH:
        return 1
    if inside + 8 < WIDTH:
        return 3
    return 2 + sum(_statement(parameter, 8) for parameter in method.parameters)


def of_operations(operations: Iterable[Code]) -> int:
    """Lines of the operations' constants."""
    return sum(_statement(each, 0) for each in operations)


def of_client(client: ClientClass) -> int:
    """Lines of a client's class."""
    return 12 + sum(6 + _text(resource.docstring) for resource in client.resources)
