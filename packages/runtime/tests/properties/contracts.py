"""Random contracts, as modules of models, and random documents that fit them."""

from __future__ import annotations

import itertools
import sys
import types
from base64 import b64encode
from dataclasses import dataclass
from datetime import timedelta, timezone
from typing import Dict, List, Tuple

from hypothesis import strategies as st

#: A type: ("str",), ("list", type), ("map", type), ("struct", number), ("union",).
Type = Tuple[object, ...]

_numbers = itertools.count()
_SCALARS = ("str", "bool", "int", "float", "bytes", "datetime", "object", "enum")
_ANNOTATIONS = {"enum": 'Union[Literal["a", "b"], str]'}
_MODES = ("required", "nullable", "optional", "both", "const")

# Every character, lone surrogates included.
texts = st.text(st.characters(), max_size=8)
_floats = st.floats(allow_nan=False, allow_infinity=False)
_times = st.datetimes(
    timezones=st.one_of(
        st.just(timezone.utc),
        st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes))),
    )
).map(lambda time: time.isoformat().replace("+00:00", "Z"))
json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), _floats, texts),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)
_VALUES: Dict[object, st.SearchStrategy[object]] = {
    "str": texts,
    "bool": st.booleans(),
    "int": st.integers(),
    "float": _floats,
    "bytes": st.binary(max_size=9).map(lambda data: b64encode(data).decode()),
    "datetime": _times,
    "object": json_values,
    "enum": st.sampled_from(["a", "b", "c"]),
}


@dataclass
class Field:
    wire: str
    type: Type
    mode: str


@dataclass
class Contract:
    """Structs by number; the last ones are the variants of a union told by ``type``."""

    structs: List[List[Field]]
    variants: int
    module: str

    def annotation(self, of: Type) -> str:
        kind = of[0]
        if kind == "struct":
            return f"S{of[1]}"
        if kind == "list":
            return f"List[{self.annotation(of[1])}]"  # type: ignore[arg-type]
        if kind == "map":
            return f"Dict[str, {self.annotation(of[1])}]"  # type: ignore[arg-type]
        return "U" if kind == "union" else _ANNOTATIONS.get(str(kind), str(kind))

    @property
    def first_variant(self) -> int:
        return len(self.structs) - self.variants

    def source(self) -> str:
        lines = [
            "from __future__ import annotations",
            "from dataclasses import dataclass",
            "from datetime import datetime",
            "from typing import Dict, List, Literal, Optional, Union",
            "from contract_runtime import Model",
        ]
        for number, fields in enumerate(self.structs):
            gains = ', gained=("type",)' if number >= self.first_variant else ""
            names = {f"f{index}": field.wire for index, field in enumerate(fields)}
            both = tuple(f"f{i}" for i, field in enumerate(fields) if field.mode == "both")
            lines.append("@dataclass")
            lines.append(f"class S{number}(Model, wire={names!r}, both={both!r}{gains}):")
            required: List[str] = []
            optional: List[str] = []
            for index, field in enumerate(fields):
                name, hint = f"f{index}", self.annotation(field.type)
                if field.mode == "const":
                    optional.append(f'    {name}: Literal["c"] = "c"')
                elif field.mode == "required":
                    required.append(f"    {name}: {hint}")
                elif field.mode == "nullable":
                    required.append(f"    {name}: Optional[{hint}]")
                else:
                    optional.append(f"    {name}: Optional[{hint}] = None")
            if gains:
                optional.append(f'    type: Literal["v{number}"] = "v{number}"')
            lines += [*required, *optional, "    pass"]
        variants = {f"v{n}": f"S{n}" for n in range(self.first_variant, len(self.structs))}
        lines.append(f"__shapes__ = {{'U': ('type', {variants!r})}}")
        return "\n".join(lines)

    def load(self) -> None:
        module = types.ModuleType(self.module)
        sys.modules[self.module] = module
        exec(compile(self.source(), self.module, "exec", dont_inherit=True), module.__dict__)

    def documents(self, of: Type) -> st.SearchStrategy[object]:
        """Documents of a type that encode to themselves once decoded."""
        kind = of[0]
        if kind == "struct":
            return self._objects(int(of[1]), "")  # type: ignore[call-overload]
        if kind == "list":
            return st.lists(self.documents(of[1]), max_size=3)  # type: ignore[arg-type]
        if kind == "map":
            return st.dictionaries(texts, self.documents(of[1]), max_size=3)  # type: ignore[arg-type]
        if kind == "union":
            known = [
                self._objects(n, f"v{n}") for n in range(self.first_variant, len(self.structs))
            ]
            unknown = st.dictionaries(texts, json_values, max_size=2).map(
                lambda data: {**data, "type": "unknown"}
            )
            return st.one_of(*known, unknown)
        return _VALUES[kind]

    def _objects(self, number: int, tag: str) -> st.SearchStrategy[object]:
        fields = self.structs[number]
        needed: Dict[str, st.SearchStrategy[object]] = {}
        possible: Dict[str, st.SearchStrategy[object]] = {}
        for field in fields:
            value = self.documents(field.type)
            if field.mode == "required":
                needed[field.wire] = value
            elif field.mode == "nullable":
                needed[field.wire] = st.one_of(st.none(), value)
            elif field.mode == "const":
                needed[field.wire] = st.sampled_from(["c", "other"])
            else:
                possible[field.wire] = st.one_of(st.none(), value)
        if tag:
            needed["type"] = st.just(tag)
        known = st.fixed_dictionaries(needed, optional=possible)
        names = {field.wire for field in fields} | ({"type"} if tag else set())
        unknown = st.dictionaries(
            texts.filter(lambda key: key not in names), json_values, max_size=2
        )
        return st.tuples(known, unknown).map(lambda both: {**both[0], **both[1]})


@st.composite
def contracts(draw: st.DrawFn) -> Contract:
    count, variants = draw(st.integers(1, 3)), draw(st.integers(1, 2))
    structs: List[List[Field]] = []
    for number in range(count + variants):
        # A struct mentions those before it, and the union where it is no variant.
        leaves = st.sampled_from(_SCALARS).map(lambda name: (name,))
        if number:
            leaves |= st.integers(0, min(number, count) - 1).map(lambda n: ("struct", n))
        all_types = st.recursive(
            leaves,
            lambda inner: st.tuples(st.sampled_from(["list", "map"]), inner),
            max_leaves=2,
        )
        wires = draw(st.lists(texts.filter(lambda t: t != "type"), max_size=4, unique=True))
        structs.append(
            [Field(wire, draw(all_types), draw(st.sampled_from(_MODES))) for wire in wires]
        )
    structs.append([])
    structs[-2], structs[-1] = structs[-1], structs[-2]
    return Contract(structs, variants, f"random_contract_{next(_numbers)}")
