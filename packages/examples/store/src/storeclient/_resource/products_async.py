"""The resource `products`."""

# ruff: noqa: I001

from __future__ import annotations

from contract_runtime.abi import UNSET, AsyncResource

from . import products as _products

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Literal

    from contract_runtime.abi import AsyncStream, RequestOptions, ResumePolicy, Unset
    from contract_runtime.abi import async_raw

    from .._dicts import ImageDict, PriceRangeDict, ProductDict, SupplierDict
    from .._types import Allowed, Image, ImportResult, PageStoreProduct, PriceRange
    from .._types import Product, ProductBatch, ProductEvent, Supplier, WatchSummary

_list = list

__all__ = ["AsyncProductsResource"]


class AsyncProductsResource(AsyncResource):
    """What is sold."""

    with_raw_response: RawAsyncProductsResource

    async def create(
        self,
        *,
        id: str,
        display_name: str,
        price: int,
        schema: Literal[2] | None = None,
        state: Literal["on", "off"] | str | None = None,
        images: Sequence[Image | ImageDict] | None = None,
        attributes: Mapping[str, object] | None = None,
        from_: str | None = None,
        supplier: Supplier | SupplierDict | None | Unset = UNSET,
        request_options: RequestOptions | None = None,
    ) -> Product:
        """Add a product.

        Args:
            id: The identifier.
            display_name: What customers read.
            price: In minor units.
            schema: The version of the attributes.
            state: Whether it is on sale. One of "on", "off".
            images: Pictures, best first.
            attributes: Whatever else is known.
            from_: The country that it comes from.
            supplier: Who delivers it.
        """
        return await self._call(
            _products.CREATE,
            {
                "id": id,
                "displayName": display_name,
                "price": price,
                "schema": schema,
                "state": state,
                "images": images,
                "attributes": attributes,
                "from": from_,
                "supplier": supplier,
            },
            request_options,
        )

    async def list(
        self,
        *,
        cursor: str | None = None,
        limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> PageStoreProduct:
        """List products, a page at a time.

        Args:
            cursor: Where the page before ended.
            limit: At most so many.
        """
        return await self._call(
            _products.LIST, {"cursor": cursor, "limit": limit}, request_options
        )

    async def get(
        self, *, id: str, request_options: RequestOptions | None = None
    ) -> Product:
        """Get a product.

        Args:
            id: The identifier.
        """
        return await self._call(_products.GET, {"id": id}, request_options)

    async def update(
        self,
        *,
        id: str,
        display_name: str,
        price: int,
        schema: Literal[2] | None = None,
        state: Literal["on", "off"] | str | None = None,
        images: Sequence[Image | ImageDict] | None = None,
        attributes: Mapping[str, object] | None = None,
        from_: str | None = None,
        supplier: Supplier | SupplierDict | None | Unset = UNSET,
        request_options: RequestOptions | None = None,
    ) -> Product:
        """Replace a product.

        Args:
            id: The identifier.
            display_name: What customers read.
            price: In minor units.
            schema: The version of the attributes.
            state: Whether it is on sale. One of "on", "off".
            images: Pictures, best first.
            attributes: Whatever else is known.
            from_: The country that it comes from.
            supplier: Who delivers it.
        """
        return await self._call(
            _products.UPDATE,
            {
                "id": id,
                "displayName": display_name,
                "price": price,
                "schema": schema,
                "state": state,
                "images": images,
                "attributes": attributes,
                "from": from_,
                "supplier": supplier,
            },
            request_options,
        )

    async def patch(
        self,
        *,
        id: str,
        display_name: str | None = None,
        price: int | None = None,
        supplier: Supplier | SupplierDict | None | Unset = UNSET,
        note: str | None | Unset = UNSET,
        request_options: RequestOptions | None = None,
    ) -> Product:
        """Change some fields of a product.

        Args:
            id: The identifier.
            display_name: What customers read.
            price: In minor units.
            supplier: Who delivers it; `null` for nobody.
            note: A remark; `null` takes it away.
        """
        return await self._call(
            _products.PATCH,
            {
                "id": id,
                "displayName": display_name,
                "price": price,
                "supplier": supplier,
                "note": note,
            },
            request_options,
        )

    async def delete(
        self,
        *,
        id: str,
        reason: str | None = None,
        force: bool | None = None,
        request_options: RequestOptions | None = None,
    ) -> None:
        """Take a product out of the catalogue.

        Args:
            id: The identifier.
            reason: Why it goes.
            force: Even if it lies in carts.
        """
        return await self._call(
            _products.DELETE,
            {"id": id, "reason": reason, "force": force},
            request_options,
        )

    async def exists(
        self, *, id: str, request_options: RequestOptions | None = None
    ) -> None:
        """Ask whether there is such a product; an error says that there isn't.

        Args:
            id: The identifier.
        """
        return await self._call(_products.EXISTS, {"id": id}, request_options)

    async def options(
        self, *, id: str, request_options: RequestOptions | None = None
    ) -> Allowed:
        """Ask what may be done with a product.

        Args:
            id: The identifier.
        """
        return await self._call(_products.OPTIONS, {"id": id}, request_options)

    async def search_text(
        self,
        *,
        q: str,
        tag: Sequence[str] | None = None,
        in_stock: bool | None = None,
        since: datetime | None = None,
        picture: bytes | None = None,
        range: PriceRange | PriceRangeDict | None = None,
        max_results: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> _list[Product]:
        """Find products by words, filters and times.

        Args:
            q: Words to find.
            tag: Tags, all of which must be there.
            in_stock: Only what can be delivered now.
            since: Only what was changed since.
            picture: A picture to compare with.
            range: Only products of this price.
            max_results: At most so many.
        """
        return await self._call(
            _products.SEARCH_TEXT,
            {
                "q": q,
                "tag": tag,
                "inStock": in_stock,
                "since": since,
                "picture": picture,
                "range": range,
                "max-results": max_results,
            },
            request_options,
        )

    async def import_(
        self,
        body: Sequence[Product | ProductDict],
        *,
        request_options: RequestOptions | None = None,
    ) -> ImportResult:
        """Add many products at once.

        Args:
            body: Several products.
        """
        return await self._call(_products.IMPORT, {"$body": body}, request_options)

    async def find_similar_products(
        self,
        *,
        id: str,
        limit: int | None = None,
        request_options: RequestOptions | None = None,
    ) -> ProductBatch:
        """Products like this one.

        Args:
            id: The path's `{id}`.
        """
        return await self._call(
            _products.FIND_SIMILAR_PRODUCTS, {"id": id, "limit": limit}, request_options
        )

    def watch(
        self,
        *,
        ids: Sequence[str] | None = None,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> AsyncStream[ProductEvent | WatchSummary]:
        """Stream changes of prices and stock.

        Args:
            ids: Only these products.
        """
        return self._stream(
            _products.WATCH, {"ids": ids, "stream": True}, request_options, resume
        )


if TYPE_CHECKING:

    class RawAsyncProductsResource:
        create = async_raw(AsyncProductsResource.create)
        list = async_raw(AsyncProductsResource.list)
        get = async_raw(AsyncProductsResource.get)
        update = async_raw(AsyncProductsResource.update)
        patch = async_raw(AsyncProductsResource.patch)
        delete = async_raw(AsyncProductsResource.delete)
        exists = async_raw(AsyncProductsResource.exists)
        options = async_raw(AsyncProductsResource.options)
        search_text = async_raw(AsyncProductsResource.search_text)
        import_ = async_raw(AsyncProductsResource.import_)
        find_similar_products = async_raw(AsyncProductsResource.find_similar_products)
