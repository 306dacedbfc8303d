"""Keys: unknown, misspelt, missing, doubled, of the wrong kind (contract language, § 1)."""

from __future__ import annotations

import pytest
from marked import HEAD, client, field, held, method, read, types

STRUCT = "- name: Thing\n  kind: struct\n  fields: []\n"

REQUIRED = 'a field is required unless it has "optional: true"'
ENUM = 'write "enum" in a field of type string'
OPENAPI = "that is OpenAPI, which is another language than that of contracts"
REQUEST = 'write "method: POST" and "path: /x/{id}"'

CASES = [
    # Edit distance 1 is a slip; a swap of neighbours is one edit.
    (HEAD + "«desciption»: x\n", ["misspelt-key"], 'did you mean "description"?'),
    (HEAD + "«nmae»: x\n", ["misspelt-key"], 'did you mean "name"?'),
    (HEAD + "«default»:\n  auth: none\n", ["misspelt-key"], 'did you mean "defaults"?'),
    (method("- name: x\n  «ouput»: string"), ["misspelt-key"], 'did you mean "output"?'),
    (method("- name: x\n  «Output»: string"), ["misspelt-key"], 'did you mean "output"?'),
    # Distance 2 is one from six letters on: "output", but not "name".
    (method("- name: x\n  «outptt»: string"), ["misspelt-key"], 'did you mean "output"?'),
    (method("- name: x\n  «ouptutt»: string"), ["misspelt-key"], 'did you mean "output"?'),
    (method("- name: x\n  «nome_»: string"), ["unknown-key"], 'keys of your own begin with "x-"'),
    (method("- name: x\n  «deprecated»: true"), ["unknown-key"], None),
    (client("«baseURL»: https://example.com"), ["unknown-key"], 'did you mean "base_url"?'),
    # A misspelt key counts as the one that is meant: nothing is missing.
    (field("«typ»: string"), ["misspelt-key"], 'did you mean "type"?'),
    # What isn't known, but guessed.
    (field("type: string\n«required»: true"), ["unknown-key"], REQUIRED),
    (method("- name: x\n  http: «POST /x/{id}»"), ["wrong-kind"], REQUEST),
    # Nothing is said of what the name would have meant.
    (method("- name: get\n  http: «POST /x/{id}»"), ["wrong-kind"], REQUEST),
    (types("- name: T\n  kind: «object»"), ["unknown-kind"], 'did you mean "struct"?'),
    (types("- name: T\n  kind: «Array»"), ["unknown-kind"], 'did you mean "slice"?'),
    (types("- name: T\n  kind: «oneOf»"), ["unknown-kind"], 'did you mean "union"?'),
    (types("- name: T\n  kind: «Struct»"), ["unknown-kind"], 'did you mean "struct"?'),
    (types("- name: T\n  kind: «enum»"), ["unknown-kind"], ENUM),
    (HEAD + "«openapi»: 3.1.0\n", ["unknown-key"], OPENAPI),
    # Keys that another kind has.
    (types(STRUCT + "  «elem»: string"), ["unknown-key"], None),
    (types("- name: T\n  kind: slice\n  elem: string\n  «tag»: x"), ["unknown-key"], None),
    # Missing ones, at the object's name or else at its first key.
    (HEAD.replace("name: TodoAPI", "«description»: x"), ["missing-key"], 'add "name"'),
    ("name: «TodoAPI»\n", ["missing-key"], 'add "resources"'),
    ("name: A\nresources:\n  - name: «todos»\n", ["missing-key"], 'add "methods"'),
    (method("- «description»: x"), ["missing-key"], 'add "name"'),
    (method("- name: x\n  stream:\n    «mode»: sse"), ["missing-key"], 'add "item"'),
    (method("- name: x\n  http:\n    «path»: /"), ["missing-key"], 'add "method"'),
    (method("- name: x\n  http:\n    «method»: GET"), ["missing-key"], 'add "path"'),
    (types("- name: «T»\n  fields: []"), ["missing-key"], 'add "kind"'),
    (types("- «kind»: struct\n  fields: []"), ["missing-key"], 'add "name"'),
    (types("- name: «T»\n  kind: struct"), ["missing-key"], 'add "fields"'),
    (types("- name: «T»\n  kind: slice"), ["missing-key"], 'add "elem"'),
    (types("- name: «T»\n  kind: map"), ["missing-key"], 'add "elem"'),
    (
        types("- name: «T»\n  kind: struct\n  fields:\n    - name: id")
        .replace("«T»", "T")
        .replace("id", "«id»"),
        ["missing-key"],
        'add "type"',
    ),
    (
        types(STRUCT + "- name: «U»\n  kind: union\n  variants:\n    - {value: a, type: Thing}"),
        ["missing-key"],
        'add "tag"',
    ),
    (types("- name: «U»\n  kind: union\n  tag: type"), ["missing-key"], 'add "variants"'),
    (
        types(STRUCT + "- name: U\n  kind: union\n  tag: t\n  variants:\n    - {«type»: Thing}"),
        ["missing-key"],
        'add "value"',
    ),
    (
        types(STRUCT + "- name: U\n  kind: union\n  tag: t\n  variants:\n    - {«value»: a}"),
        ["missing-key"],
        'add "type"',
    ),
    (
        types(
            STRUCT + "- name: U\n  kind: union\n  tag: t\n  variants: [{«value»: , type: Thing}]"
        ),
        ["missing-key"],
        None,
    ),
    (HEAD.replace("name: TodoAPI", "«name»:"), ["missing-key"], None),
    # Lists that have to hold something.
    ("name: A\n«resources»: []\n", ["empty-list"], None),
    ("name: A\n«resources»:\n", ["empty-list"], None),
    ("name: A\nresources:\n  - name: todos\n    «methods»: []\n", ["empty-list"], None),
    (types("- name: U\n  kind: union\n  tag: t\n  «variants»: []"), ["empty-list"], None),
    # One kind of node for another.
    ("name: A\nresources: «todos»\n", ["wrong-kind"], None),
    ("name: A\nresources:\n  «todos»: {}\n", ["wrong-kind"], None),
    ("name: A\nresources: [«todos»]\n", ["wrong-kind"], None),
    (HEAD.replace("name: TodoAPI", "name: «[TodoAPI]»"), ["wrong-kind"], None),
    (HEAD + "description: «[a]»\n", ["wrong-kind"], None),
    (HEAD + "types: «Todo»\n", ["wrong-kind"], None),
    (method("- name: x\n  input: «[Todo]»"), ["wrong-kind"], None),
    (method("- name: x\n  output: {name: «Todo»}"), ["wrong-kind"], None),
    (method("- name: x\n  http: «GET»"), ["wrong-kind"], None),
    (method("- name: x\n  stream: «sse»"), ["wrong-kind"], None),
    (field("type: string\noptional: «[true]»"), ["wrong-kind"], None),
    (field("type: string\nenum: «a»"), ["wrong-kind"], None),
    (field("type: string\nenum: [«[a]»]"), ["wrong-kind"], None),
    (field("type: string\nconst: «[a]»"), ["wrong-kind"], None),
    (client("headers: «[a]»"), ["wrong-kind"], None),
    (client("headers:\n  X-A: «[a]»"), ["wrong-kind"], None),
    # What is doubled; the first one counts.
    (method("- name: x\n  output: string\n  «output»: int"), ["duplicate-key"], None),
]


