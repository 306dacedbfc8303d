"""What a unary method answers: from memory where it has a role, else a sample, and in both what
the caller sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from contract_generator.contract.model import Method, Struct
from contract_generator.mock.inputs import Given
from contract_generator.mock.known import Known
from contract_generator.mock.overlay import Overlay
from contract_generator.mock.roles import Role, roles
from contract_generator.mock.sample import Sampler
from contract_generator.mock.store import Shelf, Store
from contract_generator.mock.wire import Json, Object
from contract_generator.plan.words import snake

_TOTALS = frozenset({"total", "count", "total_count", "size"})


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, and a body where there is one."""

    status: int
    has_body: bool
    body: Json = None


class Answers:
    """Answers the methods of one contract, and remembers.

    Args:
        methods: All methods.
        sampler: Makes values.
    """

    def __init__(self, methods: Sequence[Method], sampler: Sampler) -> None:
        self._known = Known(sampler.types)
        self._sampler = sampler
        self._overlay = Overlay(sampler)
        self._store = Store(sampler)
        found = zip(methods, roles(methods, self._known), strict=True)
        self._roles = {id(method): role for method, role in found}

    def answer(self, method: Method, given: Given) -> Answer:
        """The answer to a call.

        Raises:
            Problem: What it is about was deleted.
            Unfillable: No value fits the output.
        """
        role = self._roles.get(id(method))
        status, body = 200, None
        if role is not None:
            status, body = self._act(role, method, given)
        if method.output is None:
            return Answer(status if method.binding.verb == "HEAD" else 204, has_body=False)
        if role is None or not role.same:
            body = self._sample(method, given)
        return Answer(status, has_body=True, body=body)

    def _act(self, role: Role, method: Method, given: Given) -> tuple[int, Json]:
        struct = role.collection.struct
        places = list(given.params.values())
        # The owner is named in the path, and in each thing that is owned.
        owners: Object = dict(list(given.params.items())[: role.collection.outer])
        shelf = self._store.shelf(
            role.collection, places, lambda thing: self._overlay.laid(thing, struct, owners)
        )
        if role.act == "list":
            return 200, self._listing(method, shelf, struct, given)
        if role.act == "create":
            sent = given.whole if isinstance(given.whole, dict) else given.fields
            return 201, self._create(shelf, struct, self._known.struct(method.input), sent)
        if role.act == "create_all":
            return 201, self._create_all(method, shelf, struct, given.whole)
        key = places[role.collection.outer]
        if role.act == "delete":
            return 200, shelf.delete(key)
        thing = shelf.get(key)
        if role.act == "update":
            field = role.collection.key
            keep = field.name if field is not None else ""
            sent = given.whole if isinstance(given.whole, dict) else given.fields
            thing = self._overlay.laid(thing, struct, sent, keep=keep)
            shelf.keep(key, thing)
        return 200, thing

    def _create(self, shelf: Shelf, struct: Struct, taken: Struct | None, sent: Object) -> Json:
        thing = shelf.new()
        if taken is not None:
            thing = self._overlay.unsent(thing, struct, taken, sent)
        return shelf.add(self._overlay.laid(thing, struct, sent))

    def _create_all(self, method: Method, shelf: Shelf, struct: Struct, whole: Json) -> Json:
        """What was sent many of, one by one, in the shape of the output."""
        taken = self._known.many(method.input)
        named = dict(enumerate(whole)) if isinstance(whole, list) else whole
        made = {
            str(name): self._create(shelf, struct, taken, each)
            for name, each in (named.items() if isinstance(named, dict) else ())
            if isinstance(each, dict)
        }
        return made if self._is_map(method) else list(made.values())

    def _listing(self, method: Method, shelf: Shelf, struct: Struct, given: Given) -> Json:
        """The things that are as the query says, in the shape of the output."""
        sought = self._known.sought(struct) - given.params.keys()
        wanted = {name: value for name, value in given.fields.items() if name in sought}
        found = [
            (key, thing)
            for key, thing in shelf.items()
            if all(value is None or thing.get(name) == value for name, value in wanted.items())
        ][: given.limit]
        things: list[Json] = [thing for _, thing in found]
        page = self._known.page(method.output)
        whole = self._known.struct(method.output)
        if page is None or whole is None:
            return dict(found) if self._is_map(method) else things
        made = self._sampler.struct(whole)
        made[page.name] = dict(found) if self._known.is_map(page.type) else things
        for field in whole.fields:
            if snake(field.name) in _TOTALS and isinstance(made.get(field.name), int):
                made[field.name] = len(found)
        return made

    def _is_map(self, method: Method) -> bool:
        assert method.output is not None
        return self._known.is_map(method.output)

    def _sample(self, method: Method, given: Given) -> Json:
        assert method.output is not None
        checker = self._sampler.checker
        if given.whole is not None and checker.fault(given.whole, method.output) is None:
            return given.whole
        made = self._sampler.value(method.output, name=method.name)
        struct = self._known.struct(method.output)
        if struct is not None and isinstance(made, dict):
            sent = given.whole if isinstance(given.whole, dict) else given.fields
            return self._overlay.laid(made, struct, sent)
        return made
