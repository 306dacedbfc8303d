"""Streams that are taken up again after they broke off; each case sync and async."""

import pickle
from typing import Iterator, List, NamedTuple, Optional

import pytest
import stream_client
from cases.stream_types import Done, Tick
from cases.streams import BROKE, A, B, a, b
from contract_runtime import (
    APIConnectionError,
    APIStatusError,
    InternalServerError,
    NotFoundError,
    ResponseDecodeError,
    StreamError,
    StreamInterruptedError,
)
from contract_runtime._retry.attempts import Attempts
from contract_runtime._retry.policy import RetryBudget, RetryPolicy
from contract_runtime._retry.resume import ResumePolicy
from stream_kit import Driver, Server, both, operation

END = b'event: done\ndata: {"total":9,"type":"done"}\n\n'
TICKS = operation("Tick", done="Done")


def ticks(after: Optional[str], end: bytes = END, line_end: bytes = b"\n") -> bytes:
    """What a server sends that honours ids: the events behind the one that is named."""
    first = int(after or 0) + 1
    pieces = [b": hello\n\n", b"retry: 20\n\n"]
    pieces += [b'id: %d\ndata: {"n":%d}\n\n' % (n, n) for n in range(first, 5)]
    return b"".join([*pieces, end]).replace(b"\n", line_end)


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("cut", [[BROKE], []], ids=["broken", "ended"])
def test_cut_after_every_byte(kind: str, line_end: bytes, cut: List[Exception]) -> None:
    """No item twice and none missing, wherever the stream breaks off."""
    whole = ticks(None, line_end=line_end)
    expected = [Tick(1), Tick(2), Tick(3), Tick(4), Done(9)]
    for place in range(len(whole) - 1):
        server = Server(
            kind,
            [whole[:place], *cut],
            lambda after: [ticks(after, line_end=line_end)],
        )
        items, error = server.play(TICKS, resume=True)
        assert (items, error) == (expected, None), whole[:place]
        if len(server.made) == 1:  # the last blank line was certain
            assert place >= len(whole) - len(line_end)


def test_cut_again_and_again(kind: str) -> None:
    """A server that cuts after each item is asked as often as it takes."""

    def one(after: Optional[str]) -> List[object]:
        rest = ticks(after)
        end = rest.find(b"}\n\n") + 3
        return [rest[:end], BROKE]

    budget = RetryBudget(capacity=10)
    server = Server(kind, *[one] * 5)
    items, error = server.play(TICKS, resume=ResumePolicy(max_tries=1), budget=budget)
    assert (items, error) == ([Tick(1), Tick(2), Tick(3), Tick(4), Done(9)], None)
    assert server.asked == [None, "1", "2", "3", "4"]
    assert server.clock.sleeps == [0.02] * 4
    assert budget.tokens == 10
    assert [connection.closed for connection in server.made] == [1] * 5


class Way(NamedTuple):
    name: str
    #: What answers the second and later requests, which name the id "7".
    answers: List[object]
    items: List[object]
    error: object = None
    says: str = ""
    tries: int = 2


def refused(cls: type, status: int) -> APIStatusError:
    error: APIStatusError = cls("sorry", status_code=status)
    return error


