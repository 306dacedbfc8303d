from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Optional

from contract_runtime import Model
from contract_runtime.abi import link

if TYPE_CHECKING:
    from .tree import Tree
    from .twig import Twig


@dataclass
class Branch(Model):
    twig: Optional[Twig] = None
    tree: Optional[Tree] = None
    kind: Literal["branch"] = "branch"


link(__name__, "Tree", "Twig")
