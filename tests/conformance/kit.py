"""What every check is given: a service's SDK and server, in one kind, sync or async.

A check is an async function that takes a Kit. Written once, it runs with ``Client`` and with
``AsyncClient``: ``await kit.do(client.todos.get(id="1"))`` awaits what has to be awaited.
Runs on Python 3.8 with nothing installed but an SDK and what it requires.
"""

from __future__ import annotations

import importlib
import inspect
import json
import uuid

KEY = "sk-secret-of-mine"


class Kit:
    """One SDK, one running server, one kind of client.

    Attributes:
        sdk: The SDK's module.
        url: The base URL for its clients.
        kind: "sync" or "async".
        secure_url: The same server's, by TLS.
        authority: The file with the certificate of the authority that vouches for it.
    """

    def __init__(self, package, urls, kind):
        self.sdk = importlib.import_module(package)
        self.url, self.secure_url, self.authority = urls
        self.kind = kind
        self._clients = []

    @property
    def client_class(self):
        return self.sdk.Client if self.kind == "sync" else self.sdk.AsyncClient

    def client(self, **options):
        """A client with a key, pointed at the server; closed at the end of the check."""
        options.setdefault("api_key", KEY)
        options.setdefault("base_url", self.url)
        client = self.client_class(**options)
        self._clients.append(client)
        return client

    def http_client(self, **options):
        """An ``httpx`` client of the kind, closed at the end of an ``async with``."""
        import httpx

        make = httpx.Client if self.kind == "sync" else httpx.AsyncClient
        return self.entered(make(**options))

    async def close(self):
        for client in self._clients:
            await self.do(client.close())

    async def do(self, value):
        """The value, awaited where it has to be."""
        return await value if inspect.isawaitable(value) else value

    async def items(self, stream):
        """All items of a stream."""
        return [item async for item in self.each(stream)]

    async def each(self, stream):
        """The items of a stream, one by one."""
        if self.kind == "sync":
            for item in stream:
                yield item
        else:
            async for item in stream:
                yield item

    def entered(self, manager):
        """A sync or async context manager as an async one."""
        return _Entered(manager, self.kind)

    async def error(self, call, expected):
        """The ``expected`` error that the call raises; a sync call raises at once."""
        try:
            result = await self.do(call())
        except expected as error:
            return error
        raise AssertionError(f"no {expected} but {result!r}")

    async def seen(self, raw_call, **arguments):
        """What the server was sent by a raw call, and the raw response."""
        options = dict(arguments.pop("request_options", {}))
        options["headers"] = dict(options.get("headers", {}), **{"x-inspect": "1"})
        raw = await self.do(raw_call(request_options=options, **arguments))
        return json.loads(raw.headers["x-seen"]), raw

    def plan(self, *steps):
        """Request options that make the server answer so, try by try."""
        return {"headers": {"x-plan": "{} {}".format(uuid.uuid4().hex, ";".join(steps))}}


class _Entered:
    def __init__(self, manager, kind):
        self._manager = manager
        self._kind = kind

    async def __aenter__(self):
        if self._kind == "sync":
            return self._manager.__enter__()
        return await self._manager.__aenter__()

    async def __aexit__(self, *exc_info):
        if self._kind == "sync":
            return self._manager.__exit__(*exc_info)
        return await self._manager.__aexit__(*exc_info)


def quick_retries(**options):
    """A retry policy that hardly waits."""
    from contract_runtime import RetryPolicy

    return RetryPolicy(base_delay=0.001, **options)
