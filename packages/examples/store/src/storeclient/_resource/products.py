"""The resource `products`."""

# ruff: noqa: I001

from __future__ import annotations

from contract_runtime.abi import UNSET, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from typing import Literal

    from contract_runtime.abi import RequestOptions, ResumePolicy, Stream, Unset, raw

    from .._dicts import ImageDict, PriceRangeDict, ProductDict, SupplierDict
    from .._types import Allowed, Image, ImportResult, PageStoreProduct, PriceRange
    from .._types import Product, ProductBatch, ProductEvent, Supplier, WatchSummary

_list = list

__all__ = ["ProductsResource"]

_TYPES = "storeclient._types"

CREATE: Operation[Product] = Operation(
    "products.create",
    "POST",
    "/products",
    _TYPES,
    "ProductInput",
    "Product",
    rest="body",
)
LIST: Operation[PageStoreProduct] = Operation(
    "products.list",
    "GET",
    "/products",
    _TYPES,
    "ListProducts",
    "PageStoreProduct",
    rest="query",
)
GET: Operation[Product] = Operation(
    "products.get", "GET", "/products/{id}", _TYPES, "ProductRef", "Product"
)
UPDATE: Operation[Product] = Operation(
    "products.update",
    "PUT",
    "/products/{id}",
    _TYPES,
    "ProductInput",
    "Product",
    rest="body",
)
PATCH: Operation[Product] = Operation(
    "products.patch",
    "PATCH",
    "/products/{id}",
    _TYPES,
    "ProductPatch",
    "Product",
    rest="body",
)
DELETE: Operation[None] = Operation(
    "products.delete", "DELETE", "/products/{id}", _TYPES, "DeleteProduct", rest="query"
)
EXISTS: Operation[None] = Operation(
    "products.exists", "HEAD", "/products/{id}", _TYPES, "ProductRef"
)
OPTIONS: Operation[Allowed] = Operation(
    "products.options", "OPTIONS", "/products/{id}", _TYPES, "ProductRef", "Allowed"
)
SEARCH_TEXT: Operation[list[Product]] = Operation(
    "products.search_text",
    "GET",
    "/products/search",
    _TYPES,
    "SearchProducts",
    "List[Product]",
    rest="query",
)
IMPORT: Operation[ImportResult] = Operation(
    "products.import_",
    "POST",
    "/products/import",
    _TYPES,
    whole="ProductBatch",
    output="ImportResult",
)
FIND_SIMILAR_PRODUCTS: Operation[ProductBatch] = Operation(
    "products.find_similar_products",
    "GET",
    "/products/{id}/similar",
    _TYPES,
    "SimilarInput",
    "ProductBatch",
    rest="query",
)
WATCH: Operation[ProductEvent | WatchSummary] = Operation(
    "products.watch",
    "GET",
    "/products/watch",
    _TYPES,
    "WatchProducts",
    rest="query",
    item="ProductEvent",
    done="WatchSummary",
)


class ProductsResource(Resource):
    """What is sold."""

    with_raw_response: RawProductsResource

    def create(
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
        return self._call(
            CREATE,
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

    def list(
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
        return self._call(LIST, {"cursor": cursor, "limit": limit}, request_options)

    def get(self, *, id: str, request_options: RequestOptions | None = None) -> Product:
        """Get a product.

        Args:
            id: The identifier.
        """
        return self._call(GET, {"id": id}, request_options)

    def update(
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
        return self._call(
            UPDATE,
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

    def patch(
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
        return self._call(
            PATCH,
            {
                "id": id,
                "displayName": display_name,
                "price": price,
                "supplier": supplier,
                "note": note,
            },
            request_options,
        )

    def delete(
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
        return self._call(
            DELETE, {"id": id, "reason": reason, "force": force}, request_options
        )

    def exists(self, *, id: str, request_options: RequestOptions | None = None) -> None:
        """Ask whether there is such a product; an error says that there isn't.

        Args:
            id: The identifier.
        """
        return self._call(EXISTS, {"id": id}, request_options)

    def options(
        self, *, id: str, request_options: RequestOptions | None = None
    ) -> Allowed:
        """Ask what may be done with a product.

        Args:
            id: The identifier.
        """
        return self._call(OPTIONS, {"id": id}, request_options)

    def search_text(
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
        return self._call(
            SEARCH_TEXT,
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

    def import_(
        self,
        body: Sequence[Product | ProductDict],
        *,
        request_options: RequestOptions | None = None,
    ) -> ImportResult:
        """Add many products at once.

        Args:
            body: Several products.
        """
        return self._call(IMPORT, {"$body": body}, request_options)

    def find_similar_products(
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
        return self._call(
            FIND_SIMILAR_PRODUCTS, {"id": id, "limit": limit}, request_options
        )

    def watch(
        self,
        *,
        ids: Sequence[str] | None = None,
        resume: bool | ResumePolicy = False,
        request_options: RequestOptions | None = None,
    ) -> Stream[ProductEvent | WatchSummary]:
        """Stream changes of prices and stock.

        Args:
            ids: Only these products.
        """
        return self._stream(
            WATCH, {"ids": ids, "stream": True}, request_options, resume
        )


if TYPE_CHECKING:

    class RawProductsResource:
        create = raw(ProductsResource.create)
        list = raw(ProductsResource.list)
        get = raw(ProductsResource.get)
        update = raw(ProductsResource.update)
        patch = raw(ProductsResource.patch)
        delete = raw(ProductsResource.delete)
        exists = raw(ProductsResource.exists)
        options = raw(ProductsResource.options)
        search_text = raw(ProductsResource.search_text)
        import_ = raw(ProductsResource.import_)
        find_similar_products = raw(ProductsResource.find_similar_products)
