"""The resources."""

from __future__ import annotations

from contract_runtime.abi import AsyncResource, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from contract_runtime.abi import RequestOptions, async_raw, raw

    from ._dicts import BlockDict, CoverDict, MarkDict
    from ._types import Block, Cover, Mark

__all__ = ["AsyncPagesResource", "PagesResource"]

_TYPES = "sdk._types"

PAGES_CREATE: Operation[None] = Operation(
    "pages.create", "POST", "/pages", _TYPES, "NewPage", rest="body"
)
PAGES_ADD_MARK: Operation[None] = Operation(
    "pages.add_mark", "POST", "/marks", _TYPES, whole="Mark"
)


class PagesResource(Resource):
    """Methods of `pages`."""

    with_raw_response: RawPagesResource

    def create(
        self,
        *,
        blocks: Sequence[Block | BlockDict],
        cover: Cover | CoverDict | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `pages.create`."""
        return self._call(
            PAGES_CREATE, {"blocks": blocks, "cover": cover}, request_options
        )

    def add_mark(
        self, body: Mark | MarkDict, *, request_options: RequestOptions | None = None
    ) -> None:
        """Call `pages.add_mark`.

        Args:
            body: What is sent.
        """
        return self._call(PAGES_ADD_MARK, {"$body": body}, request_options)


class AsyncPagesResource(AsyncResource):
    """Methods of `pages`."""

    with_raw_response: RawAsyncPagesResource

    async def create(
        self,
        *,
        blocks: Sequence[Block | BlockDict],
        cover: Cover | CoverDict | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Call `pages.create`."""
        return await self._call(
            PAGES_CREATE, {"blocks": blocks, "cover": cover}, request_options
        )

    async def add_mark(
        self, body: Mark | MarkDict, *, request_options: RequestOptions | None = None
    ) -> None:
        """Call `pages.add_mark`.

        Args:
            body: What is sent.
        """
        return await self._call(PAGES_ADD_MARK, {"$body": body}, request_options)


if TYPE_CHECKING:

    class RawPagesResource:
        create = raw(PagesResource.create)
        add_mark = raw(PagesResource.add_mark)

    class RawAsyncPagesResource:
        create = async_raw(AsyncPagesResource.create)
        add_mark = async_raw(AsyncPagesResource.add_mark)
