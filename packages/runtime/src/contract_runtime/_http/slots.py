"""Who gets which connection. Pure: no waiting, no locks, no bytes.

A slot is the right to one connection to one origin. Free ones lie on a stack for each origin,
the last used on top: few are kept busy, and the others grow old at the bottom and are closed.
Where all are taken, whoever came first gets the next one.
"""

from __future__ import annotations

from collections import deque
from typing import Any, Deque, Dict, List, Optional, Set, Tuple

import httpx

from .guard import Guard, Wire

Origin = Tuple[bytes, bytes, Optional[int]]


class Slot:
    """The right to one connection: what carries its requests, what watches over the present one,
    and the network stream of the last."""

    carrier: Any = None
    guard: Optional[Guard] = None
    wire: Wire = None
    since = 0.0

    def __init__(self, origin: Origin) -> None:
        self.origin = origin


class Ticket:
    """A place in the queue; when its turn has come, its slot and its waker are set."""

    slot: Optional[Slot] = None

    def __init__(self, origin: Origin, waker: Any) -> None:
        self.origin = origin
        self.waker = waker

    def serve(self, slot: Slot) -> None:
        self.slot = slot
        self.waker.set()


class Slots:
    """Decides who gets which connection, of how many at once, kept for how long."""

    def __init__(self, limits: httpx.Limits) -> None:
        self._limits = limits
        expiry = limits.keepalive_expiry
        self._expiry = float("inf") if expiry is None else max(0.0, expiry)
        #: None is empty; the last used one is last.
        self._idle: Dict[Origin, List[Slot]] = {}
        self._queue: Deque[Ticket] = deque()
        self.busy: Set[Slot] = set()
        #: Slots that nobody will use again.
        self.doomed: List[Slot] = []

    @property
    def count(self) -> int:
        """Connections that there are, busy and idle."""
        return len(self.busy) + self._unused

    @property
    def _unused(self) -> int:
        # In one step: it may be asked for from any thread.
        return sum(map(len, list(self._idle.values())))

    def take(self, origin: Origin, now: float) -> Optional[Slot]:
        """A free slot, the last used one or a new one; ``None``: all are taken, so queue."""
        stack = self._idle.get(origin)
        if stack is not None:
            if now - stack[-1].since <= self._expiry:
                slot = stack.pop()
                if not stack:
                    del self._idle[origin]
                self.busy.add(slot)
                return slot
            self.doomed += self._idle.pop(origin)  # the others are older
        most = self._limits.max_connections
        if most is not None and self.count >= most and not self._evict():
            return None
        return self._new(origin)

    def queue(self, origin: Origin, waker: Any) -> Ticket:
        """Stand in line."""
        ticket = Ticket(origin, waker)
        # Making these may have collected a response, which gave its slot back: look again.
        slot = self.take(origin, 0.0)
        if slot is not None:
            ticket.serve(slot)
        else:
            self._queue.append(ticket)
        return ticket

    def leave(self, ticket: Ticket, now: float) -> None:
        """Wait no longer; a slot that has come meanwhile is given back."""
        if ticket.slot is not None:
            self.give(ticket.slot, now)
        elif ticket in self._queue:  # and not if the pool was closed
            self._queue.remove(ticket)

    def give(self, slot: Slot, now: float) -> None:
        """Give a slot back whose connection may be used again."""
        queue, most_idle = self._queue, self._limits.max_keepalive_connections
        if queue and queue[0].origin == slot.origin and slot in self.busy:
            queue.popleft().serve(slot)
            return
        if queue or most_idle == 0 or slot not in self.busy:
            self.drop(slot)
            return
        self.busy.discard(slot)
        slot.since = now
        # Making the list may collect a response, which gives its slot back.
        stack = self._idle.pop(slot.origin, [])
        stack.append(slot)
        self._idle[slot.origin] = stack
        if now - stack[0].since > self._expiry:
            self.doomed.append(stack.pop(0))
        if most_idle is not None and self._unused > most_idle:
            self._evict()
        while True:  # those of origins that nobody uses
            origin, stack = next(iter(self._idle.items()))
            if now - stack[-1].since <= self._expiry:
                break
            self.doomed += self._idle.pop(origin)

    def drop(self, slot: Slot) -> None:
        """As :meth:`give`, where the connection is of no more use."""
        self.doomed.append(slot)
        if slot not in self.busy:
            return  # the pool was closed meanwhile
        self.busy.discard(slot)
        if self._queue:
            # First out of the queue: making the slot may collect a response too.
            ticket = self._queue.popleft()
            ticket.serve(self._new(ticket.origin))

    def rest(self) -> None:
        """Keep no connection that isn't used now."""
        for stack in self._idle.values():
            self.doomed.extend(stack)
        self._idle.clear()

    def empty(self) -> Tuple[List[Slot], List[Ticket]]:
        """Take everything out: all slots, idle and busy, and all who wait."""
        self.rest()
        slots, tickets = [*self.doomed, *self.busy], list(self._queue)
        self.__init__(self._limits)  # type: ignore[misc]
        return slots, tickets

    def _new(self, origin: Origin) -> Slot:
        slot = Slot(origin)
        self.busy.add(slot)
        return slot

    def _evict(self) -> bool:
        """Make room: close the one, of any origin, that was idle the longest."""
        if not self._idle:
            return False
        oldest = min(self._idle.values(), key=lambda stack: stack[0].since)
        self.doomed.append(oldest.pop(0))
        if not oldest:
            del self._idle[self.doomed[-1].origin]
        return True
