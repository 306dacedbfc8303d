from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Dict, Optional

from contract_runtime import Model
from contract_runtime.abi import link

if TYPE_CHECKING:
    from .branch import Branch
    from .twig_list import TwigList


@dataclass
class Tree(Model):
    root: Branch
    twigs: TwigList
    others: Optional[Dict[str, Tree]] = None


link(__name__, "Branch", "TwigList")
