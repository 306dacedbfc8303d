"""``_types.py`` and ``_dicts.py``: one module each, or packages with a module a type."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from contract_generator.contract.model import Contract, Struct, Type, UnionType
from contract_generator.plan import lines
from contract_generator.plan.dicts import Inputs, plan_dict, plan_dict_alias
from contract_generator.plan.models import plan_alias, plan_model, shape
from contract_generator.plan.ours import Ours
from contract_generator.plan.rooms import modules, room
from contract_generator.plan.scope import Scope
from contract_generator.plan.sdk import Alias, Dict, DictsPage, File, Model, TypesPage
from contract_generator.plan.types import Types
from contract_generator.text.code import Code, fill
from contract_generator.text.python import literal

#: Types that fill a module by themselves: no need to try whether they all fit into one.
_MANY = 60


def plan_type_files(contract: Contract, types: Types) -> list[File]:
    """The files of models."""
    taken = types.python_names()
    structs = [each for each in contract.types if isinstance(each, Struct)]
    if len(contract.types) <= _MANY:
        scope = Scope(taken, lazy=False)
        models = [plan_model(each, types, scope, _itself) for each in structs]
        aliases = [plan_alias(each, types, scope, _itself) for each in types.aliases]
        if lines.of_models(models, aliases) <= lines.LONGEST:
            page = _types_page(scope, "The models.", models, aliases, types.aliases, types)
            return [File("_types.py", page)]
    homes = modules(name.code for name in types.names.values())
    files: list[File] = []
    for module, members in _by_module(contract.types, homes, types).items():
        files.append(File(f"_types/{module}.py", _types_module(members, homes, types)))
    shapes = tuple(shape(each, types) for each in types.aliases)
    table = {name.code: fill(".{home}", home=homes[name.code]) for name in types.names.values()}
    index = room("The models, each imported when it is first used.", table, shapes=shapes)
    return [File("_types/__init__.py", index), *files]


def _itself(name: Code) -> Code:
    return name


def _by_module(
    declared: Iterable[Type], homes: dict[str, Code], types: Types
) -> dict[Code, list[Type]]:
    found: dict[Code, list[Type]] = {}
    for each in declared:
        found.setdefault(homes[types.names[each.name].code], []).append(each)
    return found


def _types_module(members: list[Type], homes: dict[str, Code], types: Types) -> TypesPage:
    scope = Scope(types.python_names(), lazy=False)
    here = {types.names[each.name].code for each in members}
    links: dict[Code, None] = {}

    def mention(name: Code) -> Code:
        if name not in here:
            links[name] = None
            scope.own(fill(".{home}", home=homes[name]), name)
        return name

    def need(name: Code) -> Code:
        if name not in here:
            scope.own(fill(".{home}", home=homes[name]), name, lazy=False)
        return name

    models = [
        plan_model(each, types, scope, mention) for each in members if isinstance(each, Struct)
    ]
    inside = {each.name for each in members}
    aliases = [each for each in types.aliases if each.name in inside]
    spelt = [plan_alias(each, types, scope, need) for each in aliases]
    if links:
        scope.runtime("contract_runtime.abi", "link")
    text = f"The model {next(iter(here))}." if len(here) == 1 else "Models."
    return _types_page(scope, text, models, spelt, (), types, links)


def _types_page(
    scope: Scope,
    text: str,
    models: list[Model],
    aliases: list[Alias],
    shaped: Iterable[Type],
    types: Types,
    links: Iterable[Code] = (),
) -> TypesPage:
    if models:
        scope.runtime("dataclasses", "dataclass")
    return TypesPage(
        head=scope.head(text),
        models=tuple(models),
        aliases=tuple(aliases),
        shapes=tuple(shape(each, types) for each in shaped),
        links=tuple(literal(str(name)) for name in links),
    )


def plan_dict_files(contract: Contract, types: Types, inputs: Inputs, ours: Ours) -> list[File]:
    """The files of typed dicts; none where no input has a struct inside."""
    if not inputs.nested:
        return []
    names = {each: ours.dict_name(types.names[each]) for each in inputs.nested}
    declared = [types.declared[each] for each in inputs.nested]
    if len(declared) <= _MANY:
        scope = _dict_scope(types, names)
        page = _dicts_page("The models as plain dicts.", declared, types, inputs, names, scope)
        if lines.of_dicts(page.dicts, page.aliases) <= lines.LONGEST:
            return [File("_dicts.py", page)]
    homes = modules(names.values())
    files: list[File] = []
    by_module: dict[Code, list[Type]] = {}
    for each in declared:
        by_module.setdefault(homes[names[each.name]], []).append(each)
    for module, members in by_module.items():
        scope = _dict_scope(types, names)
        text = "Models as plain dicts."
        page = _dicts_page(text, members, types, inputs, names, scope, homes)
        files.append(File(f"_dicts/{module}.py", page))
    table = {name: fill(".{home}", home=homes[name]) for name in names.values()}
    index = room("The models as plain dicts, each imported when it is first used.", table)
    return [File("_dicts/__init__.py", index), *files]


def _dict_scope(types: Types, names: dict[str, Code]) -> Scope:
    return Scope(types.python_names() | frozenset(names.values()), lazy=True)


def _dicts_page(
    text: str,
    declared: list[Type],
    types: Types,
    inputs: Inputs,
    names: dict[str, Code],
    scope: Scope,
    homes: dict[str, Code] | None = None,
) -> DictsPage:
    up = ".._types" if homes is not None else "._types"
    here = {names[each.name] for each in declared}

    def model(name: Code) -> Code:
        return scope.own(up, name)

    def sibling(*, lazy: bool) -> Callable[[str], Code]:
        def spell(name: str) -> Code:
            spelt = names[name]
            if homes is not None and spelt not in here:
                scope.own(fill(".{home}", home=homes[spelt]), spelt, lazy=lazy)
            return spelt

        return spell

    dicts: list[Dict] = []
    aliases: list[Alias] = []
    for each in declared:
        if isinstance(each, Struct):
            dicts.append(
                plan_dict(
                    each,
                    types,
                    inputs,
                    scope,
                    name=names[each.name],
                    reference=model,
                    dict_name=sibling(lazy=True),
                )
            )
        elif isinstance(each, UnionType):
            aliases.append(
                plan_dict_alias(each, scope, name=names[each.name], dict_name=sibling(lazy=False))
            )
    return DictsPage(scope.head(text), tuple(dicts), tuple(aliases))
