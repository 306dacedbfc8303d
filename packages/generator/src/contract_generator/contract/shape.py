"""What keys each object of the language has, and reading them: unknown, misspelt, missing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span
from contract_generator.diagnostics.suggest import did_you_mean, slip
from contract_generator.load.node import Entry, Mapping, Node, Scalar, Sequence, kind

MISSPELT_KEY = Rule("misspelt-key", "error", "A key looks like a slip for a key that there is.")
UNKNOWN_KEY = Rule("unknown-key", "warning", "A key means nothing here, and is ignored.")
MISSING_KEY = Rule("missing-key", "error", "A key that has to be there isn't.")
WRONG_KIND = Rule("wrong-kind", "error", "A list, a mapping or a single value stands for another.")
EMPTY_LIST = Rule("empty-list", "error", "A list that has to hold something is empty.")


@dataclass(frozen=True)
class Shape:
    """An object's name, its keys, and those of them that it needs."""

    what: str
    keys: frozenset[str]
    required: tuple[str, ...]


def _shape(what: str, keys: str, *required: str) -> Shape:
    return Shape(what, frozenset(keys.split()), required)


DOCUMENT = _shape("a contract", "name description client defaults resources types", "name")
CLIENT = _shape("the client", "base_url auth headers")
RESOURCE = _shape("a resource", "name description methods", "name")
METHOD = _shape("a method", "name description input output stream http", "name")
HTTP = _shape("an HTTP binding", "method path", "method", "path")
STREAM = _shape("a stream", "mode item done error input_item", "item")
TYPE = _shape("a type", "name description kind fields elem tag variants", "name", "kind")
FIELD = _shape("a field", "name type description optional nullable enum const", "name", "type")
VARIANT = _shape("a variant", "value type description", "value", "type")

_GLUED = re.compile(r"[\w-]+:[^\s/]")
_REQUEST = re.compile(r"([A-Za-z]{3,7}) (/\S*)")


def entries(node: Node, shape: Shape, findings: Findings) -> dict[str, Entry] | None:
    """A mapping's entries by key, a misspelt key put right; None where it isn't a mapping."""
    if not isinstance(node, Mapping):
        wrong_kind(node, shape.what, "a mapping", findings)
        return None
    found = node.entries
    if not shape.keys >= found.keys():
        found = _known(found, shape, findings)
    for key in shape.required:
        if key not in found:
            missing(node, shape.what, key, findings)
    return found


def _known(found: dict[str, Entry], shape: Shape, findings: Findings) -> dict[str, Entry]:
    known = {key: entry for key, entry in found.items() if key in shape.keys}
    for key, entry in found.items():
        if key in shape.keys or key.startswith("x-"):
            continue
        meant = slip(key, sorted(shape.keys))
        if meant is not None:
            message = f'{shape.what} has no key "{key}"'
            findings.add(MISSPELT_KEY, entry.key.span, message, did_you_mean(meant))
            known.setdefault(meant, entry)
        else:
            alike = {_folded(each): each for each in sorted(shape.keys)}.get(_folded(key))
            message = f'{shape.what} has no key "{key}": it is ignored'
            label = did_you_mean(alike) or _instead(entry, shape, findings)
            findings.add(UNKNOWN_KEY, entry.key.span, message, label)
    return known


def _instead(entry: Entry, shape: Shape, findings: Findings) -> str:
    """What may have been meant by a key that is nothing like those that there are."""
    after = findings.source.text[entry.key.end :].lstrip()
    if isinstance(entry.value, Scalar) and entry.value.unwritten and after[:1] in (",", "}"):
        # {description: Create it, now}
        return 'quote a text that holds ","'
    if shape is DOCUMENT and entry.key.text in ("openapi", "swagger"):
        return "that is OpenAPI, which is another language than that of contracts"
    if shape is FIELD and entry.key.text == "required":
        return 'a field is required unless it has "optional: true"'
    return 'keys of your own begin with "x-"'


def _folded(key: str) -> str:
    return key.replace("_", "").replace("-", "").lower()


def missing(node: Mapping, what: str, key: str, findings: Findings) -> None:
    """Find that an object lacks a key, at the object's first key."""
    findings.add(MISSING_KEY, head(node), f'{what} needs the key "{key}"', f'add "{key}"')


def head(node: Mapping) -> Span:
    """Where to point for a whole mapping: the value of its name where it has one, else its
    first key."""
    named = node.entries.get("name")
    if named is not None and isinstance(named.value, Scalar) and named.value.text:
        return named.value.span
    first = next(iter(node.entries.values()), None)
    return first.key.span if first else Span(node.start, node.start + 1)


def wrong_kind(node: Node, what: str, expected: str, findings: Findings) -> None:
    """Find that something else is due."""
    span = head(node) if isinstance(node, Mapping) else node.span
    label = 'begin each item with "- "' if expected == "a list" else ""
    if isinstance(node, Scalar):
        if not node.quoted and _GLUED.match(node.text):
            label = 'write a space after the ":"'
        elif what == HTTP.what and (found := _REQUEST.fullmatch(node.text)):
            label = f'write "method: {found[1]}" and "path: {found[2]}"'
    findings.add(WRONG_KIND, span, f"{what} is {expected}, not {kind(node)}", label)


def text(entry: Entry | None, what: str, findings: Findings) -> Scalar | None:
    """A single value that isn't null; None where there is none."""
    if entry is None:
        return None
    node = entry.value
    if not isinstance(node, Scalar):
        wrong_kind(node, what, "a single value", findings)
        return None
    return None if node.null else node


def required_text(entry: Entry | None, what: str, findings: Findings) -> Scalar | None:
    """A single value that has to be there; that the key is missing was said before."""
    found = text(entry, what, findings)
    if found is not None and found.text:
        return found
    if entry is not None and isinstance(entry.value, Scalar):
        message = f'"{entry.key.text}" is empty: {what} has to be given'
        findings.add(MISSING_KEY, entry.key.span, message)
    return None


def listed(entry: Entry | None, what: str, findings: Findings) -> Iterator[Node]:
    """A list's items; none where there is no list or it is null."""
    if entry is None:
        return
    node = entry.value
    if isinstance(node, Sequence):
        yield from node.items
    elif not (isinstance(node, Scalar) and node.null):
        wrong_kind(node, what, "a list", findings)


def filled(entry: Entry | None, what: str, findings: Findings) -> Iterator[Node]:
    """A list's items, of which there has to be one."""
    if entry is not None:
        node = entry.value
        if isinstance(node, Sequence):
            empty = not node.items
        else:
            empty = isinstance(node, Scalar) and node.null
        if empty:
            findings.add(EMPTY_LIST, entry.key.span, f"{what} is empty", "list at least one")
    yield from listed(entry, what, findings)
