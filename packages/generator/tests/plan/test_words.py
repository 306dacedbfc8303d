"""Words of names: each name by itself, whatever else there is."""

from __future__ import annotations

import re

import pytest
from contract_generator.plan import words
from hypothesis import given
from hypothesis import strategies as st

SNAKE = [
    ("foo", "foo"),
    ("foo_bar", "foo_bar"),
    ("fooBar", "foo_bar"),
    ("FooBar", "foo_bar"),
    ("foo-bar", "foo_bar"),
    ("foo.bar baz", "foo_bar_baz"),
    ("HTTPServer", "http_server"),
    ("getHTTPURLs", "get_httpurls"),
    ("userIDs", "user_ids"),
    ("URLs", "urls"),
    ("Int64Value", "int64_value"),
    ("oauth2Token", "oauth2_token"),
    ("sha256sum", "sha256sum"),
    ("v2Beta", "v2_beta"),
    ("3d", "3d"),
    ("ExportCSV", "export_csv"),
    ("@type", "type"),
    ("__class__", "class"),
    ("price (EUR)", "price_eur"),
    ("größe", "grosse"),
    ("naïve", "naive"),
    ("ﬁle", "file"),
    ("名前", "u540d_u524d"),
    ("Å", "a"),
    ("!", ""),
    ("", ""),
]
PASCAL = [
    ("Todo", "Todo"),
    ("TodoAPI", "TodoAPI"),
    ("Todo_2", "Todo2"),
    ("a-b", "AB"),
    ("order_items", "OrderItems"),
    ("Page[github.com/acme/app.Item]", "PageAppItem"),
    ("Map[string,github.com/a/b.C]", "MapStringBC"),
    ("Größe", "Grosse"),
    ("str", "Str"),
]


@pytest.mark.parametrize(("name", "expected"), SNAKE)
def test_snake(name: str, expected: str) -> None:
    assert words.snake(name) == expected


@pytest.mark.parametrize(("name", "expected"), PASCAL)
def test_pascal(name: str, expected: str) -> None:
    assert words.pascal(name) == expected


@given(st.text(max_size=12))
def test_snake_is_ascii_and_stays(name: str) -> None:
    spelt = words.snake(name)
    assert re.fullmatch(r"[a-z0-9_]*", spelt)
    assert words.snake(spelt) == spelt or not re.match("[a-z]", spelt)
