"""What a request says, checked: the fields of a method's input, or the one value that it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from contract_generator.contract.model import Field, Method, Type
from contract_generator.mock.check import Checker, Fault
from contract_generator.mock.known import Known
from contract_generator.mock.problem import Problem, misfit
from contract_generator.mock.query import TextReader
from contract_generator.mock.wire import Json, Object, loads
from contract_generator.plan.words import snake

_LIMITS = frozenset({"limit", "page_size", "per_page", "max_results"})


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with a request.

    Attributes:
        params: The path's places, decoded, by the names that the binding has for them.
        query: The query's pairs, decoded, in order.
        body: The body.
    """

    params: Mapping[str, str]
    query: Sequence[tuple[str, str]]
    body: bytes


@dataclass(frozen=True, slots=True)
class Given:
    """A method's input.

    Attributes:
        fields: The fields of a struct, and params that no field answers to, by wire name. What a
            query can't say is filled in.
        whole: The input that is the whole body; None where it isn't.
        params: The path's places as text.
    """

    fields: Object
    whole: Json
    params: Mapping[str, str]

    @property
    def limit(self) -> int | None:
        """How many the caller wants at most; None: it doesn't say."""
        for name, value in self.fields.items():
            if snake(name) in _LIMITS and isinstance(value, int):
                return max(value, 0)
        return None


class InputReader:
    """Reads the input of one contract's methods.

    Args:
        types: The declared types by name.
        checker: Holds values against them.
    """

    def __init__(self, types: Mapping[str, Type], checker: Checker) -> None:
        self._known = Known(types)
        self._checker = checker
        self._texts = TextReader(types)

    def read(self, method: Method, sent: Sent) -> Given:
        """The input.

        Raises:
            Problem: It doesn't fit.
        """
        if method.binding.whole and method.input is not None:
            whole = _json(sent.body)
            _refuse(self._checker.fault(whole, method.input))
            return Given(dict(sent.params), whole, sent.params)
        struct = self._known.struct(method.input)
        given: Object = dict(sent.params)
        if struct is not None:
            left: list[Field] = []
            for field in struct.fields:
                if field.name in sent.params:
                    given[field.name] = self._texts.value(sent.params[field.name], field.type)
                else:
                    left.append(field)
            given.update(self._rest(method, left, sent))
            _refuse(self._checker.fields(given, struct))
        return Given(given, None, sent.params)

    def _rest(self, method: Method, fields: Sequence[Field], sent: Sent) -> Object:
        if method.binding.rest == "query":
            return self._texts.fields(sent.query, fields)
        if method.binding.rest is None:
            return {}
        body = _json(sent.body) if sent.body.strip() else {}
        if not isinstance(body, dict):
            raise Problem(400, "the body has to be a JSON object")
        taken = {field.name for field in fields}
        # A field that the path holds counts from there.
        return {name: value for name, value in body.items() if name in taken}


def _json(body: bytes) -> Json:
    if not body.strip():
        raise Problem(400, "the body is empty: JSON is due")
    try:
        return loads(body)
    except ValueError as error:
        raise Problem(400, f"the body isn't JSON: {error}") from None


def _refuse(fault: Fault | None) -> None:
    if fault is not None:
        raise misfit(fault)
