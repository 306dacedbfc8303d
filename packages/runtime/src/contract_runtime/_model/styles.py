"""What encoders make of a value: JSON values, values for orjson, or the JSON text itself.

The standard library's encoder writes each key and value anew from a dict that was built for it
alone; writing the text from compiled source saves both. orjson is so fast that building the
dict for it wins.
"""

from datetime import datetime
from typing import List, Tuple

from .compile import Source, named
from .json_backend import quote, text_of
from .scalars import FREE, TEXT, Scalar
from .timetext import UTC


class Style:
    """How encoders put JSON together: the pieces of their source.

    In it ``o`` is the model and ``r`` is what has been put together so far.
    """

    null = "None"
    rest = "r.update(kept_items(o, FIELDS))"
    end = end_of_nothing = "r"

    def __init__(self, name: str, **names: object) -> None:
        self.name = name
        #: What the source needs beyond what all encoders have.
        self.names = names

    def scalar(self, source: Source, scalar: Scalar, value: str) -> str:
        """A scalar, given as an expression."""
        test = (self is ORJSON and scalar.orjson) or scalar.test
        write = source.bind(f"write_{scalar.name}", scalar.write)
        if not test:
            return f"{write}({value})"
        name, first = named(value)
        return f"({name} if {test.format(first, name)} else {write}({name}))"

    def items(self, item: str, value: str) -> str:
        """A list: ``item`` is what becomes of each ``x`` in it."""
        return f"[{item} for x in as_list({value})]"

    def entries(self, item: str, value: str) -> str:
        """A map: ``item`` is what becomes of the ``x`` of each ``k``."""
        return f"{{k: {item} for k, x in as_map({value}).items()}}"

    def start(self, items: List[Tuple[str, str]]) -> List[str]:
        """The lines that put together what is always sent: wire names and expressions."""
        return ["r = {" + ", ".join(f"{wire!r}: {encoded}" for wire, encoded in items) + "}"]

    def more(self, wire: str, encoded: str) -> str:
        """The line that adds another field."""
        return f"r[{wire!r}] = {encoded}"

    def finish(self, value: object) -> object:
        """What this style makes of JSON values."""
        return value


class _TextStyle(Style):
    null = "'null'"
    rest = "k = text_of(kept_items(o, FIELDS))[1:-1]; r += k and ',' + k"
    end = "r + '}'"
    end_of_nothing = "'{' + r[1:] + '}'"

    def scalar(self, source: Source, scalar: Scalar, value: str) -> str:
        if scalar is TEXT:
            # quote() refuses what isn't text by itself.
            return f"quote({value})"
        write = source.bind(f"write_{scalar.name}", scalar.write)
        if scalar is FREE:
            return f"text_of({write}({value}))"
        if not scalar.test:
            # Times and base64 have nothing that needs an escape.
            return f"'\"' + {write}({value}) + '\"'"
        name, first = named(value)
        test, text = scalar.test.format(first, name), scalar.text.format(name)
        return f"({text} if {test} else text_of({write}({name})))"

    def items(self, item: str, value: str) -> str:
        return f"('[' + ','.join([{item} for x in as_list({value})]) + ']')"

    def entries(self, item: str, value: str) -> str:
        entries = f"[quote(k) + ':' + {item} for k, x in as_map({value}).items()]"
        return f"('{{' + ','.join({entries}) + '}}')"

    def start(self, items: List[Tuple[str, str]]) -> List[str]:
        if not items:
            return ["r = ''"]
        # One format string; until Python 3.12 it can hold names only.
        lines = [f"v{number} = {encoded}" for number, (_, encoded) in enumerate(items)]
        keys = [text_of(wire).replace("{", "{{").replace("}", "}}") for wire, _ in items]
        pieces = [f"{key}:{{v{number}}}" for number, key in enumerate(keys)]
        return [*lines, "r = f" + repr("{{" + ",".join(pieces))]

    def more(self, wire: str, encoded: str) -> str:
        return f"r += {f',{text_of(wire)}:'!r} + {encoded}"

    def finish(self, value: object) -> object:
        return text_of(value)


#: JSON values, of the classes that json knows.
VALUES = Style("values")
#: The same, but times in UTC stay: orjson writes them.
ORJSON = Style("orjson", datetime=datetime, UTC=UTC)
#: JSON text.
TEXTS = _TextStyle("text", quote=quote, text_of=text_of)
