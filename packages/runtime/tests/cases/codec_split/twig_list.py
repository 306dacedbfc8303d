from __future__ import annotations

from typing import List

from .twig import Twig

TwigList = List[Twig]
