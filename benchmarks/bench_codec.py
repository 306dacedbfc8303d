"""JSON bytes to objects and back: our codecs beside pydantic, msgspec, mashumaro, cattrs, openai.

    uv run --group bench python benchmarks/bench_codec.py [--json]

All but msgspec's Structs and openai's own models read and write the same dataclasses. Ours keep
unknown fields and check every type, as pydantic's check; openai's ``construct`` checks none.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

import cattrs.preconf.json
import cattrs.preconf.orjson
import codec_models as models
import mashumaro.codecs.json
import mashumaro.codecs.orjson
import msgspec
import openai
import orjson
import pydantic
from cattrs.strategies import configure_tagged_union
from contract_runtime._model import json_backend
from contract_runtime._model.codec import codec
from openai._models import construct_type
from rounds import Contest, main

STDLIB, ORJSON = "ours, stdlib json", "ours, orjson"
_MODULE = models.__name__

#: Annotation of ours, the dataclass, msgspec's, openai's, the document.
DOCUMENTS = {
    "a flat object": ("Item", models.Item, models.StructItem, models.OpenAIItem, models.FLAT),
    "a list of 1,000": (
        "List[Item]",
        list[models.Item],
        list[models.StructItem],
        list[models.OpenAIItem],
        models.LIST,
    ),
    "a nested order, 20 union events": (
        "Order",
        models.Order,
        models.StructOrder,
        models.OpenAIOrder,
        models.NESTED,
    ),
}


#: Which JSON library ours uses is the process's choice: made before each turn.
BEFORE = {
    STDLIB: lambda: json_backend.select("stdlib"),
    ORJSON: lambda: json_backend.select("orjson"),
}


def contests() -> Iterator[Contest]:
    for title, row in DOCUMENTS.items():
        yield decoding(title, *row)
        yield encoding(title, *row)


def decoding(
    title: str, annotation: str, cls: type, struct: type, construct: type, data: bytes
) -> Contest:
    ours = codec(annotation, _MODULE)
    adapter = pydantic.TypeAdapter(cls)
    return Contest(
        f"decode {title}, {len(data):,} bytes",
        "pydantic",
        {
            STDLIB: partial(ours.decode_json, data),
            ORJSON: partial(ours.decode_json, data),
            "pydantic": partial(adapter.validate_json, data),
            "msgspec Struct": partial(msgspec.json.Decoder(struct).decode, data),
            "mashumaro, json": partial(mashumaro.codecs.json.JSONDecoder(cls).decode, data),
            "mashumaro, orjson": partial(mashumaro.codecs.orjson.ORJSONDecoder(cls).decode, data),
            "cattrs, json": partial(cattrs_of(cattrs.preconf.json).loads, data, cls),
            "cattrs, orjson": partial(cattrs_of(cattrs.preconf.orjson).loads, data, cls),
            "openai": lambda: construct_type(type_=construct, value=json.loads(data)),
            "json alone": partial(json.loads, data),
            "orjson alone": partial(orjson.loads, data),
        },
        {STDLIB: 1.6, ORJSON: 1.1},
        BEFORE,
    )


def encoding(
    title: str, annotation: str, cls: type, struct: type, construct: type, data: bytes
) -> Contest:
    ours = codec(annotation, _MODULE)
    value = ours.decode_json(data)
    adapter = pydantic.TypeAdapter(cls)
    constructed = construct_type(type_=construct, value=json.loads(data))
    return Contest(
        f"encode {title}, {len(data):,} bytes",
        "pydantic",
        {
            STDLIB: partial(ours.encode_json, value),
            ORJSON: partial(ours.encode_json, value),
            "pydantic": partial(adapter.dump_json, value, exclude_none=True),
            "msgspec Struct": partial(
                msgspec.json.Encoder().encode, msgspec.json.decode(data, type=struct)
            ),
            "mashumaro, json": partial(mashumaro.codecs.json.JSONEncoder(cls).encode, value),
            "mashumaro, orjson": partial(mashumaro.codecs.orjson.ORJSONEncoder(cls).encode, value),
            "cattrs, json": partial(cattrs_of(cattrs.preconf.json).dumps, value, cls),
            "cattrs, orjson": partial(cattrs_of(cattrs.preconf.orjson).dumps, value, cls),
            "openai": partial(dump_openai, constructed),
            # Of dicts that are ready; json is given times as text.
            "json alone": partial(kept_encoder(), json.loads(data)),
            "orjson alone": partial(orjson.dumps, adapter.dump_python(value, exclude_none=True)),
        },
        {STDLIB: 1.5, ORJSON: 1 / 3},
        BEFORE,
    )


def kept_encoder() -> Callable[[object], bytes]:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return lambda value: encode(value).encode()


def cattrs_of(preconf: object) -> cattrs.Converter:
    converter: cattrs.Converter = preconf.make_converter()  # type: ignore[attr-defined]
    union = models.Event.__origin__  # type: ignore[attr-defined]
    configure_tagged_union(
        union, converter, tag_name="type", tag_generator=lambda cls: cls.__name__.lower()
    )
    converter.register_structure_hook(datetime, lambda text, _: datetime.fromisoformat(text))
    return converter


def dump_openai(value: object) -> bytes:
    if isinstance(value, list):
        return b"[" + b",".join(dump_openai(item) for item in value) + b"]"
    assert isinstance(value, openai.BaseModel)
    return value.to_json(indent=None, exclude_unset=True).encode()


if __name__ == "__main__":
    main(
        contests,
        packages=["orjson", "pydantic", "msgspec", "mashumaro", "cattrs", "openai"],
        about="JSON bytes to objects and back, beside other libraries",
    )
