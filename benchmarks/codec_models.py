"""The models that ``bench_codec.py`` decodes into and encodes, and the documents."""

# ruff: noqa: UP006, UP007, UP035, UP045 - annotations as generated code has them
from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Dict, List, Literal, Optional, Union

import msgspec
import openai
from contract_runtime import Model
from pydantic import Field


@dataclass
class Item(Model):
    id: str
    title: str
    done: bool
    priority: int
    score: float
    created_at: datetime
    owner: Optional[str] = None
    note: Optional[str] = None


@dataclass
class Address(Model):
    street: str
    city: str
    zip: str


@dataclass
class Customer(Model):
    id: str
    email: str
    address: Address
    tags: List[str]
    phone: Optional[str] = None


@dataclass
class Paid(Model):
    at: datetime
    amount: float
    method: str
    type: Literal["paid"] = "paid"


@dataclass
class Packed(Model):
    at: datetime
    boxes: int
    by: Optional[str] = None
    type: Literal["packed"] = "packed"


@dataclass
class Noted(Model):
    at: datetime
    text: str
    type: Literal["noted"] = "noted"


# One alias for all: our codec reads __shapes__, the peers read the annotation.
Event = Annotated[Union[Paid, Packed, Noted], Field(discriminator="type")]


@dataclass
class Order(Model):
    id: str
    created_at: datetime
    total: float
    customer: Customer
    labels: Dict[str, str]
    events: List[Event]
    coupon: Optional[str] = None


__shapes__ = {"Event": ("type", {"paid": "Paid", "packed": "Packed", "noted": "Noted"})}


class StructItem(msgspec.Struct):
    id: str
    title: str
    done: bool
    priority: int
    score: float
    created_at: datetime
    owner: Optional[str] = None
    note: Optional[str] = None


class StructAddress(msgspec.Struct):
    street: str
    city: str
    zip: str


class StructCustomer(msgspec.Struct):
    id: str
    email: str
    address: StructAddress
    tags: List[str]
    phone: Optional[str] = None


class StructPaid(msgspec.Struct, tag="paid"):
    at: datetime
    amount: float
    method: str


class StructPacked(msgspec.Struct, tag="packed"):
    at: datetime
    boxes: int
    by: Optional[str] = None


class StructNoted(msgspec.Struct, tag="noted"):
    at: datetime
    text: str


class StructOrder(msgspec.Struct):
    id: str
    created_at: datetime
    total: float
    customer: StructCustomer
    labels: Dict[str, str]
    events: List[Union[StructPaid, StructPacked, StructNoted]]
    coupon: Optional[str] = None


class OpenAIItem(openai.BaseModel):
    id: str
    title: str
    done: bool
    priority: int
    score: float
    created_at: datetime
    owner: Optional[str] = None
    note: Optional[str] = None


class OpenAIAddress(openai.BaseModel):
    street: str
    city: str
    zip: str


class OpenAICustomer(openai.BaseModel):
    id: str
    email: str
    address: OpenAIAddress
    tags: List[str]
    phone: Optional[str] = None


class OpenAIPaid(openai.BaseModel):
    at: datetime
    amount: float
    method: str
    type: Literal["paid"]


class OpenAIPacked(openai.BaseModel):
    at: datetime
    boxes: int
    by: Optional[str] = None
    type: Literal["packed"]


class OpenAINoted(openai.BaseModel):
    at: datetime
    text: str
    type: Literal["noted"]


class OpenAIOrder(openai.BaseModel):
    id: str
    created_at: datetime
    total: float
    customer: OpenAICustomer
    labels: Dict[str, str]
    events: List[
        Annotated[
            Union[OpenAIPaid, OpenAIPacked, OpenAINoted],
            openai._utils.PropertyInfo(discriminator="type"),
        ]
    ]
    coupon: Optional[str] = None


def _item(number: int) -> dict[str, object]:
    item: dict[str, object] = {
        "id": f"item_{number:06}",
        "title": f"Write the {number}th chapter",
        "done": number % 3 == 0,
        "priority": number % 7,
        "score": number * 1.37 + 0.5,
        "created_at": f"2024-05-{number % 28 + 1:02}T10:{number % 60:02}:00.123Z",
    }
    if number % 2:
        item["owner"] = "ann@example.com"
    return item


def _event(number: int) -> dict[str, object]:
    at = f"2024-05-02T10:{number:02}:00Z"
    if number % 3 == 0:
        return {"type": "paid", "at": at, "amount": number + 0.25, "method": "card"}
    if number % 3 == 1:
        return {"type": "packed", "at": at, "boxes": number, "by": "robot 7"}
    return {"type": "noted", "at": at, "text": "left with the neighbour on the second floor"}


def _compact(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


FLAT = _compact(_item(1))
LIST = _compact([_item(number) for number in range(1000)])
NESTED = _compact(
    {
        "id": "order_1234567890",
        "created_at": "2024-05-01T09:30:00.250+02:00",
        "total": 1234.5,
        "customer": {
            "id": "customer_42",
            "email": "ann@example.com",
            "address": {"street": "1 Long Road", "city": "Utrecht", "zip": "3511 AB"},
            "tags": ["new", "newsletter", "gift"],
            "phone": "+31 30 000 00 00",
        },
        "labels": {"channel": "web", "campaign": "spring", "variant": "b"},
        "events": [_event(number) for number in range(20)],
    }
)
