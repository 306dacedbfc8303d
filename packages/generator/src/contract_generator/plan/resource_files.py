"""``_resource.py``: one module, or a package with a module a resource."""

from __future__ import annotations

from functools import partial

from contract_generator.plan import lines
from contract_generator.plan.annotations import Annotations
from contract_generator.plan.dicts import Inputs
from contract_generator.plan.listing import all_lines
from contract_generator.plan.ours import Ours
from contract_generator.plan.pages import ResourcePage
from contract_generator.plan.pieces import ResourceClass
from contract_generator.plan.resources import PlannedResource, alone, plan_class, plan_constants
from contract_generator.plan.rooms import Modules, room
from contract_generator.plan.scope import Scope
from contract_generator.plan.sdk import File
from contract_generator.plan.types import Types
from contract_generator.text.code import Code
from contract_generator.text.python import literal

#: Methods that fill a module by themselves.
_MANY = 20


class ResourceFiles:
    """Plans the files of resources.

    Args:
        package: The SDK's import name.
        types: The contract's types.
        inputs: What callers may give as plain dicts.
        ours: Names of ours.
    """

    def __init__(self, package: str, types: Types, inputs: Inputs, ours: Ours) -> None:
        self._types = types
        self._ours = ours
        self._module = literal(f"{package}._types")
        self._dicts = {each: ours.dict_name(types.names[each]) for each in inputs.nested}
        self._taken = types.taken | frozenset(self._dicts.values())
        #: The module of each class, where each resource has one of its own.
        self.homes: dict[Code, Code] = {}

    def plan(self, resources: tuple[PlannedResource, ...]) -> list[File]:
        """The files."""
        if sum(len(each.methods) for each in resources) <= _MANY:
            page = self._page("The resources.", resources, (False, True), up=".")
            if _length(page) <= lines.LONGEST:
                return [File.planned("_resource.py", page)]
        homes = self.homes
        files: list[File] = []
        modules = Modules()
        for each in map(alone, resources):
            module = modules.name(each.name.code)
            homes[each.sync_class] = homes[each.async_class] = module
            page_of = partial(self._page, f"The resource `{each.name.code}`.", (each,), up="..")
            page = page_of((False,))
            # The twin adds its class; the operations stand there once.
            if _length(page, twins=True) > lines.LONGEST:
                twin = homes[each.async_class] = modules.name(f"{module}_async")
                twin_page = partial(page_of, (True,), constants=module)
                files.append(File.planned(f"_resource/{module}.py", page))
                files.append(File(f"_resource/{twin}.py", twin_page))
            else:
                files.append(File(f"_resource/{module}.py", partial(page_of, (False, True))))
        text = "The resources, each imported when it is first used."
        return [File("_resource/__init__.py", partial(room, text, homes)), *files]

    def _page(
        self,
        text: str,
        resources: tuple[PlannedResource, ...],
        flavours: tuple[bool, ...],
        *,
        up: str,
        constants: Code | None = None,
    ) -> ResourcePage:
        scope = Scope(self._taken, lazy=True)
        annotations = Annotations(
            self._types,
            scope,
            reference=lambda name: scope.own(f"{up}_types", name),
            dict_name=lambda name: scope.own(f"{up}_dicts", self._dicts[name]),
        )
        operations: list[Code] = []
        classes: list[ResourceClass] = []
        for each in resources:
            spelt = None
            if constants is None:
                operations += plan_constants(each, self._types, scope, annotations)
            elif any(method.unavailable is None for method in each.methods):
                spelt = scope.module(constants)
            classes += [
                plan_class(
                    each,
                    self._types,
                    scope,
                    annotations,
                    self._ours,
                    asynchronous=flavour,
                    operations=spelt,
                )
                for flavour in flavours
            ]
        return ResourcePage(
            scope.head(text),
            all_lines(each.name for each in classes),
            self._module,
            tuple(operations),
            tuple(classes),
        )


def _length(page: ResourcePage, *, twins: bool = False) -> int:
    classes = sum(map(lines.of_class, page.classes))
    return lines.HEAD + lines.of_operations(page.operations) + classes * (2 if twins else 1)
