"""The models."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass

from contract_runtime.abi import Model

__all__ = ["Odd", "Page2", "PageAppItem"]


@dataclass
class Odd(
    Model,
    wire={
        "foo_bar": "fooBar",
        "http_server_urls": "HTTPServerURLs",
        "kebab_case": "kebab-case",
        "type_": "@type",
        "ref_": "$ref",
        "rev_": "_rev",
        "field_2fa": "2fa",
        "from_": "from",
        "self_": "self",
        "request_options_": "request_options",
        "to_dict_": "to_dict",
        "class_": "__class__",
        "grosse": "größe",
        "field_u21": "!",
    },
):
    """The arguments of `things.get_inventory`."""

    foo_bar: str
    http_server_urls: str
    kebab_case: str
    type_: str
    ref_: str
    rev_: str
    field_2fa: str
    from_: str
    self_: str
    request_options_: str
    to_dict_: str
    class_: str
    grosse: str
    id: str
    type: str
    field_u21: str


@dataclass
class Page2(Model):
    """A JSON object."""


@dataclass
class PageAppItem(Model):
    """A JSON object."""
