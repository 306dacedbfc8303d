"""Which tries follow which failure, and what they carry."""

from __future__ import annotations

import asyncio
import time
from email.utils import formatdate

from kit import quick_retries

PACKAGE = "todoclient"


async def stats(kit, client, *steps, **options):
    """The raw answer to a call that meets these steps."""
    plan = dict(kit.plan(*steps), **options)
    return await kit.do(client.todos.with_raw_response.stats(request_options=plan))


async def check_every_5xx_is_retried(kit):
    client = kit.client(retry=quick_retries(budget=None))
    for status in ("500", "501", "502", "503", "504", "599"):
        assert (await stats(kit, client, status)).retries == 1, status


async def check_a_body_that_breaks_off_is_retried(kit):
    client = kit.client(retry=quick_retries())
    raw = await stats(kit, client, "cut=0", "cut=7")
    assert raw.retries == 2 and raw.parse().total >= 0
    error = await kit.error(
        lambda: client.todos.stats(request_options=dict(kit.plan("cut=7"), max_retries=0)),
        kit.sdk.APIConnectionError,
    )
    assert error.maybe_processed and len(error.attempts) == 1


async def check_an_answer_that_cannot_be_read_knows_the_tries_before(kit):
    client = kit.client(retry=quick_retries())
    error = await kit.error(
        lambda: client.todos.stats(request_options=kit.plan("503", "html")),
        kit.sdk.ResponseDecodeError,
    )
    assert [attempt.status for attempt in error.attempts] == [503, 200]
    assert "after 2 tries" in str(error), error


async def check_timeouts_are_retried(kit):
    client = kit.client(retry=quick_retries(), timeout=0.2)
    raw = await stats(kit, client, "hang")
    assert raw.retries == 1


async def check_one_key_for_all_tries_of_a_post(kit):
    client = kit.client(retry=quick_retries())
    create = client.todos.with_raw_response.create
    made = []
    for _ in range(2):
        raw = await kit.do(create(title="x", request_options=kit.plan("500", "cut=3")))
        keys = raw.headers["x-keys"].split()
        assert len(keys) == 3 and len(set(keys)) == 1, keys
        made.append(keys[0])
    assert made[0] != made[1] and "-" not in made
    options = dict(kit.plan("503"), idempotency_key="mine")
    raw = await kit.do(create(title="x", request_options=options))
    assert raw.headers["x-keys"].split() == ["mine", "mine"]


async def check_a_get_has_no_key(kit):
    client = kit.client(retry=quick_retries())
    assert (await stats(kit, client, "500")).headers["x-keys"].split() == ["-", "-"]


async def check_retry_after_is_waited_for(kit):
    told = []
    retry = quick_retries(on_retry=told.append, budget=None)
    client = kit.client(retry=retry)
    past, soon = (
        formatdate(time.time() - 60, usegmt=True),
        formatdate(time.time() + 30, usegmt=True),
    )
    await stats(kit, client, "503 retry-after=0.02", "503 retry-after=" + past)
    assert [event.delay for event in told] == [0.02, 0.0]
    # A date far off: the wait would be as long as asked, so the deadline ends the call at once.
    error = await kit.error(
        lambda: client.todos.stats(
            request_options=dict(kit.plan("503 retry-after=" + soon), deadline=10.0)
        ),
        kit.sdk.SDKError,
    )
    assert len(error.attempts) == 1
    # Beyond the bound, what the server asks for is not waited for.
    client = client.with_options(retry=quick_retries(max_retry_after=5.0))
    assert (await stats(kit, client, "503 retry-after=86400")).retries == 1


async def check_the_hook_watches(kit):
    told = []
    client = kit.client(retry=quick_retries(on_retry=told.append))
    await stats(kit, client, "500", "cut=3")
    assert [(event.attempt, event.status, event.verb) for event in told] == [
        (1, 500, "GET"),
        (2, None, "GET"),
    ]
    assert "500" in told[0].cause and told[0].elapsed >= 0


