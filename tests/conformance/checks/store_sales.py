"""Carts, orders, customers, files, reports; every wording of an error."""

from __future__ import annotations

import json

PACKAGE = "storeclient"

ADDRESS = {"street": "Storgata 1", "city": "Oslo", "postal-code": "0155"}


async def order(kit, client):
    cart = await kit.do(client.carts.new())
    await kit.do(client.carts.add_item(cart_id=cart.cart_id, product_id="p2", quantity=2))
    return await kit.do(client.carts.checkout(cart_id=cart.cart_id, address=ADDRESS))


async def check_bodies_with_and_without_fields(kit):
    client = kit.client()
    seen, raw = await kit.seen(client.carts.with_raw_response.new)
    assert seen["body"] == "" and seen["headers"].get("content-length", "0") == "0"
    cart = raw.parse()
    assert cart.items == [] and cart.expires_at is None
    seen, _ = await kit.seen(client.stock_levels.with_raw_response.adjust)
    assert seen["body"] == "{}" and seen["headers"]["content-type"] == "application/json"
    seen, raw = await kit.seen(client.orders.with_raw_response.ping)
    assert seen["body"] == "" and raw.content == b"pong" and raw.parse() is None


async def check_added_path_arguments(kit):
    client = kit.client()
    cart = await kit.do(client.carts.new())
    touched = await kit.do(client.carts.touch(cart_id=cart.cart_id))
    assert touched.expires_at is not None
    customer = await kit.do(client.customers.create(name="Gone", email=None))
    assert (await kit.do(client.customers.remove(id=str(customer.customer_id)))).deleted is True


async def check_a_sale(kit):
    sdk, client = kit.sdk, kit.client()
    sale = await order(kit, client)
    assert sale.total == 9100 and sale.lines[0].quantity == 2
    assert sale.address == sdk.Address(street="Storgata 1", city="Oslo", postal_code="0155")
    card = sdk.CardPayment(order_id=sale.order_id, token="tok")
    receipt = await kit.do(client.orders.pay(card))
    assert receipt.amount == 9100 and receipt.payment == card
    transfer = sdk.TransferPayment(order_id=sale.order_id, iban="NO93")
    seen, raw = await kit.seen(client.orders.with_raw_response.pay, body=transfer)
    assert json.loads(seen["body"]) == {
        "order_id": sale.order_id,
        "iban": "NO93",
        "method": "transfer",
    }
    assert raw.parse().payment == transfer
    plain = {"method": "transfer", "order_id": sale.order_id, "iban": "NO93"}
    assert (await kit.do(client.orders.pay(plain))).payment == transfer
    listed = await kit.do(client.orders.list_all(status="paid", min_total=9000.5))
    assert sale.order_id in [paid.order_id for paid in listed]
    assert await kit.do(client.orders.list_all(min_total=1e15)) == []


async def check_names_of_ours_as_fields(kit):
    client = kit.client()
    sale = await order(kit, client)
    seen, raw = await kit.seen(
        client.orders.with_raw_response.cancel,
        order_id=sale.order_id,
        self_=True,
        request_options_=["a voucher"],
    )
    assert json.loads(seen["body"]) == {"self": True, "request_options": ["a voucher"]}
    assert raw.parse().note == "a voucher"


async def check_tracking(kit):
    sdk, client = kit.sdk, kit.client()
    sale = await order(kit, client)
    events = await kit.items(client.orders.track(orderid=sale.order_id))
    assert [event.type for event in events] == ["moved", "moved", "delivered"]
    assert events[2] == sdk.Delivered(signed_by=None)
    await kit.do(client.orders.cancel(order_id=sale.order_id))
    try:
        await kit.items(client.orders.track(orderid=sale.order_id))
        raise AssertionError("no error")
    except sdk.StreamError as error:
        assert error.data == sdk.Problem(code="LOST", message="the parcel went back")


async def check_delete_with_a_list_has_a_body(kit):
    client = kit.client()
    cart = await kit.do(client.carts.new())
    await kit.do(client.carts.add_item(cart_id=cart.cart_id, product_id="p2", gift=False))
    seen, raw = await kit.seen(
        client.carts.with_raw_response.remove_items, cart_id=cart.cart_id, product_ids=["p2"]
    )
    assert seen["method"] == "DELETE" and json.loads(seen["body"]) == {"product_ids": ["p2"]}
    assert raw.parse().items == []


