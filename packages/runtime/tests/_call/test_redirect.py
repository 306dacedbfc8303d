"""Which redirects are followed, and what goes along."""

from typing import Optional

import pytest
from contract_runtime._call.messages import MAX_REDIRECTS, Request
from contract_runtime._http.call import resolve, same_origin

FIELDS = [
    (b"Accept", b"application/json"),
    (b"Authorization", b"Bearer key"),
    (b"X-Api-Key", b"key"),
    (b"Cookie", b"a=b"),
    (b"X-Mine", b"1"),
    (b"Content-Type", b"application/json"),
    (b"Idempotency-Key", b"k"),
]
HOME = "https://api.example.com/v1/todos"


def follow(
    verb: str, status: int, location: Optional[str], hops: int = 0, url: str = HOME
) -> Optional[Request]:
    request = Request(verb, url, list(FIELDS), b"{}" if verb in ("POST", "PUT") else b"")
    return request.redirected(status, location, hops, resolve, same_origin)


@pytest.mark.parametrize("verb", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("status", [300, 301, 302, 303, 304, 305, 306, 307, 308])
def test_which_are_followed(verb: str, status: int) -> None:
    due = status in (307, 308) or (verb in ("GET", "HEAD") and status in (301, 302, 303))
    following = follow(verb, status, "/elsewhere")
    assert (following is not None) == due
    if following is not None:
        assert (following.verb, following.url) == (verb, "https://api.example.com/elsewhere")
        assert following.body == (b"{}" if verb in ("POST", "PUT") else b"")


def test_bounds() -> None:
    assert follow("GET", 302, None) is None
    assert follow("GET", 302, "") is None
    assert follow("GET", 302, "/x", hops=MAX_REDIRECTS - 1) is not None
    assert follow("GET", 302, "/x", hops=MAX_REDIRECTS) is None


@pytest.mark.parametrize("location", ["ftp://h/x", "file:///etc", "javascript:x", "http://"])
def test_to_nowhere(location: str) -> None:
    assert follow("GET", 302, location) is None


@pytest.mark.parametrize(
    ("location", "kept"),
    [
        ("/other", True),
        ("?page=2", True),
        ("https://api.example.com:443/x", True),
        ("https://API.example.com/x", True),
        ("https://user:pass@api.example.com/x", True),
        ("http://api.example.com/x", False),
        ("https://api.example.com:8443/x", False),
        ("https://example.com/x", False),
        ("https://api.example.com.evil.org/x", False),
        ("//evil.org/x", False),
    ],
)
def test_what_goes_along(location: str, kept: bool) -> None:
    following = follow("GET", 307, location)
    assert following is not None
    assert "pass" not in following.url
    names = {name.lower() for name, _ in following.fields}
    credentials = {b"authorization", b"x-api-key", b"cookie", b"x-mine"}
    assert names >= {b"accept", b"content-type", b"idempotency-key"}
    assert (names & credentials) == (credentials if kept else set())
    assert following.foreign != kept


def test_coming_back_brings_no_credentials() -> None:
    away = follow("GET", 302, "https://evil.org/")
    assert away is not None
    back = away.redirected(302, HOME, 1, resolve, same_origin)
    assert back is not None
    assert back.foreign
    assert b"Authorization" not in dict(back.fields)


@pytest.mark.parametrize(("location", "kept"), [("/other", True), ("https://evil.org/", False)])
def test_a_host_of_the_caller_s_is_of_one_origin(location: str, kept: bool) -> None:
    request = Request("GET", HOME, [(b"Host", b"h.example")], b"")
    request.names_host = True
    following = request.redirected(302, location, 0, resolve, same_origin)
    assert following is not None
    assert following.names_host == kept
    assert (b"Host" in dict(following.fields)) == kept
