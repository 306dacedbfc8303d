from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from contract_runtime import Model
from contract_runtime.abi import link


@dataclass
class Leaf(Model, gained=("kind",)):
    size: int
    kind: Literal["leaf"] = "leaf"


link(__name__)
