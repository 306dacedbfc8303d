"""What an error knows and says, and how it travels."""

from __future__ import annotations

import copy
import json
import logging
import pickle
import socket

from kit import KEY, quick_retries

PACKAGE = "todoclient"

TREE = {
    "SDKError": ("Exception",),
    "APIConnectionError": ("SDKError",),
    "APITimeoutError": ("APIConnectionError",),
    "APIStatusError": ("SDKError",),
    "BadRequestError": ("APIStatusError",),
    "AuthenticationError": ("APIStatusError",),
    "PermissionDeniedError": ("APIStatusError",),
    "NotFoundError": ("APIStatusError",),
    "ConflictError": ("APIStatusError",),
    "UnprocessableEntityError": ("APIStatusError",),
    "RateLimitError": ("APIStatusError",),
    "InternalServerError": ("APIStatusError",),
    "ResponseDecodeError": ("SDKError",),
    "StreamError": ("SDKError",),
    "StreamInterruptedError": ("StreamError", "APIConnectionError"),
}


async def errors(kit):
    """One error of each family, as a server provokes it."""
    client = kit.client(max_retries=0)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        nowhere = f"http://127.0.0.1:{listener.getsockname()[1]}"
    await kit.do(client.todos.create(title="x"))
    found = []
    for call, step in (
        (lambda options: client.todos.stats(request_options=options), "404"),
        (lambda options: client.todos.stats(request_options=options), "429 retry-after=3"),
        (lambda options: client.todos.stats(request_options=options), "503"),
        (lambda options: client.todos.stats(request_options=options), "html"),
        (lambda options: client.todos.stats(request_options=options), "cut=3"),
        (
            lambda options: client.todos.stats(request_options=dict(options, timeout=0.1)),
            "hang",
        ),
        (lambda options: client.with_options(base_url=nowhere).todos.stats(), ""),
        (lambda options: kit.items(client.todos.watch(request_options=options)), "cut=40"),
    ):
        plan = kit.plan(step)
        found.append(await kit.error(lambda call=call, plan=plan: call(plan), kit.sdk.SDKError))
    return found


async def check_tree(kit):
    import contract_runtime

    for name, bases in TREE.items():
        error = getattr(contract_runtime, name)
        assert tuple(base.__name__ for base in error.__bases__) == bases, name
        assert error.__module__ == "contract_runtime" and error.__doc__, name
        assert getattr(kit.sdk, name) is error
        assert getattr(kit.sdk._client, name) is error


async def check_every_error_says_where(kit):
    for error in await errors(kit):
        text = str(error)
        assert error.method == "GET" and error.url in text, error
        assert text.startswith("GET http://127.0.0.1:"), text
        if not isinstance(error, (kit.sdk.ResponseDecodeError, kit.sdk.StreamError)):
            assert len(error.attempts) == 1 and error.attempts[0].cause, repr(error)
        assert "\n" not in text.strip() and text == text.strip(), text


async def check_causes_are_chained(kit):
    import httpx

    for error in await errors(kit):
        if isinstance(error, kit.sdk.APIConnectionError):
            causes = []
            cause = error.__cause__
            while cause is not None:
                causes.append(cause)
                cause = cause.__cause__
            assert any(isinstance(cause, (httpx.HTTPError, OSError)) for cause in causes), error


async def check_every_error_travels(kit):
    for error in await errors(kit):
        for other in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
            assert type(other) is type(error) and str(other) == str(error)
            assert repr(other) == repr(error) and other.url == error.url
            assert other.attempts == error.attempts
            assert getattr(other, "body", None) == getattr(error, "body", None)
        data = pickle.dumps(error)
        assert KEY.encode() not in data, error


async def check_no_secret_in_words(kit):
    records = []

    class Keep(logging.Handler):
        def emit(self, record):
            records.append(record.getMessage())

    handler, root = Keep(), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        found = await errors(kit)
        query = {"query": {"api_key": KEY, "q": "shown"}, "max_retries": 0}
        client = kit.client(base_url=kit.url.replace("://", "://user:hunter2@"))
        plan = dict(kit.plan("500"), **query)
        found.append(
            await kit.error(lambda: client.todos.stats(request_options=plan), kit.sdk.SDKError)
        )
        assert "q=shown" in str(found[-1])
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    for words in [*map(str, found), *map(repr, found), *(str(e.__cause__) for e in found)]:
        assert KEY not in words and "hunter2" not in words, words
    ours = [record for record in records if KEY in record or "hunter2" in record]
    assert not ours, ours


async def check_body_of_text(kit):
    client = kit.client()
    error = await kit.error(
        lambda: client.todos.stats(request_options=kit.plan("text")), kit.sdk.BadRequestError
    )
    assert error.body == error.message == "no, thanks" and error.code == "INVALID_ARGUMENT"
    assert error.details is None


async def check_facts_of_a_wrong_answer(kit):
    client = kit.client()
    error = await kit.error(
        lambda: client.todos.stats(request_options=kit.plan("html")), kit.sdk.ResponseDecodeError
    )
    assert error.status_code == 200 and error.content_type.startswith("text/html")
    assert "hotel wifi" in error.body
    for part in ("200", "text/html", "hotel wifi"):
        assert part in str(error), error


async def check_one_except_for_all(kit):
    import contract_runtime

    client = kit.client()
    for family in (contract_runtime.APIStatusError, contract_runtime.SDKError, Exception):
        await kit.error(lambda: client.todos.get(id="none"), family)


async def check_redirects(kit):
    client = kit.client(retry=quick_retries())
    there = kit.url + "/stats?seen=1"
    for status in ("301", "302", "303", "307", "308"):
        plan = kit.plan(status + " location=" + there)
        plan["headers"]["x-inspect"] = "1"
        raw = await kit.do(client.todos.with_raw_response.stats(request_options=plan))
        seen = json.loads(raw.headers["x-seen"])
        assert seen["query"] == "seen=1" and seen["method"] == "GET"
        assert seen["headers"]["authorization"] == "Bearer " + KEY
    for status in ("301", "302", "303"):
        error = await kit.error(
            lambda status=status: client.todos.create(
                title="x", request_options=kit.plan(status + " location=/todos")
            ),
            kit.sdk.APIStatusError,
        )
        assert error.status_code == int(status)
    for status in ("307", "308"):
        raw = await kit.do(
            client.todos.with_raw_response.create(
                title=status, request_options=kit.plan(status + " location=/todos")
            )
        )
        assert raw.parse().title == status and len(set(raw.headers["x-keys"].split())) == 1
    error = await kit.error(
        lambda: client.todos.stats(request_options=kit.plan(*["307 location=/stats"] * 11)),
        kit.sdk.SDKError,
    )
    assert "redirect" in str(error).lower(), error
