"""What a model remembers beyond its fields: unknown fields, and nulls that were sent as such.

It stands in the instance's ``__contract__``, a pair (extra, nulls), only where there is something
to remember; else the class's ``None`` shows. A slot would cost every instance its eight bytes,
and on Python 3.13 the inline storage of its attributes too.
"""

from typing import Any, Callable, Dict, Optional, Tuple

from .free import read_free, write_object
from .shapes import Field

State = Tuple[Optional[Dict[str, object]], Tuple[str, ...]]

#: As many combinations of nulls as one class keeps states for; further ones aren't shared.
_MOST_KEPT = 256


def keeper(fields: Tuple[Field, ...]) -> Callable[[Any, Dict[str, object]], None]:
    """Make the function that lets a model keep what its fields don't say of a parsed object."""
    known = frozenset(field.wire for field in fields)
    optional = [(f.wire, f.name) for f in fields if not f.always]
    states: Dict[Tuple[str, ...], State] = {}

    def keep(model: Any, data: Dict[str, object]) -> None:
        nulls = tuple([name for wire, name in optional if wire in data and data[wire] is None])
        extra = {key: value for key, value in data.items() if key not in known}
        if extra:
            read_free(extra)
            model.__contract__ = (extra, nulls)
        elif nulls:
            state = states.get(nulls) or (None, nulls)
            if len(states) < _MOST_KEPT:
                states[nulls] = state
            model.__contract__ = state

    return keep


def kept_items(model: Any, fields: Tuple[Field, ...]) -> Dict[str, object]:
    """What an encoded model has beyond its fields' values, as JSON values by wire name."""
    extra, nulls = model.__contract__
    items: Dict[str, object] = {}
    for field in fields:
        if field.name in nulls and not field.always and getattr(model, field.name) is None:
            items[field.wire] = None
    if extra:
        known = {field.wire for field in fields}
        items.update(write_object({key: extra[key] for key in extra if key not in known}))
    return items
