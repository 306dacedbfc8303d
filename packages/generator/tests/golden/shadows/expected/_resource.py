"""The resources."""

from __future__ import annotations

from contract_runtime.abi import AsyncResource, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from contract_runtime.abi import RequestOptions, async_raw
    from contract_runtime.abi import raw as _raw

    from ._types import Optional

_str = str

__all__ = ["AsyncResourceResource", "ResourceResource"]

_TYPES = "sdk._types"

RESOURCE_STR: Operation[str] = Operation(
    "resource.str", "POST", "/a", _TYPES, "Input", "str", rest="body"
)
RESOURCE_RAW: Operation[list[Optional]] = Operation(
    "resource.raw", "POST", "/b", _TYPES, output="_List[Optional]"
)


class ResourceResource(Resource):
    """Methods of `resource`."""

    with_raw_response: RawResourceResource

    def str(
        self,
        *,
        str: _str,
        list: Sequence[_str] | None = None,
        datetime: datetime | None = None,
        object: object | None = None,
        arguments: Mapping[_str, _str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> _str:
        """Call `resource.str`."""
        return self._call(
            RESOURCE_STR,
            {
                "str": str,
                "list": list,
                "datetime": datetime,
                "object": object,
                "arguments": arguments,
            },
            request_options,
        )

    def raw(self, *, request_options: RequestOptions | None = None) -> list[Optional]:
        """Call `resource.raw`."""
        return self._call(RESOURCE_RAW, {}, request_options)


class AsyncResourceResource(AsyncResource):
    """Methods of `resource`."""

    with_raw_response: RawAsyncResourceResource

    async def str(
        self,
        *,
        str: _str,
        list: Sequence[_str] | None = None,
        datetime: datetime | None = None,
        object: object | None = None,
        arguments: Mapping[_str, _str] | None = None,
        request_options: RequestOptions | None = None,
    ) -> _str:
        """Call `resource.str`."""
        return await self._call(
            RESOURCE_STR,
            {
                "str": str,
                "list": list,
                "datetime": datetime,
                "object": object,
                "arguments": arguments,
            },
            request_options,
        )

    async def raw(
        self, *, request_options: RequestOptions | None = None
    ) -> list[Optional]:
        """Call `resource.raw`."""
        return await self._call(RESOURCE_RAW, {}, request_options)


if TYPE_CHECKING:

    class RawResourceResource:
        str = _raw(ResourceResource.str)
        raw = _raw(ResourceResource.raw)

    class RawAsyncResourceResource:
        str = async_raw(AsyncResourceResource.str)
        raw = async_raw(AsyncResourceResource.raw)
