"""The text in paths and queries to the JSON that a body would hold (contract language, § 4).

What can't be read stays text: whether it fits is for ``check`` to say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from contract_generator.contract.model import (
    Field,
    ScalarRef,
    Type,
    TypeRef,
)
from contract_generator.mock.known import Known
from contract_generator.mock.wire import Json, Object, loads

#: Past this Python refuses to read an integer.
_DIGITS = 4300
_INT = re.compile(r"[+-]?[0-9]+", re.ASCII)


class TextReader:
    """Reads text by one contract's types.

    Args:
        types: The declared types by name.
    """

    def __init__(self, types: Mapping[str, Type]) -> None:
        self._known = Known(types)

    def fields(self, pairs: Sequence[tuple[str, str]], fields: Sequence[Field]) -> Object:
        """A query's fields. Where nothing is said of a list it is empty, of a nullable field
        it is null: a query can't say either."""
        given: Object = {}
        for field in fields:
            texts = [value for key, value in pairs if key == field.name]
            elem = self._known.listed(field.type)
            if texts and elem is not None:
                given[field.name] = [self.value(text, elem) for text in texts]
            elif texts:
                given[field.name] = self.value(texts[-1], field.type)
            elif not field.optional and field.nullable:
                given[field.name] = None
            elif not field.optional and elem is not None:
                given[field.name] = []
        return given

    def value(self, text: str, ref: TypeRef) -> Json:
        """One value."""
        if not isinstance(ref, ScalarRef):
            return _json(text)
        if ref.name == "int" and len(text) <= _DIGITS and _INT.fullmatch(text):
            return int(text)
        if ref.name == "bool":
            return {"true": True, "false": False}.get(text, text)
        if ref.name == "float":
            return _json(text)
        return text


def _json(text: str) -> Json:
    try:
        return loads(text.encode())
    except ValueError:
        return text
