"""``_types.py``: one module, or a package whose modules are imported when they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from contract_generator.contract.model import Contract, Struct, Type
from contract_generator.plan import lines
from contract_generator.plan.listing import all_lines
from contract_generator.plan.models import plan_alias, plan_model, shape
from contract_generator.plan.operations import Spread
from contract_generator.plan.pages import RoomPage, TypesPage
from contract_generator.plan.pieces import Alias, Model
from contract_generator.plan.rooms import Modules, divide, length, link_arguments, room
from contract_generator.plan.scope import Scope
from contract_generator.plan.sdk import File
from contract_generator.plan.types import Types, mentioned
from contract_generator.text.code import Code, fill, raw

#: Types that fill a module by themselves: no need to try whether they all fit into one.
MANY = 60


def plan_type_files(
    contract: Contract, types: Types, told: Mapping[str, Spread]
) -> tuple[list[File], dict[str, Code]]:
    """The files of models, and each model's module.

    Args:
        contract: The contract.
        types: Its types.
        told: Inputs whose fields their methods tell.
    """
    structs = [each for each in contract.types if isinstance(each, Struct)]
    if len(contract.types) <= MANY:
        scope = Scope(types.taken, lazy=False)
        models = [plan_model(each, types, scope, _itself, told.get(each.name)) for each in structs]
        aliases = [plan_alias(each, types, scope, _itself) for each in types.aliases]
        if lines.of_models(models, aliases) <= lines.LONGEST:
            page = _page(scope, "The models.", models, aliases, types.aliases, types)
            file = File.planned("_types.py", page)
            return [file], dict.fromkeys(types.taken, raw("._types"))
    names = Modules()
    homes: dict[Code, Code] = {}
    modules: list[tuple[Code, list[Type]]] = []
    for part in _with_aliases(contract, list(divide(structs)), types):
        module = names.name(types.names[part[0].name].code)
        modules.append((module, part))
        homes.update((types.names[each.name].code, module) for each in part)
    files = [File("_types/__init__.py", partial(_index, homes, types))]
    for module, part in modules:
        files.append(File(f"_types/{module}.py", partial(_module, part, homes, types, told)))
    return files, {str(name): fill("._types.{home}", home=home) for name, home in homes.items()}


def _index(homes: Mapping[Code, Code], types: Types) -> RoomPage:
    shapes = tuple(shape(each, types) for each in types.aliases)
    text = "The models, each imported when it is first used."
    return room(text, homes, listed=False, shapes=shapes)


def _with_aliases(contract: Contract, parts: list[list[Type]], types: Types) -> list[list[Type]]:
    """Put each alias into the module that has all that it is made of, or into one of its own.

    An alias is made when its module is imported, which imports what it is made of. A module of
    structs has no such import, so that modules never wait for each other.
    """
    homes = {each.name: part for part in parts for each in part}
    # What is made of no other type stands with the first struct that mentions it.
    near: dict[str, list[Type]] = {}
    for each in contract.types:
        if isinstance(each, Struct):
            for name in mentioned(each):
                near.setdefault(name, homes[each.name])
    spare: list[Type] = []
    for each in types.aliases:
        made_of = [homes[name] for name in mentioned(each) if name in homes]
        part: list[Type] = made_of[0] if made_of else near.get(each.name, spare)
        if not made_of and _is_full(part):
            part = spare
        if not part or _is_full(part) or any(other is not part for other in made_of):
            part = []
            parts.append(part)
        if not made_of:
            spare = part
        part.append(each)
        homes[each.name] = part
    return parts


def _is_full(part: list[Type]) -> bool:
    return sum(map(length, part)) > lines.LONGEST


def _itself(name: Code) -> Code:
    return name


def _module(
    part: list[Type], homes: Mapping[Code, Code], types: Types, told: Mapping[str, Spread]
) -> TypesPage:
    scope = Scope(types.taken, lazy=False)
    here = {types.names[each.name].code for each in part}
    links: dict[Code, None] = {}

    def mention(name: Code) -> Code:
        if name not in here:
            links[name] = None
            scope.own(fill(".{home}", home=homes[name]), name)
        return name

    def need(name: Code) -> Code:
        return (
            name if name in here else scope.own(fill(".{home}", home=homes[name]), name, lazy=False)
        )

    models = [
        plan_model(each, types, scope, mention, told.get(each.name))
        for each in part
        if isinstance(each, Struct)
    ]
    aliases = [
        plan_alias(each, types, scope, need) for each in part if not isinstance(each, Struct)
    ]
    scope.runtime("contract_runtime.abi", "link")
    text = "Models." if len(part) > 1 else f"The model {next(iter(here))}."
    return _page(scope, text, models, aliases, (), types, links)


def _page(
    scope: Scope,
    text: str,
    models: list[Model],
    aliases: list[Alias],
    shaped: Iterable[Type],
    types: Types,
    links: Iterable[Code] | None = None,
) -> TypesPage:
    if models:
        scope.runtime("dataclasses", "dataclass")
    return TypesPage(
        head=scope.head(text),
        everything=all_lines([each.name for each in models] + [each.name for each in aliases]),
        models=tuple(models),
        aliases=tuple(aliases),
        shapes=tuple(shape(each, types) for each in shaped),
        links=() if links is None else link_arguments(links),
    )
