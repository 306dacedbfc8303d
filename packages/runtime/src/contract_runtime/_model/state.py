"""What a model remembers beyond its fields: unknown fields, and nulls that were sent as such.

It stands in the instance's ``__contract__``, a pair (extra, nulls), only where there is something
to remember; else the class's ``None`` shows. A slot would cost every instance its eight bytes,
and on Python 3.13 the inline storage of its attributes too.
"""

from .free import PLAIN, read_free, write_object

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Container, Dict, List, Optional, Tuple

    from .fields import Field

    State = Tuple[Optional[Dict[str, object]], Tuple[str, ...]]
    _StateByMask = Dict[int, State]
else:
    _StateByMask = dict

#: As many combinations of nulls as one class keeps states for; further ones aren't shared.
_MOST_KEPT = 256


class Nulls(_StateByMask):
    """The state for each combination of nulls, shared by all models that have it.

    Keys are bit masks over the class's optional fields, in order.
    """

    def __init__(self, names: "List[str]") -> None:
        super().__init__()
        self.names = names

    def __missing__(self, mask: int) -> "State":
        nulls = tuple(name for bit, name in enumerate(self.names) if mask >> bit & 1)
        state = (None, nulls)
        if len(self) < _MOST_KEPT:
            self[mask] = state
        return state


def keep_extra(model: "Any", data: "Dict[str, object]", known: "Container[str]") -> None:
    """Keep the fields of ``data`` that the model's class doesn't know."""
    extra = {key: value for key, value in data.items() if key not in known}
    for value in extra.values():
        if value.__class__ not in PLAIN:
            read_free(value)
    state: Optional[State] = model.__contract__
    model.__contract__ = (extra, () if state is None else state[1])


def kept_items(model: "Any", fields: "Tuple[Field, ...]") -> "Dict[str, object]":
    """What an encoded model has beyond its fields' values, as JSON values by wire name."""
    state: Optional[State] = model.__contract__
    extra, nulls = state or (None, ())
    items: Dict[str, object] = {}
    for field in fields:
        if field.name in nulls and not field.required and getattr(model, field.name) is None:
            items[field.wire] = None
    if extra:
        known = {field.wire for field in fields}
        unknown = {key: value for key, value in extra.items() if key not in known}
        items.update(write_object(unknown))
    return items
