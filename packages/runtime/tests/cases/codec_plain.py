"""Models written by hand, without ``from __future__ import annotations``."""

import typing as t
from dataclasses import dataclass
from datetime import datetime

from contract_runtime import Model


@dataclass
class Dot(Model):
    x: int
    label: t.Optional[str] = None
    shape: t.Literal["dot"] = "dot"


@dataclass
class Line(Model):
    ends: t.List[Dot]
    drawn: t.Optional[datetime]
    style: t.Union[t.Literal["solid", "dashed"], str]
    notes: t.Dict[str, t.Any]
    below: t.Optional["Line"] = None
    shape: t.Literal["line"] = "line"


Shape = t.Union[Dot, Line]


@dataclass
class Drawing(Model):
    shapes: t.List[Shape]
    cover: t.Optional[Shape] = None


__shapes__ = {"Shape": ("shape", {"dot": "Dot", "line": "Line"})}
