"""The resources."""

from __future__ import annotations

from contract_runtime.abi import AsyncResource, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from contract_runtime.abi import RequestOptions, async_raw, raw

    from ._types import Page2, PageAppItem

__all__ = ["AsyncThingsResource", "ThingsResource"]

_TYPES = "sdk._types"

THINGS_GET_INVENTORY: Operation[Page2] = Operation(
    "things.get_inventory", "POST", "/a", _TYPES, "Odd", "Page2", rest="body"
)
THINGS_LIST_ALL: Operation[list[PageAppItem]] = Operation(
    "things.list_all", "GET", "/b", _TYPES, output="List[PageAppItem]"
)
THINGS_EXPORT_CSV: Operation[None] = Operation(
    "things.export_csv", "POST", "/c", _TYPES
)
THINGS_IMPORT: Operation[None] = Operation("things.import_", "POST", "/d", _TYPES)
THINGS_WITH_RAW_RESPONSE: Operation[None] = Operation(
    "things.with_raw_response_", "POST", "/e", _TYPES
)


class ThingsResource(Resource):
    """Methods of `things`."""

    with_raw_response: RawThingsResource

    def get_inventory(
        self,
        *,
        foo_bar: str,
        http_server_urls: str,
        kebab_case: str,
        type_: str,
        ref_: str,
        rev_: str,
        field_2fa: str,
        from_: str,
        self_: str,
        request_options_: str,
        to_dict_: str,
        class_: str,
        grosse: str,
        id: str,
        type: str,
        field_u21: str,
        request_options: RequestOptions | None = None,
    ) -> Page2:
        """Call `things.get_inventory`."""
        return self._call(
            THINGS_GET_INVENTORY,
            {
                "fooBar": foo_bar,
                "HTTPServerURLs": http_server_urls,
                "kebab-case": kebab_case,
                "@type": type_,
                "$ref": ref_,
                "_rev": rev_,
                "2fa": field_2fa,
                "from": from_,
                "self": self_,
                "request_options": request_options_,
                "to_dict": to_dict_,
                "__class__": class_,
                "größe": grosse,
                "id": id,
                "type": type,
                "!": field_u21,
            },
            request_options,
        )

    def list_all(
        self, *, request_options: RequestOptions | None = None
    ) -> list[PageAppItem]:
        """Call `things.list_all`."""
        return self._call(THINGS_LIST_ALL, {}, request_options)

    def export_csv(self, *, request_options: RequestOptions | None = None) -> None:
        """Call `things.export_csv`."""
        return self._call(THINGS_EXPORT_CSV, {}, request_options)

    def import_(self, *, request_options: RequestOptions | None = None) -> None:
        """Call `things.import_`."""
        return self._call(THINGS_IMPORT, {}, request_options)

    def with_raw_response_(
        self, *, request_options: RequestOptions | None = None
    ) -> None:
        """Call `things.with_raw_response_`."""
        return self._call(THINGS_WITH_RAW_RESPONSE, {}, request_options)


class AsyncThingsResource(AsyncResource):
    """Methods of `things`."""

    with_raw_response: RawAsyncThingsResource

    async def get_inventory(
        self,
        *,
        foo_bar: str,
        http_server_urls: str,
        kebab_case: str,
        type_: str,
        ref_: str,
        rev_: str,
        field_2fa: str,
        from_: str,
        self_: str,
        request_options_: str,
        to_dict_: str,
        class_: str,
        grosse: str,
        id: str,
        type: str,
        field_u21: str,
        request_options: RequestOptions | None = None,
    ) -> Page2:
        """Call `things.get_inventory`."""
        return await self._call(
            THINGS_GET_INVENTORY,
            {
                "fooBar": foo_bar,
                "HTTPServerURLs": http_server_urls,
                "kebab-case": kebab_case,
                "@type": type_,
                "$ref": ref_,
                "_rev": rev_,
                "2fa": field_2fa,
                "from": from_,
                "self": self_,
                "request_options": request_options_,
                "to_dict": to_dict_,
                "__class__": class_,
                "größe": grosse,
                "id": id,
                "type": type,
                "!": field_u21,
            },
            request_options,
        )

    async def list_all(
        self, *, request_options: RequestOptions | None = None
    ) -> list[PageAppItem]:
        """Call `things.list_all`."""
        return await self._call(THINGS_LIST_ALL, {}, request_options)

    async def export_csv(
        self, *, request_options: RequestOptions | None = None
    ) -> None:
        """Call `things.export_csv`."""
        return await self._call(THINGS_EXPORT_CSV, {}, request_options)

    async def import_(self, *, request_options: RequestOptions | None = None) -> None:
        """Call `things.import_`."""
        return await self._call(THINGS_IMPORT, {}, request_options)

    async def with_raw_response_(
        self, *, request_options: RequestOptions | None = None
    ) -> None:
        """Call `things.with_raw_response_`."""
        return await self._call(THINGS_WITH_RAW_RESPONSE, {}, request_options)


if TYPE_CHECKING:

    class RawThingsResource:
        get_inventory = raw(ThingsResource.get_inventory)
        list_all = raw(ThingsResource.list_all)
        export_csv = raw(ThingsResource.export_csv)
        import_ = raw(ThingsResource.import_)
        with_raw_response_ = raw(ThingsResource.with_raw_response_)

    class RawAsyncThingsResource:
        get_inventory = async_raw(AsyncThingsResource.get_inventory)
        list_all = async_raw(AsyncThingsResource.list_all)
        export_csv = async_raw(AsyncThingsResource.export_csv)
        import_ = async_raw(AsyncThingsResource.import_)
        with_raw_response_ = async_raw(AsyncThingsResource.with_raw_response_)
