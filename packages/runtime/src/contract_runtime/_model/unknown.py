"""The variant of a union that the contract didn't know yet."""

from .._base.classes import public

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict


@public
class UnknownVariant:
    """A value of a union whose tag this client's contract doesn't know.

    A server is always newer than its client: instead of an error, the value is kept as it came,
    and sent back so. The attribute that tells the union's variants apart answers too, so that a
    loop that compares ``event.type`` passes over it.

    Attributes:
        tag: The tag's value.
        data: The whole JSON object, the tag included.
    """

    __match_args__ = ("tag", "data")

    def __init__(self, tag: str, data: "Dict[str, object]", *, attribute: str = "type") -> None:
        self.tag = tag
        self.data = data
        self._attribute = attribute

    def __getattr__(self, name: str) -> str:
        # Asked only for what isn't there; a half-made instance (copy, pickle) has nothing yet.
        if name[:1] != "_" and name == self._attribute:
            return self.tag
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, UnknownVariant):
            return NotImplemented
        return self.tag == other.tag and self.data == other.data

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"UnknownVariant(tag={self.tag!r}, data={self.data!r})"
