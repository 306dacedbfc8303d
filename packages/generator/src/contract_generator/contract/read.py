"""A document's nodes to a contract, with everything found on the way."""

from __future__ import annotations

from contract_generator.contract.cycles import cut_cycles
from contract_generator.contract.model import Contract
from contract_generator.contract.names import refused
from contract_generator.contract.read_client import read_client
from contract_generator.contract.read_methods import MethodReader
from contract_generator.contract.read_types import TypeReader, declarations
from contract_generator.contract.shape import (
    DOCUMENT,
    MISSING_KEY,
    entries,
    head,
    required_text,
    text,
)
from contract_generator.contract.typeref import Refs
from contract_generator.diagnostics.diagnostic import Findings
from contract_generator.load.node import Mapping


def read(document: Mapping, findings: Findings) -> Contract:
    """All that can be read of a document. It isn't to be used where there are errors."""
    given = entries(document, DOCUMENT, findings) or {}
    name = required_text(given.get("name"), "the service's name", findings)
    if name is not None and refused(name, "service", findings):
        name = None
    description = text(given.get("description"), "a description", findings)
    client = read_client(given, findings)
    declared = declarations(given.get("types"), findings)
    names = {each.name.text for each in declared if each.usable}
    refs = Refs(names, {each.name.text for each in declared} - names, findings)
    type_reader = TypeReader(declared, refs, findings)
    types = cut_cycles(tuple(type_reader.read()), type_reader.elems, findings)
    by_name = {each.name: each for each in reversed(types)}
    if "resources" not in given:
        message = 'a contract needs the key "resources"'
        findings.add(MISSING_KEY, head(document), message, 'add "resources"')
    reader = MethodReader(by_name, refs, findings)
    resources = tuple(reader.resources(given.get("resources")))
    return Contract(
        name.text if name else "",
        description.text if description else "",
        client,
        resources,
        types,
        name.span if name else head(document),
    )
