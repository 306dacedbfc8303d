"""Models of the events in ``bench_stream_items``, as generated code has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contract_runtime import Model


@dataclass
class OutputTextDelta(Model):
    content_index: int
    delta: str
    item_id: str
    output_index: int
    sequence_number: int
    logprobs: list[object]
    type: Literal["response.output_text.delta"] = "response.output_text.delta"


@dataclass
class OutputTextDone(Model):
    text: str
    item_id: str
    sequence_number: int
    type: Literal["response.output_text.done"] = "response.output_text.done"


ResponseEvent = OutputTextDelta | OutputTextDone


@dataclass
class TextDelta(Model):
    text: str
    type: Literal["text_delta"] = "text_delta"


@dataclass
class InputJSONDelta(Model):
    partial_json: str
    type: Literal["input_json_delta"] = "input_json_delta"


Delta = TextDelta | InputJSONDelta


@dataclass
class ContentBlockDelta(Model):
    delta: Delta
    index: int
    type: Literal["content_block_delta"] = "content_block_delta"


@dataclass
class ContentBlockStop(Model):
    index: int
    note: str | None = None
    type: Literal["content_block_stop"] = "content_block_stop"


MessageEvent = ContentBlockDelta | ContentBlockStop

__shapes__ = {
    "ResponseEvent": (
        "type",
        {
            "response.output_text.delta": "OutputTextDelta",
            "response.output_text.done": "OutputTextDone",
        },
    ),
    "Delta": ("type", {"text_delta": "TextDelta", "input_json_delta": "InputJSONDelta"}),
    "MessageEvent": (
        "type",
        {"content_block_delta": "ContentBlockDelta", "content_block_stop": "ContentBlockStop"},
    ),
}
