"""Errors and retries."""

from __future__ import annotations

import copy
import pickle
import socket

from kit import KEY, quick_retries

PACKAGE = "todoclient"

STATUSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    418: "APIStatusError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
    500: "InternalServerError",
    503: "InternalServerError",
}


async def check_the_error_tree(kit):
    sdk = kit.sdk
    client = kit.client(max_retries=0)
    for status, name in STATUSES.items():
        error = await kit.error(
            lambda status=status: client.todos.stats(request_options=kit.plan(str(status))),
            sdk.APIStatusError,
        )
        assert type(error).__name__ == name and isinstance(error, sdk.SDKError)
        assert error.status_code == status and error.code == "SCRIPTED"
        assert error.message == f"scripted {status}"
        assert error.details == {"step": str(status)} and error.body["code"] == "SCRIPTED"


async def check_facts_of_an_error(kit):
    client = kit.client()
    error = await kit.error(lambda: client.todos.get(id="none"), kit.sdk.NotFoundError)
    assert error.code == "NOT_FOUND" and "none" in error.message
    assert error.request_id.startswith("req_")
    assert error.headers["X-Request-Id"] == error.request_id
    assert error.response.status_code == 404
    text = str(error)
    for part in ("GET", "/todos/none", "404", error.message, error.request_id):
        assert part in text, text
    assert KEY not in text and KEY not in repr(error)
    error = await kit.error(lambda: client.todos.create(title=""), kit.sdk.BadRequestError)
    assert error.details == {"field": "title"}


async def check_errors_pickle_and_copy(kit):
    client = kit.client()
    error = await kit.error(lambda: client.todos.get(id="none"), kit.sdk.NotFoundError)
    for other in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert type(other) is type(error) and str(other) == str(error)
        assert other.status_code == 404 and other.request_id == error.request_id
    assert KEY.encode() not in pickle.dumps(error)


async def check_retry_after(kit):
    client = kit.client(max_retries=0)
    error = await kit.error(
        lambda: client.todos.stats(request_options=kit.plan("429 retry-after=7")),
        kit.sdk.RateLimitError,
    )
    assert error.retry_after == 7


async def check_no_server(kit):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    client = kit.client(base_url=url, retry=quick_retries())
    error = await kit.error(lambda: client.todos.list(), kit.sdk.APIConnectionError)
    assert url in str(error) and error.__cause__ is not None
    assert len(error.attempts) == 3, error.attempts


async def check_what_is_no_answer(kit):
    client = kit.client()
    for step, part in (("html", "hotel wifi"), ("empty", ""), ("braces", "total")):
        error = await kit.error(
            lambda step=step: client.todos.stats(request_options=kit.plan(step)),
            kit.sdk.ResponseDecodeError,
        )
        assert part in str(error), error


async def check_retries(kit):
    client = kit.client(retry=quick_retries())
    raw = await kit.do(client.todos.with_raw_response.stats(request_options=kit.plan("500", "503")))
    assert raw.retries == 2 and raw.headers["x-tries"] == "3" and raw.parse().total >= 0


async def check_retries_end(kit):
    client = kit.client(retry=quick_retries(), max_retries=1)
    error = await kit.error(
        lambda: client.todos.stats(request_options=kit.plan("500", "502", "pass")),
        kit.sdk.InternalServerError,
    )
    assert error.status_code == 502 and len(error.attempts) == 2
    assert error.headers["x-tries"] == "2"


async def check_no_retry_of_4xx(kit):
    client = kit.client(retry=quick_retries())
    for status in ("400", "404", "409", "429 retry-after=0"):
        error = await kit.error(
            lambda status=status: client.todos.stats(request_options=kit.plan(status, "pass")),
            kit.sdk.APIStatusError,
        )
        assert error.headers["x-tries"] == "1"


async def check_429_can_be_opted_in(kit):
    client = kit.client(retry=quick_retries(statuses={429, 500}))
    raw = await kit.do(
        client.todos.with_raw_response.stats(request_options=kit.plan("429 retry-after=0"))
    )
    assert raw.retries == 1


async def check_max_retries_zero_is_one_try(kit):
    client = kit.client(max_retries=0)
    error = await kit.error(
        lambda: client.todos.stats(request_options=kit.plan("500", "pass")),
        kit.sdk.InternalServerError,
    )
    assert error.headers["x-tries"] == "1"


async def check_a_retried_post_creates_one(kit):
    client = kit.client(retry=quick_retries())
    tag = "once-" + kit.kind
    await kit.do(client.todos.create(title="x", tags=[tag], request_options=kit.plan("500")))
    assert len(await kit.do(client.todos.list(tag=[tag]))) == 1
    key = {"idempotency_key": "same-" + kit.kind}
    first = await kit.do(client.todos.create(title="y", request_options=key))
    assert first == await kit.do(client.todos.create(title="y", request_options=key))


async def check_redirects_leave_credentials_behind(kit):
    client = kit.client()
    elsewhere = kit.url.replace("127.0.0.1", "localhost") + "/stats"
    error = await kit.error(
        lambda: client.todos.stats(request_options=kit.plan("redirect=" + elsewhere)),
        kit.sdk.SDKError,
    )
    assert getattr(error, "status_code", 401) == 401, error
    stats = await kit.do(
        client.todos.stats(request_options=kit.plan("redirect=" + kit.url + "/stats"))
    )
    assert stats.total >= 0


async def check_deadline(kit):
    client = kit.client(deadline=0.3)
    error = await kit.error(
        lambda: client.todos.stats(request_options=kit.plan("503 retry-after=30")),
        kit.sdk.SDKError,
    )
    assert len(error.attempts) == 1
