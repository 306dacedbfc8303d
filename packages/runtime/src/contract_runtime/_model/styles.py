"""What encoders make of a value: JSON values, values for orjson, or the JSON text itself.

The standard library's encoder writes each key and value anew from a dict that was built for it
alone; writing the text from compiled source saves both. orjson is so fast that building the
dict for it wins.
"""

from datetime import datetime

from . import json_backend
from .compile import named
from .kinds import is_mapping, is_sequence
from .mismatch import Mismatch
from .scalars import FREE, TEXT
from .timetext import UTC

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict, List, Tuple

    from .compile import Source
    from .scalars import Scalar


def write_list(value: object) -> "List[object]":
    """Any sequence but text and bytes, as a list."""
    if is_sequence(value):
        return list(value)
    raise Mismatch


def write_map(value: object) -> "Dict[str, object]":
    """Any mapping whose keys are strings, as a dict of its own."""
    if not is_mapping(value):
        raise Mismatch
    items: Dict[str, object] = {}
    for key, item in value.items():
        if not isinstance(key, str):
            raise Mismatch
        items[key if key.__class__ is str else str.__str__(key)] = item
    return items


class Style:
    """How encoders put JSON together: the pieces of their source, in Python.

    In it ``o`` is the model and ``r`` is what has been put together so far.
    """

    null = "None"
    rest = "r.update(kept_items(o, FIELDS))"
    end = end_of_nothing = "r"

    def __init__(self, name: str, **names: object) -> None:
        self.name = name
        #: What the source needs beyond what all encoders have.
        self.names = names

    def scalar(self, source: "Source", scalar: "Scalar", value: str) -> str:
        writes = scalar.orjson if self is ORJSON else scalar.writes
        write = source.bind(f"write_{scalar.name}", scalar.write)
        if not writes:
            return f"{write}({value})"
        name, first = named(value)
        return f"({name} if {writes.format(first, name)} else {write}({name}))"

    def many(self, is_list: bool, item: str, name: str, each: str) -> str:
        """A list's, or a map's, items: ``item`` is what becomes of the one called ``each``."""
        if is_list:
            return f"[{item} for {each} in {_as_list(name)}]"
        return f"{{k: {item} for k, {each} in write_map({name}).items()}}"

    def start(self, items: "List[Tuple[str, str]]") -> "List[str]":
        """The lines that put together what is always sent: wire names and expressions."""
        pairs = ", ".join(f"{wire!r}: {encoded}" for wire, encoded in items)
        return [f"r = {{{pairs}}}"]

    def more(self, wire: str, encoded: str) -> str:
        return f"r[{wire!r}] = {encoded}"

    def finish(self, value: object) -> object:
        """What this style makes of JSON values."""
        return value


class _TextStyle(Style):
    null = "'null'"
    rest = "r += text_of_items(kept_items(o, FIELDS))"
    end = "r + '}'"
    end_of_nothing = "'{' + r[1:] + '}'"

    def scalar(self, source: "Source", scalar: "Scalar", value: str) -> str:
        write = source.bind(f"write_{scalar.name}", scalar.write)
        if scalar is TEXT:
            # quote() refuses what isn't text by itself.
            return f"quote({value})"
        if scalar is FREE:
            return f"text_of({write}({value}))"
        if not scalar.writes:
            # Times and base64 have nothing that needs an escape.
            return f"'\"' + {write}({value}) + '\"'"
        name, first = named(value)
        text, writes = scalar.text.format(name), scalar.writes.format(first, name)
        return f"({text} if {writes} else text_of({write}({name})))"

    def many(self, is_list: bool, item: str, name: str, each: str) -> str:
        if is_list:
            return f"('[' + ','.join([{item} for {each} in {_as_list(name)}]) + ']')"
        items = f"[quote(k) + ':' + {item} for k, {each} in write_map({name}).items()]"
        return f"('{{' + ','.join({items}) + '}}')"

    def start(self, items: "List[Tuple[str, str]]") -> "List[str]":
        if not items:
            return ["r = ''"]
        # One format string; until Python 3.12 it can hold names only.
        lines = [f"v{number} = {encoded}" for number, (_, encoded) in enumerate(items)]
        pieces = [
            f"{json_backend.text_of(wire)}:".replace("{", "{{").replace("}", "}}")
            + f"{{v{number}}}"
            for number, (wire, _) in enumerate(items)
        ]
        return [*lines, "r = f" + repr("{{" + ",".join(pieces))]

    def more(self, wire: str, encoded: str) -> str:
        return f"r += {f',{json_backend.text_of(wire)}:'!r} + {encoded}"

    def finish(self, value: object) -> object:
        return json_backend.text_of(value)


def _as_list(name: str) -> str:
    return f"({name} if {name}.__class__ is list else write_list({name}))"


def _text_of_items(items: "Dict[str, object]") -> str:
    return "".join(
        [
            f",{json_backend.text_of(key)}:{json_backend.text_of(item)}"
            for key, item in items.items()
        ]
    )


#: JSON values, of the classes that json knows.
VALUES = Style("values")
#: The same, but times in UTC stay: orjson writes them.
ORJSON = Style("orjson", datetime=datetime, UTC=UTC)
#: JSON text.
TEXTS = _TextStyle(
    "text",
    quote=json_backend.quote,
    text_of=json_backend.text_of,
    text_of_items=_text_of_items,
)
