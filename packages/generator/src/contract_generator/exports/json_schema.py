"""The JSON Schema of contract documents (draft 2020-12), for editors.

It completes keys, types and modes, shows what each means, and marks most slips while one types.
What needs to look two places up (declared names, places in paths) is the generator's to find.
Where the language warns of an unknown key the schema refuses it: an editor can't warn.
"""

from __future__ import annotations

from typing import get_args

from contract_generator.contract.model import StreamMode, Verb
from contract_generator.contract.typeref import SCALARS

Schema = dict[str, object]

#: A text, in YAML perhaps one that readers take for something else: `on`, `1`, `2022-11-28` (a
#: date, which is no type of JSON Schema's).
_TEXT: Schema = {"not": {"type": ["object", "array", "null"]}}
_DESCRIPTION: Schema = {
    "description": "What it is, in Markdown. It becomes the docstring.",
    "not": {"type": ["object", "array"]},
}
_NAME = r"^[^\W\d_][\w./\[\],*-]*$"


def json_schema() -> Schema:
    """The schema, as JSON's own values."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Contract",
        "description": "A contract: an HTTP API's resources, methods and types.",
        **_object(
            {
                "name": _described("The service's name, in PascalCase.", _named(_NAME)),
                "description": _DESCRIPTION,
                "client": _described("Defaults for clients.", _nullable(_ref("client"))),
                "defaults": _described(
                    "The older spelling of client; a contract has one of them.",
                    _nullable(_ref("client")),
                ),
                "resources": _described("Groups of methods.", _list(_ref("resource"), at_least=1)),
                "types": _described("The types that travel.", _nullable(_list(_ref("type")))),
            },
            required=("name", "resources"),
        ),
        "not": {"required": ["client", "defaults"]},
        "$defs": {
            "client": _client(),
            "resource": _resource(),
            "method": _method(),
            "http": _http(),
            "stream": _stream(),
            "type": _type(),
            "field": _field(),
            "variant": _variant(),
            "ref": _type_ref(),
            "value": {"not": {"type": ["object", "array"]}},
        },
    }


def _client() -> Schema:
    tokens = ["bearer", "basic", "none", "header", "apikey", "api_key", "x_api_key"]
    return _object(
        {
            "base_url": _described(
                "Where requests go: an absolute http or https URL.",
                {"type": ["string", "null"], "pattern": "^[hH][tT][tT][pP][sS]?://"},
            ),
            "auth": _described(
                "How a key is sent; bearer where nothing is said. A token with `_` is a header: "
                "`x_goog_key` sends `X-Goog-Key`.",
                {"anyOf": [{"enum": tokens}, {"type": ["string", "null"]}]},
            ),
            "headers": _described(
                "Headers of each request.",
                _nullable({"type": "object", "additionalProperties": _ref("value")}),
            ),
        }
    )


def _resource() -> Schema:
    return _object(
        {
            "name": _described("The resource's name, in snake_case.", _named(_NAME)),
            "description": _DESCRIPTION,
            "methods": _described("What can be done.", _list(_ref("method"), at_least=1)),
        },
        required=("name", "methods"),
    )


def _method() -> Schema:
    return _object(
        {
            "name": _described(
                "The method's name, in snake_case. Without http it says verb and path.",
                _named(r"^[^\W\d_][\w-]*$"),
            ),
            "description": _DESCRIPTION,
            "input": _described("What is sent: a struct's fields are arguments.", _null_ref()),
            "output": _described("What comes back; nothing where it isn't given.", _null_ref()),
            "stream": _described("What is streamed.", _nullable(_ref("stream"))),
            "http": _described("Verb and path, where not inferred.", _nullable(_ref("http"))),
        },
        required=("name",),
    )


def _http() -> Schema:
    verbs = get_args(Verb)
    any_case = "|".join("".join(f"[{c}{c.lower()}]" for c in verb) for verb in verbs)
    return _object(
        {
            "method": _described(
                "The HTTP method.", {"anyOf": [{"enum": [*verbs]}, {"pattern": f"^({any_case})$"}]}
            ),
            "path": _described(
                "The path, with places `{name}`, or `{name...}` for all that is left.",
                {"type": "string", "pattern": r"^/[^?#\s]*$"},
            ),
        },
        required=("method", "path"),
    )


def _stream() -> Schema:
    modes = get_args(StreamMode)
    any_case = "|".join("".join(f"[{c.upper()}{c}]" for c in mode) for mode in modes)
    return _object(
        {
            "mode": _described(
                "How it streams; sse where nothing is said.",
                {"anyOf": [{"enum": [*modes]}, {"pattern": f"^({any_case})$"}, {"type": "null"}]},
            ),
            "item": _described("The type of each item.", _ref("ref")),
            "done": _described("The type of the last event.", _null_ref()),
            "error": _described("The type of an error event.", _null_ref()),
            "input_item": _described("The type of what is sent while it streams.", _null_ref()),
        },
        required=("item",),
    )


def _type() -> Schema:
    needs = {
        "struct": ["fields"],
        "slice": ["elem"],
        "map": ["elem"],
        "union": ["tag", "variants"],
    }
    return {
        **_object(
            {
                "name": _described("The type's name, in PascalCase.", _named(_NAME)),
                "description": _DESCRIPTION,
                "kind": _described(
                    "struct: an object; slice: a list; map: string keys; union: one of structs.",
                    {"enum": [*needs]},
                ),
                "fields": _described("A struct's fields.", _nullable(_list(_ref("field")))),
                "elem": _described("The type of a slice's or a map's items.", _ref("ref")),
                "tag": _described("The string field that tells variants apart.", _TEXT),
                "variants": _described("A union's structs.", _list(_ref("variant"), at_least=1)),
            },
            required=("name", "kind"),
        ),
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
                "then": {"required": keys},
            }
            for kind, keys in needs.items()
        ],
    }


def _field() -> Schema:
    flag: Schema = {
        "anyOf": [{"type": ["boolean", "null"]}, {"pattern": "^([Tt]rue|TRUE|[Ff]alse|FALSE)$"}]
    }
    return {
        **_object(
            {
                "name": _described("The name on the wire, byte for byte.", _TEXT),
                "type": _described("The field's type.", _ref("ref")),
                "description": _DESCRIPTION,
                "optional": _described("Whether it may be absent.", flag),
                "nullable": _described("Whether it may be null.", flag),
                "enum": _described("The values it may have.", _nullable(_list(_ref("value")))),
                "const": _described("Its only value.", _ref("value")),
            },
            required=("name", "type"),
        ),
        "not": {"required": ["enum", "const"]},
    }


def _variant() -> Schema:
    return _object(
        {
            "value": _described("The tag's value.", _ref("value")),
            "type": _described("The struct that it stands for.", {"type": "string"}),
            "description": _DESCRIPTION,
        },
        required=("value", "type"),
    )


def _type_ref() -> Schema:
    return _described(
        "A built-in type, a declared one, a list `[]T` or a map `map[string]T`.",
        {"anyOf": [{"enum": [*SCALARS]}, {"type": "string", "minLength": 1}]},
    )


def _object(properties: dict[str, Schema], *, required: tuple[str, ...] = ()) -> Schema:
    schema: Schema = {
        "type": "object",
        "properties": properties,
        # Keys of one's own, and YAML's merge key where an editor doesn't resolve it.
        "patternProperties": {"^(x-|<<$)": True},
        "additionalProperties": False,
    }
    return {**schema, "required": [*required]} if required else schema


def _described(description: str, schema: Schema) -> Schema:
    return {"description": description, **schema}


def _named(pattern: str) -> Schema:
    return {"type": "string", "pattern": pattern, "maxLength": 200}


def _list(items: Schema, *, at_least: int = 0) -> Schema:
    schema: Schema = {"type": "array", "items": items}
    return {**schema, "minItems": at_least} if at_least else schema


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _null_ref() -> Schema:
    return _nullable(_ref("ref"))


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
