"""Compressed bodies: any coding that was asked for, in any chunks, within bounds."""

import gzip
import tracemalloc
import zlib
from typing import List

import httpx
import pytest
from contract_runtime._http import body as module
from contract_runtime._http.body import Unpacker

TEXT = b"0123456789" * 5000


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


CODINGS = [
    ("gzip", gzip.compress(TEXT, mtime=0)),
    ("X-GZIP", gzip.compress(TEXT, mtime=0)),
    ("deflate", zlib.compress(TEXT)),
    ("deflate", raw_deflate(TEXT)),
    ("identity", TEXT),
    ("gzip, deflate", zlib.compress(gzip.compress(TEXT, mtime=0))),
    ("gzip , , gzip", gzip.compress(gzip.compress(TEXT, mtime=0), mtime=0)),
    ("gzip", gzip.compress(TEXT[:100], mtime=0) + gzip.compress(TEXT[100:], mtime=0)),
    ("gzip", gzip.compress(TEXT, mtime=0) + b"\0" * 40),
]


def unpacked(codings: str, chunks: List[bytes]) -> bytes:
    unpacker = Unpacker(codings)
    pieces = [piece for chunk in chunks for piece in unpacker.feed(chunk)]
    unpacker.finish()
    return b"".join(pieces)


@pytest.mark.parametrize(("codings", "packed"), CODINGS)
@pytest.mark.parametrize("size", [1, 7, 1 << 20])
def test_unpacking(codings: str, packed: bytes, size: int) -> None:
    assert unpacked(codings, [packed[i : i + size] for i in range(0, len(packed), size)]) == TEXT


def test_nothing_is_nothing() -> None:
    assert unpacked("gzip", []) == b""


@pytest.mark.parametrize(
    ("codings", "packed"),
    [
        ("gzip", TEXT),
        ("gzip", gzip.compress(TEXT, mtime=0)[:-1]),
        ("gzip", gzip.compress(TEXT, mtime=0)[:30]),
        ("deflate", zlib.compress(TEXT)[:-2]),
        ("br", b"x"),
        ("gzip, br", b"x"),
        (", ".join(["gzip"] * 6), b"x"),
    ],
)
def test_what_cannot_be_unpacked(codings: str, packed: bytes) -> None:
    with pytest.raises(Exception) as caught:
        unpacked(codings, [packed])
    assert isinstance(caught.value, httpx.DecodingError) or "contract_runtime" in str(
        type(caught.value).__module__
    )


@pytest.mark.parametrize("layers", [1, 2])
def test_a_bomb_is_bounded(layers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_UNPACKED", 1 << 20)
    packed = b"\0" * (64 << 20)
    for _ in range(layers):
        packed = gzip.compress(packed, 1, mtime=0)
    unpacker = Unpacker(", ".join(["gzip"] * layers))
    tracemalloc.start()
    with pytest.raises(Exception, match="unpacks to"):
        for _ in unpacker.feed(packed):
            pass
    assert tracemalloc.get_traced_memory()[1] < 4 << 20
    tracemalloc.stop()
