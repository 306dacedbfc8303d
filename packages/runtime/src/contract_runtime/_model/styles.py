"""What encoders make of a value: JSON values, values for orjson, or the JSON text itself.

The standard library's encoder writes each key and value anew from a dict that was built for it
alone; writing the text from compiled source saves both. orjson is so fast that building the
dict for it wins.
"""

from datetime import datetime
from typing import Dict, List, NamedTuple

from .compile import Source, named
from .json_backend import quote, text_of
from .scalars import FREE, TEXT, Scalar
from .timetext import UTC


class Sent(NamedTuple):
    """A field as an encoder sends it."""

    wire: str
    #: The expression of its value.
    value: str
    #: The expression of what that is in JSON; of ``v``, where the field may be left out.
    encoded: str


class Style:
    """How encoders put JSON together: the pieces of their source, in which ``o`` is the model."""

    null = "None"

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

    def model(self, always: List[Sent], others: List[Sent]) -> List[str]:
        """The lines that return a model's JSON: what is always sent, and what is unless None."""
        items = ", ".join(f"{each.wire!r}: {each.encoded}" for each in always)
        lines = [f"r = {{{items}}}"]
        for each in others:
            lines += [f"v = {each.value}", "if v is not None:"]
            lines += [f"    r[{each.wire!r}] = {each.encoded}"]
        rest = "r.update(kept_items(o, FIELDS))"
        return [*lines, "if o.__contract__ is not None:", f"    {rest}", "return r"]

    def finish(self, value: object) -> object:
        """What this style makes of JSON values."""
        return value


class _TextStyle(Style):
    null = "'null'"

    def scalar(self, source: Source, scalar: Scalar, value: str) -> str:
        if scalar is TEXT:
            # quote() refuses what isn't text by itself.
            return f"quote({value})"
        write = source.bind(f"write_{scalar.name}", scalar.write)
        if scalar is FREE:
            return f"text_of({write}({value}))"
        if not scalar.test:
            # Times and base64 have nothing that needs an escape.
            return f"f'\"{{{write}({value})}}\"'"
        name, first = named(value)
        test, text = scalar.test.format(first, name), scalar.text.format(name)
        return f"({text} if {test} else text_of({write}({name})))"

    def items(self, item: str, value: str) -> str:
        return f"('[' + ','.join([{item} for x in as_list({value})]) + ']')"

    def entries(self, item: str, value: str) -> str:
        entries = f"[quote(k) + ':' + {item} for k, x in as_map({value}).items()]"
        return f"('{{' + ','.join({entries}) + '}}')"

    def model(self, always: List[Sent], others: List[Sent]) -> List[str]:
        # One format string; until Python 3.12 it can hold names only.
        lines: List[str] = []
        pieces: List[str] = []
        for number, each in enumerate([*always, *others]):
            key = f",{text_of(each.wire)}:"
            if number < len(always):
                lines.append(f"v{number} = {each.encoded}")
                pieces.append(key.replace("{", "{{").replace("}", "}}") + f"{{v{number}}}")
            else:
                lines += [f"v = {each.value}"]
                lines += [f"v{number} = '' if v is None else {key!r} + {each.encoded}"]
                pieces.append(f"{{v{number}}}")
        lines.append("r = '' if o.__contract__ is None else joined(kept_items(o, FIELDS))")
        text = "".join([*pieces, "{r}"])
        if always:
            return [*lines, f"return f{'{{' + text[1:] + '}}'!r}"]
        return [*lines, f"return '{{' + f{text!r}[1:] + '}}'"]

    def finish(self, value: object) -> object:
        return text_of(value)


def _joined(items: Dict[str, object]) -> str:
    """The text of more items of an object."""
    return "," + text_of(items)[1:-1] if items else ""


#: JSON values, of the classes that json knows.
VALUES = Style("values")
#: The same, but times in UTC stay: orjson writes them.
ORJSON = Style("orjson", datetime=datetime, UTC=UTC)
#: JSON text.
TEXTS = _TextStyle("text", quote=quote, text_of=text_of, joined=_joined)
