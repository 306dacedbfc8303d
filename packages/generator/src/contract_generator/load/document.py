"""A document's bytes to its text, and to its root node."""

from __future__ import annotations

import re

from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Source, Span
from contract_generator.load.bounds import MAX_BYTES, TOO_LARGE, Unreadable
from contract_generator.load.json_nodes import JSON_SYNTAX, json_nodes
from contract_generator.load.node import Mapping, Node, kind
from contract_generator.load.yaml_nodes import yaml_nodes

NOT_UTF8 = Rule("not-utf8", "error", "A document isn't UTF-8 text.")
EMPTY_DOCUMENT = Rule("empty-document", "error", "A document is empty.")
NOT_A_CONTRACT = Rule("not-a-contract", "error", "A document is a list or a single value.")

_BOM = "\ufeff"
_BRACE = re.compile(r"[ \t\r\n]*\{")
_JSON = re.compile(r'[ \t\r\n]*\{[ \t\r\n]*"')
_OTHER_BOMS = (b"\xff\xfe", b"\xfe\xff")


def load(data: bytes, *, name: str) -> tuple[Mapping | None, Findings]:
    """The document's mapping, and what was found so far; None when it can't be read.

    Args:
        data: YAML or JSON, UTF-8.
        name: What findings call it. ``.json`` says that it is JSON; anything else is YAML, or
            JSON where it begins with ``{`` and is JSON.
    """
    if len(data) > MAX_BYTES:
        findings = Findings(Source(name, data[:200].decode("utf-8", "replace")))
        message = f"the document has more than {MAX_BYTES:,} bytes"
        findings.add(TOO_LARGE, Span(0, 0), message)
        return None, findings
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, _not_utf8(data, error, name)
    findings = Findings(Source(name, text.removeprefix(_BOM)))
    try:
        root = _parse(findings)
    except Unreadable:
        return None, findings
    if root is None or kind(root) == "nothing":
        message = "the document is empty"
        findings.add(EMPTY_DOCUMENT, Span(0, 0), message, 'begin with "name: " and the service')
        return None, findings
    if not isinstance(root, Mapping):
        message = f"a contract is a mapping with name and resources, not {kind(root)}"
        findings.add(NOT_A_CONTRACT, root.span, message)
        return None, findings
    return root, findings


def _parse(findings: Findings) -> Node | None:
    source = findings.source
    if source.name.lower().endswith(".json"):
        return json_nodes(findings)
    if not _BRACE.match(source.text):
        return yaml_nodes(findings)
    # JSON with tabs or surrogate pairs is no YAML; YAML's flow style is no JSON.
    as_json, as_yaml = Findings(source), Findings(source)
    try:
        root = json_nodes(as_json)
        findings.extend(as_json)
        return root
    except Unreadable:
        if any(each.rule is not JSON_SYNTAX for each in as_json.ordered()):
            findings.extend(as_json)
            raise
    try:
        return yaml_nodes(as_yaml)
    except Unreadable:
        if _JSON.match(source.text):
            as_yaml = as_json
        raise
    finally:
        findings.extend(as_yaml)


def _not_utf8(data: bytes, error: UnicodeDecodeError, name: str) -> Findings:
    at = len(data[: error.start].decode("utf-8").removeprefix(_BOM))
    text = data.decode("utf-8", "replace").removeprefix(_BOM)
    findings = Findings(Source(name, text))
    if data.startswith(_OTHER_BOMS):
        message = "the document is UTF-16; contracts are UTF-8"
    else:
        message = f"the document isn't UTF-8: {error.reason} (0x{data[error.start]:02x})"
    findings.add(NOT_UTF8, Span(at, at + 1), message, "save it as UTF-8")
    return findings
