"""The resources."""

# ruff: noqa: I001

from __future__ import annotations

from contract_runtime.abi import AsyncResource, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from contract_runtime.abi import AsyncStream, RequestOptions, ResumePolicy, Stream
    from contract_runtime.abi import async_raw, raw

    from ._types import Answer, Done, Event

__all__ = ["AnswersResource", "AsyncAnswersResource"]

_TYPES = "sdk._types"

ANSWERS_CREATE: Operation[Answer] = Operation(
    "answers.create", "POST", "/answers", _TYPES, "Ask", "Answer", rest="body"
)
ANSWERS_STREAM: Operation[Event] = Operation(
    "answers.stream",
    "POST",
    "/answers",
    _TYPES,
    "Ask",
    rest="body",
    item="Event",
    done="Done",
    error="Failure",
)
ANSWERS_WATCH: Operation[Answer | Done] = Operation(
    "answers.watch", "GET", "/watch", _TYPES, item="Answer", done="Done"
)


class AnswersResource(Resource):
    """Methods of `answers`."""

    with_raw_response: RawAnswersResource

    def create(
        self,
        *,
        text: str,
        stream: bool | None = None,
        resume: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Answer:
        """Call `answers.create`."""
        return self._call(
            ANSWERS_CREATE,
            {"text": text, "stream": stream, "resume": resume},
            request_options,
        )

    def stream(
        self,
        *,
        text: str,
        resume_: str | None = None,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> Stream[Event]:
        """Call `answers.stream`."""
        return self._stream(
            ANSWERS_STREAM,
            {"text": text, "resume": resume_, "stream": True},
            request_options,
            resume,
        )

    def watch(
        self,
        *,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> Stream[Answer | Done]:
        """Call `answers.watch`."""
        return self._stream(ANSWERS_WATCH, {}, request_options, resume)

    def chat(
        self,
        *,
        text: str,
        resume_: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> NoReturn:
        """Not available: it streams over WebSocket, which this client can't."""
        self._unavailable("answers.chat", "ws")


class AsyncAnswersResource(AsyncResource):
    """Methods of `answers`."""

    with_raw_response: RawAsyncAnswersResource

    async def create(
        self,
        *,
        text: str,
        stream: bool | None = None,
        resume: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> Answer:
        """Call `answers.create`."""
        return await self._call(
            ANSWERS_CREATE,
            {"text": text, "stream": stream, "resume": resume},
            request_options,
        )

    def stream(
        self,
        *,
        text: str,
        resume_: str | None = None,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> AsyncStream[Event]:
        """Call `answers.stream`."""
        return self._stream(
            ANSWERS_STREAM,
            {"text": text, "resume": resume_, "stream": True},
            request_options,
            resume,
        )

    def watch(
        self,
        *,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> AsyncStream[Answer | Done]:
        """Call `answers.watch`."""
        return self._stream(ANSWERS_WATCH, {}, request_options, resume)

    def chat(
        self,
        *,
        text: str,
        resume_: str | None = None,
        request_options: RequestOptions | None = None,
    ) -> NoReturn:
        """Not available: it streams over WebSocket, which this client can't."""
        self._unavailable("answers.chat", "ws")


if TYPE_CHECKING:

    class RawAnswersResource:
        create = raw(AnswersResource.create)

    class RawAsyncAnswersResource:
        create = async_raw(AsyncAnswersResource.create)
