"""A day in the shop.

Starts the service on a free port, works with it through the sync and the async client, and
leaves nothing behind: ``uv run python packages/examples/store/app.py``
"""

from __future__ import annotations

import asyncio

from server import create_app, serving
from storeclient import (
    APIStatusError,
    AsyncClient,
    Client,
    Delivered,
    Moved,
    SalesReport,
    TransferPayment,
    UnknownVariant,
)

KEY = "a-key"


def main() -> None:
    with serving(create_app()) as url:
        stock_up(f"{url}/api")
        asyncio.run(sell(f"{url}/api"))
        account(f"{url}/api")


def stock_up(url: str) -> None:
    """Fill the shelves, with the sync client."""
    print("Stock up")
    with Client(api_key=KEY, base_url=url) as client:
        product = client.products.create(
            id="p9",
            display_name="Teapot",
            price=3900,
            from_="NO",
            attributes={"litres": 1.2, "colours": ["red", "blue"]},
            supplier={"name": "Potters"},
        )
        print(f"  {product.display_name}: {product.price} cents, from {product.from_}")
        # Left out: unchanged. None: null, so that nobody is the supplier any more.
        product = client.products.patch(id="p9", price=3500, supplier=None)
        print(f"  now {product.price} cents, supplier: {product.supplier}")
        page = client.products.list(limit=3)
        names = [item.display_name for item in page.items]
        print(f"  page: {', '.join(names)}; next: {page.next_cursor}")
        info = client.files.upload(path="manuals/teapot 1.txt", content=b"Pour.")
        print(f"  {info.path}: {info.size} bytes")


async def sell(url: str) -> None:
    """A sale, from cart to door, with the async client."""
    print("Sell")
    async with AsyncClient(api_key=KEY, base_url=url) as client:
        customer = await client.customers.create(name="Ada", email=None)
        cart = await client.carts.new()
        cart = await client.carts.add_item(cart_id=cart.cart_id, product_id="p9", quantity=2)
        order = await client.carts.checkout(
            cart_id=cart.cart_id,
            address={"street": "Storgata 1", "city": "Oslo", "postal-code": "0155"},
        )
        receipt = await client.orders.pay(
            TransferPayment(order_id=order.order_id, iban="NO9386011117947")
        )
        print(f"  {customer.name} paid {receipt.amount} cents")
        async for event in client.orders.track(orderid=order.order_id):
            if isinstance(event, Moved):
                print(f"  the parcel is in {event.place}")
            if isinstance(event, Delivered):
                print("  the parcel is there")
        async for change in client.products.watch(ids=["p9"]):
            if isinstance(change, UnknownVariant):
                print(f"  newer than this client: {change.tag}")


def account(url: str) -> None:
    """Figures, and errors in every wording that servers have."""
    print("Account")
    with Client(api_key=KEY, base_url=url) as client:
        report = client.reports.run(SalesReport(years=[2025, 2026]))
        print(f"  report {report.id}: {report.result}")
        print(f"  {client.reports.export_csv(year=2026).text.splitlines()}")
        total = client.reports.lambda_(expression="a+b", variables={"a": 1.5, "b": 2})
        print(f"  a+b = {total}")
        for call in (
            lambda: client.products.get(id="none"),
            lambda: client.carts.fetch(cart_id="none"),
            lambda: client.orders.get(order_id="none"),
            lambda: client.customers.get(customer_id=404),
            lambda: client.stock_levels.get_inventory(warehouse="none"),
            lambda: client.reports.export_csv(year=3000),
        ):
            try:
                call()
            except APIStatusError as error:
                print(f"  {error.status_code} {error.code}: {error.message}")


if __name__ == "__main__":
    main()
