"""Tags and their values (contract language, § 1, "Variant")."""

from __future__ import annotations

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
    tags: dict[tuple[str, str], Field | None] = {}
    for declared in contract.types:
        if isinstance(declared, UnionType):
            for variant in declared.variants:
                key = variant.type, declared.tag
                if key not in tags:
                    tags[key] = _field(types.get(variant.type), declared.tag)
                _check(declared, variant, tags[key], findings)


def _check(union: UnionType, variant: Variant, tag: Field | None, findings: Findings) -> None:
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


def _field(declared: Type | None, name: str) -> Field | None:
    fields = declared.fields if isinstance(declared, Struct) else ()
    return next((each for each in fields if each.name == name), None)