async def check_customers(kit):
    client = kit.client()
    name = "Ada " + kit.kind
    seen, raw = await kit.seen(
        client.customers.with_raw_response.create, name=name, email=None, preferences=[1, "a"]
    )
    assert json.loads(seen["body"]) == {"name": name, "email": None, "preferences": [1, "a"]}
    ada = raw.parse()
    assert ada.balance == 2**62 + 1 and ada.labels == {} and ada.vip is None
    seen, raw = await kit.seen(
        client.customers.with_raw_response.edit,
        customer_id=ada.customer_id,
        email=None,
        address=ADDRESS,
    )
    assert seen["path"] == f"/api/customers/{ada.customer_id}"
    assert json.loads(seen["body"]) == {"email": None, "address": ADDRESS}
    customers = await kit.do(client.customers.list())
    assert customers[name].customer_id == ada.customer_id
    await kit.error(lambda: client.customers.create(name="x"), TypeError)


async def check_modes_that_are_not_available(kit):
    client = kit.client()
    for method, mode in (("chat", "ws"), ("call", "grpc"), ("remind", "async")):
        try:
            await kit.do(getattr(client.customers, method)(customer_id=1))
            raise AssertionError(method)
        except kit.sdk.SDKError as error:
            assert mode in str(error) and "customers." + method in str(error), error


async def check_files(kit):
    client = kit.client()
    seen, raw = await kit.seen(
        client.files.with_raw_response.upload, path="a b/c%/d.txt", content=b"\x00\xff"
    )
    assert seen["path"] == "/api/files/a%20b/c%25/d.txt"
    assert json.loads(seen["body"]) == {"content": "AP8="}
    assert raw.parse().size == 2
    content = await kit.do(client.files.read(path="a b/c%/d.txt"))
    assert content.content == b"\x00\xff" and content.path == "a b/c%/d.txt"
    for path in ("", "..", "a/../b", "a/./b"):
        await kit.error(lambda path=path: client.files.read(path=path), ValueError)
    seen, raw = await kit.seen(client.files.with_raw_response.manifest, name="main 1", pretty=True)
    assert seen["path"] == "/api/manifests/main%201.json" and seen["query"] == "pretty=true"


async def check_stock(kit):
    client = kit.client()
    stock = await kit.do(client.stock_levels.get_inventory(warehouse="oslo north", low_only=True))
    assert stock.checksum == b"\xfb\xffoslo north" and stock.history == [[1, 2], [], []]
    assert stock.levels == {"p2": 0}


async def check_reports(kit):
    sdk, client = kit.sdk, kit.client()
    seen, raw = await kit.seen(client.reports.with_raw_response.export_csv, year=2026)
    assert seen["path"] == "/api/reports/export_c_s_v" and "2026-01" in raw.parse().text
    total = await kit.do(client.reports.lambda_(expression="a+b", variables={"a": 1, "b": 0.5}))
    assert total == 1.5 and isinstance(total, float)
    report = await kit.do(client.reports.run(sdk.StockReport(warehouses=["x"])))
    assert isinstance(report, sdk.Report2) and report.spec.kind == "stock"
    assert report.result == {"rows": [[1, 2]]}
    assert report in await kit.do(client.reports.find_reports())


async def check_every_wording_of_an_error(kit):
    client = kit.client()
    for call, status, code, message in (
        (lambda: client.products.get(id="x"), 404, "not_found", "no product has the id x"),
        (lambda: client.carts.fetch(cart_id="x"), 404, "NOT_FOUND", "no cart has the id x"),
        (lambda: client.orders.get(order_id="x"), 404, "NOT_FOUND", "no order has the id x"),
        (lambda: client.customers.get(customer_id=0), 404, "NOT_FOUND", "no customer"),
        (lambda: client.stock_levels.get_inventory(warehouse="x"), 404, "NOT_FOUND", "warehouse x"),
        (lambda: client.files.read(path="x"), 404, "NOT_FOUND", "there is no file x"),
        (lambda: client.files.manifest(name="missing"), 404, "NOT_FOUND", ""),
        (lambda: client.reports.export_csv(year=3000), 400, None, "that year is yet to come"),
    ):
        error = await kit.error(call, kit.sdk.APIStatusError)
        assert error.status_code == status and message in error.message, error
        assert code is None or error.code == code, (error.code, message)
        assert str(error)
    assert isinstance(error.body, str)
