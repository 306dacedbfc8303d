"""Unions: which function a tag, or a caller's value, leads to.

Tables that fill themselves: a variant's code is compiled when the first one arrives, and from
then on it costs one look-up.
"""

from collections.abc import Mapping

from .decode import decoder
from .encode import encoder, item_encoder
from .free import read_free, write_free
from .kinds import is_object
from .mismatch import Mismatch
from .shapes import Struct, UnionOf, struct_of
from .unknown import UnknownVariant

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Dict

    from .compile import Function
    from .styles import Style

    _ByTag = Dict[object, Function]
    _ByClass = Dict[type, Function]
else:
    _ByTag = _ByClass = dict


class Decoders(_ByTag):
    """Tag value to decoder of a parsed JSON object."""

    def __init__(self, union: UnionOf) -> None:
        super().__init__()
        self.union = union

    def __missing__(self, tag: object) -> "Function":
        if not isinstance(tag, str):
            raise Mismatch
        if tag in self.union.names:
            function = self[tag] = decoder(self.union.variant(tag), self.union.tag)
            return function

        # Not kept: a server may send any number of tags.
        def unknown(data: object) -> UnknownVariant:
            if not is_object(data):
                raise Mismatch
            read_free(data)
            return UnknownVariant(tag, data, attribute=self.union.attribute)

        return unknown


class Encoders(_ByClass):
    """Class of a caller's value to encoder."""

    def __init__(self, union: UnionOf, style: "Style") -> None:
        super().__init__()
        self.union = union
        self.style = style

    def __missing__(self, cls: type) -> "Function":
        function = self[cls] = self._function(cls)
        return function

    def _function(self, cls: type) -> "Function":
        variants = {value: self.union.variant(value) for value in self.union.names}
        for struct in variants.values():
            if issubclass(cls, struct.cls):
                values = [value for value, other in variants.items() if other is struct]
                fill = values[0] if len(values) == 1 else None
                return encoder(struct_of(cls), self.style, self.union.tag, fill)
        if issubclass(cls, UnknownVariant):
            return self._send_unknown
        if issubclass(cls, Mapping):
            return self._send_items
        raise Mismatch

    def _send_unknown(self, value: UnknownVariant) -> object:
        written = write_free(value.data)
        if not is_object(written):
            raise Mismatch
        # Absent where the name of an SSE event stood for it.
        if self.union.tag not in written:
            written = {self.union.tag: value.tag, **written}
        return self.style.finish(written)

    def _send_items(self, value: "Mapping[str, object]") -> object:
        tag = value.get(self.union.tag)
        if not isinstance(tag, str) or tag not in self.union.names:
            raise Mismatch
        struct: Struct = self.union.variant(tag)
        return self.style.finish(item_encoder(struct, self.union.tag)(value))
