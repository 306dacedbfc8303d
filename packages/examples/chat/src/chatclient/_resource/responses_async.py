"""The resource `responses`."""

# ruff: noqa: I001

from __future__ import annotations

from contract_runtime.abi import AsyncResource

from . import responses as _responses

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Literal

    from contract_runtime.abi import AsyncStream, RequestOptions, ResumePolicy
    from contract_runtime.abi import async_raw

    from .._dicts import MessageDict, ToolDict
    from .._types import Message, Response, StreamEvent, Tool

__all__ = ["AsyncResponsesResource"]


class AsyncResponsesResource(AsyncResource):
    """Ask a model for a response."""

    with_raw_response: RawAsyncResponsesResource

    async def create(
        self,
        *,
        model: str,
        input: Sequence[Message | MessageDict],
        instructions: str | None = None,
        tools: Sequence[Tool | ToolDict] | None = None,
        tool_choice: Literal["auto", "none", "required"] | str | None = None,
        temperature: float | None = None,
        max_output_tokens: int | None = None,
        metadata: Mapping[str, str] | None = None,
        stream: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> Response:
        """Ask for a response and wait until it is complete.

        Args:
            model: The model that is to answer, such as `parrot-1`.
            input: The conversation so far, oldest message first.
            instructions: How the model should behave.
            tools: What the model may call.
            tool_choice: Whether it may, mustn't or must call a tool. One of "auto",
                "none", "required".
            temperature: From 0, always the likeliest word, to 2.
            max_output_tokens: Stop after so many tokens.
            metadata: Facts of the caller's own, returned with the response.
            stream: Whether the answer comes as a stream of events.
        """
        return await self._call(
            _responses.CREATE,
            {
                "model": model,
                "input": input,
                "instructions": instructions,
                "tools": tools,
                "tool_choice": tool_choice,
                "temperature": temperature,
                "max_output_tokens": max_output_tokens,
                "metadata": metadata,
                "stream": stream,
            },
            request_options,
        )

    def stream(
        self,
        *,
        model: str,
        input: Sequence[Message | MessageDict],
        instructions: str | None = None,
        tools: Sequence[Tool | ToolDict] | None = None,
        tool_choice: Literal["auto", "none", "required"] | str | None = None,
        temperature: float | None = None,
        max_output_tokens: int | None = None,
        metadata: Mapping[str, str] | None = None,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> AsyncStream[StreamEvent]:
        """Ask for a response and read it while it is written.

        The last event is `response.completed`, which holds the whole response.

        Args:
            model: The model that is to answer, such as `parrot-1`.
            input: The conversation so far, oldest message first.
            instructions: How the model should behave.
            tools: What the model may call.
            tool_choice: Whether it may, mustn't or must call a tool. One of "auto",
                "none", "required".
            temperature: From 0, always the likeliest word, to 2.
            max_output_tokens: Stop after so many tokens.
            metadata: Facts of the caller's own, returned with the response.
        """
        return self._stream(
            _responses.STREAM,
            {
                "model": model,
                "input": input,
                "instructions": instructions,
                "tools": tools,
                "tool_choice": tool_choice,
                "temperature": temperature,
                "max_output_tokens": max_output_tokens,
                "metadata": metadata,
                "stream": True,
            },
            request_options,
            resume,
        )

    async def get(
        self, *, response_id: str, request_options: RequestOptions | None = None
    ) -> Response:
        """Get a response that was made before.

        Args:
            response_id: The response's identifier.
        """
        return await self._call(
            _responses.GET, {"response_id": response_id}, request_options
        )

    async def delete(
        self, *, response_id: str, request_options: RequestOptions | None = None
    ) -> None:
        """Forget a response.

        Args:
            response_id: The response's identifier.
        """
        return await self._call(
            _responses.DELETE, {"response_id": response_id}, request_options
        )


if TYPE_CHECKING:

    class RawAsyncResponsesResource:
        create = async_raw(AsyncResponsesResource.create)
        get = async_raw(AsyncResponsesResource.get)
        delete = async_raw(AsyncResponsesResource.delete)
