"""TLS: verified by default, by an authority of one's own where one is named."""

from __future__ import annotations

import os
import ssl

PACKAGE = "todoclient"


async def refused(kit, client):
    """A call that fails for the certificate, at once and with nothing sent."""
    error = await kit.error(lambda: client.todos.stats(), kit.sdk.APIConnectionError)
    assert "certificate" in str(error) and len(error.attempts) == 1, error
    assert not error.maybe_processed


async def check_nobody_is_trusted_unasked(kit):
    await refused(kit, kit.client(base_url=kit.secure_url))


async def check_an_authority_of_the_environment(kit):
    """``SSL_CERT_FILE``, as OpenSSL has it."""
    before = os.environ.get("SSL_CERT_FILE")
    os.environ["SSL_CERT_FILE"] = kit.authority
    try:
        client = kit.client(base_url=kit.secure_url)
        todo = await kit.do(client.todos.create(title="sealed"))
        assert (await kit.do(client.todos.get(id=todo.id))).title == "sealed"
        assert len(await kit.items(client.todos.watch(limit=1))) == 1
        # The certificate is the address's: no other name will do.
        other = kit.secure_url.replace("127.0.0.1", "localhost")
        await refused(kit, kit.client(base_url=other))
    finally:
        if before is None:
            del os.environ["SSL_CERT_FILE"]
        else:
            os.environ["SSL_CERT_FILE"] = before


async def check_an_authority_of_the_callers_http_client(kit):
    context = ssl.create_default_context(cafile=kit.authority)
    async with kit.http_client(base_url=kit.secure_url, verify=context) as own:
        client = kit.client(base_url=None, http_client=own)
        todo = await kit.do(client.todos.create(title="sealed"))
        assert (await kit.do(client.todos.get(id=todo.id))).title == "sealed"
        assert len(await kit.items(client.todos.watch(limit=1))) == 1


async def check_deadlines_hold_over_tls(kit):
    context = ssl.create_default_context(cafile=kit.authority)
    async with kit.http_client(base_url=kit.secure_url, verify=context) as own:
        client = kit.client(base_url=None, http_client=own, max_retries=0)
        error = await kit.error(
            lambda: client.todos.stats(request_options=dict(kit.plan("hang"), deadline=0.2)),
            kit.sdk.APITimeoutError,
        )
        assert error.clock == "deadline", error
        await kit.do(client.todos.stats())
