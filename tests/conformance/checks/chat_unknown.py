"""Variants that the client doesn't know: read, passed over, sent back; several SDKs at once."""

from __future__ import annotations

import copy
import json
import pickle

PACKAGE = "chatclient"

SONG = {"type": "song", "notes": ["c", "d"]}


async def check_an_unknown_variant_is_kept(kit):
    from contract_runtime import UnknownVariant

    item = kit.sdk.OutputMessage.from_dict({"content": [SONG]}).content[0]
    for variant in (item, copy.copy(item), copy.deepcopy(item), pickle.loads(pickle.dumps(item))):
        assert isinstance(variant, UnknownVariant) and variant == item
        assert (variant.tag, variant.type, variant.data) == ("song", "song", SONG)
    assert repr(item) == f"UnknownVariant(tag='song', data={SONG!r})"
    await kit.error(lambda: item.notes, AttributeError)
    assert kit.sdk.UnknownVariant is UnknownVariant


async def check_an_unknown_variant_travels_back(kit):
    from contract_runtime import UnknownVariant

    client = kit.client()
    create = client.responses.with_raw_response.create
    message = kit.sdk.Message("user", [UnknownVariant("song", SONG), kit.sdk.TextPart("Nice")])
    seen, raw = await kit.seen(create, model="parrot-1", input=[message])
    assert json.loads(seen["body"])["input"][0]["content"][0] == SONG
    assert raw.parse().output[0].content[0].text == "I don't know what a song is. Nice"


async def check_a_dict_says_which_variant_it_is(kit):
    client = kit.client()
    for part, error, words in (
        ({"text": "x"}, TypeError, "input[0].content[0].type: required"),
        ({"type": "song"}, ValueError, "'song' is no variant of ContentPart"),
        ({"type": "text"}, TypeError, "input[0].content[0].text: required"),
    ):
        turn = {"role": "user", "content": [part]}
        raised = await kit.error(
            lambda turn=turn: client.responses.create(model="parrot-1", input=[turn]), error
        )
        assert words in str(raised), raised


async def check_two_sdks_share_one_runtime(kit):
    """One error class for both, and neither's options reach the other."""
    import todoclient

    assert todoclient.APIStatusError is kit.sdk.APIStatusError
    assert todoclient.Client.__mro__[1] is kit.sdk.Client.__mro__[1]
    name = kit.client_class.__name__
    other = getattr(todoclient, name)(api_key="another", base_url=kit.url)
    try:
        # The chat server knows no todos: the error is the common one.
        error = await kit.error(lambda: other.todos.get(id="1"), kit.sdk.NotFoundError)
        assert error.response.request.headers["user-agent"].startswith("todoclient/")
        seen, _ = await kit.seen(kit.client().models.with_raw_response.list)
        assert seen["headers"]["user-agent"].startswith("chatclient/")
        assert "another" not in json.dumps(seen)
    finally:
        await kit.do(other.close())