async def check_should_retry_counts_where_opted_in(kit):
    step = "409 x-should-retry=true"
    error = await kit.error(
        lambda: kit.client().todos.stats(request_options=kit.plan(step)), kit.sdk.ConflictError
    )
    assert len(error.attempts) == 1
    client = kit.client(retry=quick_retries(should_retry_on_4xx=True))
    assert (await stats(kit, client, step)).retries == 1
    error = await kit.error(
        lambda: kit.client().todos.stats(request_options=kit.plan("500 x-should-retry=false")),
        kit.sdk.InternalServerError,
    )
    assert len(error.attempts) == 1


async def check_statuses_and_verbs(kit):
    client = kit.client(retry=quick_retries(statuses={502}, excluded_verbs={"POST"}))
    assert (await stats(kit, client, "502")).retries == 1
    for call in (
        lambda: client.todos.stats(request_options=kit.plan("500")),
        lambda: client.todos.create(title="x", request_options=kit.plan("502")),
    ):
        assert len((await kit.error(call, kit.sdk.InternalServerError)).attempts) == 1
    client = kit.client(retry=quick_retries(extra_statuses={429}))
    assert (await stats(kit, client, "429", "500")).retries == 2


async def check_a_budget_spares_a_sick_server(kit):
    from contract_runtime import RetryBudget

    client = kit.client(retry=quick_retries(budget=RetryBudget(capacity=10)), max_retries=1)
    tries = []
    for _ in range(6):
        error = await kit.error(
            lambda: client.todos.stats(request_options=kit.plan("500", "500")),
            kit.sdk.InternalServerError,
        )
        tries.append(len(error.attempts))
    assert tries[0] == 2 and tries[-1] == 1, tries


async def check_history(kit):
    client = kit.client(retry=quick_retries())
    error = await kit.error(
        lambda: client.todos.stats(request_options=kit.plan("500", "cut=3", "503")),
        kit.sdk.InternalServerError,
    )
    first, second, third = error.attempts
    assert (first.number, first.status, second.status, third.status) == (1, 500, None, 503)
    assert "500" in first.cause and second.cause and third.delay is None
    assert first.delay >= 0 and first.elapsed >= 0
    assert "3 tries" in str(error), error


async def check_leaving_a_backoff(kit):
    """Cancelling a task, or a KeyboardInterrupt, ends a call that waits."""
    reached = []

    def stop(event):
        reached.append(event)
        if kit.kind == "sync":
            raise KeyboardInterrupt

    client = kit.client(retry=quick_retries(on_retry=stop))
    plan = kit.plan("503 retry-after=50", "pass")
    if kit.kind == "sync":
        try:
            client.todos.stats(request_options=plan)
            raise AssertionError("it went on")
        except KeyboardInterrupt:
            pass
    else:
        task = asyncio.ensure_future(client.todos.stats(request_options=plan))
        while not (reached or task.done()):
            await asyncio.sleep(0.001)
        task.cancel()
        try:
            await task
            raise AssertionError("it went on")
        except asyncio.CancelledError:
            pass
    assert len(reached) == 1
    await kit.do(client.todos.stats())


async def check_retry_transport_by_itself(kit):
    import contract_runtime
    import httpx

    if kit.kind == "sync":
        transport, app = contract_runtime.RetryTransport, httpx.Client
    else:
        transport, app = contract_runtime.AsyncRetryTransport, httpx.AsyncClient
    mounted = app(
        transport=transport(retry=quick_retries(), read_body=True),
        base_url=kit.url,
        headers={"Authorization": "Bearer x"},
    )
    async with kit.entered(mounted):
        response = await kit.do(mounted.get("/stats", headers=kit.plan("500", "cut=3")["headers"]))
        assert response.status_code == 200 and response.headers["x-tries"] == "3"
        response = await kit.do(
            mounted.post(
                "/todos", json={"title": "x"}, headers=kit.plan("500", "500", "500")["headers"]
            )
        )
        assert response.status_code == 500
        keys = response.headers["x-keys"].split()
        assert len(keys) == 3 and len(set(keys)) == 1 and "-" not in keys
        plain = transport(retry=quick_retries())
        other = app(transport=plain, headers={"Authorization": "Bearer x"})
        async with kit.entered(other):
            try:
                await kit.do(other.get(kit.url + "/stats", headers=kit.plan("cut=3")["headers"]))
                raise AssertionError("the body was read in the attempt")
            except httpx.TransportError:
                pass
