"""``_client.py``: the service's defaults, and a property for each resource."""

from __future__ import annotations

from collections.abc import Iterable

from contract_generator.contract.model import Contract
from contract_generator.plan import docs, lines
from contract_generator.plan.imports import import_lines
from contract_generator.plan.listing import all_lines, row, star
from contract_generator.plan.ours import CLIENTS, ERRORS, VALUES, Ours
from contract_generator.plan.pages import ClientPage, RoomPage
from contract_generator.plan.pieces import ClientClass, ResourceProperty
from contract_generator.plan.resources import PlannedResource
from contract_generator.plan.scope import Scope
from contract_generator.plan.sdk import File
from contract_generator.text.code import Code, fill, join, raw
from contract_generator.text.python import docstring, identifier, literal

#: What every SDK has of the runtime, streams apart.
OFFERED = (*ERRORS, *VALUES)


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
        page, length = self._page(resources, (False, True), up=raw("."))
        if length <= lines.LONGEST:
            return [File.planned("_client.py", page)]
        return [
            File("_client/__init__.py", self._index),
            File(
                "_client/async_client.py", lambda: self._page(resources, (True,), up=raw(".."))[0]
            ),
            File(
                "_client/sync_client.py", lambda: self._page(resources, (False,), up=raw(".."))[0]
            ),
        ]

    def _page(
        self, resources: tuple[PlannedResource, ...], flavours: tuple[bool, ...], *, up: Code
    ) -> tuple[ClientPage, int]:
        # A resource named `abi` hides the module in the class body.
        scope = Scope(frozenset(each.name.code for each in resources), lazy=True)
        abi = scope.runtime("contract_runtime", "abi")
        if resources:
            scope.own(up, raw("_resource"))
        clients = tuple(self._client(resources, flavour) for flavour in flavours)
        offered = OFFERED if up == "." else ()
        for name in offered:
            scope.own("contract_runtime", identifier(name))
        page = ClientPage(
            head=scope.head(f"The clients of {self._contract.name}."),
            offers=bool(offered),
            everything=all_lines([*offered, *(each.name for each in clients)]),
            abi=abi,
            service=self._service(),
            up=up,
            clients=clients,
        )
        return page, 40 + sum(map(lines.of_client, clients))

    def _index(self) -> RoomPage:
        """The ``__init__`` of a package of clients, with what the module has in a small one."""
        homes = {"Client": ".sync_client", "AsyncClient": ".async_client"}
        rows = [row(home, {self._names[name]: self._names[name]}) for name, home in homes.items()]
        rows.append(row("contract_runtime", {name: name for name in OFFERED}))
        return RoomPage(
            docstring=docstring("The clients, and what they use of the runtime."),
            checking=(
                *_offered(OFFERED),
                star(".async_client"),
                star(".sync_client"),
            ),
            everything=all_lines([*OFFERED, *self._names.values()]),
            rows=tuple(rows),
            shapes=(),
        )

    def _client(self, resources: tuple[PlannedResource, ...], asynchronous: bool) -> ClientClass:
        description = self._contract.description
        properties: list[ResourceProperty] = []
        for each in resources:
            name = each.async_class if asynchronous else each.sync_class
            text = docs.text(
                each.resource.description, indent=8, fallback=f"Methods of `{each.name.code}`."
            )
            properties.append(ResourceProperty(each.name.code, name, text))
        return ClientClass(
            name=self._names["AsyncClient" if asynchronous else "Client"],
            base=raw("AsyncBaseClient" if asynchronous else "BaseClient"),
            docstring=docs.text(
                description, indent=4, fallback=f"A client of {self._contract.name}."
            ),
            resources=tuple(properties),
        )

    def _service(self) -> Code:
        """The arguments of the service's ``Service``."""
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
        return join(", ", given)


def _offered(names: Iterable[str]) -> tuple[Code, ...]:
    return import_lines("contract_runtime", [(name, name) for name in names])
