"""Tags and their values (contract language, § 1, "Variant")."""

from __future__ import annotations

from collections.abc import Mapping

from contract_generator.contract.model import (
    Contract,
    Field,
    ScalarRef,
    Struct,
    Type,
    UnionType,
    Variant,
)
from contract_generator.diagnostics.diagnostic import Findings, Related, Rule

VARIANT_CONST = Rule("variant-const", "error", "A variant's struct has another const for the tag.")
TAG_TYPE = Rule("tag-type", "error", "A union's tag is declared as a field that is no string.")


def check_unions(contract: Contract, findings: Findings) -> None:
    """Find variants whose struct contradicts them."""
    types = contract.type_named()
    for declared in contract.types:
        if isinstance(declared, UnionType):
            for variant in declared.variants:
                _check(declared, variant, types, findings)


def _check(
    union: UnionType, variant: Variant, types: Mapping[str, Type], findings: Findings
) -> None:
    struct = types.get(variant.type)
    tag = _field(struct, union.tag) if isinstance(struct, Struct) else None
    if tag is None:
        return
    if not (isinstance(tag.type, ScalarRef) and tag.type.name in ("string", "any")):
        message = f'"{union.tag}" tells the variants of "{union.name}" apart: it is a string'
        related = [Related(union.span, "the union is here")]
        findings.add(TAG_TYPE, tag.span, message, "write type: string", related=related)
    elif tag.const is not None and tag.const != variant.value:
        message = f'"{variant.type}" says that its "{union.tag}" is "{tag.const}"'
        label = f'write "{tag.const}", or remove that const'
        related = [Related(tag.span, "its field is here")]
        findings.add(VARIANT_CONST, variant.span, message, label, related=related)


def _field(struct: Struct, name: str) -> Field | None:
    return next((each for each in struct.fields if each.name == name), None)
