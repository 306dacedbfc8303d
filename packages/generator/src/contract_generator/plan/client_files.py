"""``_client.py``: the service's defaults, and a property for each resource."""

from __future__ import annotations

from dataclasses import replace

from contract_generator.contract.model import Contract
from contract_generator.plan import docs, lines
from contract_generator.plan.ours import CLIENTS, ERRORS, Ours
from contract_generator.plan.resources import PlannedResource
from contract_generator.plan.rooms import room
from contract_generator.plan.scope import Scope
from contract_generator.plan.sdk import ClientClass, ClientPage, File, ResourceProperty
from contract_generator.text.code import Code, fill, join, raw
from contract_generator.text.python import identifier, literal

_ABI = "contract_runtime.abi"
_RUNTIME = raw("contract_runtime")


class ClientFiles:
    """Plans the files of clients.

    Args:
        contract: The contract.
        package: The SDK's import name.
        version: Its version.
        ours: Names of ours.
    """

    def __init__(self, contract: Contract, package: str, version: str, ours: Ours) -> None:
        self._contract = contract
        self._package = package
        self._version = version
        self._names = {name: ours.spell(name) for name in CLIENTS}

    def plan(self, resources: tuple[PlannedResource, ...]) -> list[File]:
        """The files."""
        page, length = self._page(resources, (False, True), up="")
        if length <= lines.LONGEST:
            return [File("_client.py", page)]
        sync_page, _ = self._page(resources, (False,), up=".")
        async_page, _ = self._page(resources, (True,), up=".")
        homes = {
            self._names["Client"]: raw(".sync_client"),
            self._names["AsyncClient"]: raw(".async_client"),
            **{identifier(name): _RUNTIME for name in ERRORS},
        }
        return [
            File("_client/__init__.py", room("The clients, and the errors they raise.", homes)),
            File("_client/async_client.py", async_page),
            File("_client/sync_client.py", sync_page),
        ]

    def _page(
        self, resources: tuple[PlannedResource, ...], flavours: tuple[bool, ...], *, up: str
    ) -> tuple[ClientPage, int]:
        # A resource named `resource` hides the decorator in the class body.
        scope = Scope(frozenset(each.name.code for each in resources), lazy=True)
        home = fill("{up}._resource", up=raw("." if up else ""))
        clients = tuple(self._client(scope, resources, home, flavour) for flavour in flavours)
        text = f"The clients of {self._contract.name}."
        errors = () if up else ERRORS
        if errors:
            scope.runtime(_ABI, "errors")
            scope.runtime(_ABI, "lazy")
        head = scope.head(text)
        if errors:
            # An alias of its own name is how a module says that it offers what it imports.
            offers = join(", ", [fill("{it} as {it}", it=identifier(name)) for name in errors])
            line = fill("from {home} import {offers}", home=_RUNTIME, offers=offers)
            head = replace(head, checking=((line,), *head.checking))
        page = ClientPage(head=head, clients=clients, offers_errors=bool(errors))
        return page, 50 + sum(map(lines.of_client, clients))

    def _client(
        self,
        scope: Scope,
        resources: tuple[PlannedResource, ...],
        home: Code,
        asynchronous: bool,
    ) -> ClientClass:
        description = self._contract.description
        properties: list[ResourceProperty] = []
        for each in resources:
            name = each.async_class if asynchronous else each.sync_class
            scope.own(home, name)
            text = docs.text(
                each.resource.description, indent=8, fallback=f"Methods of `{each.name.code}`."
            )
            properties.append(ResourceProperty(each.name.code, name, home, text))
        return ClientClass(
            name=self._names["AsyncClient" if asynchronous else "Client"],
            base=scope.runtime(_ABI, "AsyncBaseClient" if asynchronous else "BaseClient"),
            docstring=docs.text(
                description, indent=4, fallback=f"A client of {self._contract.name}."
            ),
            service=self._service(scope),
            decorator=scope.runtime(_ABI, "resource"),
            resources=tuple(properties),
        )

    def _service(self, scope: Scope) -> Code:
        client = self._contract.client
        auth = None if client.auth is None else (client.auth.header, client.auth.prefix)
        given = [
            literal(self._contract.name),
            fill("package={it}", it=literal(self._package)),
            fill("version={it}", it=literal(self._version)),
        ]
        if client.base_url is not None:
            given.append(fill("base_url={it}", it=literal(client.base_url)))
        given.append(fill("auth={it}", it=literal(auth)))
        if client.headers:
            given.append(fill("headers={it}", it=literal(dict(client.headers))))
        return fill(
            "{service}({given})",
            service=scope.runtime(_ABI, "Service"),
            given=join(", ", given),
        )
