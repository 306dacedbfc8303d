"""All code that a shape can need, compiled ahead."""

from .decode import decoder
from .shapes import ListOf, MapOf, Maybe, Struct, UnionOf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Iterator, List, Optional, Set, Tuple

    from .shapes import Shape


def compile_all(shape: "Shape") -> None:
    """Compile the decoders of every struct that a value of this shape can hold."""
    for struct, tag in _reached(shape):
        decoder(struct, tag)


def _reached(shape: "Shape") -> "Iterator[Tuple[Struct, Optional[str]]]":
    seen: Set[Tuple[type, Optional[str]]] = set()
    ahead: List[Tuple[Shape, Optional[str]]] = [(shape, None)]
    while ahead:
        each, tag = ahead.pop()
        if isinstance(each, (ListOf, MapOf)):
            ahead.append((each.item, None))
        elif isinstance(each, Maybe):
            ahead.append((each.inner, None))
        elif isinstance(each, UnionOf):
            ahead.extend((each.variant(value), each.tag) for value in each.names)
        elif isinstance(each, Struct) and (each.cls, tag) not in seen:
            seen.add((each.cls, tag))
            yield each, tag
            ahead.extend((field.shape, None) for field in each.fields)
