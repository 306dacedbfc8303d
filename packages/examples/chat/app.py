"""A conversation with a parrot that can call tools.

Starts the service on a free port, talks to it through the sync and the async client, and
leaves nothing behind: ``uv run python packages/examples/chat/app.py``
"""

from __future__ import annotations

import asyncio

from chatclient import (
    AsyncClient,
    Client,
    Message,
    OutputMessage,
    OutputTextDelta,
    ResponseCompleted,
    StreamError,
    TextPart,
    ToolCall,
    ToolDict,
    ToolResultPart,
)
from server import create_app, serving

KEY = "a-key"
WEATHER: ToolDict = {
    "name": "weather",
    "description": "The weather in a city.",
    "parameters": {"type": "object", "properties": {"city": {"type": "string"}}},
}


def main() -> None:
    with serving(create_app()) as url:
        talk(f"{url}/v1")
        asyncio.run(talk_at_once(f"{url}/v1"))


def talk(url: str) -> None:
    """Whole answers, streamed ones, and a tool call, with the sync client."""
    with Client(api_key=KEY, base_url=url) as client:
        names = [model.id for model in client.models.list().data]
        print(f"Models: {', '.join(names)}")

        response = client.responses.create(
            model="parrot-1",
            input=[
                {
                    "role": "user",
                    "content": [
                        {"type": "text", "text": "What is this?"},
                        {"type": "image", "media_type": "image/png", "data": b"\x89PNG"},
                        {"type": "table", "header": ["a", "b"], "rows": [["1", "2"]]},
                    ],
                }
            ],
        )
        for item in response.output:
            if isinstance(item, OutputMessage):
                texts = [part.text for part in item.content if isinstance(part, TextPart)]
                print(f"Whole: {' '.join(texts)}")

        print("Streamed: ", end="")
        with client.responses.stream(
            model="parrot-1", input=[said("Polly wants a cracker.")]
        ) as stream:
            for event in stream:
                if isinstance(event, OutputTextDelta):
                    print(event.delta, end="|", flush=True)
        completed = stream.result
        if isinstance(completed, ResponseCompleted) and completed.response.usage:
            print(f" ({completed.response.usage.output_tokens} tokens)")

        call_tool(client)

        try:
            for _ in client.responses.stream(model="parrot-1", input=[said("one /overload two")]):
                pass
        except StreamError as error:
            print(f"Broke off: {error}")


def call_tool(client: Client) -> None:
    """The model asks for a tool; its result goes back as the next turn."""
    question = said("Ask weather about Oslo")
    response = client.responses.create(model="parrot-1", input=[question], tools=[WEATHER])
    [call] = [item for item in response.output if isinstance(item, ToolCall)]
    print(f"Tool call: {call.name}({call.arguments})")
    result = ToolResultPart(call_id=call.call_id, result={"celsius": -3, "sky": ["clear"]})
    answer = client.responses.create(
        model="parrot-1", input=[question, Message(role="tool", content=[result])]
    )
    print(f"Answer: {text_of(answer.output[0])}")


async def talk_at_once(url: str) -> None:
    """Several streams at once, with the async client."""

    async def repeat(words: str) -> str:
        heard = ""
        async for event in client.responses.stream(model="parrot-mini", input=[said(words)]):
            if isinstance(event, OutputTextDelta):
                heard += event.delta
        return heard

    async with AsyncClient(api_key=KEY, base_url=url) as client:
        answers = await asyncio.gather(*(repeat(f"Parrot {n} speaking") for n in range(3)))
    print(f"At once: {'; '.join(answers)}")


def said(text: str) -> Message:
    """A user's turn."""
    return Message(role="user", content=[TextPart(text=text)])


def text_of(item: object) -> str:
    """The text of an output message."""
    assert isinstance(item, OutputMessage)
    return " ".join(part.text for part in item.content if isinstance(part, TextPart))


if __name__ == "__main__":
    main()
