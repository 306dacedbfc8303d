"""URLs: no value changes a path's shape, and nothing of a base URL is lost."""

from typing import Dict, List, Tuple
from urllib.parse import unquote

import pytest
from contract_runtime._call.operation import BaseURL
from contract_runtime._call.plan import Path, overridden, query_pairs
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "prefix", "query", "credentials"),
    [
        ("http://h", "http://h", "", None),
        ("HTTPS://h/", "https://h", "", None),
        ("https://h:8443/v1/", "https://h:8443/v1", "", None),
        ("https://h/v1?api-version=2", "https://h/v1", "api-version=2", None),
        ("https://h?a=1", "https://h", "a=1", None),
        ("https://u:p%40@h/v1", "https://h/v1", "", "u:p%40"),
        ("https://@h/v1", "https://h/v1", "", ""),
        ("http://[::1]:80/x", "http://[::1]:80/x", "", None),
        ("http://[::1]", "http://[::1]", "", None),
        ("https://h/v1#top", "https://h/v1", "", None),
        (" https://h ", "https://h", "", None),
    ],
)
def test_base_url(text: str, prefix: str, query: str, credentials: str) -> None:
    base = BaseURL(text)
    assert (base.prefix, base.query, base.credentials) == (prefix, query, credentials)
    assert "p%40" not in repr(base)


@pytest.mark.parametrize(
    "text",
    [
        *("", "h", "/v1", "//h", "ftp://h", "http://", "http://:80", "http://h:x"),
        *(
            "http://h:99999",
            "http://a b",
            "http://h\n",
            "http://h\\x",
            "http://h/\x00",
            "https://?a=1",
        ),
    ],
)
def test_bad_base_url(text: str) -> None:
    if text.endswith("\n"):
        text += "x"  # at the end it is white space, and cut off
    with pytest.raises(ValueError, match="base_url"):
        BaseURL(text)


FILLED: List[Tuple[str, Dict[str, object], str]] = [
    ("/todos", {}, "/todos"),
    ("/todos/{id}", {"id": "7"}, "/todos/7"),
    ("/todos/{id}", {"id": 7}, "/todos/7"),
    ("/todos/{id}", {"id": True}, "/todos/true"),
    ("/todos/{id}", {"id": "a/b?c#d%2f"}, "/todos/a%2Fb%3Fc%23d%252f"),
    ("/todos/{id}", {"id": "../x"}, "/todos/..%2Fx"),
    ("/todos/{id}", {"id": "..;x"}, "/todos/..%3Bx"),
    ("/todos/{id}", {"id": "..."}, "/todos/..."),
    ("/todos/{id}", {"id": "é \r\n"}, "/todos/%C3%A9%20%0D%0A"),
    ("/files/{name}.json", {"name": "a.b"}, "/files/a.b.json"),
    ("/a/{x}/b/{y}/c", {"x": "1", "y": "2", "z": "3"}, "/a/1/b/2/c"),
    ("/o/{key...}", {"key": "a/b c/d"}, "/o/a/b%20c/d"),
    ("/o/{key...}/acl", {"key": "a"}, "/o/a/acl"),
]


@pytest.mark.parametrize(("template", "values", "path"), FILLED)
def test_path(template: str, values: Dict[str, object], path: str) -> None:
    assert Path(template).fill(values) == path


@pytest.mark.parametrize("value", ["", ".", "..", None, "\ud800"])
@pytest.mark.parametrize("template", ["/x/{id}", "/x/{id...}", "/x/{id}.json"])
def test_path_value_refused(template: str, value: object) -> None:
    with pytest.raises(ValueError):
        Path(template).fill({"id": value})


@pytest.mark.parametrize("value", [[], ["a"], {}, {"a": 1}])
def test_any_json_may_be_no_path(value: object) -> None:
    with pytest.raises(TypeError, match="has no place in a path"):
        Path("/x/{id}").fill({"id": value})


@pytest.mark.parametrize("value", ["a/../b", "./a", "a//b", "/a", "a/"])
def test_rest_of_path_refused(value: str) -> None:
    with pytest.raises(ValueError, match="key is part of the path"):
        Path("/o/{key...}").fill({"key": value})


@given(st.text(min_size=1).filter(lambda text: text not in (".", "..")))
def test_a_value_stays_in_its_segment(value: str) -> None:
    try:
        path = Path("/a/{id}/b").fill({"id": value})
    except ValueError:
        assert any("\ud800" <= character <= "\udfff" for character in value)
        return
    first, second, segment, last = path.split("/")
    assert (first, second, last) == ("", "a", "b")
    assert segment.isascii()
    assert segment.isprintable()
    assert not set(segment) & set("?#;\\")
    assert unquote(segment) == value


QUERIES: List[Tuple[List[Tuple[str, object]], str]] = [
    ([], ""),
    ([("a", None)], ""),
    ([("a", "x y&z")], "a=x%20y%26z"),
    ([("a", True), ("b", False)], "a=true&b=false"),
    ([("n", 1.5), ("m", 10**20)], f"n=1.5&m={10**20}"),
    ([("t", ["a", None, "b"])], "t=a&t=b"),
    ([("t", [])], ""),
    ([("@k", "")], "%40k="),
    ([("f", {"a": [1, None]})], "f=%7B%22a%22%3A%5B1%2Cnull%5D%7D"),
    ([("f", [{"a": 1}, [2]])], "f=%7B%22a%22%3A1%7D&f=%5B2%5D"),
]


@pytest.mark.parametrize(("pairs", "query"), QUERIES)
def test_query(pairs: List[Tuple[str, object]], query: str) -> None:
    assert "&".join(query_pairs(dict(pairs))) == query


@pytest.mark.parametrize(
    ("pairs", "more", "result"),
    [
        ([], {"a": 1}, ["a=1"]),
        (["a=1", "b=2", "a=3"], {"a": "x"}, ["b=2", "a=x"]),
        (["a=1", "b=2"], {"a": None}, ["b=2"]),
        (["a=1"], {"c": [1, 2]}, ["a=1", "c=1", "c=2"]),
    ],
)
def test_query_of_a_call(pairs: List[str], more: Dict[str, object], result: List[str]) -> None:
    assert overridden(pairs, more) == result
