"""What servers send that a contract doesn't know yet, told to whoever asked to be told.

Off by default and then free: watched codecs are other objects than plain ones.
"""

from threading import Lock
from typing import Callable, Dict, List, NamedTuple, Set, Tuple, Union

from .._base.public import public
from .._errors.decode import place
from .codec import Codec, parsed
from .findings import FIELD, MISMATCH, VARIANT, Finding, Path, reading
from .mismatch import exact

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

    Args:
        callback: Called in the thread that decodes, before the value is handed out; what it
            raises is raised there.
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
        for kind, path, name, value, _ in found:
            if self._is_news(kind, path, name, value):
                self._callback(Drift(kind, name, place(path), value))

    def _is_news(self, kind: str, path: Path, name: str, value: object) -> bool:
        if kind == FIELD:
            news: Tuple[object, ...] = (kind, name, path[-1])
        elif kind == VARIANT:
            news = (kind, name, value)
        else:
            # The field counts, wherever in a list it stands.
            news = (kind, value, *(step for step in path if isinstance(step, str)))
        with self._lock:
            if news in self._told or len(self._told) >= MOST_TOLD:
                return False
            self._told.add(news)
        return True


class WatchedCodec(Codec):
    """A codec that tells a watch what it finds."""

    def __init__(self, plain: Codec, watch: DriftWatch) -> None:
        super().__init__(plain.annotation, plain.module, plain.shape)
        self._watch = watch

    def decode(self, value: object) -> object:
        # Found before, since what is decoded owns the value. Told after: errors come first.
        try:
            with exact():
                found = [each for each in reading(self.shape, value) if each.kind != MISMATCH]
        except RecursionError:
            found = []
        decoded = super().decode(value)
        self._watch.tell(found)
        return decoded

    def decode_json(self, data: Union[bytes, str]) -> object:
        return self.decode(parsed(data))

    def decode_event_json(self, data: Union[bytes, str], event: str) -> object:
        return self.decode_event(parsed(data), event)
