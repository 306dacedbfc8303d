"""Contracts as hypothesis makes them: valid ones of every construct, and broken ones.

``documents()`` are JSON values that the language accepts: without an error, often with warnings.
``written(document)`` spells one in YAML or JSON. ``mutated()`` are such texts with something
changed that may be anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import yaml
from hypothesis import strategies as st

Draw = Callable[[st.SearchStrategy[Any]], Any]

HOSTILE_TEXTS = [
    '"""', "'''", '""" + __import__("os").abort() + """', "\\", 'x\\"', "{{ 7*7 }}", "{% raw %}",
    "{# #}", "%s %(x)s", "{0.__class__} {id!r}", "a\r\nb", "\u2028\u2029\x85", "\x0c\x0b",
    "\x1b[31m", "\u202etxet\u202c", "\x00", "../../etc/passwd", "# comment", "x" * 300,
    "word " * 50, "<script>alert(1)</script>", "```\nopen", "on", "null", "~", "2022-11-28",
    "1_000", "", "Args:\n    x: y", "\ttab\t", "ends with quote\"", " ﬁ ℂ ",
    "--- !!python/object x", "*a &b",
]  # fmt: skip
TEXTS = st.sampled_from(HOSTILE_TEXTS) | st.text(st.characters(exclude_categories=["Cs"]))
WIRE_NAMES = [
    "id", "user_id", "fooBar", "kebab-name", "@id2", "$ref", "_private", "2fa", "class", "from",
    "self", "extra", "to_dict", "is_set", "None", "str", "list", "dict", "datetime", "Optional",
    "object", "request_options", "body", "resume", "stream", "print", "__init__", "__class__",
    "a b", "x.y", "naïve", "名前", "ALLCAPS", "HTTPServer", "q", "schema", "copy", "json", "field",
    "default",
]  # fmt: skip
TYPE_NAMES = [
    "Todo", "User", "Event", "Page_2", "Page[github.com/acme/app.Item]", "a-b", "Optional",
    "Client", "AsyncClient", "str", "datetime", "List", "Union", "Model", "Literal", "TodoDict",
    "Any", "Type", "APIStatusError", "TodosResource", "Stream", "None2", "True", "Exception",
    "object", "Größe",
]  # fmt: skip
METHOD_NAMES = [
    "create", "list", "get", "update", "delete", "patch", "getInventory", "Create2", "list-all",
    "ExportCSV", "findItems", "class", "import", "with_raw_response", "print", "close", "raw",
    "self",
]  # fmt: skip
RESOURCE_NAMES = [
    "todos", "users", "a-b", "close", "with_options", "Todo_2", "class", "type", "http_client",
    "warm", "base_url", "Page[x/y.Z]", "async", "clients",
]  # fmt: skip
SCALARS = [
    "string", "bool", "int", "int64", "uint8", "integer", "float64", "number", "bytes", "[]byte",
    "time.Time", "json.RawMessage", "any", "interface{}", "uuid",
]  # fmt: skip
TAGS = ["type", "kind", "$type", "event-type"]
_ENDS_IN_ID = re.compile("id$", re.IGNORECASE)


def _one_python_name(name: str) -> str:
    """What two names must not share, or Python would know one of them."""
    return re.sub(r"[^a-z0-9]", "", name.lower()) or name


def _names(pool: list[str], *, most: int, least: int = 0) -> st.SearchStrategy[list[str]]:
    return st.lists(
        st.sampled_from(pool), min_size=least, max_size=most, unique_by=_one_python_name
    )


def refs(declared: list[str]) -> st.SearchStrategy[str]:
    """Type refs: scalars and declared names in lists and maps."""
    leaves = st.sampled_from([*SCALARS, *declared])
    return st.builds(
        lambda wrappers, leaf: "".join(wrappers) + leaf,
        st.lists(st.sampled_from(["[]", "map[string]"]), max_size=3),
        leaves,
    )


def _maybe(draw: Draw, into: dict[str, Any], **values: st.SearchStrategy[Any]) -> None:
    for key, strategy in values.items():
        if draw(st.booleans()):
            into[key] = draw(strategy)


def _values(ref: str) -> st.SearchStrategy[Any] | None:
    if ref == "bool":
        return st.booleans() | st.sampled_from(["true", "false"])
    if ref in ("int", "int64", "integer"):
        return st.integers(-(2**70), 2**70) | st.integers().map(str)
    if ref in ("float64", "number"):
        return st.integers(-1000, 1000).map(lambda number: number / 8)
    return TEXTS if ref == "string" else None


@st.composite
def _field(draw: Draw, name: str, declared: list[str]) -> dict[str, Any]:
    # The field that an inferred path takes has to fit into it.
    ref = draw(st.sampled_from(SCALARS) if _ENDS_IN_ID.search(name) else refs(declared))
    field = {"name": name, "type": ref}
    _maybe(draw, field, description=TEXTS, optional=st.booleans(), nullable=st.booleans())
    values = _values(ref)
    if values is not None and draw(st.booleans()):
        if draw(st.booleans()):
            field["enum"] = draw(st.lists(values, min_size=1, max_size=4))
        else:
            field["const"] = draw(values)
    return field


@st.composite
def _types(draw: Draw) -> list[dict[str, Any]]:
    names = draw(_names(TYPE_NAMES, most=7))
    kinds = {
        name: draw(st.sampled_from(["struct"] * 3 + ["slice", "map", "union"])) for name in names
    }
    structs = [name for name, kind in kinds.items() if kind == "struct"]
    types: list[dict[str, Any]] = []
    for name, kind in kinds.items():
        if kind == "union" and not structs:
            kind = "slice"
        declared: dict[str, Any] = {"name": name, "kind": kind}
        _maybe(draw, declared, description=TEXTS)
        if kind == "struct":
            wire = draw(_names(WIRE_NAMES, most=6))
            declared["fields"] = [draw(_field(each, names)) for each in wire]
        elif kind == "union":
            declared["tag"] = draw(st.sampled_from(TAGS))
            values = draw(st.lists(TEXTS, min_size=1, max_size=4, unique=True))
            declared["variants"] = [
                {"value": value, "type": draw(st.sampled_from(structs))} for value in values
            ]
        else:
            declared["elem"] = draw(refs(names))
        types.append(declared)
    _declare_tags(draw, types)
    return types


def _declare_tags(draw: Draw, types: list[dict[str, Any]]) -> None:
    """Let some variants' structs declare the tag, with a const where they have one value."""
    by_name = {each["name"]: each for each in types}
    for union in [each for each in types if each["kind"] == "union"]:
        for variant in union["variants"]:
            fields = by_name[variant["type"]]["fields"]
            if draw(st.booleans()) and all(each["name"] != union["tag"] for each in fields):
                fields.append({"name": union["tag"], "type": "string"})
    for struct in [each for each in types if each["kind"] == "struct"]:
        uses = [
            (union["tag"], variant["value"])
            for union in types
            for variant in union.get("variants", ())
            if variant["type"] == struct["name"]
        ]
        for field in struct["fields"]:
            if len(uses) == 1 and field["name"] == uses[0][0]:
                _maybe(draw, field, const=st.just(uses[0][1]))


