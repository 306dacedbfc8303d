"""What servers send that a contract doesn't know yet, told to whoever asked to be told.

Off by default and then free: watched codecs are other objects than plain ones.
"""

from threading import Lock

from . import json_backend
from .codec import Codec
from .findings import FIELD, MISMATCH, VALUE, VARIANT, findings
from .mismatch import exact

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Callable, Dict, List, Set, Tuple, Union

    from .findings import Finding

#: As many kinds of news as one watch tells of: what a server makes up must not fill memory.
MOST_TOLD = 1000

_WORDS = {FIELD: "unknown field", VALUE: "unknown value", VARIANT: "unknown variant"}


class Drift:
    """One thing in an answer that the contract doesn't know: the server is newer.

    Attributes:
        kind: ``"field"``, ``"value"`` (of an enum or const) or ``"variant"`` (of a union).
        type: The name of the type concerned: the struct that has an unknown field, the union
            that has an unknown variant; of a value the JSON type.
        path: Where it stood, as in ``items[3].priority``.
        value: What stood there; of a variant its tag.
    """

    __slots__ = ("kind", "path", "type", "value")

    def __init__(self, kind: str, type: str, path: str, value: object) -> None:
        self.kind = kind
        self.type = type
        self.path = path
        self.value = value

    def __repr__(self) -> str:
        return (
            f"Drift(kind={self.kind!r}, type={self.type!r}, path={self.path!r}, "
            f"value={self.value!r})"
        )

    def __str__(self) -> str:
        if self.kind == FIELD:
            return f"{_WORDS[self.kind]} of {self.type}: {self.path}"
        return f"{_WORDS[self.kind]} at {self.path}: {self.value!r}"


class DriftWatch:
    """Tells a callback, once for each kind of news, what watched codecs come across.

    One serves many threads. After :data:`MOST_TOLD` kinds it is silent.

    Args:
        callback: Called in the thread that decodes, before the value is handed out; what it
            raises is raised there.
    """

    def __init__(self, callback: "Callable[[Drift], object]") -> None:
        self._callback = callback
        self._told: Set[Tuple[object, ...]] = set()
        self._lock = Lock()
        self._codecs: Dict[int, WatchedCodec] = {}

    def codec(self, plain: Codec) -> "WatchedCodec":
        """The watched twin of a codec."""
        known = self._codecs.get(id(plain))
        if known is None:
            known = self._codecs.setdefault(id(plain), WatchedCodec(plain, self))
        return known

    def tell(self, found: "List[Finding]") -> None:
        """Tell of those findings that are news."""
        from .._errors.decode import place

        for finding in found:
            if self._is_news(finding):
                self._callback(
                    Drift(finding.kind, finding.expected, place(finding.path), finding.value)
                )

    def _is_news(self, finding: "Finding") -> bool:
        # Of a value, the field counts, wherever in a list it stands.
        where = tuple(step for step in finding.path if isinstance(step, str))
        if finding.kind == FIELD:
            news: Tuple[object, ...] = (FIELD, finding.expected, where[-1])
        elif finding.kind == VARIANT:
            news = (VARIANT, finding.expected, finding.value)
        else:
            news = (VALUE, where, finding.value)
        with self._lock:
            if news in self._told or len(self._told) >= MOST_TOLD:
                return False
            self._told.add(news)
        return True


class WatchedCodec(Codec):
    """A codec that tells a watch what it finds."""

    def __init__(self, plain: Codec, watch: DriftWatch) -> None:
        super().__init__(plain.annotation, plain.module, plain.shape)
        # Keeps it alive, and with it the id that the watch knows it by.
        self._plain = plain
        self._watch = watch

    def decode(self, value: object) -> object:
        # Before decoding, since what is decoded owns the value. Told after: errors come first.
        try:
            with exact():
                found = [f for f in findings(self.shape, value) if f.kind != MISMATCH]
        except RecursionError:
            found = []
        decoded = super().decode(value)
        self._watch.tell(found)
        return decoded

    def decode_json(self, data: "Union[bytes, str]") -> object:
        try:
            value = json_backend.loads(data)
        except (ValueError, RecursionError):
            return super().decode_json(data)
        return self.decode_exactly(value)

    def decode_event_json(self, data: "Union[bytes, str]", event: str) -> object:
        try:
            value = json_backend.loads(data)
        except (ValueError, RecursionError):
            return super().decode_event_json(data, event)
        return self.decode_exactly(self._with_tag(value, event))