@pytest.mark.parametrize(("text", "codes", "label"), CASES)
def test_found(text: str, codes: list[str], label: str | None) -> None:
    found = held(text, codes)
    if label is not None:
        assert [each.label for each in found] == [label]


@pytest.mark.parametrize(
    ("text", "code", "label"),
    [
        ("- {name: x, description: Do it, now}", "unknown-key", 'quote a text that holds ","'),
        ("- {name: x, now, output: string}", "unknown-key", 'quote a text that holds ","'),
        ("- {name: x, now: , a: }", "unknown-key", 'keys of your own begin with "x-"'),
        ("- name: x\n  now:", "unknown-key", 'keys of your own begin with "x-"'),
        ("- name:x", "wrong-kind", 'write a space after the ":"'),
        ("- https://x", "wrong-kind", ""),
    ],
)
def test_slips_of_yaml(text: str, code: str, label: str) -> None:
    """What JSON has no such slips for."""
    found = read(method(text)).diagnostics[0]
    assert (found.rule.code, found.label) == (code, label)


QUIET = [
    HEAD + "x-anything: [1]\nx-: 2\n",
    HEAD + "description:\nclient:\ntypes:\n",
    HEAD + "description: null\ndefaults: ~\n",
    types("- name: Thing\n  kind: struct\n  fields:"),
    types("- name: Thing\n  kind: struct\n  fields: []\n  x-go: y"),
    method("- name: x\n  input: ~\n  output: null\n  stream:\n  http:"),
    field("type: string\noptional: false\nnullable: true\nconst:\n"),
    HEAD + "x-a: &a\n  auth: none\nclient:\n  <<: *a\n",
    HEAD + "x-a: &a {auth: none}\nx-b: &b {base_url: 'https://b'}\nclient:\n  <<: [*a, *b]\n",
]


@pytest.mark.parametrize("text", QUIET)
def test_quiet(text: str) -> None:
    result = read(text)
    assert result.diagnostics == ()
    assert result.contract is not None


def test_merged_keys_yield_to_written_ones() -> None:
    contract = read(
        HEAD + "x-a: &a {auth: none, base_url: 'https://a'}\n"
        "client:\n  base_url: https://b\n  <<: *a\n"
    ).contract
    assert contract is not None
    assert contract.client.base_url == "https://b"
    assert contract.client.auth is None


def test_all_findings_come_in_one_run_by_place() -> None:
    held(
        "name: TodoAPI\n«nam»: x\nresources:\n  - name: todos\n    methods:\n"
        "      - name: «listAll»\n        output: «Tood»\n        «deprecated»: true\n"
        "types:\n  - name: Todo\n    kind: «strukt»\n",
        ["misspelt-key", "method-name", "unknown-type", "unknown-key", "unknown-kind"],
    )
