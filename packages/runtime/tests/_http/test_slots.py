"""Who gets which connection."""

from __future__ import annotations

from threading import Event
from typing import Any, List, Optional

import httpx
import pytest
from contract_runtime._http.slots import Slots
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

A: Any = (b"https", b"a", None)
B: Any = (b"https", b"b", None)


def slots(
    most: Optional[int] = None, idle: Optional[int] = None, expiry: Optional[float] = None
) -> Slots[object]:
    return Slots(
        httpx.Limits(max_connections=most, max_keepalive_connections=idle, keepalive_expiry=expiry)
    )


def taken(table: Slots[object], origin: Any = A, now: float = 0) -> Any:
    slot = table.take(origin, now)
    assert slot is not None
    return slot


def test_the_last_used_comes_first() -> None:
    table = slots()
    first, second = taken(table), taken(table)
    table.give(first, 1)
    table.give(second, 2)
    assert taken(table) is second
    assert taken(table) is first
    assert taken(table, B) not in (first, second)
    assert table.count == 3


def test_old_ones_are_closed() -> None:
    table = slots(expiry=5)
    first, second = taken(table), taken(table)
    table.give(first, 0)
    table.give(second, 4)
    assert taken(table, now=6) is second
    table.give(second, 6)  # and the bottom is looked at
    assert table.doomed == [first]
    assert taken(table, now=12) not in (first, second)
    assert table.doomed == [first, second]


def test_old_ones_of_origins_that_nobody_uses_any_more_are_closed() -> None:
    table = slots(expiry=5)
    slot, other, last = taken(table, A), taken(table, B), taken(table, B)
    table.give(slot, 0)
    table.give(other, 1)
    assert table.doomed == []
    table.give(last, 7)
    assert (table.doomed, table.count) == ([other, slot], 1)


@pytest.mark.parametrize("expiry", [5, None, 0, -1])
def test_origins_are_forgotten_with_their_connections(expiry: Optional[float]) -> None:
    table = slots(most=3, expiry=expiry)
    for number in range(100):
        origin = (b"https", b"%d" % number, None)
        slot = taken(table, origin, number)
        if number % 3:
            table.give(slot, number)
        else:
            table.drop(slot)
    assert len(table._idle) <= 3


def test_few_are_kept() -> None:
    table = slots(idle=1)
    first, second = taken(table), taken(table)
    table.give(first, 0)
    table.give(second, 0)
    assert table.doomed == [first]
    third = taken(table, B)
    table.give(third, 1)
    assert table.doomed == [first, second]
    table = slots(idle=0)
    table.give(taken(table), 0)
    assert (len(table.doomed), table.count) == (1, 0)


def test_whoever_came_first_is_served_first() -> None:
    table = slots(most=1)
    slot = taken(table)
    assert table.take(A, 0) is None
    first, second, third = table.queue(A, Event()), table.queue(B, Event()), table.queue(A, Event())
    table.give(slot, 0)
    assert first.slot is slot
    # One of another origin is given a new connection in the old one's place.
    table.give(slot, 0)
    assert second.slot is not None
    assert second.slot is not slot
    assert table.doomed == [slot]
    table.leave(second, 0)
    assert third.slot is not None
    assert table.count == 1


def test_leaving_the_queue() -> None:
    table = slots(most=1)
    slot = taken(table)
    first, second = table.queue(A, Event()), table.queue(A, Event())
    table.leave(first, 0)
    table.give(slot, 0)
    assert (first.slot, second.slot) == (None, slot)
    table.leave(second, 0)
    assert (table.count, len(table._queue)) == (1, 0)


def test_idle_ones_make_room_for_another_origin() -> None:
    table = slots(most=2)
    first, second = taken(table, A), taken(table, B)
    table.give(second, 1)
    table.give(first, 2)
    assert taken(table, (b"http", b"c", 80)) is not None
    assert table.doomed == [second]
    assert table.count == 2


def test_after_closing() -> None:
    table = slots(most=1)
    slot = taken(table)
    ticket = table.queue(A, Event())
    assert table.empty() == ([slot], [ticket])
    table.give(slot, 0)
    table.drop(slot)
    table.leave(ticket, 0)
    assert (table.count, len(table._queue)) == (0, 0)


class Machine(RuleBasedStateMachine):
    """Whatever happens: never more than there may be, and nobody waits while one is free."""

    def __init__(self) -> None:
        super().__init__()
        self.table = slots(most=3, idle=2, expiry=10)
        self.now = 0.0
        self.held: List[Any] = []
        self.tickets: List[Any] = []

    def look(self) -> None:
        """See whose turn has come: of those who wait, the first."""
        if self.tickets and self.tickets[0].slot is not None:
            self.held.append(self.tickets.pop(0).slot)

    @rule(origin=st.sampled_from([A, B]))
    def take(self, origin: Any) -> None:
        slot = self.table.take(origin, self.now)
        if slot is None:
            self.tickets.append(self.table.queue(origin, Event()))
        else:
            assert slot not in self.held
            self.held.append(slot)

    @rule(index=st.integers(0, 2), whole=st.booleans())
    def give(self, index: int, whole: bool) -> None:
        if index < len(self.held):
            slot = self.held.pop(index)
            self.table.give(slot, self.now) if whole else self.table.drop(slot)
            self.look()

    @rule(index=st.integers(0, 5))
    def leave(self, index: int) -> None:
        if index < len(self.tickets):
            self.table.leave(self.tickets.pop(index), self.now)
            self.look()

    @rule(seconds=st.sampled_from([1, 20]))
    def wait(self, seconds: int) -> None:
        self.now += seconds

    @invariant()
    def holds(self) -> None:
        assert self.table.count <= 3
        assert self.table.busy == set(self.held)
        assert len(self.table._queue) == len(self.tickets)
        assert not self.tickets or len(self.held) == 3


TestMachine = Machine.TestCase
TestMachine.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")
