"""A request to what is answered. Pure: waiting and sending is ``app``'s."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from contract_generator.contract.model import Contract
from contract_generator.mock.answer import Answer, Answers
from contract_generator.mock.events import Events
from contract_generator.mock.inputs import Given, InputReader, Sent
from contract_generator.mock.prefer import NOTHING, Wishes, wishes
from contract_generator.mock.problem import ErrorBodies, Problem, phrase
from contract_generator.mock.route import Found, Routes, Target
from contract_generator.mock.sample import Sampler
from contract_generator.mock.store import bound
from contract_generator.mock.wire import Json, dumps

_STREAM = "text/event-stream"
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request without its body.

    Attributes:
        verb: The verb.
        path: The path as it was sent, percent-encoded.
        query: The query's pairs, decoded, in order.
        headers: The headers, by names in lower case.
    """

    verb: str
    path: str
    query: Sequence[tuple[str, str]]
    headers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered.

    Attributes:
        status: The status.
        headers: Headers apart from those of the content.
        body: JSON; None where there is no body.
        events: The events of a stream; None for any other answer.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes | None = None
    events: Iterator[bytes] | None = None


class Calls:
    """Answers the requests to one contract's server.

    Args:
        contract: The contract.
    """

    def __init__(self, contract: Contract) -> None:
        self.routes = Routes(contract)
        sampler = Sampler(contract.type_named())
        # Without the word of the contract a client without a key sends none.
        self._auth = contract.client.auth if contract.client.auth_written else None
        self._inputs = InputReader(sampler.types, sampler.checker)
        self._answers = Answers([target.method for target in self.routes.targets], sampler)
        self._errors = ErrorBodies(contract, sampler)
        failure = self._errors.body(Problem(500, "the stream failed, as Prefer asked for"))
        self._events = Events(sampler, failure)
        self._kept: dict[tuple[str, str, str], Reply] = {}
        self._failed: dict[tuple[str, str, str], int] = {}

    def wished(self, asked: Asked) -> Wishes:
        """What a request asks to go wrong, and hasn't so often as it said.

        Raises:
            Problem: It can't be read.
        """
        text = asked.headers.get("prefer", "")
        found = wishes(text) if text else NOTHING
        if found.times is not None:
            at = (asked.verb, asked.path, text)
            before = self._failed.pop(at, 0)
            if before >= found.times:
                return NOTHING
            self._failed[at] = before + 1
            bound(self._failed)
        return found

    def reply(self, asked: Asked, body: bytes, wished: Wishes) -> Reply:
        """The answer to a request.

        Raises:
            Problem: It is refused.
            Unfillable: No value fits what is due.
        """
        found = self._found(asked)
        self._authorize(asked)
        if wished.code is not None:
            reason = f"{phrase(wished.code)}, as Prefer asked for"
            raise Problem(wished.code, reason)
        key = asked.headers.get("idempotency-key")
        at = (asked.verb, asked.path, key or "")
        if key is not None and at in self._kept:
            # The same call once more: it has been done.
            return self._kept[at]
        target, given = self._chosen(found, asked, body)
        if target.method.stream is not None:
            return self._stream(target, given, asked, wished)
        reply = _unary(self._answers.answer(target.method, given))
        if key is not None:
            self._kept[at] = reply
            bound(self._kept)
        return reply

    def refusal(self, problem: Problem) -> Reply:
        """The answer that says a problem."""
        return Reply(problem.status, problem.headers, dumps(self._errors.body(problem)))

    def _found(self, asked: Asked) -> Found:
        found = self.routes.find(asked.verb, asked.path)
        prefix = self.routes.prefix
        if found is None:
            hint = ""
            if prefix and not asked.path.startswith(f"{prefix}/"):
                hint = f': paths begin with "{prefix}", as the base URL has it'
            raise Problem(404, f"no method has the path {asked.path[:200]}{hint}")
        if not found.targets:
            allowed = ", ".join(found.allowed)
            message = f"the path takes {allowed}, not {asked.verb}"
            raise Problem(405, message, headers={"allow": allowed})
        return found

    def _authorize(self, asked: Asked) -> None:
        auth = self._auth
        if auth is None:
            return
        value = asked.headers.get(auth.header.lower(), "")
        scheme = auth.prefix.lower()
        if value.lower().startswith(scheme) and value[len(scheme) :].strip():
            return
        headers: dict[str, str] = {}
        if scheme:
            headers["www-authenticate"] = f'{auth.prefix.strip()} realm="mock"'
        said = f"{auth.header}: {auth.prefix}KEY"
        raise Problem(401, f'the header "{said}" is missing; any key will do', headers=headers)

    def _chosen(self, found: Found, asked: Asked, body: bytes) -> tuple[Target, Given]:
        """The first method whose input fits, and the input. Streams go first where ``Accept`` asks
        for one; where it leaves that open, a field ``stream`` that is true asks for one, too."""
        accept = asked.headers.get("accept", "")
        streams = _STREAM in accept
        targets = sorted(found.targets, key=lambda each: (each.method.stream is None) is streams)
        refused: Problem | None = None
        fitting: list[tuple[Target, Given]] = []
        for target in targets:
            params = dict(zip(target.params, found.values, strict=True))
            try:
                given = self._inputs.read(target.method, Sent(params, asked.query, body))
            except Problem as problem:
                refused = refused or problem
                continue
            fitting.append((target, given))
        if not fitting:
            raise refused or Problem(404, "no method is here")
        for target, given in fitting if _JSON not in accept else ():
            name = target.method.stream_field
            if name is not None and given.fields.get(name) is True:
                return target, given
        return fitting[0]

    def _stream(self, target: Target, given: Given, asked: Asked, wished: Wishes) -> Reply:
        stream = target.method.stream
        assert stream is not None
        if not target.served:
            raise Problem(501, f"{target.name} is a {stream.mode} stream, which isn't mocked")
        last = asked.headers.get("last-event-id", "")
        after = int(last) if last.isascii() and last.isdigit() and len(last) < 19 else 0
        events = self._events.events(
            stream, after=after, limit=given.limit, fails=wished.error and not after
        )
        return Reply(200, {}, events=events)


def _unary(answer: Answer) -> Reply:
    body: Json = answer.body
    return Reply(answer.status, {}, dumps(body) if answer.has_body else None)
