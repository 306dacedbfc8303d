"""Headers: refused before they are sent, ranked without case."""

from typing import Dict, Tuple

import pytest
from contract_runtime._call.options import field, merge


@pytest.mark.parametrize(
    ("name", "value", "sent"),
    [
        ("X-A", "b", (b"X-A", b"b")),
        ("x-a", "  b\t", (b"x-a", b"b")),
        ("X-A", "", (b"X-A", b"")),
        ("X-A", "a\tb", (b"X-A", b"a\tb")),
        ("X-A", "é", (b"X-A", "é".encode())),
    ],
)
def test_field(name: str, value: str, sent: object) -> None:
    assert field(name, value) == sent


@pytest.mark.parametrize(
    "value", ["a\r\nX: y", "a\nb", "a\rb", "a\x00b", "key\n", "\x7f", "a\x1bb"]
)
def test_control_characters(value: str) -> None:
    with pytest.raises(ValueError, match="control character") as caught:
        field("X-Key", "secret" + value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("name", ["", "X A", "X:A", "X\n", "Ä", "X\r\nY", "(x)"])
def test_bad_names(name: str) -> None:
    with pytest.raises(ValueError, match="name of a header"):
        field(name, "v")


@pytest.mark.parametrize(("name", "value"), [("X", 1), ("X", None), (b"X", "v")])
def test_wrong_types(name: object, value: object) -> None:
    with pytest.raises(TypeError):
        field(name, value)


def test_rank() -> None:
    fields: Dict[str, Tuple[bytes, bytes]] = {}
    merge(fields, {"X-A": "1", "X-B": "1"}, {"x-a": "2"}, {"X-a": "3"})
    assert list(fields.values()) == [(b"X-a", b"3"), (b"X-B", b"1")]
