"""Methods as Python shows them: parameters, return type, docstring and the one expression."""

from __future__ import annotations

from contract_generator.contract.model import Method as Declared
from contract_generator.plan import docs
from contract_generator.plan.annotations import NONE, Annotations
from contract_generator.plan.operations import Argument, Planned, result_type
from contract_generator.plan.pieces import Method
from contract_generator.plan.scope import Scope
from contract_generator.plan.types import Types
from contract_generator.text.code import Code, fill, join, raw
from contract_generator.text.python import literal

_ABI = "contract_runtime.abi"
_MODES = {"ws": "over WebSocket", "grpc": "over gRPC", "async": "by messages"}


class Signatures:
    """Spells the methods of one resource class.

    Args:
        types: The contract's types.
        scope: The module.
        annotations: How the module spells types.
        shadows: The class's method names: what they hide in annotations after them.
        asynchronous: Whether it's the async client's class.
        operations: The module that has the operations, where that is another.
    """

    def __init__(
        self,
        types: Types,
        scope: Scope,
        annotations: Annotations,
        *,
        shadows: frozenset[str],
        asynchronous: bool,
        operations: Code | None,
    ) -> None:
        self._operations = operations
        self._types = types
        self._scope = scope
        self._annotations = annotations
        self._shadows = shadows
        self._async = asynchronous

    def method(self, planned: Planned) -> Method:
        """A method's page."""
        stream = planned.method.stream is not None
        parameters = [raw("self"), *self._body(planned)]
        keywords = [self._parameter(argument) for argument in planned.arguments]
        if stream and planned.unavailable is None:
            keywords.append(self._resume())
        keywords.append(self._options())
        parameters += [raw("*"), *keywords]
        if planned.unavailable is not None:
            return self._unavailable(planned, planned.unavailable, parameters)
        result = result_type(planned, self._types, self._annotations, self._shadows)
        return Method(
            head=fill("{start} {name}", start=self._start(stream), name=planned.name.code),
            parameters=tuple(parameters),
            returns=self._stream_of(result) if stream else result,
            docstring=self._docstring(planned),
            body=self._expression(planned, stream),
        )

    def _start(self, stream: bool) -> Code:
        return raw("async def") if self._async and not stream else raw("def")

    def _body(self, planned: Planned) -> list[Code]:
        """The one positional parameter, for input that isn't a struct."""
        method = planned.method
        if not method.binding.whole or method.input is None:
            return []
        accepted = self._annotations.accepted(method.input, self._shadows)
        return [fill("body: {type}", type=self._annotations.union(accepted, self._shadows))]

    def _parameter(self, argument: Argument) -> Code:
        name = argument.name.code
        field = argument.field
        if field is None:
            return fill(
                "{name}: {str}", name=name, str=self._scope.name("builtins", "str", self._shadows)
            )
        members = self._annotations.any_of(field, self._shadows)
        if argument.required:
            if field.nullable and not field.optional:
                members = [*members, NONE]
            return fill("{name}: {type}", name=name, type=self._union(members))
        if field.nullable:
            unset = self._scope.name(_ABI, "Unset", self._shadows)
            default = self._scope.runtime(_ABI, "UNSET")
            members = [*members, NONE, unset]
        else:
            default = NONE
            members = [*members, NONE]
        return fill(
            "{name}: {type} = {default}", name=name, type=self._union(members), default=default
        )

    def _resume(self) -> Code:
        policy = self._scope.name(_ABI, "ResumePolicy")
        flag = self._scope.name("builtins", "bool", self._shadows)
        return fill("resume: {type} = False", type=self._union([flag, policy]))

    def _options(self) -> Code:
        options = self._scope.name(_ABI, "RequestOptions")
        return fill("request_options: {type} = None", type=self._union([options, NONE]))

    def _stream_of(self, item: Code) -> Code:
        name = self._scope.name(_ABI, "AsyncStream" if self._async else "Stream")
        return fill("{stream}[{item}]", stream=name, item=item)

    def _union(self, members: list[Code]) -> Code:
        return self._annotations.union(members, self._shadows)

    def _expression(self, planned: Planned, stream: bool) -> Code:
        start = raw("return await self._call")
        if stream:
            start = raw("return self._stream")
        elif not self._async:
            start = raw("return self._call")
        constant = planned.constant
        if self._operations is not None:
            constant = fill("{module}.{name}", module=self._operations, name=constant)
        return fill(
            "{start}({constant}, {{{items}}}, request_options{resume})",
            start=start,
            constant=constant,
            items=join(", ", self._items(planned)),
            resume=raw(", resume" if stream else ""),
        )

    def _items(self, planned: Planned) -> list[Code]:
        """The arguments by wire name; an input that isn't a struct travels as ``$body``."""
        items = [
            fill("{wire}: {name}", wire=literal(argument.wire), name=argument.name.code)
            for argument in planned.arguments
        ]
        if planned.method.binding.whole:
            items.insert(0, raw('"$body": body'))
        if planned.method.stream_field is not None:
            items.append(fill("{wire}: True", wire=literal(planned.method.stream_field)))
        return items

    def _docstring(self, planned: Planned) -> Code:
        method = planned.method
        entries: list[tuple[str, str]] = []
        if method.binding.whole:
            entries.append(docs.entry("body", _what(method, self._types)))
        for argument in planned.arguments:
            entries.append(
                docs.of_field(argument.name.code, argument.field)
                if argument.field is not None
                else docs.entry(argument.name.code, f"The path's `{{{argument.wire}}}`.")
            )
        return docs.text(
            method.description,
            indent=8,
            fallback=f"Call `{planned.full}`.",
            section="Args",
            entries=entries,
        )

    def _unavailable(self, planned: Planned, mode: str, parameters: list[Code]) -> Method:
        """A method that takes what its contract says, and says that it can't be called."""
        sentence = f"Not available: it streams {_MODES[mode]}, which this client can't."
        return Method(
            head=fill("def {name}", name=planned.name.code),
            parameters=tuple(parameters),
            returns=self._scope.name("typing", "NoReturn"),
            docstring=docs.text(sentence, indent=8, fallback=""),
            body=fill(
                "self._unavailable({name}, {mode})",
                name=literal(planned.full),
                mode=literal(mode),
            ),
        )


def _what(method: Declared, types: Types) -> str:
    declared = types.declared.get(getattr(method.input, "name", ""))
    return (declared.description if declared is not None else "") or "What is sent."
