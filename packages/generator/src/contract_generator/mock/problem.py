"""What a request is refused with: a status, and JSON in the shape that the contract declares."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from contract_generator.contract.model import Contract, NamedRef, ScalarRef, Struct
from contract_generator.mock.check import Fault
from contract_generator.mock.sample import Sampler, Unfillable
from contract_generator.mock.wire import Json, Object

#: The contract language, § 5, the first code where several have one status.
CODES = {
    400: "INVALID_ARGUMENT",
    401: "UNAUTHENTICATED",
    403: "PERMISSION_DENIED",
    404: "NOT_FOUND",
    405: "UNIMPLEMENTED",
    409: "ALREADY_EXISTS",
    412: "FAILED_PRECONDITION",
    413: "OUT_OF_RANGE",
    429: "RESOURCE_EXHAUSTED",
    499: "CANCELED",
    500: "INTERNAL",
    501: "UNIMPLEMENTED",
    503: "UNAVAILABLE",
    504: "DEADLINE_EXCEEDED",
}
_MESSAGES = frozenset({"message", "error_message", "msg", "detail", "reason"})
_CODES = frozenset({"code", "error_code", "errorcode"})
_STATUSES = frozenset({"status", "status_code", "statuscode"})


class Problem(Exception):
    """A request that is refused.

    Args:
        status: The HTTP status.
        message: Why.
        field: The path of what is wrong in the input.
        headers: Headers that the answer needs.
    """

    def __init__(
        self,
        status: int,
        message: str,
        *,
        field: str = "",
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.field = field
        self.headers = dict(headers or {})


def misfit(fault: Fault) -> Problem:
    """The refusal of input that doesn't fit."""
    return Problem(400, f"{fault.path or 'the body'}: {fault.why}", field=fault.path)


def phrase(status: int) -> str:
    """The words for a status (RFC 9110 § 15)."""
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"status {status}"


class ErrorBodies:
    """Words problems in the shape of the first ``error`` type that a contract's streams declare,
    which is the only place where it says what errors look like; else as the language has it.
    """

    def __init__(self, contract: Contract, sampler: Sampler) -> None:
        self._sampler = sampler
        self._shape = next(filter(None, map(self._worded, _error_types(contract))), None)

    def body(self, problem: Problem) -> Json:
        """The JSON that says a problem."""
        if self._shape is not None:
            return self._filled(self._shape, problem)
        plain: Object = {"code": _code(problem), "message": problem.message}
        if problem.field:
            plain["details"] = {"field": problem.field}
        return plain

    def _worded(self, name: str) -> Struct | None:
        """The struct of a name, if it has a place for a message."""
        declared = self._sampler.types.get(name)
        if not isinstance(declared, Struct):
            return None
        said = "a message, and nothing else"
        try:
            filled = self._filled(declared, Problem(400, said))
        except Unfillable:
            return None
        inner = filled.get("error")
        there = [*filled.values(), *(inner.values() if isinstance(inner, dict) else ())]
        return declared if said in there else None

    def _filled(self, struct: Struct, problem: Problem, *, inner: bool = False) -> Object:
        made = self._sampler.struct(struct)
        for field in struct.fields:
            low = field.name.lower()
            kind = field.type.name if isinstance(field.type, ScalarRef) else None
            if kind == "string" and low in _MESSAGES:
                made[field.name] = problem.message
            elif kind == "string" and low in _CODES:
                # Outside of an enum, too: errors have codes that their types don't list.
                made[field.name] = _code(problem)
            elif kind == "int" and low in _CODES | _STATUSES:
                made[field.name] = problem.status
            elif kind == "any" and low == "details":
                made[field.name] = {"field": problem.field} if problem.field else {}
            elif low == "error" and isinstance(field.type, NamedRef) and not inner:
                nested = self._sampler.types[field.type.name]
                if isinstance(nested, Struct):
                    made[field.name] = self._filled(nested, problem, inner=True)
        return made


def _error_types(contract: Contract) -> list[str]:
    streams = (method.stream for each in contract.resources for method in each.methods)
    errors = (stream.error for stream in streams if stream is not None)
    return [ref.name for ref in errors if isinstance(ref, NamedRef)]


def _code(problem: Problem) -> str:
    return CODES.get(problem.status, "INTERNAL" if problem.status >= 500 else "INVALID_ARGUMENT")
