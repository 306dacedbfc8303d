"""YAML to nodes, from the events of libyaml's parser.

PyYAML's own composer recurses, resolves YAML 1.1 types that a contract doesn't want, makes two
marks a node and lets the last of two equal keys win. This one is a loop over events that counts
as it goes: an alias costs what its anchor did, so a "billion laughs" is refused at the alias
that would cross the bound, and an alias inside its own anchor at its first character.
"""

from __future__ import annotations

import re

import yaml

from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span
from contract_generator.load.bounds import (
    MAX_DEPTH,
    MAX_NODES,
    Unreadable,
    too_deep,
    too_many_nodes,
)
from contract_generator.load.keys import entries
from contract_generator.load.node import Entry, Mapping, Node, Scalar, Sequence
from contract_generator.load.yaml_events import (
    YAMLEvent,
    alias,
    document_start,
    mapping_end,
    mapping_start,
    next_event,
    scalar,
    sequence_end,
    sequence_start,
)
from contract_generator.load.yaml_faults import YAML_SYNTAX, unparsable

YAML_TAG = Rule("yaml-tag", "error", "A tag asks for more than text, numbers, lists and mappings.")
YAML_ALIAS = Rule("yaml-alias", "error", "An alias has no anchor before it, or is inside its own.")
YAML_MERGE = Rule("yaml-merge", "error", "A merge key is given something that isn't a mapping.")
KEY_NOT_TEXT = Rule("key-not-text", "error", "A key is a list or a mapping.")
SEVERAL_DOCUMENTS = Rule("several-documents", "error", "A file holds more than one document.")

