"""``client`` and ``defaults`` (contract language, §§ 1 and 6)."""

from __future__ import annotations

import pytest
from contract_generator.contract.model import Auth, ClientDefaults
from marked import HEAD, client, held, read

BEARER = Auth("Authorization", "Bearer ")
KEY = Auth("X-Api-Key", "")


def _client(text: str) -> ClientDefaults:
    contract = read(text).contract
    assert contract is not None
    return contract.client


AUTHS = [
    ("bearer", BEARER), ("Bearer", BEARER), ("basic", Auth("Authorization", "Basic ")),
    ("none", None), ("NONE", None), ("header", KEY), ("apikey", KEY), ("apiKey", KEY),
    ("api_key", KEY), ("x_api_key", KEY), ("X_API_KEY", KEY),
    ("x_goog_key", Auth("X-Goog-Key", "")),
    ("~", BEARER), ("", BEARER), ("oauth2", BEARER), ("jwt", BEARER),
]  # fmt: skip


@pytest.mark.parametrize(("token", "auth"), AUTHS)
def test_auth(token: str, auth: Auth | None) -> None:
    found = _client(client(f"auth: {token}"))
    assert (found.auth, found.auth_written) == (auth, token not in ("~", ""))


@pytest.mark.parametrize("text", [HEAD, HEAD + "client:\n", HEAD + "client: {}\n"])
def test_nothing_said(text: str) -> None:
    assert _client(text) == ClientDefaults(None, BEARER, (), auth_written=False)


def test_defaults_is_the_older_spelling() -> None:
    text = client("base_url: https://example.com/v1\nheaders: {X-Version: 2022-11-28, X-On: on}")
    said = ClientDefaults(
        "https://example.com/v1", BEARER, (("X-Version", "2022-11-28"), ("X-On", "on"))
    )
    assert _client(text) == said
    assert _client(text.replace("client:", "defaults:")) == said
    held(text.replace("client:", "defaults:"), [])


FOUND = [
    (HEAD + "client: {}\n«defaults»: {}\n", ["client-and-defaults"]),
    (client("auth: «oauth2»"), ["unknown-auth"]),
    (client("auth: «jwt»"), ["unknown-auth"]),
    (client("auth: «x_a b»"), ["bad-header"]),
    (client('auth: «"x_a\\r\\nb"»'), ["bad-header"]),
    (client("auth: «_»"), ["bad-header"]),
    (client("base_url: http://localhost:8080/v1/"), []),
    (client("base_url: «/v1»"), ["bad-url"]),
    (client("base_url: «example.com»"), ["bad-url"]),
    (client("base_url: «ftp://example.com»"), ["bad-url"]),
    (client("base_url: «http://»"), ["bad-url"]),
    (client("base_url: «http://a:b»"), ["bad-url"]),
    (client("base_url: «http://[::1»"), ["bad-url"]),
    (client("base_url: «https://example.com?x=1»"), ["bad-url"]),
    (client("base_url: «'https://example.com#x'»"), ["bad-url"]),
    (client('base_url: «"https://example.com/\\r\\nX: y"»'), ["bad-url"]),
    (client("headers: {X-A: a, «x-a»: b}"), ["duplicate-header"]),
    (client("headers: {«Content-Length»: 3}"), ["bad-header"]),
    (client("headers: {«transfer-encoding»: chunked}"), ["bad-header"]),
    (client("headers: {«X A»: a}"), ["bad-header"]),
    (client('headers: {«"X-A\\r\\nX-B"»: a}'), ["bad-header"]),
    (client('headers: {X-A: «"a\\r\\nX-B: c"»}'), ["bad-header"]),
    (client('headers: {X-A: «"a\\0"»}'), ["bad-header"]),
    (client('headers: {X-A: «" a"»}'), ["bad-header"]),
    (client("headers: {X-A: «ü»}"), ["bad-header"]),
    (client('headers: {X-A: "", X-B: "a b\\tc"}'), []),
]


@pytest.mark.parametrize(("text", "codes"), FOUND)
def test_found(text: str, codes: list[str]) -> None:
    held(text, codes)
