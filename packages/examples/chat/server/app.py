"""The Chat service's routes."""

from __future__ import annotations

import json
import uuid
from collections.abc import AsyncIterator
from datetime import datetime, timezone
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from . import parrot

#: Said by a user, these words make a stream fail in its middle.
OVERLOAD, HANG_UP = "/overload", "/hang-up"
TYPES = {400: "invalid_request_error", 401: "authentication_error", 404: "not_found_error"}


def create_app() -> Starlette:
    """The service; it remembers responses for as long as it runs."""
    service = ChatService()
    routes = [
        Route("/responses", service.create, methods=["POST"]),
        Route("/responses/{id}", service.get, methods=["GET"]),
        Route("/responses/{id}", service.delete, methods=["DELETE"]),
        Route("/models", service.models, methods=["GET"]),
        Route("/models/{id}", service.model, methods=["GET"]),
    ]
    return Starlette(
        routes=[Mount("/v1", routes=routes)], exception_handlers={HTTPException: refusal}
    )


class ChatService:
    """Answers requests."""

    def __init__(self) -> None:
        self._responses: dict[str, dict[str, Any]] = {}

    async def create(self, request: Request) -> Response:
        _authorize(request)
        asked = json.loads(await request.body())
        if not 0 <= asked.get("temperature", 1) <= 2:
            raise HTTPException(400, "temperature_out_of_range: temperature goes from 0 to 2")
        _model(asked["model"])
        begun = {
            "id": f"resp_{uuid.uuid4().hex[:12]}",
            "object": "response",
            "model": asked["model"],
            "created_at": datetime.now(timezone.utc).isoformat(),
            "status": "in_progress",
            "output": None,
            "usage": None,
            "metadata": asked.get("metadata"),
        }
        if asked.get("stream"):
            events = self._stream(asked, begun)
            return StreamingResponse(events, media_type="text/event-stream; charset=utf-8")
        return JSONResponse(self._complete(asked, begun, parrot.answer(asked)))

    async def get(self, request: Request) -> Response:
        _authorize(request)
        return JSONResponse(self._found(request))

    async def delete(self, request: Request) -> Response:
        _authorize(request)
        del self._responses[self._found(request)["id"]]
        return Response(status_code=204)

    async def models(self, request: Request) -> Response:
        _authorize(request)
        return JSONResponse({"data": parrot.MODELS})

    async def model(self, request: Request) -> Response:
        _authorize(request)
        return JSONResponse(_model(request.path_params["id"]))

    async def _stream(self, asked: dict[str, Any], begun: dict[str, Any]) -> AsyncIterator[str]:
        yield _event("response.created", {"type": "response.created", "response": begun})
        yield ": thinking\n\n"
        output = parrot.answer(asked)
        for index, item in enumerate(output):
            empty = {"type": "message", "content": None} if item["type"] == "message" else item
            yield _event("output_item.added", {"index": index, "item": empty})
            kind = "output_text.delta" if item["type"] == "message" else "tool_call.delta"
            for token in parrot.tokens(parrot.text_of(item)):
                if token.strip() == OVERLOAD:
                    failure = {"code": "overloaded", "message": "too many parrots"}
                    yield _event("error", failure)
                    return
                if token.strip() == HANG_UP:
                    return
                yield _event(kind, {"index": index, "delta": token})
            yield _event("output_item.done", {"index": index, "item": item})
        response = self._complete(asked, begun, output)
        yield _event("response.completed", {"type": "response.completed", "response": response})
        yield "data: [DONE]\n\n"

    def _complete(
        self, asked: dict[str, Any], begun: dict[str, Any], output: list[parrot.Item]
    ) -> dict[str, Any]:
        limit = asked.get("max_output_tokens")
        usage = parrot.usage(asked, output)
        cut = limit is not None and usage["output_tokens"] >= limit
        status = "incomplete" if cut else "completed"
        response = {**begun, "status": status, "output": output, "usage": usage}
        self._responses[response["id"]] = response
        return response

    def _found(self, request: Request) -> dict[str, Any]:
        response = self._responses.get(request.path_params["id"])
        if response is None:
            raise HTTPException(404, "response_not_found: there is no such response")
        return response


async def refusal(_: Request, error: Exception) -> Response:
    """An error as such services word it: message, type and code in ``error``."""
    assert isinstance(error, HTTPException)
    code, _colon, message = error.detail.partition(": ")
    kind = TYPES.get(error.status_code, "server_error")
    body = {"error": {"message": message or code, "type": kind, "code": code}}
    return JSONResponse(body, status_code=error.status_code)


def _authorize(request: Request) -> None:
    if not request.headers.get("authorization", "").startswith("Bearer "):
        raise HTTPException(401, "missing_key: this needs an API key")


def _model(name: str) -> dict[str, Any]:
    for model in parrot.MODELS:
        if model["id"] == name:
            return model
    raise HTTPException(404, f"model_not_found: there is no model {name!r}")


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data)}\n\n"
