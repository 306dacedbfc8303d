"""Shapes to the source of encoders that write JSON text.

The standard library's encoder writes each key and value anew from a dict that was built for it
alone; writing the text from compiled source saves both. orjson is so fast that building the
dict for it wins.
"""

from typing import Dict, List, Mapping

from .compile import named
from .encode import Encoded, Encoder
from .json_backend import quote, text_of
from .scalars import FREE, TEXT, Scalar


def _joined(items: Dict[str, object]) -> str:
    """The text of more items of an object."""
    return "," + text_of(items)[1:-1] if items else ""


class TextEncoder(Encoder):
    """The source of an encoder to JSON text."""

    kind = "text encoder"
    null = "'null'"
    common: Mapping[str, object] = {
        **Encoder.common,
        "quote": quote,
        "text_of": text_of,
        "joined": _joined,
    }

    @staticmethod
    def finish(value: object) -> object:
        return text_of(value)

    def scalar(self, scalar: Scalar, value: str) -> str:
        if scalar is TEXT:
            # quote() refuses what isn't text by itself.
            return f"quote({value})"
        write = self.bind(f"encode_{scalar.name}", scalar.encode)
        if scalar is FREE:
            return f"text_of({write}({value}))"
        if not scalar.test:
            # Times and base64 have nothing that needs an escape.
            return f"f'\"{{{write}({value})}}\"'"
        name, first = named(value)
        test, text = scalar.test.format(first, name), scalar.text.format(name)
        return f"({text} if {test} else text_of({write}({name})))"

    def items(self, item: str, value: str) -> str:
        return f"('[' + ','.join([{item} for x in items({value})]) + ']')"

    def entries(self, item: str, value: str) -> str:
        entries = f"[quote(k) + ':' + {item} for k, x in entries({value}).items()]"
        return f"('{{' + ','.join({entries}) + '}}')"

    def model(self, always: Encoded, others: Encoded) -> None:
        # One format string; until Python 3.12 it can hold names only.
        pieces: List[str] = []
        for number, (field, encoded) in enumerate([*always, *others]):
            key = f",{text_of(field.wire)}:"
            if number < len(always):
                self.add(1, f"v{number} = {encoded}")
                key = key.replace("{", "{{").replace("}", "}}")
                pieces.append(f"{key}{{v{number}}}")
            else:
                self.add(1, f"v = o.{field.name}")
                self.add(1, f"v{number} = '' if v is None else {key!r} + {encoded}")
                pieces.append(f"{{v{number}}}")
        self.add(1, "r = '' if o.__contract__ is None else joined(kept_items(o, FIELDS))")
        text = "".join([*pieces, "{r}"])
        if always:
            self.add(1, f"return f{'{{' + text[1:] + '}}'!r}")
        else:
            self.add(1, f"return '{{' + f{text!r}[1:] + '}}'")
