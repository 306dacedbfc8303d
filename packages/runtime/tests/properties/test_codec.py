"""What holds for every contract and every document: nothing is lost, either way."""

from __future__ import annotations

import json as stdlib
import sys
from typing import Iterator

import pytest
from contract_runtime import ResponseDecodeError
from contract_runtime._model import json_backend
from contract_runtime._model.codec import Codec, codec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from properties.contracts import Contract, contracts, json_values, texts

# A contract is written, compiled and forgotten in each example.
slow = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture(autouse=True)
def forget_contracts() -> Iterator[None]:
    yield
    for name in [name for name in sys.modules if name.startswith("random_contract_")]:
        del sys.modules[name]


def texts_of(value: object) -> Iterator[bytes]:
    """A document's bytes, as two servers may spell them; surrogates have no UTF-8."""
    yield stdlib.dumps(value).encode()
    yield stdlib.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")


def holds(found: Codec, document: object) -> None:
    before = stdlib.dumps(document)
    for name in ("stdlib", "orjson"):
        json_backend.select(name)
        for text in texts_of(document):
            value = found.decode_json(text)
            assert found.encode(value) == document
            sent = found.encode_json(value)
            assert stdlib.loads(sent) == document
            again = found.decode_json(sent)
            assert again == value
            assert found.encode(again) == document
        assert found.encode(found.decode(stdlib.loads(before))) == document
    assert stdlib.dumps(document) == before


@slow
@given(contracts(), st.data())
def test_documents_survive(contract: Contract, data: st.DataObject) -> None:
    contract.load()
    for kind in (("struct", contract.first_variant - 1), ("union",), ("list", ("union",))):
        holds(
            codec(contract.annotation(kind), contract.module),
            data.draw(contract.documents(kind), label=str(kind)),
        )


@slow
@given(contracts(), json_values)
def test_any_document_decodes_or_says_why(contract: Contract, document: object) -> None:
    contract.load()
    outcomes = []
    for name in ("stdlib", "orjson"):
        json_backend.select(name)
        found = codec(f"S{contract.first_variant - 1}", contract.module)
        for text in texts_of(document):
            try:
                outcomes.append(repr(found.decode_json(text)))
            except ResponseDecodeError as error:
                outcomes.append(str(error))
    assert len(set(outcomes)) == 1


def broken(value: object, place: int, put: str) -> bytes:
    text = stdlib.dumps(value).encode()
    place %= len(text)
    return text[:place] + put.encode() + text[place + 1 :]


_PUT = st.sampled_from(["", *'{}[]",:.-+eE0 \n\\'])


@given(
    st.one_of(
        st.binary(max_size=30),
        texts.map(lambda text: text.encode("utf-8", "surrogatepass")),
        st.builds(broken, json_values, st.integers(0), _PUT),
    )
)
def test_any_bytes_read_alike_on_both_libraries(data: bytes) -> None:
    outcomes = []
    for name in ("stdlib", "orjson"):
        json_backend.select(name)
        try:
            outcomes.append(repr(codec("object", "contract_runtime").decode_json(data)))
        except ResponseDecodeError as error:
            outcomes.append(str(error))
    assert outcomes[0] == outcomes[1]
