"""The models as plain dicts."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC001, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Literal, Mapping, Optional, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ._types import Block, Cover, Mark

__all__ = ["BlockDict", "BoldDict", "ColourDict", "CoverDict", "ImageDict"]
__all__ += ["MarkDict", "NoteDict", "SectionDict", "TextDict"]


class SectionDict(TypedDict):
    """`Section` as a plain dict, keys as sent."""

    blocks: Sequence[Union[Block, SectionDict, TextDict]]
    by_name: NotRequired[Optional[Mapping[str, Union[Block, SectionDict, TextDict]]]]
    type: Literal["section", "aside"]


class TextDict(TypedDict):
    """`Text` as a plain dict, keys as sent."""

    marks: Sequence[Union[Mark, BoldDict, NoteDict]]
    text: str
    type: Literal["text"]


class BoldDict(TypedDict):
    """`Bold` as a plain dict, keys as sent."""

    type: Literal["bold"]


class NoteDict(TypedDict):
    """`Note` as a plain dict, keys as sent."""

    block: NotRequired[Union[Block, SectionDict, TextDict, None]]
    cover: Union[Cover, CoverDict, None]
    type: Literal["note"]


class ImageDict(TypedDict):
    """`Image` as a plain dict, keys as sent."""

    below: NotRequired[Union[Cover, CoverDict, None]]
    type: Literal["image"]


class ColourDict(TypedDict):
    """`Colour` as a plain dict, keys as sent."""

    rgb: int
    type: Literal["colour"]


BlockDict = Union[SectionDict, TextDict]
"""Any of Block's variants as a plain dict."""

MarkDict = Union[BoldDict, NoteDict]
"""Any of Mark's variants as a plain dict."""

CoverDict = Union[ImageDict, ColourDict]
"""Any of Cover's variants as a plain dict."""
