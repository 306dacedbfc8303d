"""Names as they are written (contract language, § 1, "Names of another shape" and "Method")."""

from __future__ import annotations

from contract_generator.contract.model import Contract
from contract_generator.contract.names import is_pascal, is_snake, pascal
from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span

ODD_NAME = Rule("odd-name", "warning", "A service, resource or type has a name of another shape.")
METHOD_NAME = Rule("method-name", "warning", "A method's name isn't snake_case.")


def check_spelling(contract: Contract, findings: Findings) -> None:
    """Find names that are accepted and aren't canonical."""
    if contract.name:
        _pascal("service", contract.name, contract.span, findings)
    for declared in contract.types:
        _pascal("type", declared.name, declared.span, findings)
    for resource in contract.resources:
        if not is_snake(resource.name):
            message = f'a resource\'s name is snake_case; "{resource.name}" becomes so in Python'
            findings.add(ODD_NAME, resource.span, message)
        for method in resource.methods:
            if not is_snake(method.name):
                message = f'a method\'s name is snake_case; "{method.name}" becomes so in Python'
                findings.add(METHOD_NAME, method.span, message)


def _pascal(what: str, name: str, span: Span, findings: Findings) -> None:
    if not is_pascal(name):
        becomes = f'"{pascal(name)}"' if name.isascii() else "so in Python"
        message = f'a {what}\'s name is PascalCase; "{name}" becomes {becomes}'
        findings.add(ODD_NAME, span, message)
