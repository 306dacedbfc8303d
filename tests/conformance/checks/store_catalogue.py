"""Odd names, whole bodies, queries, every verb."""

from __future__ import annotations

import json
import typing
from datetime import datetime, timezone
from urllib.parse import parse_qs

PACKAGE = "storeclient"


async def check_names(kit):
    sdk, client = kit.sdk, kit.client()
    for resource, methods in {
        "products": "create list get update patch delete exists options search_text import_ watch",
        "categories": "get_tree set_prices matrix",
        "carts": "new fetch add_item remove_items touch checkout",
        "orders": "list_all get pay cancel track ping",
        "customers": "create list get edit remove set_labels chat call remind",
        "stock_levels": "get_inventory adjust",
        "files": "upload read manifest",
        "reports": "export_csv lambda_ run find_reports",
    }.items():
        for method in methods.split():
            assert callable(getattr(getattr(client, resource), method)), (resource, method)
    for name in ("PageStoreProduct", "Report2", "Product", "Payment", "Orders", "PriceTable"):
        assert hasattr(sdk, name), name


async def check_auth_and_contract_headers(kit):
    client = kit.client()
    seen, _ = await kit.seen(client.products.with_raw_response.get, id="p1")
    headers = seen["headers"]
    assert headers["x-api-key"] == "sk-secret-of-mine" and "authorization" not in headers
    assert headers["x-store-version"] == "2022-11-28" and headers["x-store-beta"] == "on"


async def check_wire_names(kit):
    client = kit.client()
    product = await kit.do(client.products.get(id="p3"))
    assert product.display_name == "Chair" and product.state == "2022-11-28"
    assert product.images[0].thumbnail == b"\x89PNG\r\n\x1a\n\xff\xfe"
    assert product.vat == 0.19 and product.rating is None
    wire = product.to_dict()
    assert wire["displayName"] == "Chair" and wire["$ref"] == "/api/products/p3"
    assert wire["@type"] == "Product" and "_rev" in wire and "updatedAt" in wire
    hints = typing.get_type_hints(kit.sdk.Product)
    literal = typing.Literal["on", "off", "1", "2.0", "null", "2022-11-28"]
    assert hints["state"] == typing.Union[literal, str]
    assert hints["vat"] is float and hints["sku"] == typing.Optional[object]
    assert hints["attributes"] == typing.Dict[str, object]
    hints = typing.get_type_hints(kit.sdk.ImageDict)
    url = hints["url"]  # on old Pythons with its NotRequired around it
    assert hints["thumbnail"] is bytes and typing.Optional[str] in (url, *url.__args__)
    image = typing.Union[kit.sdk.Image, kit.sdk.ImageDict]
    assert typing.get_type_hints(kit.sdk.ProductDict)["images"] == typing.Sequence[image]


async def check_create(kit):
    client = kit.client()
    product_id = "new-" + kit.kind
    seen, raw = await kit.seen(
        client.products.with_raw_response.create,
        id=product_id,
        display_name="Rug",
        price=2**63,
        from_="NO",
        attributes={"a": [1, {"b": None}]},
        supplier=None,
    )
    body = json.loads(seen["body"])
    assert body == {
        "id": product_id,
        "displayName": "Rug",
        "price": 2**63,
        "kind": "physical",
        "from": "NO",
        "attributes": {"a": [1, {"b": None}]},
        "supplier": None,
    }
    product = raw.parse()
    assert product.price == 2**63 and product.from_ == "NO" and product.supplier is None
    error = await kit.error(
        lambda: client.products.create(id=product_id, display_name="Rug", price=1),
        kit.sdk.ConflictError,
    )
    assert error.code == "already_exists", error.code


