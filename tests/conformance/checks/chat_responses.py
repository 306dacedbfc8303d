"""Unions, nested lists, free-form JSON, whole responses."""

from __future__ import annotations

import json
import typing
from datetime import datetime

PACKAGE = "chatclient"


def said(text, **more):
    """A user's turn as a plain dict."""
    return dict({"role": "user", "content": [{"type": "text", "text": text}]}, **more)


async def check_text(kit):
    client = kit.client()
    response = await kit.do(
        client.responses.create(model="parrot-1", input=[said("hi there")], metadata={"a": "b"})
    )
    assert isinstance(response, kit.sdk.Response) and response.status == "completed"
    assert response.object == "response" and isinstance(response.created_at, datetime)
    [item] = response.output
    assert isinstance(item, kit.sdk.OutputMessage) and item.type == "message"
    [part] = item.content
    assert part == kit.sdk.TextPart(text="hi there") and part.type == "text"
    assert [[c.token for c in row] for row in item.logprobs] == [["hi"], [" there"]]
    assert response.usage.output_tokens == 2 and response.metadata == {"a": "b"}
    assert response == await kit.do(client.responses.get(response_id=response.id))
    assert await kit.do(client.responses.delete(response_id=response.id)) is None
    error = await kit.error(
        lambda: client.responses.get(response_id=response.id), kit.sdk.NotFoundError
    )
    assert error.code == "response_not_found" and error.message == "there is no such response"


async def check_null_is_empty(kit):
    client = kit.client()
    response = await kit.do(client.responses.create(model="parrot-1", input=[said("hi")]))
    assert response.metadata == {}


async def check_models_and_dicts_mix(kit):
    sdk, client = kit.sdk, kit.client()
    picture = sdk.ImagePart(media_type="image/png", data=b"\x89PNG\xff")
    table = {"type": "table", "header": ["a", "b"], "rows": [["1", "2"], ["3", "4"]]}
    message = sdk.Message(role="user", content=[sdk.TextPart(text="See:"), picture])
    for content in (
        [message, {"role": "user", "content": [sdk.TextPart(text="See:"), picture, table]}],
        (
            said("x"),
            sdk.Message(
                "user",
                [
                    sdk.TextPart("See:"),
                    picture,
                    sdk.TablePart(header=["a", "b"], rows=[["1", "2"], ["3", "4"]]),
                ],
            ),
        ),
    ):
        seen, raw = await kit.seen(
            client.responses.with_raw_response.create, model="parrot-1", input=content
        )
        text = raw.parse().output[0].content[0].text
        assert text == (
            "See: I see a picture of 5 bytes (image/png). I see a table of 2 rows and 2 columns."
        )
        parts = json.loads(seen["body"])["input"][1]["content"]
        assert [part["type"] for part in parts] == ["text", "image", "table"]
        assert parts[1] == {"type": "image", "media_type": "image/png", "data": "iVBOR/8="}


async def check_tool_calls(kit):
    sdk, client = kit.sdk, kit.client()
    schema = {"type": "object", "properties": {"q": {"type": "string"}, "n": {}}, "x": [1, None]}
    response = await kit.do(
        client.responses.create(
            model="parrot-1",
            input=[said("please search cats")],
            tools=[sdk.Tool(name="search", parameters=schema)],
            tool_choice="auto",
        )
    )
    [call] = response.output
    assert isinstance(call, sdk.ToolCall) and call.type == "tool_call"
    assert call.arguments == {"q": "please search cats", "n": "please search cats"}
    for result in (None, 1.5, "text", [1, {"a": None}], {"deep": {"er": [True]}}):
        part = sdk.ToolResultPart(call_id=call.call_id, result=result)
        answer = await kit.do(
            client.responses.create(
                model="parrot-1", input=[said("x"), {"role": "tool", "content": [part]}]
            )
        )
        assert answer.output[0].content[0].text == f"The tool says {json.dumps(result)}."


async def check_create_sends_no_stream_field(kit):
    client = kit.client()
    create = client.responses.with_raw_response.create
    seen, _ = await kit.seen(create, model="parrot-1", input=[said("x")])
    assert "stream" not in json.loads(seen["body"])


async def check_contract_headers(kit):
    client = kit.client()
    seen, _ = await kit.seen(client.models.with_raw_response.list)
    assert seen["headers"]["chat-version"] == "2025-06-01" and seen["path"] == "/v1/models"
    client = kit.client(default_headers={"chat-version": "2026-01-01"})
    seen, _ = await kit.seen(client.models.with_raw_response.list)
    assert seen["headers"]["chat-version"] == "2026-01-01"


async def check_models_resource(kit):
    client = kit.client()
    listed = await kit.do(client.models.list())
    assert [model.id for model in listed.data] == ["parrot-1", "parrot-mini"]
    one = await kit.do(client.models.get(model_id="parrot-mini"))
    assert isinstance(one, kit.sdk.Model) and one == listed.data[1]
    assert one.created_at.microsecond == 535897
    error = await kit.error(lambda: client.models.get(model_id="eagle"), kit.sdk.NotFoundError)
    assert error.code == "model_not_found" and "eagle" in str(error)


async def check_error_shape(kit):
    client = kit.client()
    error = await kit.error(
        lambda: client.responses.create(model="parrot-1", input=[said("x")], temperature=3),
        kit.sdk.BadRequestError,
    )
    assert error.code == "temperature_out_of_range"
    assert error.message == "temperature goes from 0 to 2"
    assert error.body["error"]["type"] == "invalid_request_error"


async def check_unknown_variants(kit):
    sdk = kit.sdk
    item = sdk.Response.from_dict(
        {
            "id": "r",
            "model": "m",
            "created_at": "2025-01-01T00:00:00Z",
            "status": "completed",
            "output": [{"type": "song", "notes": ["c", "d"]}, {"type": "message", "content": []}],
            "usage": None,
            "metadata": {},
        }
    )
    from contract_runtime import UnknownVariant

    song, message = item.output
    assert isinstance(song, UnknownVariant) and song.tag == "song" and song.type == "song"
    assert song.data == {"type": "song", "notes": ["c", "d"]}
    assert isinstance(message, sdk.OutputMessage)
    assert item.to_dict()["output"][0] == song.data
    error = await kit.error(
        lambda: sdk.OutputMessage.from_dict({"content": [{"text": "no tag"}]}),
        sdk.ResponseDecodeError,
    )
    assert "content[0]" in str(error) and "type" in str(error), error


async def check_gained_tags(kit):
    sdk = kit.sdk
    call = sdk.ToolCall(call_id="1", name="f", arguments={})
    assert call.type == "tool_call"
    hints = typing.get_type_hints(sdk.ToolCall)
    assert hints["type"] == typing.Literal["tool_call"] and hints["arguments"] is object
