"""``_types.py``: one module, or a package whose modules are imported when they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial

from contract_generator.contract.model import Contract, Map, Slice, Struct, Type
from contract_generator.plan import lines
from contract_generator.plan.listing import all_lines
from contract_generator.plan.models import plan_alias, plan_model, shape
from contract_generator.plan.pages import RoomPage, TypesPage
from contract_generator.plan.pieces import Alias, Model
from contract_generator.plan.rooms import Modules, divide, room
from contract_generator.plan.scope import Scope
from contract_generator.plan.sdk import File
from contract_generator.plan.types import Types, named
from contract_generator.text.code import Code, fill, raw
from contract_generator.text.python import literal

#: Types that fill a module by themselves: no need to try whether they all fit into one.
MANY = 60
#: How many aliases share a module at most.
_TOGETHER = 20


def plan_type_files(contract: Contract, types: Types) -> list[File]:
    """The files of models."""
    structs = [each for each in contract.types if isinstance(each, Struct)]
    if len(contract.types) <= MANY:
        scope = Scope(types.taken, lazy=False)
        models = [plan_model(each, types, scope, _itself) for each in structs]
        aliases = [plan_alias(each, types, scope, _itself) for each in types.aliases]
        if lines.of_models(models, aliases) <= lines.LONGEST:
            page = _page(scope, "The models.", models, aliases, types.aliases, types)
            return [File.planned("_types.py", page)]
    names = Modules()
    # Aliases are made when their module is imported, which imports what they are made of.
    parts: list[list[Type]] = [*divide(structs), *_chains(types)]
    homes: dict[Code, Code] = {}
    modules: list[tuple[Code, list[Type]]] = []
    for part in parts:
        module = names.name(types.names[part[0].name].code)
        modules.append((module, part))
        homes.update((types.names[each.name].code, module) for each in part)
    files = [File("_types/__init__.py", partial(_index, homes, types))]
    for module, part in modules:
        files.append(File(f"_types/{module}.py", partial(_module, part, homes, types)))
    return files


def _index(homes: Mapping[Code, Code], types: Types) -> RoomPage:
    shapes = tuple(shape(each, types) for each in types.aliases)
    return room("The models, each imported when it is first used.", homes, shapes=shapes)


def _chains(types: Types) -> list[list[Type]]:
    """Divide aliases over modules: one each, but for those that are made of each other.

    Python's stack holds about a hundred modules that import one another.
    """
    parts: list[list[Type]] = []
    homes: dict[str, list[Type]] = {}
    for each in types.aliases:
        inner = named(each.elem) if isinstance(each, (Slice, Map)) else None
        part: list[Type] = homes.get(inner or "", [])
        if not part or len(part) >= _TOGETHER:
            part = []
            parts.append(part)
        part.append(each)
        homes[each.name] = part
    return parts


def _itself(name: Code) -> Code:
    return name


def _module(part: list[Type], homes: Mapping[Code, Code], types: Types) -> TypesPage:
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

    models = [plan_model(each, types, scope, mention) for each in part if isinstance(each, Struct)]
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
        links=() if links is None else (raw("__name__"), *(literal(str(name)) for name in links)),
    )
