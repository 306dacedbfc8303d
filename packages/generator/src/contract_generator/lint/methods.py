"""What a method says that it can't do (contract language, § 5)."""

from __future__ import annotations

from contract_generator.contract.model import Contract
from contract_generator.diagnostics.diagnostic import Findings, Rule

HEAD_OUTPUT = Rule("head-output", "warning", "A HEAD method has an output, which never comes.")


def check_methods(contract: Contract, findings: Findings) -> None:
    """Find methods whose output can't arrive."""
    for resource in contract.resources:
        for method in resource.methods:
            if method.binding.verb == "HEAD" and method.output is not None:
                message = f'"{method.name}" is a HEAD, whose response has no body: it returns None'
                findings.add(HEAD_OUTPUT, method.span, message, "remove its output")
