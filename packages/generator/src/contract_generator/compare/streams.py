"""What a method streams, and how its stream ends."""

from __future__ import annotations

from collections.abc import Iterator

from contract_generator.compare.changes import (
    OUTPUT,
    STREAM,
    STREAM_DONE,
    STREAM_ERROR,
    STREAM_INPUT,
    STREAM_ITEM,
    STREAM_MODE,
    Change,
    Effect,
    allows,
    breaks,
)
from contract_generator.compare.refs import Refs, Relation
from contract_generator.compare.sides import Side
from contract_generator.compare.values import output_effects
from contract_generator.contract.model import Stream, TypeRef
from contract_generator.plan.operations import Planned, is_variant
from contract_generator.text.sentence import Part, sentence


def compare_streams(
    old: Planned, new: Planned, before: Side, now: Side, refs: Refs
) -> Iterator[Change]:
    """What became of a method's stream, of which it had one, has one, or both."""
    a, b = old.method.stream, new.method.stream
    if a is None or b is None:
        yield _unary(old, new)
        return
    spans = a.span, b.span
    if a.mode != b.mode:
        yield _mode(old, a, b)
    relation = refs.relation(a.item, b.item)
    if not relation.same:
        was, is_now = before.spell(a.item), now.spell(b.item)
        what = sentence("{it} streams {new}, and streamed {old}", it=old.full, new=is_now, old=was)
        yield Change(
            STREAM_ITEM, old.full, what, tuple(output_effects(relation, was, is_now)), *spans
        )
    if _differ(a.done, b.done, refs) is not None:
        effects = _done(a, b, before, now)
        what = sentence(
            "{it} ended with {old}, and ends with {new} now",
            it=old.full,
            new=_spell(b.done, now),
            old=_spell(a.done, before),
        )
        yield Change(STREAM_DONE, old.full, what, tuple(effects), *spans)
    if _differ(a.error, b.error, refs) is not None:
        what = sentence(
            "{it} failed with {old}, and fails with {new} now",
            it=old.full,
            new=_spell(b.error, now),
            old=_spell(a.error, before),
        )
        yield Change(STREAM_ERROR, old.full, what, tuple(_error(a, b, before)), *spans)
    if _differ(a.input_item, b.input_item, refs) is not None:
        what = sentence(
            "{it} took a stream of {old}, and takes one of {new} now",
            it=old.full,
            new=_spell(b.input_item, now),
            old=_spell(a.input_item, before),
        )
        why = sentence("no client here sends a stream")
        yield Change(STREAM_INPUT, old.full, what, (allows("callers", why),), *spans)
    if old.method.output != new.method.output and _differ(
        old.method.output, new.method.output, refs
    ):
        what = sentence(
            "{it} has {new} as its output, and had {old}",
            it=old.full,
            new=_spell(new.method.output, now),
            old=_spell(old.method.output, before),
        )
        why = sentence("a method that streams returns its stream")
        yield Change(OUTPUT, old.full, what, (allows("callers", why),), *spans)


def _spell(ref: TypeRef | None, side: Side) -> Part:
    return sentence("nothing declared") if ref is None else side.spell(ref)


def _differ(old: TypeRef | None, new: TypeRef | None, refs: Refs) -> Relation | None:
    """What one is to the other; None where they are the same."""
    if old is None or new is None:
        return None if old is new else Relation("other", "other")
    relation = refs.relation(old, new)
    return None if relation.same else relation


def _unary(old: Planned, new: Planned) -> Change:
    streams = new.method.stream is not None
    spans = old.method.span, new.method.span
    if streams:
        what = sentence("{it} streams, and returned one value", it=old.full)
        why = sentence("code that reads the value gets a stream")
    else:
        what = sentence("{it} returns one value, and streamed", it=old.full)
        why = sentence("code that reads the stream gets a value")
    sent = sentence("released clients raise an error at an answer of the other kind")
    effects = (breaks("callers", why), breaks("released", sent))
    return Change(STREAM, old.full, what, effects, *spans)


def _mode(old: Planned, a: Stream, b: Stream) -> Change:
    what = sentence(
        "{it} streams in mode {new}, and did in {old}", it=old.full, new=b.mode, old=a.mode
    )
    effects: tuple[Effect, ...] = (
        breaks("callers", sentence("code that calls {it} gets an SDKError", it=old.full)),
        breaks("released", sentence("released clients go on asking for {old}", old=a.mode)),
    )
    if b.mode == "sse":
        effects = (allows("callers", sentence("{it} can be called", it=old.full)),)
    return Change(STREAM_MODE, old.full, what, effects, a.span, b.span)


def _done(a: Stream, b: Stream, before: Side, now: Side) -> list[Effect]:
    effects: list[Effect] = []
    if b.done is not None and not is_variant(b.done, b.item, now.types):
        why = sentence("code that reads items gets {new} at the end", new=now.spell(b.done))
        effects.append(breaks("callers", why))
    elif b.done is not None:
        why = sentence("the end is an item, and a stream that breaks off before is an error")
        effects.append(allows("callers", why))
    if a.done is not None:
        was = before.spell(a.done)
        effects.append(
            breaks("callers", sentence("code that reads {old} at the end gets none", old=was))
        )
        why = sentence(
            "released clients take a stream that doesn't end with {old} for interrupted", old=was
        )
        effects.append(breaks("released", why))
    elif effects[0].level == "breaking":
        why = sentence("released clients take the closing event for an item")
        effects.append(breaks("released", why))
    else:
        why = sentence("released clients read on to the end of the response")
        effects.append(allows("released", why))
    return effects


def _error(a: Stream, b: Stream, before: Side) -> list[Effect]:
    if a.error is None:
        why = sentence("StreamError carries a model, and carried JSON")
        return [breaks("callers", why)]
    was = before.spell(a.error)
    why = sentence("code that reads {old} from StreamError gets something else", old=was)
    sent = sentence("released clients expect {old} in an error event", old=was)
    return [breaks("callers", why), breaks("released", sent)]
