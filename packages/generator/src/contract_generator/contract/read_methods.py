"""Resources, methods and streams (contract language, § 1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args

from contract_generator.contract.model import (
    Field,
    Method,
    NamedRef,
    Resource,
    ScalarRef,
    Stream,
    StreamMode,
    Struct,
    Type,
    TypeRef,
)
from contract_generator.contract.names import refused
from contract_generator.contract.read_http import BindingReader
from contract_generator.contract.shape import (
    METHOD,
    MISSING_KEY,
    RESOURCE,
    STREAM,
    entries,
    filled,
    head,
    required_text,
    text,
)
from contract_generator.contract.typeref import Refs
from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.suggest import Suggester, did_you_mean
from contract_generator.load.bounds import MAX_NODES, TOO_MANY_NODES
from contract_generator.load.node import Entry, Node, Scalar
from contract_generator.load.node import Mapping as MappingNode

HEAD_OUTPUT = Rule("head-output", "warning", "A HEAD method has an output, which never comes.")
UNKNOWN_MODE = Rule("unknown-mode", "error", "A stream's mode is none that there is.")

_MODES: tuple[StreamMode, ...] = get_args(StreamMode)


class MethodReader:
    """Reads resources and their methods.

    Args:
        types: The declared types that could be read, by name.
        refs: Reads refs.
        findings: Where to put what is wrong.
    """

    def __init__(self, types: Mapping[str, Type], refs: Refs, findings: Findings) -> None:
        self._types = types
        self._refs = refs
        self._findings = findings
        self._arguments = 0

    def resources(self, entry: Entry | None) -> Iterator[Resource]:
        """Each resource, in order."""
        findings = self._findings
        for node in filled(entry, "resources", findings):
            given = entries(node, RESOURCE, findings)
            if given is None:
                continue
            name = required_text(given.get("name"), "a resource's name", findings)
            listed = given.get("methods")
            if listed is None and isinstance(node, MappingNode):
                message = 'a resource needs the key "methods"'
                findings.add(MISSING_KEY, head(node), message, 'add "methods"')
            named = name.text if name else ""
            methods = tuple(self._methods(listed, named))
            if name is not None and not refused(name, "resource", findings):
                yield Resource(name.text, self._description(given), methods, name.span)

    def _methods(self, entry: Entry | None, resource: str) -> Iterator[Method]:
        for node in filled(entry, "methods", self._findings):
            method = self._method(node, resource)
            if method is not None:
                yield method

    def _method(self, node: Node, resource: str) -> Method | None:
        findings = self._findings
        given = entries(node, METHOD, findings)
        if given is None:
            return None
        name = required_text(given.get("name"), "a method's name", findings)
        taken = text(given.get("input"), "an input", findings)
        input_ref = self._refs.read(taken) if taken else None
        returned = text(given.get("output"), "an output", findings)
        output = self._refs.read(returned) if returned and returned.text else None
        stream = self._stream(given.get("stream"))
        if name is None or refused(name, "method", findings):
            return None
        fields = self._fields(input_ref)
        if taken is not None and (self._refs.failed(taken) or self._too_many(fields, taken)):
            input_ref, fields = None, ()
        whole = taken if fields is None else None
        http = given.get("http")
        reader = BindingReader(resource, name, fields or (), whole, findings)
        binding = reader.read(http.value if http else None)
        if binding.verb == "HEAD":
            if returned is not None:
                message = "a response to HEAD has no body: the method returns None"
                findings.add(HEAD_OUTPUT, returned.span, message, "remove the output")
            if stream is not None:
                message = "a response to HEAD has no body: the stream never has an item"
                findings.add(HEAD_OUTPUT, stream.span, message, "use GET or POST")
            output = None
        return Method(
            name.text,
            self._description(given),
            input_ref,
            output,
            stream,
            binding,
            _stream_field(fields) if stream else None,
            name.span,
        )

    def _fields(self, ref: TypeRef | None) -> tuple[Field, ...] | None:
        """A struct's fields, none for no input; None where the input is something else."""
        if ref is None:
            return ()
        if not isinstance(ref, NamedRef):
            return None
        declared = self._types.get(ref.name)
        if declared is None:
            # It couldn't be read, which was said; as a struct it leads to nothing false.
            return ()
        return declared.fields if isinstance(declared, Struct) else None

    def _too_many(self, fields: tuple[Field, ...] | None, taken: Scalar) -> bool:
        """Whether the arguments of all methods are past the bound: one large struct that many
        methods take is a bomb like that of aliases."""
        past = self._arguments > MAX_NODES
        self._arguments += len(fields or ())
        if self._arguments > MAX_NODES and not past:
            message = f"the methods have more than {MAX_NODES:,} arguments in all"
            self._findings.add(TOO_MANY_NODES, taken.span, message)
        return self._arguments > MAX_NODES

    def _stream(self, entry: Entry | None) -> Stream | None:
        findings = self._findings
        if entry is None or (isinstance(entry.value, Scalar) and entry.value.null):
            return None
        given = entries(entry.value, STREAM, findings)
        if given is None:
            return None
        item = required_text(given.get("item"), "a stream's item", findings)
        return Stream(
            self._mode(given.get("mode")),
            self._refs.read(item) if item else ScalarRef("any"),
            self._ref(given.get("done"), "done"),
            self._ref(given.get("error"), "error"),
            self._ref(given.get("input_item"), "input_item"),
            entry.key.span,
        )

    def _mode(self, entry: Entry | None) -> StreamMode:
        node = text(entry, "a stream's mode", self._findings)
        if node is None:
            return "sse"
        mode = node.text.lower()
        if mode not in _MODES:
            label = did_you_mean(Suggester(_MODES).near(mode)) or f"write {', '.join(_MODES)}"
            message = f'no stream mode is called "{node.text}"'
            self._findings.add(UNKNOWN_MODE, node.span, message, label)
            return "sse"
        return mode

    def _ref(self, entry: Entry | None, what: str) -> TypeRef | None:
        node = text(entry, what, self._findings)
        return self._refs.read(node) if node and node.text else None

    def _description(self, given: dict[str, Entry]) -> str:
        found = text(given.get("description"), "a description", self._findings)
        return found.text if found else ""


def _stream_field(fields: tuple[Field, ...] | None) -> str | None:
    """The field that tells a server to stream, where one input serves both methods (§ 7)."""
    for each in fields or ():
        if each.name == "stream" and each.type == ScalarRef("bool"):
            return each.name
    return None