_CORE = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(
    ["!", *(_CORE + name for name in ("str", "int", "float", "bool", "null", "map", "seq"))]
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_TAG = re.compile(r"![^\s,\[\]{}]*")


class _Open:
    """A collection whose end isn't reached yet."""

    __slots__ = ("anchor", "before", "height", "items", "start")

    def __init__(self, start: int, anchor: str | None, before: int) -> None:
        self.items: list[Node] = []
        self.start = start
        self.anchor = anchor
        self.before = before
        self.height = 1


class _Anchor:
    """A node that has a name, with what repeating it costs."""

    __slots__ = ("height", "node", "nodes")

    def __init__(self, node: Node | None, nodes: int, height: int) -> None:
        self.node = node
        self.nodes = nodes
        self.height = height


def yaml_nodes(findings: Findings) -> Node | None:
    """The document's root node; None for an empty document.

    Raises:
        Unreadable: When it isn't YAML, or past a bound; the findings say why.
    """
    try:
        return _Composer(findings).compose(findings.source.text)
    except yaml.YAMLError as error:
        raise unparsable(error, findings) from None


class _Composer:
    def __init__(self, findings: Findings) -> None:
        self._findings = findings
        self._anchors: dict[str, _Anchor] = {}
        self._nodes = 0
        self._stack: list[_Open] = []

    def compose(self, text: str) -> Node | None:
        # The loop is the hot path of a whole run: a node an iteration, no calls for a scalar.
        advance = next_event(text)
        stack = self._stack
        root = _Open(0, None, 0)
        top = root
        while (event := advance()) is not None:
            made = event.__class__
            if made is scalar:
                self._nodes += 1
                if self._nodes > MAX_NODES:
                    raise too_many_nodes(self._findings, _span(event))
                node: Node = Scalar(
                    event.value, event.start_mark.index, event.end_mark.index, bool(event.style)
                )
                top.items.append(node)
                if event.tag is not None:
                    self._check_tag(event)
                if event.style == '"' and _SURROGATE.search(event.value):
                    raise self._half_a_character(event)
                if event.anchor is not None:
                    self._anchors[event.anchor] = _Anchor(node, 1, 0)
            elif made is mapping_start or made is sequence_start:
                self._nodes += 1
                stack.append(top)
                top = self._open(event)
            elif made is mapping_end or made is sequence_end:
                node = self._close(top, event)
                height = top.height
                top = stack.pop()
                top.items.append(node)
                top.height = max(top.height, height + 1)
            elif made is alias:
                self._alias(event, top)
            elif made is document_start and root.items:
                span = Span(event.start_mark.index, event.end_mark.index)
                message = "a second document begins here"
                self._findings.add(SEVERAL_DOCUMENTS, span, message, "keep one document a file")
                raise Unreadable
        return root.items[0] if root.items else None

    def _open(self, event: YAMLEvent) -> _Open:
        if len(self._stack) > MAX_DEPTH:
            raise too_deep(self._findings, _span(event))
        if event.tag is not None:
            self._check_tag(event)
        opened = _Open(event.start_mark.index, event.anchor, self._nodes - 1)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(None, 0, 0)
        return opened

    def _close(self, top: _Open, event: YAMLEvent) -> Node:
        end = event.end_mark.index
        node: Node
        if event.__class__ is sequence_end:
            node = Sequence(top.items, top.start, end)
        else:
            node = Mapping(self._entries(top.items), top.start, end)
        if top.anchor is not None:
            self._anchors[top.anchor] = _Anchor(node, self._nodes - top.before, top.height)
        return node

    def _entries(self, items: list[Node]) -> dict[str, Entry]:
        pairs: list[tuple[Scalar, Node]] = []
        merge: list[Entry] = []
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, Scalar):
                message = "a key is a text, not a list or a mapping"
                self._findings.add(KEY_NOT_TEXT, Span(key.start, key.start + 1), message)
            elif key.text == "<<" and not key.quoted:
                merge.append(Entry(key, value))
            else:
                pairs.append((key, value))
        found = entries(pairs, self._findings)
        for entry in merge:
            self._merge(entry, found)
        return found

    def _merge(self, entry: Entry, into: dict[str, Entry]) -> None:
        """YAML 1.1's merge key: what is written beside it counts before what it brings."""
        value = entry.value
        for each in value.items if isinstance(value, Sequence) else [value]:
            if not isinstance(each, Mapping):
                message = 'a merge key "<<" takes a mapping, or a list of them'
                self._findings.add(YAML_MERGE, entry.key.span, message)
                return
            self._nodes += len(each.entries)
            for name, brought in each.entries.items():
                into.setdefault(name, brought)

    def _alias(self, event: YAMLEvent, top: _Open) -> None:
        anchor = self._anchors.get(event.anchor or "")
        if anchor is None or anchor.node is None:
            what = "is inside its own anchor" if anchor else "has no anchor before it"
            message = f"the alias *{event.anchor} {what}"
            label = "" if anchor else 'quote a text that begins with "*"'
            self._findings.add(YAML_ALIAS, _span(event), message, label)
            raise Unreadable
        self._nodes += anchor.nodes
        if self._nodes > MAX_NODES:
            raise too_many_nodes(self._findings, _span(event))
        if len(self._stack) + anchor.height > MAX_DEPTH:
            raise too_deep(self._findings, _span(event))
        top.items.append(anchor.node)
        top.height = max(top.height, anchor.height + 1)

    def _half_a_character(self, event: YAMLEvent) -> Unreadable:
        # libyaml refuses it by itself, Python's parser doesn't.
        message = "this text holds half of a surrogate pair, which is no character"
        self._findings.add(YAML_SYNTAX, _span(event), message, "write the character itself")
        return Unreadable()

    def _check_tag(self, event: YAMLEvent) -> None:
        if event.tag not in _PLAIN_TAGS:
            text = self._findings.source.text
            written = _TAG.search(text, event.start_mark.index)
            span = Span(*written.span()) if written else _span(event)
            message = f"the tag {event.tag} isn't for contracts"
            self._findings.add(YAML_TAG, span, message, "remove the tag")


def _span(event: YAMLEvent) -> Span:
    start, end = event.start_mark.index, event.end_mark.index
    return Span(start, max(end, start + 1))
