"""The resource `models`."""

from __future__ import annotations

from contract_runtime.abi import AsyncResource, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contract_runtime.abi import RequestOptions, async_raw, raw

    from .._types import Model, ModelList

__all__ = ["AsyncModelsResource", "ModelsResource"]

_TYPES = "chatclient._types"

LIST: Operation[ModelList] = Operation(
    "models.list", "GET", "/models", _TYPES, output="ModelList"
)
GET: Operation[Model] = Operation(
    "models.get", "GET", "/models/{model_id}", _TYPES, "GetModel", "Model"
)


class ModelsResource(Resource):
    """What can answer."""

    with_raw_response: RawModelsResource

    def list(self, *, request_options: RequestOptions | None = None) -> ModelList:
        """List the models."""
        return self._call(LIST, {}, request_options)

    def get(
        self, *, model_id: str, request_options: RequestOptions | None = None
    ) -> Model:
        """Get one model.

        Args:
            model_id: The model's identifier.
        """
        return self._call(GET, {"model_id": model_id}, request_options)


class AsyncModelsResource(AsyncResource):
    """What can answer."""

    with_raw_response: RawAsyncModelsResource

    async def list(self, *, request_options: RequestOptions | None = None) -> ModelList:
        """List the models."""
        return await self._call(LIST, {}, request_options)

    async def get(
        self, *, model_id: str, request_options: RequestOptions | None = None
    ) -> Model:
        """Get one model.

        Args:
            model_id: The model's identifier.
        """
        return await self._call(GET, {"model_id": model_id}, request_options)


if TYPE_CHECKING:

    class RawModelsResource:
        list = raw(ModelsResource.list)
        get = raw(ModelsResource.get)

    class RawAsyncModelsResource:
        list = async_raw(AsyncModelsResource.list)
        get = async_raw(AsyncModelsResource.get)
