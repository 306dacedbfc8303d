"""The resource `customers`."""

from __future__ import annotations

from contract_runtime.abi import UNSET, Operation, Resource

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import NoReturn

    from contract_runtime.abi import RequestOptions, Unset, raw

    from .._dicts import AddressDict
    from .._types import Address, Customer, CustomerMap, Deleted, Labels

__all__ = ["CustomersResource"]

_TYPES = "storeclient._types"

CREATE: Operation[Customer] = Operation(
    "customers.create",
    "POST",
    "/customers",
    _TYPES,
    "CustomerInput",
    "Customer",
    rest="body",
)
LIST: Operation[CustomerMap] = Operation(
    "customers.list", "GET", "/customers", _TYPES, output="CustomerMap"
)
GET: Operation[Customer] = Operation(
    "customers.get", "GET", "/customers/{customerId}", _TYPES, "CustomerRef", "Customer"
)
EDIT: Operation[Customer] = Operation(
    "customers.edit",
    "PUT",
    "/customers/{customerId}",
    _TYPES,
    "CustomerEdit",
    "Customer",
    rest="body",
)
REMOVE: Operation[Deleted] = Operation(
    "customers.remove", "DELETE", "/customers/{id}", _TYPES, output="Deleted"
)
SET_LABELS: Operation[Labels] = Operation(
    "customers.set_labels",
    "PUT",
    "/customers/labels",
    _TYPES,
    whole="Labels",
    output="Labels",
)


class CustomersResource(Resource):
    """Who buys."""

    with_raw_response: RawCustomersResource

    def create(
        self,
        *,
        name: str,
        email: str | None,
        address: Address | AddressDict | None = None,
        preferences: object | None = None,
        request_options: RequestOptions | None = None,
    ) -> Customer:
        """Register a customer.

        Args:
            email: Required, but may be `null`.
        """
        return self._call(
            CREATE,
            {
                "name": name,
                "email": email,
                "address": address,
                "preferences": preferences,
            },
            request_options,
        )

    def list(self, *, request_options: RequestOptions | None = None) -> CustomerMap:
        """List customers."""
        return self._call(LIST, {}, request_options)

    def get(
        self, *, customer_id: int, request_options: RequestOptions | None = None
    ) -> Customer:
        """Get a customer.

        Args:
            customer_id: The number of the customer.
        """
        return self._call(GET, {"customerId": customer_id}, request_options)

    def edit(
        self,
        *,
        customer_id: int,
        name: str | None = None,
        email: str | None | Unset = UNSET,
        address: Address | AddressDict | None | Unset = UNSET,
        request_options: RequestOptions | None = None,
    ) -> Customer:
        """Change a customer.

        Args:
            customer_id: The number of the customer.
        """
        return self._call(
            EDIT,
            {
                "customerId": customer_id,
                "name": name,
                "email": email,
                "address": address,
            },
            request_options,
        )

    def remove(
        self, *, id: str, request_options: RequestOptions | None = None
    ) -> Deleted:
        """Delete a customer.

        Args:
            id: The path's `{id}`.
        """
        return self._call(REMOVE, {"id": id}, request_options)

    def set_labels(
        self, body: Mapping[str, str], *, request_options: RequestOptions | None = None
    ) -> Labels:
        """Replace all labels.

        Args:
            body: Words and what they mean.
        """
        return self._call(SET_LABELS, {"$body": body}, request_options)

    def chat(
        self, *, customer_id: int, request_options: RequestOptions | None = None
    ) -> NoReturn:
        """Not available: it streams over WebSocket, which this client can't."""
        self._unavailable("customers.chat", "ws")

    def call(
        self, *, customer_id: int, request_options: RequestOptions | None = None
    ) -> NoReturn:
        """Not available: it streams over gRPC, which this client can't."""
        self._unavailable("customers.call", "grpc")

    def remind(
        self, *, customer_id: int, request_options: RequestOptions | None = None
    ) -> NoReturn:
        """Not available: it streams by messages, which this client can't."""
        self._unavailable("customers.remind", "async")


if TYPE_CHECKING:

    class RawCustomersResource:
        create = raw(CustomersResource.create)
        list = raw(CustomersResource.list)
        get = raw(CustomersResource.get)
        edit = raw(CustomersResource.edit)
        remove = raw(CustomersResource.remove)
        set_labels = raw(CustomersResource.set_labels)
