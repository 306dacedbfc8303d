"""Streams of tokens."""

from __future__ import annotations

import json

PACKAGE = "chatclient"


def said(text):
    return {"role": "user", "content": [{"type": "text", "text": text}]}


async def check_tokens(kit):
    sdk, client = kit.sdk, kit.client()
    stream = client.responses.stream(model="parrot-1", input=[said("one two three")])
    events = await kit.items(stream)
    assert [event.type for event in events] == [
        "response.created",
        "output_item.added",
        "output_text.delta",
        "output_text.delta",
        "output_text.delta",
        "output_item.done",
        "response.completed",
    ]
    assert "".join(e.delta for e in events if isinstance(e, sdk.OutputTextDelta)) == "one two three"
    assert events[0].response.output == [] and events[0].response.usage is None
    assert events[1].item == sdk.OutputMessage(content=[])
    assert events[-1] is stream.result and isinstance(stream.result, sdk.ResponseCompleted)
    assert stream.result.response.output[0].content[0].text == "one two three"


async def check_request_of_a_stream(kit):
    client = kit.client()
    options = {"headers": {"x-inspect": "1"}}
    stream = client.responses.stream(model="parrot-1", input=[said("x")], request_options=options)
    async with kit.entered(stream):
        seen = json.loads(stream.response.headers["x-seen"])
        assert json.loads(seen["body"])["stream"] is True
        assert seen["method"] == "POST" and seen["path"] == "/v1/responses"
        assert "text/event-stream" in seen["headers"]["accept"]
        await kit.items(stream)


async def check_stream_is_no_argument(kit):
    client = kit.client()
    for call in (
        lambda: client.responses.stream(model="m", input=[], stream=True),
        lambda: client.responses.stream(model="m"),
    ):
        await kit.error(call, TypeError)


async def check_tool_call_deltas(kit):
    sdk, client = kit.sdk, kit.client()
    tool = {"name": "search", "parameters": {"properties": {"q": {}}}}
    events = await kit.items(
        client.responses.stream(model="parrot-1", input=[said("search it")], tools=[tool])
    )
    text = "".join(e.delta for e in events if isinstance(e, sdk.ToolCallDelta))
    assert json.loads(text) == {"q": "search it"}


async def check_error_event(kit):
    sdk, client = kit.sdk, kit.client()
    heard = []
    try:
        stream = client.responses.stream(model="parrot-1", input=[said("a /overload b")])
        async for event in kit.each(stream):
            heard.append(event.type)
        raise AssertionError("no error")
    except sdk.StreamError as error:
        assert not isinstance(error, sdk.StreamInterruptedError)
        assert error.data == sdk.StreamFailure(code="overloaded", message="too many parrots")
        assert "too many parrots" in str(error), error
    assert heard == ["response.created", "output_item.added", "output_text.delta"]


async def check_an_end_without_done_is_no_end(kit):
    sdk, client = kit.sdk, kit.client()
    heard = []
    try:
        stream = client.responses.stream(model="parrot-1", input=[said("a /hang-up b")])
        async for event in kit.each(stream):
            heard.append(event.type)
        raise AssertionError("it looked like an end")
    except sdk.StreamInterruptedError as error:
        assert isinstance(error, sdk.APIConnectionError) and isinstance(error, sdk.StreamError)
    assert heard[-1] == "output_text.delta" and stream.result is None


async def check_refused_before_the_first_event(kit):
    client = kit.client()
    try:
        await kit.items(client.responses.stream(model="eagle", input=[said("x")]))
        raise AssertionError("no error")
    except kit.sdk.NotFoundError as error:
        assert error.code == "model_not_found"


async def check_many_at_once(kit):
    import asyncio
    import threading

    client = kit.client()
    words = [f"number {n} speaking" for n in range(20)]
    heard = {}

    if kit.kind == "async":

        async def listen(text):
            events = await kit.items(client.responses.stream(model="parrot-1", input=[said(text)]))
            heard[text] = events[-1].response.output[0].content[0].text

        await asyncio.gather(*map(listen, words))
    else:

        def listen(text):
            events = list(client.responses.stream(model="parrot-1", input=[said(text)]))
            heard[text] = events[-1].response.output[0].content[0].text

        threads = [threading.Thread(target=listen, args=(text,)) for text in words]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert heard == {text: text for text in words}
