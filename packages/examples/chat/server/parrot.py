"""What the model answers: pure functions from a request to output items.

It repeats what it is told, says what it sees in pictures and tables, reads tool results
aloud, and calls a tool whose name it hears.
"""

from __future__ import annotations

import base64
import json
import re
from typing import Any

Item = dict[str, Any]

MODELS = [
    {
        "id": "parrot-1",
        "created_at": "2025-06-01T12:00:00Z",
        "context_window": 8192,
        "capabilities": ["text", "tools", "images"],
    },
    {
        "id": "parrot-mini",
        "created_at": "2025-03-14T15:09:26.535897932Z",
        "context_window": 1024,
        "capabilities": ["text"],
    },
]


def answer(request: dict[str, Any]) -> list[Item]:
    """The output items that answer a request."""
    parts = request["input"][-1]["content"] if request["input"] else []
    said = " ".join(_read(part) for part in parts)
    tool = _tool(request, said)
    if tool is not None:
        properties = tool["parameters"].get("properties", {}) if tool["parameters"] else {}
        return [
            {
                "type": "tool_call",
                "call_id": f"call_{tool['name']}",
                "name": tool["name"],
                "arguments": dict.fromkeys(properties, said),
            }
        ]
    words = tokens(said)[: request.get("max_output_tokens")]
    message = {
        "type": "message",
        "content": [{"type": "text", "text": "".join(words)}],
        "logprobs": [[{"token": word, "logprob": -0.25}] for word in words],
    }
    return [message]


def tokens(text: str) -> list[str]:
    """Words with the space before them."""
    return re.findall(r"\s*\S+", text)


def usage(request: dict[str, Any], output: list[Item]) -> dict[str, int]:
    """How many tokens were read and written."""
    read = sum(len(tokens(_read(part))) for turn in request["input"] for part in turn["content"])
    written = sum(len(tokens(text_of(item))) for item in output)
    return {"input_tokens": read, "output_tokens": written}


def text_of(item: Item) -> str:
    """What is streamed of an item: its text, or its arguments as JSON text."""
    if item["type"] == "tool_call":
        return json.dumps(item["arguments"])
    text: str = item["content"][0]["text"]
    return text


def _read(part: Item) -> str:
    if part["type"] == "text":
        return str(part["text"])
    if part["type"] == "image":
        size = len(base64.b64decode(part["data"])) if "data" in part else 0
        return f"I see a picture of {size} bytes ({part['media_type']})."
    if part["type"] == "table":
        return f"I see a table of {len(part['rows'])} rows and {len(part['header'])} columns."
    if part["type"] == "tool_result":
        return f"The tool says {json.dumps(part['result'])}."
    return f"I don't know what a {part['type']} is."


def _tool(request: dict[str, Any], said: str) -> Item | None:
    """The tool to call: one that is named in what was said, or the first where one must be."""
    choice = request.get("tool_choice", "auto")
    tools: list[Item] = request.get("tools", [])
    if choice == "none" or request["input"][-1]["role"] == "tool":
        return None
    for tool in tools:
        if choice == "required" or tool["name"] in said:
            return tool
    return None
