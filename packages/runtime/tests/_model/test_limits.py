"""Depth, threads, memory, and code that can be looked at."""

from __future__ import annotations

import gc
import json as stdlib
import linecache
import sys
import threading
import traceback
import tracemalloc
from dataclasses import dataclass
from functools import partial
from typing import Callable, Dict, List, Optional

import pytest
from cases import codec_types
from contract_runtime import Model, ResponseDecodeError
from contract_runtime._model.annotations import struct_of
from contract_runtime._model.codec import codec

TYPES = codec_types.__name__


@pytest.mark.parametrize("depth", [100, 3_000, 100_000])
@pytest.mark.parametrize(
    ("annotation", "opened", "closed"),
    [("object", "[", "]"), ("object", '{"a":', "}"), ("Node", '{"value":1,"next":', "}")],
)
def test_deep_documents(json: str, annotation: str, opened: str, closed: str, depth: int) -> None:
    document = opened * depth + '{"value":1}' + closed * depth
    found = codec(annotation, TYPES)
    if depth == 100:
        assert found.encode_json(found.decode_json(document)).count(b"value") >= 1
    else:
        with pytest.raises(ResponseDecodeError, match="less deeply nested"):
            found.decode_json(document)


def test_dicts_that_contain_themselves() -> None:
    loop: Dict[str, object] = {"value": 1}
    loop["next"] = loop
    with pytest.raises(ResponseDecodeError, match="less deeply nested"):
        codec_types.Node.from_dict(loop)


def test_deep_values_are_refused(json: str) -> None:
    node = codec_types.Node(1)
    for value in range(100_000):
        node = codec_types.Node(value, None, node)
    for encode in (node.to_dict, node.to_json):
        with pytest.raises(ValueError, match="nested too deeply"):
            encode()
    while node.next is not None:  # taken apart level by level: old Pythons crash on the whole
        node = node.next


def test_integers_past_the_digit_limit(json: str) -> None:
    digits = "9" * 5_000
    if hasattr(sys, "get_int_max_str_digits"):
        with pytest.raises(ResponseDecodeError, match="JSON"):
            codec("int", TYPES).decode_json(digits)
    assert codec("int", TYPES).decode_json(digits[:4_000]) == 10**4_000 - 1


def test_many_threads_compile_once() -> None:
    @dataclass
    class Fresh(Model):
        id: int
        next: Optional[codec_types.Node] = None

    start = threading.Barrier(8)
    results: List[object] = []

    def work() -> None:
        start.wait()
        model = Fresh.from_dict({"id": 1, "next": {"value": 2}})
        results.append((model.to_dict(), struct_of(Fresh).functions[("decoder", None, None)]))

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 8
    assert all(result == results[0] for result in results)


def test_warming_compiles_all_that_decoding_needs() -> None:
    @dataclass
    class Root(Model):
        parts: List[codec_types.Part]

    found = codec("PartList", TYPES)
    found.warm()
    functions = struct_of(codec_types.FilePart).functions
    assert ("decoder", "type", None) in functions


def test_tracebacks_show_compiled_source() -> None:
    codec_types.User.from_dict({"id": 1})
    function = struct_of(codec_types.User).functions[("decoder", None, None)]
    filename = function.__code__.co_filename
    assert filename == f"<contract_runtime decoder of {TYPES}.User>"
    assert linecache.getline(filename, 1) == "def decode(d):\n"
    try:
        function({})
    except KeyError:
        assert "d['id']" in traceback.format_exc()


def _size_of_each(make: Callable[[], object], count: int = 2_000) -> float:
    kept = [make() for _ in range(10)]
    gc.collect()
    tracemalloc.start()
    kept = [make() for _ in range(count)]
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return size / len(kept)


def test_a_decoded_model_is_no_larger_than_a_dataclass() -> None:
    @dataclass
    class Plain:
        id: int
        name: Optional[str] = None

    plain = _size_of_each(lambda: Plain(1, "n"))
    decode = codec("User", TYPES).decode
    for document in ({"id": 1, "name": "n"}, {"id": 1, "name": None}, {"id": 1}):
        assert _size_of_each(partial(decode, document)) <= plain + 8


def test_memory_does_not_grow_with_documents(json: str) -> None:
    found = codec("PartList", TYPES)

    def many() -> int:
        for number in range(2_000):
            parts = [
                {"type": f"new{number}", f"x{number}": 1},
                {"type": "text", "text": f"{number}", f"y{number}": None},
            ]
            found.encode_json(found.decode_json(stdlib.dumps(parts)))
        gc.collect()
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    many()
    before = many()
    grown = many() - before
    tracemalloc.stop()
    assert grown < 20_000
