"""The model ImagePart."""

# Python 3.8 reads these hints, so they are written with typing's names.
# ruff: noqa: RUF100, UP006, UP007, UP035, UP045

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Optional, Union

from contract_runtime.abi import Model as _Model


@dataclass
class ImagePart(_Model):
    """A picture, by its bytes or its address.

    Attributes:
        media_type: The picture's format. One of "image/png", "image/jpeg",
            "image/webp".
        data: The picture itself.
        url: Where the picture is.
    """

    media_type: Union[Literal["image/png", "image/jpeg", "image/webp"], str]
    type: Literal["image"] = "image"
    data: Optional[bytes] = None
    url: Optional[str] = None