@st.composite
def _method(draw: Draw, name: str, types: list[dict[str, Any]]) -> dict[str, Any]:
    names = [each["name"] for each in types]
    structs = {each["name"]: each for each in types if each["kind"] == "struct"}
    method: dict[str, Any] = {"name": name}
    _maybe(draw, method, description=TEXTS, output=refs(names))
    if draw(st.booleans()):
        stream = {"item": draw(refs(names))}
        _maybe(draw, stream, mode=st.sampled_from(["sse", "SSE", "ws", "grpc"]), done=refs(names))
        _maybe(draw, stream, error=refs(names), input_item=refs(names))
        method["stream"] = stream
    takes = draw(st.sampled_from(["nothing", "struct", "whole"]))
    fields: list[dict[str, Any]] = []
    if takes == "struct" and structs:
        method["input"] = draw(st.sampled_from(sorted(structs)))
        fields = structs[method["input"]]["fields"]
    elif takes == "whole":
        method["input"] = "[]" + draw(refs(names))
        if method["input"] in ("[]byte", "[]uint8"):
            method["input"] = "[]string"
    if takes == "whole" or draw(st.booleans()):
        verbs = ["POST", "put", "PATCH"] + ["GET", "DELETE", "HEAD", "options"] * (takes != "whole")
        places = [
            each["name"]
            for each in fields
            if each["type"] in SCALARS and re.fullmatch("[A-Za-z0-9_-]+", each["name"])
        ]
        chosen = draw(st.lists(st.sampled_from([*places, "added-one"]), max_size=3, unique=True))
        path = "/v1" + "".join(f"/{{{each}}}.x" for each in chosen)
        method["http"] = {"method": draw(st.sampled_from(verbs)), "path": path}
    return method


