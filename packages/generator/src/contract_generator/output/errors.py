"""What can go wrong between rendered text and a written folder."""

from __future__ import annotations

from pathlib import Path

#: How the folders' names begin that are gone when a run ends.
HIDDEN = ".contract-generator-"


class OutputError(Exception):
    """The output can't be written, read or formatted; the message says what to do."""


class ProofError(Exception):
    """Generated code isn't what it should be: a fault of the generator, not of the contract."""


def place(error: OSError, folder: Path | None) -> str:
    """Where the system refused something, as far as whoever reads of it can go and look.

    Args:
        error: What the system says; of a rename it names both ends.
        folder: Where it was about, for what names no place.

    A file in a hidden folder is gone by then: its place is the folder around.
    """
    named = [str(each) for each in (error.filename, error.filename2) if each]
    for each in named:
        if HIDDEN not in each:
            return each
    around = named[0].partition(HIDDEN)[0] if named else ""
    return str(Path(around)) if around else str(folder or "a file")
