import pytest
from cases.errors import URLS
from contract_runtime import APIConnectionError
from contract_runtime._errors.body import status_error
from contract_runtime._errors.facts import REQUEST_ID_HEADERS, Headers, request_id_of
from contract_runtime._errors.redact import MAX_URL, conceal, safe_url, secrets_of


@pytest.mark.parametrize(("url", "shown"), URLS)
def test_urls(url: str, shown: str) -> None:
    assert safe_url(url) == shown
    assert safe_url(shown) == shown
    assert APIConnectionError("no", url=url).url == shown


def test_long_urls_are_cut() -> None:
    assert len(safe_url("http://h/" + "x" * 100_000)) == MAX_URL


@pytest.mark.parametrize("name", REQUEST_ID_HEADERS)
def test_request_ids(name: str) -> None:
    assert request_id_of({name.title(): "abc"}) == "abc"
    assert request_id_of(Headers([(name.upper(), "abc")])) == "abc"


def test_the_first_request_id_wins() -> None:
    assert request_id_of({"cf-ray": "ray", "X-Request-Id": "id"}) == "id"
    assert request_id_of({"x-request-id": ""}) is None


def test_headers() -> None:
    headers = Headers([("Warning", "a"), ("WARNING", "b"), ("Set-Cookie", "s"), ("X-Api-Key", "k")])
    assert headers["warning"] == headers["Warning"] == "a, b"
    assert dict(headers) == {"warning": "a, b"}
    assert "set-cookie" not in headers and "Set-Cookie" not in headers
    assert repr(headers) == "Headers({'warning': 'a, b'})"


def test_secrets_of_a_request() -> None:
    secrets = secrets_of(
        [
            ("Authorization", "Bearer sk-planted"),
            ("X-Api-Key", "planted-key"),
            ("Cookie", "a=planted1; sid=planted2"),
            ("Accept", "application/json"),
            ("X-Token", "short"),
        ]
    )
    assert "application/json" not in secrets and "short" not in secrets
    for secret in ("sk-planted", "planted-key", "planted1", "planted2"):
        assert secret in secrets


def test_a_key_that_the_server_echoes_is_taken_out() -> None:
    key = "sk-planted-42"
    body = b'{"error": {"message": "bad key KEY", "code": "KEY"}, "d": ["KEY"]}'
    body = body.replace(b"KEY", key.encode())
    error = status_error(401, {"x-echo": key}, body, url=f"http://h/{key}")
    error.__cause__ = ValueError(f"Illegal header value {key!r}")
    error.__cause__.__context__ = error  # a ring
    conceal(error, (key,))
    shown = f"{error!r} {error} {error.__cause__} {vars(error)} {error.args} {error.headers}"
    assert key not in shown
    assert error.body == {"error": {"message": "bad key ***", "code": "***"}, "d": ["***"]}


@pytest.mark.parametrize("around", ['{"a": %s}', "[%s]"])
@pytest.mark.parametrize("depth", [40, 60, 300])
def test_no_depth_hides_a_secret(around: str, depth: int) -> None:
    body = '"sk-planted-42"'
    for _ in range(depth):
        body = around % body
    error = status_error(401, {}, body.encode())
    conceal(error, ("sk-planted-42",))
    assert "***" in str(error.body) and "sk-planted" not in str(error.body)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("sk-planted-42", "***"),
        ("a sk-planted-42 b sk-planted-42", "a *** b ***"),
        ("cut: sk-plante", "cut: ***"),
        ("cut: 'sk-planted…", "cut: '***"),
        ("sk-pla", "***"),
        ("sk-pl", "sk-pl"),
        ("sk-plain", "sk-plain"),
        ("sk-plate sk-planted-4", "sk-plate ***"),
    ],
)
def test_secrets_cut_short(text: str, shown: str) -> None:
    error = APIConnectionError(text)
    conceal(error, ("sk-planted-42",))
    assert error.message == shown
