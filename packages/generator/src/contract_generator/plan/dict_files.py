"""``_dicts.py``: one module, or a package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from contract_generator.contract.model import Struct, Type, UnionType
from contract_generator.plan import lines
from contract_generator.plan.dicts import Inputs, plan_dict, plan_dict_alias
from contract_generator.plan.listing import all_lines
from contract_generator.plan.ours import Ours
from contract_generator.plan.pages import DictsPage
from contract_generator.plan.pieces import Alias, Dict
from contract_generator.plan.rooms import Modules, divide, length, link_arguments, room
from contract_generator.plan.scope import Scope
from contract_generator.plan.sdk import File
from contract_generator.plan.type_files import MANY
from contract_generator.plan.types import Types, mentioned
from contract_generator.text.code import Code, fill, raw


class DictFiles:
    """Plans the files of typed dicts.

    Args:
        types: The contract's types.
        inputs: What callers may give as plain dicts.
        ours: Names of ours.
    """

    def __init__(self, types: Types, inputs: Inputs, ours: Ours) -> None:
        self._types = types
        self._inputs = inputs
        self._names = {each: ours.dict_name(types.names[each]) for each in inputs.nested}
        self._taken = types.taken | frozenset(self._names.values())

    def plan(self) -> tuple[list[File], dict[str, Code]]:
        """The files, none where no input has a struct inside, and each name's module."""
        declared = [self._types.declared[each] for each in self._inputs.nested]
        if not declared:
            return [], {}
        if len(declared) <= MANY:
            page = self._page("The models as plain dicts.", declared, None)
            if lines.of_dicts(page.dicts, page.aliases) <= lines.LONGEST:
                names = map(str, self._names.values())
                return [File.planned("_dicts.py", page)], dict.fromkeys(names, raw("._dicts"))
        modules = Modules()
        structs = (each for each in declared if isinstance(each, Struct))
        parts: list[list[Type]] = list(divide(structs, self._length))
        parts.extend([each] for each in declared if isinstance(each, UnionType))
        homes: dict[Code, Code] = {}
        named: list[tuple[Code, list[Type]]] = []
        for part in parts:
            module = modules.name(self._names[part[0].name])
            named.append((module, part))
            homes.update((self._names[each.name], module) for each in part)
        text = "The models as plain dicts, each imported when it is first used."
        files = [File("_dicts/__init__.py", partial(room, text, homes, listed=False))]
        for module, part in named:
            page_of = partial(self._page, "Models as plain dicts.", part, homes)
            files.append(File(f"_dicts/{module}.py", page_of))
        return files, {str(name): fill("._dicts.{home}", home=home) for name, home in homes.items()}

    def _length(self, struct: Struct) -> int:
        """Lines of a typed dict, about: a variant that is spelt takes one."""
        spelt = (self._types.declared[each] for each in mentioned(struct))
        variants = sum(
            len(each.variants)
            for each in spelt
            if isinstance(each, UnionType) and each.name in self._inputs.spelt
        )
        return length(struct) + variants

    def _page(
        self, text: str, declared: list[Type], homes: Mapping[Code, Code] | None
    ) -> DictsPage:
        # Hints are read at run time too, by what makes validators and schemas of typed dicts.
        scope = Scope(self._taken, lazy=False)
        up = "._types" if homes is None else ".._types"
        here = {self._names[each.name] for each in declared}
        links: dict[Code, None] = {}

        def model(name: Code) -> Code:
            return scope.own(up, name, lazy=False)

        def sibling(*, lazy: bool) -> Callable[[str], Code]:
            def spell(name: str) -> Code:
                spelt = self._names[name]
                if homes is not None and spelt not in here:
                    scope.own(fill(".{home}", home=homes[spelt]), spelt, lazy=lazy)
                    if lazy:
                        links[spelt] = None
                return spelt

            return spell

        dicts: list[Dict] = []
        aliases: list[Alias] = []
        for each in declared:
            name = self._names[each.name]
            if isinstance(each, Struct):
                dicts.append(
                    plan_dict(
                        each,
                        self._types,
                        self._inputs,
                        scope,
                        name=name,
                        reference=model,
                        dict_name=sibling(lazy=True),
                    )
                )
            elif isinstance(each, UnionType):
                spell = sibling(lazy=False)
                aliases.append(plan_dict_alias(each, scope, name=name, dict_name=spell))
        names = all_lines([each.name for each in dicts] + [each.name for each in aliases])
        if homes is not None:
            scope.runtime("contract_runtime.abi", "link")
        return DictsPage(
            head=scope.head(text),
            everything=names,
            dicts=tuple(dicts),
            aliases=tuple(aliases),
            links=() if homes is None else link_arguments(links),
        )
