"""The service: its name, what its clients have by default, and names of ours beside its types."""

from __future__ import annotations

from collections.abc import Iterator

from contract_generator.compare.changes import (
    AUTH,
    BASE_URL,
    HEADER_ADDED,
    HEADER_CHANGED,
    HEADER_REMOVED,
    OWN_NAME,
    SERVICE_NAME,
    Change,
    Effect,
    Kind,
    allows,
    breaks,
    described,
)
from contract_generator.compare.sides import Side
from contract_generator.contract.model import Auth
from contract_generator.diagnostics.span import Span
from contract_generator.plan.naming import default_package
from contract_generator.plan.ours import CLIENTS, ERRORS, STREAMS, VALUES
from contract_generator.text.sentence import Sentence, sentence


def compare_services(old: Side, new: Side, *, package: str | None) -> Iterator[Change]:
    """What became of the service and its clients' defaults.

    Args:
        old: The old contract.
        new: The new one.
        package: What its package is called by configuration; None: by the service's name.
    """
    a, b = old.contract, new.contract
    spans = a.span, b.span
    if a.name != b.name:
        yield _name(old, new, package)
    if a.description != b.description:
        yield described("Client", *spans)
    yield from _base_url(old, new)
    if a.client.auth != b.client.auth:
        yield _auth(old, new)
    elif a.client.auth_written != b.client.auth_written:
        what = sentence("the contract says that an API key is sent")
        if a.client.auth_written:
            what = sentence("the contract doesn't say any longer that an API key is sent")
        effects = (allows("callers", sentence("it is sent as before")),)
        yield Change(AUTH, "Client", what, effects, *_places(old, new))
    yield from _headers(old, new)
    yield from _own_names(old, new)


def _name(old: Side, new: Side, package: str | None) -> Change:
    a, b = old.contract, new.contract
    was, is_now = (default_package(each.name) for each in (a, b))
    what = sentence("the service is {new}, and was {old}", new=b.name, old=a.name)
    effects: tuple[Effect, ...] = (
        allows("callers", sentence("only what a client says of itself changes")),
    )
    if package is None and was != is_now:
        why = sentence(
            "without --package, imports of {old} have to be of {new}", old=was, new=is_now
        )
        effects = (breaks("callers", why),)
    return Change(SERVICE_NAME, "Client", what, effects, a.span, b.span)


def _base_url(old: Side, new: Side) -> Iterator[Change]:
    a, b = old.contract, new.contract
    was, is_now = a.client.base_url, b.client.base_url
    if was == is_now:
        return
    effects: tuple[Effect, ...]
    if was is None:
        what = sentence("the base URL is {new}, and there was none", new=is_now or "")
        effects = (allows("callers", sentence("callers may leave base_url out")),)
    elif is_now is None:
        what = sentence("there is no base URL any longer, and was {old}", old=was)
        why = sentence("callers who leave base_url out get a ValueError")
        effects = (breaks("callers", why),)
    else:
        what = sentence("the base URL is {new}, and was {old}", new=is_now, old=was)
        why = sentence("callers who leave base_url out call another server")
        sent = sentence("released clients go on calling {old}", old=was)
        effects = (breaks("callers", why), breaks("released", sent))
    yield Change(BASE_URL, "Client", what, effects, *_places(old, new))


def _auth(old: Side, new: Side) -> Change:
    a, b = old.contract, new.contract
    was, is_now = a.client.auth, b.client.auth
    what = sentence(
        "the API key is sent as {new}, and was as {old}", new=_key(is_now), old=_key(was)
    )
    effects: list[Effect] = []
    if was is None:
        what = sentence("the API key is sent, as {new}", new=_key(is_now))
        effects.append(breaks("callers", sentence("callers who give no api_key are refused")))
        effects.append(breaks("released", sentence("released clients send none")))
    elif is_now is None:
        what = sentence("the API key isn't sent, and was as {old}", old=_key(was))
        effects.append(allows("callers", sentence("what callers give as api_key isn't used")))
        effects.append(
            allows("released", sentence("released clients go on sending it for nothing"))
        )
    else:
        why = sentence("released clients go on sending {old}", old=_key(was))
        effects.append(breaks("released", why))
    return Change(AUTH, "Client", what, tuple(effects), *_places(old, new))


def _key(auth: Auth | None) -> str:
    return "" if auth is None else f"{auth.header}: {auth.prefix}KEY"


def _headers(old: Side, new: Side) -> Iterator[Change]:
    a, b = old.contract, new.contract
    was = {name.lower(): (name, value) for name, value in a.client.headers}
    is_now = {name.lower(): (name, value) for name, value in b.client.headers}
    for key, (name, value) in was.items():
        if key not in is_now:
            what = sentence("the header {it} isn't sent any longer", it=name)
            why = sentence("released clients go on sending it: the server has to ignore it")
            yield _header(HEADER_REMOVED, old, new, what, why)
        elif is_now[key][1] != value:
            what = sentence(
                "the header {it} is {new}, and was {old}", it=name, new=is_now[key][1], old=value
            )
            why = sentence(
                "released clients go on sending {old}: the server must go on accepting it",
                old=value,
            )
            yield _header(HEADER_CHANGED, old, new, what, why)
    for key, (name, value) in is_now.items():
        if key not in was:
            what = sentence("the header {it} is sent, as {value}", it=name, value=value)
            why = sentence("released clients don't send it: the server must go on accepting that")
            yield _header(HEADER_ADDED, old, new, what, why)


def _header(kind: Kind, old: Side, new: Side, what: Sentence, why: Sentence) -> Change:
    effects = (allows("released", why),)
    return Change(kind, "Client", what, effects, *_places(old, new))


def _places(old: Side, new: Side) -> tuple[Span, Span]:
    """Where both say what their clients have: at the service where they don't say it."""
    a, b = old.contract, new.contract
    return a.client.span or a.span, b.client.span or b.span


def _own_names(old: Side, new: Side) -> Iterator[Change]:
    """Names of ours that give way to a type that is new, or needn't any longer."""
    for plain in (*CLIENTS, *ERRORS, *VALUES, *STREAMS):
        was, is_now = old.ours.spell(plain), new.ours.spell(plain)
        if was != is_now:
            what = sentence("{it} is called {new}: a type has taken its name", it=was, new=is_now)
            if was != plain:
                what = sentence(
                    "{it} is called {new}: no type has its name any longer", it=was, new=is_now
                )
            why = sentence("code that imports {it} gets something else, or nothing", it=was)
            spans = [
                each.types.declared[written].span
                for each in (old, new)
                for written, name in each.types.names.items()
                if name.code == plain
            ]
            places = (None, spans[0]) if was == plain else (spans[0], None)
            yield Change(OWN_NAME, was, what, (breaks("callers", why),), *places)
