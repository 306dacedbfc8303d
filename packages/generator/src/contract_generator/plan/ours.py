"""Names of ours that a contract's types may want: ours give way, and an info says so."""

from __future__ import annotations

from collections.abc import Mapping

from contract_generator.diagnostics.diagnostic import Findings, Related, Rule
from contract_generator.diagnostics.span import Span
from contract_generator.plan.names import Name
from contract_generator.plan.types import Types
from contract_generator.text.code import Code
from contract_generator.text.python import identifier

NAME_TAKEN = Rule("name-taken", "info", "A type has the name of something of the client's own.")

#: What a package offers besides its models, resources and typed dicts, and where it is defined.
ERRORS = (
    "APIConnectionError",
    "APIStatusError",
    "APITimeoutError",
    "AuthenticationError",
    "BadRequestError",
    "ConflictError",
    "InternalServerError",
    "NotFoundError",
    "PermissionDeniedError",
    "RateLimitError",
    "ResponseDecodeError",
    "SDKError",
    "StreamError",
    "StreamInterruptedError",
    "UnprocessableEntityError",
)
VALUES = (
    "RequestOptions",
    "ResumePolicy",
    "RetryPolicy",
    "UNSET",
    "UnknownVariant",
    "Unset",
)
STREAMS = ("AsyncStream", "Stream")
CLIENTS = ("AsyncClient", "Client")


class Ours:
    """Spells names of ours beside the contract's.

    Args:
        types: The contract's types.
        found: Where to say that one of ours gave way.
    """

    def __init__(self, types: Types, found: Findings) -> None:
        self._found = found
        self._spans: Mapping[str, Span] = {
            name.code: types.declared[written].span for written, name in types.names.items()
        }
        self._types = types

    def spell(self, name: str, related: Span | None = None) -> Code:
        """The name, with a ``_`` where a type of the contract has it.

        Args:
            name: The name of ours.
            related: What of the contract it is made for.
        """
        span = self._spans.get(name)
        if span is None:
            return identifier(name)
        self._found.add(
            NAME_TAKEN,
            span,
            f'a type is named "{name}", as something of the client\'s own would be',
            f'the type keeps the name; ours is "{name}_"',
            related=() if related is None else (Related(related, "made for this"),),
        )
        return identifier(name + "_")

    def raw_class(self, name: Code) -> Code:
        """The name of the class that holds a resource's raw twins."""
        return self.spell(f"Raw{name}")

    def dict_name(self, name: Name) -> Code:
        """The typed dict's name of a type."""
        return self.spell(f"{name.code}Dict")
