"""Authentication, and the shape that errors have."""

from __future__ import annotations

import json
from typing import Any

import pytest
from in_process import client_of

AUTHS = [
    ("", {}, 200),
    ("auth: none", {}, 200),
    ("auth: bearer", {}, 401),
    ("auth: bearer", {"authorization": "bearer k"}, 200),
    ("auth: basic", {"authorization": "Basic k"}, 200),
    ("auth: basic", {"authorization": "Bearer k"}, 401),
    ("auth: api_key", {"x-api-key": "k"}, 200),
    ("auth: x_goog_key", {"x-goog-key": "k"}, 200),
    ("auth: x_goog_key", {"x-api-key": "k"}, 401),
]


@pytest.mark.parametrize(("auth", "headers", "status"), AUTHS)
def test_auth(auth: str, headers: dict[str, str], status: int) -> None:
    text = f"""\
name: A
client: {{{auth}}}
resources: [{{name: a, methods: [{{name: list, output: int}}]}}]
"""
    client = client_of(text)
    del client.headers["authorization"]
    assert client.get("/a", headers=headers).status_code == status


SHAPES = [
    # fields of the error type, the body of a 404
    ("{name: message, type: string}", {"message": "M"}),
    (
        "{name: code, type: string, enum: [x]}, {name: detail, type: string}",
        {"code": "NOT_FOUND", "detail": "M"},
    ),
    (
        "{name: status, type: int}, {name: msg, type: string}, {name: details, type: any}",
        {"status": 404, "msg": "M", "details": {}},
    ),
    ("{name: error, type: Inner}", {"error": {"message": "M", "type": "type 1"}}),
    # Where no message would be said, the shape isn't taken.
    ("{name: reasons, type: '[]string'}", {"code": "NOT_FOUND", "message": "M"}),
    (
        "{name: error, type: E}, {name: message, type: string}",
        {"code": "NOT_FOUND", "message": "M"},
    ),
]


@pytest.mark.parametrize(("fields", "body"), SHAPES)
def test_declared_shape(fields: str, body: dict[str, Any]) -> None:
    text = f"""\
name: A
resources:
  - {{name: a, methods: [{{name: list, stream: {{item: int, error: E}}}}]}}
types:
  - {{name: E, kind: struct, fields: [{fields}]}}
  - name: Inner
    kind: struct
    fields: [{{name: message, type: string}}, {{name: type, type: string}}]
"""
    response = client_of(text).get("/b")
    message = "no method has the path /b"
    assert response.json() == json.loads(json.dumps(body).replace('"M"', f'"{message}"'))
