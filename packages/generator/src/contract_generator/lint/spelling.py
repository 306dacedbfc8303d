"""Names as they are written (contract language, § 1, "Names of another shape" and "Method")."""

from __future__ import annotations

from contract_generator.contract.model import Contract
from contract_generator.contract.names import (
    LONGEST,
    is_accepted,
    is_accepted_method,
    is_pascal,
    is_snake,
    pascal,
)
from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span

BAD_NAME = Rule("bad-name", "error", "A name holds a character that no name may hold.")
ODD_NAME = Rule("odd-name", "warning", "A service, resource or type has a name of another shape.")
METHOD_NAME = Rule("method-name", "warning", "A method's name isn't snake_case.")

_CHARACTERS = 'letters, digits and "_-./[],*"'
_METHOD_CHARACTERS = 'letters, digits, "_" and "-"'


def check_spelling(contract: Contract, findings: Findings) -> None:
    """Find names that aren't canonical, and those that can't be accepted."""
    if contract.name:
        _pascal("service", contract.name, contract.span, findings)
    for declared in contract.types:
        _pascal("type", declared.name, declared.span, findings)
    for resource in contract.resources:
        name = resource.name
        if not is_accepted(name):
            _refuse("resource", name, resource.span, _CHARACTERS, findings)
        elif not is_snake(name):
            message = f'a resource\'s name is snake_case; "{name}" becomes so in Python'
            findings.add(ODD_NAME, resource.span, message)
        for method in resource.methods:
            name = method.name
            if not is_accepted_method(name):
                _refuse("method", name, method.span, _METHOD_CHARACTERS, findings)
            elif not is_snake(name):
                message = f'a method\'s name is snake_case; "{name}" becomes so in Python'
                findings.add(METHOD_NAME, method.span, message)


def _pascal(what: str, name: str, span: Span, findings: Findings) -> None:
    if not is_accepted(name):
        _refuse(what, name, span, _CHARACTERS, findings)
    elif not is_pascal(name):
        becomes = f'"{pascal(name)}"' if name.isascii() else "so in Python"
        message = f'a {what}\'s name is PascalCase; "{name}" becomes {becomes}'
        findings.add(ODD_NAME, span, message)


def _refuse(what: str, name: str, span: Span, allowed: str, findings: Findings) -> None:
    if len(name) > LONGEST:
        message = f"a {what}'s name has at most {LONGEST} characters"
        findings.add(BAD_NAME, span, message)
        return
    message = f'"{name}" can\'t name a {what}'
    findings.add(BAD_NAME, span, message, f"use {allowed}, and begin with a letter")
