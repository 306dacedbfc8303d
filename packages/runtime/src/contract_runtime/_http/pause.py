"""Waiting without a thread, under whichever async library runs."""

from .._base.loop import pause as pause
