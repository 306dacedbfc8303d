"""Values of ``enum`` and ``const``: text that was written, read by its field's type.

(Contract language, § 1, "Scalars in enum, const, headers and value".)
"""

from __future__ import annotations

import math
import re

from contract_generator.contract.model import ScalarRef, TypeRef, Value
from contract_generator.contract.shape import listed, wrong_kind
from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.load.node import Entry, Node, Scalar, Sequence

BAD_VALUE = Rule("bad-value", "error", "A value isn't of the type that is due.")
DUPLICATE_VALUE = Rule("duplicate-value", "warning", "An enum lists a value twice.")
ENUM_IGNORED = Rule("enum-ignored", "warning", "An enum stands on a type that can't have one.")
CONST_TYPE = Rule("const-type", "error", "A const stands on a type that can't have one.")

_INT = re.compile(r"[+-]?[0-9]+(?:\.0+)?")
_BASED = re.compile(r"0x[0-9a-fA-F]+|0o[0-7]+|0b[01]+")
_FLOAT = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_BOOLS = {"true": True, "false": False}
#: YAML 1.1 reads these as booleans when they stand without quotes.
_OLD_BOOLS = {"yes": True, "on": True, "no": False, "off": False}
#: Python refuses to convert longer ones (``sys.set_int_max_str_digits``).
_DIGITS = 4300


def enum_values(entry: Entry | None, ref: TypeRef, findings: Findings) -> tuple[Value, ...]:
    """A field's allowed values, in order."""
    if entry is None:
        return ()
    if not isinstance(ref, ScalarRef):
        message = "enum is for strings, numbers and bools: it is ignored here"
        findings.add(ENUM_IGNORED, entry.key.span, message)
        return ()
    found: dict[tuple[type, Value], Value] = {}
    for item in listed(entry, "enum", findings):
        value = _value(item, ref, findings)
        if value is None:
            continue
        if (type(value), value) in found:
            message = f"enum lists {_shown(item)} twice"
            findings.add(DUPLICATE_VALUE, item.span, message, "remove it")
        found.setdefault((type(value), value), value)
    node = entry.value
    if isinstance(node, Sequence) and not node.items:
        findings.add(ENUM_IGNORED, entry.key.span, "an enum without values is ignored")
    return tuple(found.values())


def const_value(entry: Entry | None, ref: TypeRef, findings: Findings) -> Value | None:
    """A field's only value; None where it has none."""
    if entry is None or (isinstance(entry.value, Scalar) and entry.value.unwritten):
        return None
    if not isinstance(ref, ScalarRef):
        message = "const is for strings, numbers and bools"
        findings.add(CONST_TYPE, entry.key.span, message, "remove it")
        return None
    return _value(entry.value, ref, findings)


def boolean(entry: Entry | None, what: str, findings: Findings) -> bool:
    """A switch such as ``optional``; off where it isn't given."""
    if entry is None or (isinstance(entry.value, Scalar) and entry.value.null):
        return False
    node = entry.value
    if not isinstance(node, Scalar):
        wrong_kind(node, what, "true or false", findings)
        return False
    value = _bool(node)
    if value is None:
        message = f"{what} is true or false, not {_shown(node)}"
        findings.add(BAD_VALUE, node.span, message)
    return bool(value)


def _value(node: Node, ref: ScalarRef, findings: Findings) -> Value | None:
    if not isinstance(node, Scalar):
        wrong_kind(node, "a value", "a single value", findings)
        return None
    if node.unwritten:
        findings.add(BAD_VALUE, node.span, "a value is empty", 'write "" for an empty text')
        return None
    if ref.name not in ("int", "float", "bool"):
        return node.text
    read = {"int": _int, "float": _float, "bool": _bool}[ref.name](node)
    if read is None:
        message = f"{_shown(node)} is no {ref.name}, which this field is"
        if len(node.text) > _DIGITS and node.text.isdecimal():
            message = f"a number has at most {_DIGITS:,} digits"
        findings.add(BAD_VALUE, node.span, message)
    return read


def _int(node: Scalar) -> int | None:
    text = node.text
    if len(text) > _DIGITS:
        return None
    if _BASED.fullmatch(text):
        return int(text, 0)
    return int(text.partition(".")[0]) if _INT.fullmatch(text) else None


def _float(node: Scalar) -> float | None:
    if not _FLOAT.fullmatch(node.text):
        return None
    value = float(node.text)
    return value if math.isfinite(value) else None


def _bool(node: Scalar) -> bool | None:
    text = node.text.lower()
    return _BOOLS.get(text, None if node.quoted else _OLD_BOOLS.get(text))


def _shown(node: Node) -> str:
    text = node.text if isinstance(node, Scalar) else "this"
    return f'"{text[:40]}…"' if len(text) > 40 else f'"{text}"'