async def check_every_verb(kit):
    client = kit.client()
    products = client.products
    product_id = "verbs-" + kit.kind
    await kit.do(products.create(id=product_id, display_name="V", price=1))
    assert await kit.do(products.exists(id=product_id)) is None
    error = await kit.error(lambda: products.exists(id="none"), kit.sdk.NotFoundError)
    assert error.body is None
    assert "PATCH" in (await kit.do(products.options(id=product_id))).methods
    replaced = await kit.do(products.update(id=product_id, display_name="W", price=2))
    assert replaced.display_name == "W"
    seen, raw = await kit.seen(products.with_raw_response.patch, id=product_id, note=None)
    assert seen["method"] == "PATCH" and json.loads(seen["body"]) == {"note": None}
    assert raw.parse().display_name == "W"
    seen, raw = await kit.seen(products.with_raw_response.delete, id=product_id, force=True)
    assert seen["method"] == "DELETE" and seen["query"] == "force=true" and seen["body"] == ""
    assert raw.parse() is None
    error = await kit.error(lambda: products.delete(id="p1"), kit.sdk.APIStatusError)
    assert error.status_code == 412 and error.code == "failed_precondition"


async def check_pages(kit):
    client = kit.client()
    page = await kit.do(client.products.list(limit=2))
    assert len(page.items) == 2 and page.next_cursor == "2"
    page = await kit.do(client.products.list(cursor="100000"))
    assert page.items == [] and page.next_cursor is None


async def check_query(kit):
    client = kit.client()
    since = datetime(2000, 1, 1, tzinfo=timezone.utc)
    seen, raw = await kit.seen(
        client.products.with_raw_response.search_text,
        q="ket tle&",
        tag=["a", "b"],
        in_stock=True,
        since=since,
        picture=b"\xfb\xff",
        range={"min": 1},
        max_results=5,
    )
    query = parse_qs(seen["query"])
    assert query == {
        "q": ["ket tle&"],
        "tag": ["a", "b"],
        "inStock": ["true"],
        "since": ["2000-01-01T00:00:00Z"],
        "picture": ["+/8="],
        "range": ['{"min":1}'],
        "max-results": ["5"],
    }, query
    assert raw.parse() == []
    [kettle] = await kit.do(client.products.search_text(q="kettle"))
    assert kettle.id == "p1"


async def check_whole_bodies(kit):
    sdk, client = kit.sdk, kit.client()
    lamp = await kit.do(client.products.get(id="p2"))
    new = sdk.Product.from_dict(dict(lamp.to_dict(), id="batch-" + kit.kind))
    result = await kit.do(client.products.import_([lamp, new]))
    assert result.created == 1 and list(result.errors) == ["p2"]
    prices = {"lamps": {"p2": 1}, "none": {}}
    assert await kit.do(client.categories.set_prices(prices)) == prices
    assert await kit.do(client.categories.set_prices(body=prices)) == prices
    assert await kit.do(client.customers.set_labels({"vip": "yes"})) == {"vip": "yes"}


async def check_recursive_types(kit):
    client = kit.client()
    tree = await kit.do(client.categories.get_tree())
    [kettles] = tree.children
    assert kettles.name == "kettles" and kettles.children == []
    assert isinstance(tree.featured[0]["warm"][0], kit.sdk.Product)
    assert tree.featured[1] == {"new": []}
    assert tree.facets == {"colour": [{"red": []}, {}]}
    assert await kit.do(client.categories.matrix()) == [[1.0, 0.5], [0.5, 1.0], []]
    similar = await kit.do(client.products.find_similar_products(id="p1", limit=1))
    assert len(similar) == 1


async def check_events_of_shared_shapes(kit):
    sdk, client = kit.sdk, kit.client()
    stream = client.products.watch(ids=["p1"])
    events = await kit.items(stream)
    up, down, stock, unknown, gone, done = events
    assert isinstance(up, sdk.PriceChange) and isinstance(down, sdk.PriceChange)
    assert (up.event, down.event) == ("price_up", "price_down")
    assert isinstance(stock, sdk.StockChange) and stock.level == -1
    assert unknown.tag == unknown.event == "recall" and unknown.data["why"]
    assert isinstance(gone, sdk.Gone) and gone.event == "404"
    assert done is stream.result and done == sdk.WatchSummary(events=5)