WAYS = [
    Way("goes on", [[B]], [a, b]),
    Way("ends with 204", [204], [a]),
    Way("needs several tries", [[BROKE], [b": ping\n\n", BROKE], [B]], [a, b], tries=4),
    Way("tries run out", [[BROKE]] * 3, [a], StreamInterruptedError, "reset by peer", tries=4),
    Way(
        "begins anew each time",
        [[b"id: 7\n" + A, BROKE]] * 3,
        [a] * 4,
        StreamInterruptedError,
        "reset by peer",
        tries=4,
    ),
    Way("refused, then goes on", [APIConnectionError("refused"), [B]], [a, b], tries=3),
    Way(
        "refused for good",
        [APIConnectionError("refused")] * 3,
        [a],
        StreamInterruptedError,
        "couldn't be resumed after 1 item, last event id '7': refused",
        tries=4,
    ),
    Way("a 5xx, then goes on", [refused(InternalServerError, 503), [B]], [a, b], tries=3),
    Way("a 404", [refused(NotFoundError, 404)], [a], StreamInterruptedError, "sorry"),
    Way("not a stream", ["text/html"], [a], ResponseDecodeError, "expected an event stream"),
    Way("an error event", [[b"event: error\ndata: no\n\n"]], [a], StreamError, "no"),
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
def test_way(kind: str, way: Way) -> None:
    server = Server(kind)

    def answers() -> Iterator[object]:
        yield [b"id: 7\n" + A, BROKE]
        for answer in way.answers:
            if answer == 204:
                answer = server.answer(status=204, content_type="")
            elif isinstance(answer, str):
                answer = server.answer(b"<html>", content_type=answer)
            yield answer

    items, error = server.then(*answers()).play(operation(), resume=ResumePolicy(max_tries=3))
    assert items == way.items
    assert type(error) is (way.error or type(None))
    assert way.says in str(error or "")
    assert server.asked == [None] + ["7"] * (way.tries - 1)
    assert all(connection.closed == 1 for connection in server.made)
    if isinstance(error, StreamInterruptedError):
        assert (error.items, error.last_event_id) == (len(items), "7")
        assert error.__cause__ is not None


def test_history(kind: str) -> None:
    server = Server(kind, [b"id: 7\n" + A, BROKE], [BROKE], [BROKE])
    _, error = server.play(operation(), resume=ResumePolicy(max_tries=2))
    assert isinstance(error, StreamInterruptedError)
    assert [attempt.number for attempt in error.attempts] == [1, 2, 3]
    assert "after 3 tries" in str(error)


def test_off_by_default(kind: str) -> None:
    server = Server(kind, [b"id: 7\n" + A, BROKE], [B])
    items, error = server.play(operation())
    assert items == [a] and isinstance(error, StreamInterruptedError)
    assert error.attempts == ()


def test_without_ids_nothing_is_repeated(kind: str) -> None:
    server = Server(kind, [A, BROKE], [A, B])
    items, error = server.play(operation(), resume=True)
    assert items == [a] and isinstance(error, StreamInterruptedError)


def test_without_ids_before_the_first_item_it_begins_anew(kind: str) -> None:
    server = Server(kind, [A[:9], BROKE], [A])
    assert server.play(operation(), resume=True) == ([a], None)
    assert server.asked == [None, None]


def test_id_that_was_reset_is_not_asked_with(kind: str) -> None:
    server = Server(kind, [b"id: 7\n\n", b"id\n\n", BROKE], [A])
    assert server.play(operation(), resume=True) == ([a], None)
    assert server.asked == [None, None]


def test_id_of_an_event_of_its_own(kind: str) -> None:
    server = Server(kind, [A, b"id: 7\n\n", BROKE], [B])
    assert server.play(operation(), resume=True) == ([a, b], None)
    assert server.asked == [None, "7"]


@both
async def test_last_event_id_is_that_of_the_item_in_hand(server: Server, on: Driver) -> None:
    server.then([b"id: 1\n" + A + b"id: 2\n" + B + b"id: 3\n\n"])
    stream = server.stream(operation())
    items = on.iter(stream)
    seen = [(await on.next(items), stream.last_event_id) for _ in range(3)]
    assert seen == [(a, "1"), (b, "2"), (None, "3")]


def test_unfinished_event_does_not_move_the_id(kind: str) -> None:
    server = Server(kind, [b"id: 7\n" + A + b"id: 8\ndata", BROKE], [B])
    assert server.play(operation(), resume=True) == ([a, b], None)
    assert server.asked == [None, "7"]


@pytest.mark.parametrize(
    "retries, policy, delays",
    [
        # The server's time first; then never less than the client's own backoff.
        (["40"], ResumePolicy(), [0.04, 1.0, 2.0]),
        (["0"], ResumePolicy(), [0.0, 1.0, 2.0]),
        (["5000"], ResumePolicy(), [5.0, 5.0, 5.0]),
        (["900000"], ResumePolicy(max_delay=3), [3.0, 3.0, 3.0]),
        (["40", "30"], ResumePolicy(), [0.03, 1.0, 2.0]),
        ([], ResumePolicy(), [1.0, 2.0, 4.0]),
    ],
)
def test_delays(
    kind: str,
    retries: List[str],
    policy: ResumePolicy,
    delays: List[float],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(Attempts.__init__.__kwdefaults__, "random", lambda: 1.0)
    first = b"".join(b"retry: %s\n\n" % each.encode() for each in retries)
    server = Server(kind, [first + b"id: 7\n" + A, BROKE], [BROKE], [BROKE], [B])
    options = {"resume": policy, "policy": RetryPolicy(base_delay=1.0)}
    assert server.play(operation(), **options) == ([a, b], None)
    assert server.clock.sleeps == delays


def test_budget(kind: str) -> None:
    budget = RetryBudget(capacity=10)
    server = Server(kind, [b"id: 7\n" + A, BROKE], *[[BROKE]] * 5)
    _, error = server.play(operation(), resume=ResumePolicy(max_tries=9), budget=budget)
    assert isinstance(error, StreamInterruptedError)
    assert len(server.asked) == 3  # two retries of five tokens each


def test_on_retry_is_told(kind: str) -> None:
    told: List[object] = []
    server = Server(kind, [b"id: 7\n" + A, BROKE], [B])
    policy = RetryPolicy(base_delay=0, on_retry=told.append)
    assert server.play(operation(), resume=True, policy=policy).error is None
    assert "broke off" in told[0].cause


def test_deadline_bounds_the_wait(kind: str) -> None:
    server = Server(kind, [b"retry: 5000\nid: 7\n" + A, BROKE], [B])
    items, error = server.play(operation(), resume=True, deadline=4)
    assert items == [a] and isinstance(error, StreamInterruptedError)
    assert server.clock.sleeps == []


@pytest.mark.parametrize(
    "options",
    [
        {"max_tries": -1},
        {"max_delay": -0.1},
        {"max_delay": float("nan")},
        {"max_delay": float("inf")},
    ],
)
def test_policy_is_checked(options: dict) -> None:
    with pytest.raises(ValueError):
        ResumePolicy(**options)


def test_resume_is_checked(kind: str) -> None:
    cls = stream_client.AsyncClient if kind == "async" else stream_client.Client
    with pytest.raises(TypeError, match="resume must be"):
        cls(base_url="http://h").watch(resume="yes")


def test_policy_is_a_value() -> None:
    assert ResumePolicy() == ResumePolicy(max_tries=5, max_delay=60)
    assert hash(ResumePolicy()) == hash(ResumePolicy())
    assert pickle.loads(pickle.dumps(ResumePolicy(max_tries=2))) == ResumePolicy(max_tries=2)
    with pytest.raises(AttributeError):
        ResumePolicy().max_tries = 3
    assert repr(ResumePolicy(max_tries=1)) == "ResumePolicy(max_tries=1, max_delay=60.0)"
