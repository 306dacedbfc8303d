"""Names in use: a second claim to one is refused, and both places are shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from contract_generator.diagnostics.diagnostic import Findings, Related, Rule
from contract_generator.diagnostics.span import Span
from contract_generator.plan.names import Name

NAME_COLLISION = Rule(
    "name-collision", "error", "Two names of a contract become one name in Python."
)


@dataclass
class Namespace:
    """The names of one place: a client's resources, a resource's methods, a struct's fields.

    Attributes:
        place: What it is the inside of, for messages: ``resource "todos"``.
    """

    place: str
    found: Findings
    _claims: dict[str, tuple[Name, Span]] = field(default_factory=dict[str, tuple[Name, Span]])

    def claim(self, name: Name, span: Span) -> bool:
        """Take a name; a finding, and False, where it is taken already."""
        first = self._claims.get(name.code)
        if first is None:
            self._claims[name.code] = name, span
            return True
        other, place = first
        self.found.add(
            NAME_COLLISION,
            span,
            f'"{name.written}" and "{other.written}" both become "{name.code}" in {self.place}',
            "rename one of them",
            related=(Related(place, f'"{other.written}" is here'),),
        )
        return False
