"""The models as plain dicts."""

# Python 3.8 reads these hints.
# ruff: noqa: RUF100, TC001, UP006, UP007, UP035, UP045

from __future__ import annotations

from typing import Literal, Optional, Sequence, Union

from typing_extensions import NotRequired, TypedDict

from ._types import Annotation, ContentPart

__all__ = ["AnnotationDict", "ContentPartDict", "ImagePartDict", "MessageDict"]
__all__ += ["TablePartDict", "TextPartDict", "ToolDict", "ToolResultPartDict"]


class MessageDict(TypedDict):
    """`Message` as a plain dict, keys as sent."""

    role: Union[Literal["system", "user", "assistant", "tool"], str]
    content: Sequence[Union[ContentPart, ContentPartDict]]


class TextPartDict(TypedDict):
    """`TextPart` as a plain dict, keys as sent."""

    type: Literal["text"]
    text: str
    annotations: NotRequired[Optional[Sequence[Union[Annotation, AnnotationDict]]]]


class AnnotationDict(TypedDict):
    """`Annotation` as a plain dict, keys as sent."""

    start: int
    end: int
    source: str


class ImagePartDict(TypedDict):
    """`ImagePart` as a plain dict, keys as sent."""

    type: Literal["image"]
    media_type: Union[Literal["image/png", "image/jpeg", "image/webp"], str]
    data: NotRequired[Optional[bytes]]
    url: NotRequired[Optional[str]]


class TablePartDict(TypedDict):
    """`TablePart` as a plain dict, keys as sent."""

    type: Literal["table"]
    header: Sequence[str]
    rows: Sequence[Sequence[str]]


class ToolResultPartDict(TypedDict):
    """`ToolResultPart` as a plain dict, keys as sent."""

    type: Literal["tool_result"]
    call_id: str
    result: Optional[object]


class ToolDict(TypedDict):
    """`Tool` as a plain dict, keys as sent."""

    name: str
    description: NotRequired[Optional[str]]
    parameters: object


ContentPartDict = Union[TextPartDict, ImagePartDict, TablePartDict, ToolResultPartDict]
"""Any of ContentPart's variants as a plain dict."""