@st.composite
def documents(draw: Draw) -> dict[str, Any]:
    """Contracts without an error, as JSON values."""
    types = draw(_types())
    document: dict[str, Any] = {"name": draw(st.sampled_from(["TodoAPI", "OpenAI", "my-api"]))}
    _maybe(draw, document, description=TEXTS)
    if draw(st.booleans()):
        client: dict[str, Any] = {}
        _maybe(
            draw,
            client,
            base_url=st.just("https://example.com/v1"),
            auth=st.sampled_from(["bearer", "Basic", "none", "x_goog_key", "oauth2"]),
            headers=st.dictionaries(
                st.sampled_from(["X-A", "X-B", "Accept"]), st.sampled_from(["", "a b", '"\\', "on"])
            ),
        )
        document[draw(st.sampled_from(["client", "defaults"]))] = client
    document["resources"] = [
        {
            "name": name,
            "methods": [
                draw(_method(each, types)) for each in draw(_names(METHOD_NAMES, most=4, least=1))
            ],
        }
        for name in draw(_names(RESOURCE_NAMES, most=3, least=1))
    ]
    if types or draw(st.booleans()):
        document["types"] = types
    return document


@st.composite
def written(draw: Draw, document: st.SearchStrategy[Any] | None = None) -> tuple[str, str]:
    """A document's text, and a name that says how it's spelt."""
    value = draw(documents() if document is None else document)
    if draw(st.booleans()):
        indent = draw(st.sampled_from([None, "\t", 2]))
        return json.dumps(value, indent=indent, ensure_ascii=draw(st.booleans())), "api.json"
    flow = draw(st.sampled_from([None, False, True]))
    text = yaml.safe_dump(
        value, sort_keys=False, allow_unicode=draw(st.booleans()), default_flow_style=flow
    )
    return text, "api.yaml"


_JUNK = (
    TEXTS
    | st.none()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.lists(TEXTS, max_size=2)
    | st.dictionaries(TEXTS, TEXTS, max_size=2)
)


@st.composite
def broken(draw: Draw) -> Any:
    """Documents of which one value, key or item is something else."""
    document = draw(documents())
    node: Any = document
    while isinstance(node, (dict, list)) and node:
        key = draw(st.sampled_from(sorted(node) if isinstance(node, dict) else range(len(node))))
        change = draw(st.sampled_from(["go on", "go on", "go on", "replace", "remove", "rename"]))
        if change == "go on" and isinstance(node[key], (dict, list)):
            node = node[key]
            continue
        if change == "remove":
            del node[key]
        elif change == "rename" and isinstance(node, dict):
            node[draw(TEXTS)] = node.pop(key)
        else:
            node[key] = draw(_JUNK)
        break
    return document


@st.composite
def mutated(draw: Draw) -> tuple[bytes, str]:
    """Bytes that were a contract before something happened to them, and a name."""
    text, name = draw(written(broken()))
    data = text.encode("utf-8", "surrogatepass")
    if draw(st.booleans()):
        at = draw(st.integers(0, len(data)))
        size = draw(st.integers(0, 8))
        data = data[:at] + draw(st.binary(max_size=8)) + data[at + size :]
    return data, name
