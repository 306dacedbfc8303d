"""A method's binding: given by ``http``, or inferred (contract language, § 3)."""

from __future__ import annotations

from typing import get_args

from contract_generator.contract.binding import Answers, inferred, rest_of, takes_body
from contract_generator.contract.model import Binding, Field, Param, ScalarRef, Verb
from contract_generator.contract.path import DUPLICATE_PARAM, Place, path_parts
from contract_generator.contract.shape import HTTP, entries, required_text
from contract_generator.diagnostics.diagnostic import Findings, Rule
from contract_generator.diagnostics.span import Span
from contract_generator.diagnostics.suggest import Suggester, did_you_mean
from contract_generator.load.node import Node, Scalar

UNKNOWN_VERB = Rule("unknown-verb", "error", "A method of HTTP is none that contracts have.")
VERB_CASE = Rule("verb-case", "warning", "A method of HTTP isn't in upper case.")
ADDED_PARAM = Rule("added-param", "warning", "No field of the input answers to a place in a path.")
PARAM_TYPE = Rule("param-type", "error", "A field that can't be put into a path is named in one.")
WHOLE_INPUT = Rule(
    "whole-input", "error", "Input that is a whole JSON body has a verb that sends none."
)

_VERBS: tuple[Verb, ...] = get_args(Verb)


class BindingReader:
    """Reads one method's binding.

    Args:
        resource: The resource's name as written.
        method: The method's name.
        fields: The input's fields; none where it is no struct.
        whole: The input's ref where it is no struct, and so the whole body.
        findings: Where to put what is wrong.
    """

    def __init__(
        self,
        resource: str,
        method: Scalar,
        fields: tuple[Field, ...],
        whole: Scalar | None,
        findings: Findings,
    ) -> None:
        self._resource = resource
        self._method = method
        self._fields = fields
        self._whole = whole
        self._findings = findings
        #: The places that fields answer to, by the fields' names.
        self._taken: dict[str, Place] = {}

    def read(self, http: Node | None) -> Binding:
        """The binding that ``http`` gives, or else the method's name."""
        if http is None or (isinstance(http, Scalar) and http.null):
            return self._inferred()
        # Nothing is inferred in the place of what can't be read: its faults would be found too.
        given = entries(http, HTTP, self._findings) or {}
        verb = self._verb(required_text(given.get("method"), "an HTTP method", self._findings))
        node = required_text(given.get("path"), "a path", self._findings)
        parts = path_parts(node, self._findings) if node else None
        answers = Answers(self._fields)
        path = [
            self._param(each, answers) if isinstance(each, Place) else each for each in parts or ()
        ]
        return self._bound(verb, tuple(path), inferred=False)

    def _inferred(self) -> Binding:
        name = self._method
        verb, path = inferred(name.text, self._resource, self._fields)
        for each in path:
            if isinstance(each, Param):
                if each.added:
                    self._added(each.name, name.span)
                elif "{" in each.name or "}" in each.name:
                    message = f'the field "{each.name}" can\'t be named in a path'
                    self._findings.add(PARAM_TYPE, name.span, message, 'give the method "http"')
                else:
                    self._check_type(Answers(self._fields).field(each.name), name.span)
        return self._bound(verb, path, inferred=True)

    def _bound(self, verb: Verb, path: tuple[str | Param, ...], *, inferred: bool) -> Binding:
        whole = self._whole
        if whole is not None and not takes_body(verb):
            message = f'"{whole.text}" is no struct: it is the whole body, and {verb} sends none'
            label = "use POST, PUT or PATCH, or a struct"
            self._findings.add(WHOLE_INPUT, whole.span, message, label)
        rest = rest_of(verb, self._fields, path)
        return Binding(verb, path, rest, whole is not None, inferred)

    def _verb(self, node: Scalar | None) -> Verb:
        if node is None:
            return "POST"
        upper = node.text.upper()
        if upper not in _VERBS:
            label = did_you_mean(Suggester(_VERBS).near(upper)) or f"write {', '.join(_VERBS)}"
            message = f'"{node.text}" is no method that contracts have'
            self._findings.add(UNKNOWN_VERB, node.span, message, label)
            return "POST"
        if upper != node.text:
            message = "methods of HTTP are written in upper case"
            self._findings.add(VERB_CASE, node.span, message, f'write "{upper}"')
        return upper

    def _param(self, place: Place, answers: Answers) -> Param:
        field = answers.field(place.name)
        if field is None:
            self._added(place.name, place.span)
            return Param(place.name, added=True, rest=place.rest)
        self._check_type(field, place.span)
        first = self._taken.setdefault(field.name, place)
        if first is not place:
            message = f'{{{place.name}}} and {{{first.name}}} both mean the field "{field.name}"'
            label = "rename one of them"
            self._findings.add(DUPLICATE_PARAM, place.span, message, label)
        return Param(field.name, added=False, rest=place.rest)

    def _added(self, name: str, span: Span) -> None:
        message = f"no field of the input answers to {{{name}}}: it becomes a str argument"
        self._findings.add(ADDED_PARAM, span, message, f'declare a field "{name}"')

    def _check_type(self, field: Field | None, span: Span) -> None:
        if field is not None and not isinstance(field.type, ScalarRef):
            message = f'the field "{field.name}" is a list, a map or a type: no path can hold it'
            self._findings.add(PARAM_TYPE, span, message, "name a field of a single value")
