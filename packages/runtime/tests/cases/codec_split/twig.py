from __future__ import annotations

from typing import Union

from .branch import Branch
from .leaf import Leaf

Twig = Union[Leaf, Branch]
