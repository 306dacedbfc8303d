"""JSON: all of RFC 8259 and nothing more, with positions."""

from __future__ import annotations

import json

import pytest
from contract_generator.diagnostics.diagnostic import Findings
from contract_generator.diagnostics.span import Source
from contract_generator.load.bounds import Unreadable
from contract_generator.load.json_nodes import json_nodes
from contract_generator.load.node import Mapping, Node, Sequence, part
from hypothesis import given
from hypothesis import strategies as st
from marked import unmarked

VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)


def _plain(node: Node) -> object:
    if isinstance(node, Mapping):
        return {key: _plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return node.text if node.quoted else json.loads(node.text)


def _read(text: str) -> tuple[Node | None, Findings]:
    findings = Findings(Source("api.json", text))
    try:
        return json_nodes(findings), findings
    except Unreadable:
        assert findings.errors
        return None, findings


@given(VALUES, st.sampled_from([None, "\t", 2]), st.booleans())
def test_reads_what_json_reads(value: object, indent: str | int | None, ascii: bool) -> None:
    node, findings = _read(json.dumps(value, indent=indent, ensure_ascii=ascii))
    assert findings.ordered() == ()
    assert node is not None
    assert _plain(node) == value


@given(st.text(st.sampled_from('{}[]:,"\\ \t\nntrue01.-e+u/a😀'), max_size=30))
def test_refuses_what_json_refuses(text: str) -> None:
    node, findings = _read(text)
    codes = {each.rule.code for each in findings.ordered()}
    try:
        value = json.loads(text)
    except ValueError:
        assert node is None
        assert codes == {"json-syntax"} or not text.strip(" \t\r\n")
    else:
        assert codes <= {"duplicate-key"}
        if not codes:
            assert node is not None
            assert _plain(node) == value


REFUSED = [
    ('{"a": 1,«}»', "JSON has no comma after the last one"),
    ("[1,«]»", "JSON has no comma after the last one"),
    ("{«'»a': 1}", "JSON has double quotes only"),
    ('{"a": 1, «/»/ x\n}', "JSON has no comments"),
    ("[1\n«#» x\n]", "JSON has no comments"),
    ('[«"»a', None),
    ('[«"»a\tb"]', "close the text on its line; control characters and \\ are written as escapes"),
    ('[«"»\\x41"]', None),
    ("[«0»1]", None),
    ("[«+»1]", None),
    ("[«.»5]", None),
    ("[«N»aN]", None),
    ("[1 «2»]", None),
    ('{"a" «1»}', None),
    ('{"a":«}»', None),
    ("{«1»: 2}", None),
    ("[1]«]»", None),
    ("{}«{»}", None),
    ("«,»", None),
    ("[1«»", ""),
    ('{"a": 1}«}»', None),
    ("[«\x00»]", None),
    ("[«\u00a0»1]", None),
]


@pytest.mark.parametrize(("text", "label"), REFUSED)
def test_refused(text: str, label: str | None) -> None:
    clean, _, spans = unmarked(text)
    node, findings = _read(clean)
    assert node is None
    [found] = findings.ordered()
    assert (found.rule.code, found.span.start) == ("json-syntax", spans[0][0])
    assert label is None or found.label == label


@pytest.mark.parametrize("half", ["\\ud800", "\\udc00", "\\ud83dx", "\\ude00\\ud83d"])
def test_half_a_surrogate_pair_is_no_character(half: str) -> None:
    _, findings = _read(f'["{half}", 1]')
    assert [each.rule.code for each in findings.ordered()] == ["json-syntax"]


ESCAPED = st.lists(
    st.sampled_from(["a", "é", "😀", "\\n", '\\"', "\\\\", "\\u0041", "\\ud83d\\ude00", "\\/"])
)


@given(ESCAPED, ESCAPED, ESCAPED)
def test_a_part_is_found_through_escapes(
    before: list[str], inside: list[str], after: list[str]
) -> None:
    spelt = ["".join(each) for each in (before, inside, after)]
    source = f'  "{"".join(spelt)}"'
    node, _ = _read(source)
    assert node is not None
    assert not isinstance(node, (Mapping, Sequence))
    start, size = len(json.loads(f'"{spelt[0]}"')), len(json.loads(f'"{spelt[1]}"'))
    span = part(node, start, start + size, source)
    assert source[span.start : span.end] == spelt[1]
