"""What servers send that a contract doesn't know yet, told to whoever asked to be told.

Off by default and then free: watched codecs are other objects than plain ones.
"""

from threading import Lock
from typing import Callable, Dict, List, NamedTuple, Set, Tuple

from .._base.classes import public
from .._errors.answers import place
from .codec import Codec
from .findings import FIELD, MISMATCH, Finding, reading
from .kinds import exact

#: As many kinds of news as one watch tells of: what a server makes up must not fill memory.
MOST_TOLD = 1000


@public
class Drift(NamedTuple):
    """One thing in an answer that the contract doesn't know: the server is newer."""

    #: ``"field"``, ``"value"`` (of an enum or const) or ``"variant"`` (of a union).
    kind: str
    #: The name of the type concerned: the struct that has an unknown field, the union that has an
    #: unknown variant; of a value the JSON type.
    type: str
    #: Where it stood, as in ``items[3].priority``.
    path: str
    #: What stood there; of a variant its tag.
    value: object

    def __str__(self) -> str:
        if self.kind == FIELD:
            return f"unknown field of {self.type}: {self.path}"
        return f"unknown {self.kind} at {self.path}: {self.value!r}"


class DriftWatch:
    """Tells a callback, once for each kind of news, what watched codecs come across.

    One serves many threads. After :data:`MOST_TOLD` kinds it is silent.
    """

    def __init__(self, callback: Callable[[Drift], object]) -> None:
        self._callback = callback
        self._told: Set[Tuple[object, ...]] = set()
        self._lock = Lock()
        self._codecs: Dict[Codec, WatchedCodec] = {}

    def codec(self, plain: Codec) -> "WatchedCodec":
        """The watched twin of a codec."""
        known = self._codecs.get(plain)
        return known or self._codecs.setdefault(plain, WatchedCodec(plain, self))

    def tell(self, found: List[Finding]) -> None:
        """Tell of those findings that are news."""
        for each in found:
            # Of a value the field counts, wherever in lists and maps it stands.
            of = each.owner or each.words
            news = (each.kind, of, each.path[-1] if each.kind == FIELD else each.value)
            with self._lock:
                known = news in self._told or len(self._told) >= MOST_TOLD
                if not known:
                    self._told.add(news)
            if not known:
                self._callback(Drift(each.kind, each.words, place(each.path), each.value))


class WatchedCodec(Codec):
    """A codec that tells a watch what it finds."""

    def __init__(self, plain: Codec, watch: DriftWatch) -> None:
        super().__init__(plain.annotation, plain.module, plain.shape)
        self._watch = watch

    def decode(self, value: object) -> object:
        # Found before, since what is decoded owns the value. Told after: errors come first.
        try:
            with exact:
                found = [each for each in reading(self.shape, value) if each.kind != MISMATCH]
        except RecursionError:
            found = []
        decoded = super().decode(value)
        self._watch.tell(found)
        return decoded

    decode_json = Codec._decode_exactly
