"""The list of generated files and their hashes, kept in the output: what is ours to change."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import cast

from contract_generator.output.errors import OutputError

NAME = ".contract-manifest.json"
_ABOUT = "Written by contract-generator: the files that it generated, with their SHA-256."


@dataclass(frozen=True)
class Manifest:
    """What was generated.

    Attributes:
        files: Path to the hashes that its content may have. One, but for the moment between
            two states of an output, when either may be found.
    """

    files: Mapping[str, tuple[str, ...]]

    def knows(self, path: str, content: bytes) -> bool:
        """Whether a file is as it was generated."""
        return digest(content) in self.files.get(path, ())

    def encode(self) -> bytes:
        """The manifest as its file holds it."""
        files = {
            path: hashes[0] if len(hashes) == 1 else list(hashes)
            for path, hashes in sorted(self.files.items())
        }
        return (json.dumps({"about": _ABOUT, "files": files}, indent=1) + "\n").encode()

    def also(self, other: Manifest) -> Manifest:
        """Both: what is found is one or the other."""
        merged = dict(self.files)
        for path, hashes in other.files.items():
            merged[path] = tuple(dict.fromkeys((*merged.get(path, ()), *hashes)))
        return Manifest(merged)


def digest(content: bytes) -> str:
    """A file's hash."""
    return hashlib.sha256(content).hexdigest()


def manifest_of(files: Mapping[str, bytes]) -> Manifest:
    """The manifest of files about to be written."""
    return Manifest({path: (digest(content),) for path, content in files.items()})


def read_manifest(folder: Path) -> Manifest:
    """The manifest of an output folder; an empty one where there is none.

    Raises:
        OutputError: It can't be read, or isn't one.
    """
    path = folder / NAME
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Manifest({})
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}") from error
    try:
        files = cast(object, json.loads(content)["files"])
        if not isinstance(files, dict):
            raise TypeError
        items = cast("Iterable[tuple[object, object]]", files.items())
        return Manifest(dict(_entry(path, hashes) for path, hashes in items))
    except (ValueError, KeyError, TypeError):
        raise OutputError(
            f"{path} isn't a manifest any more: restore it, or delete it and use --force"
        ) from None


def _entry(path: object, hashes: object) -> tuple[str, tuple[str, ...]]:
    """An entry, held against a hand that would have us touch files elsewhere."""
    if not isinstance(path, str) or not is_inside(path):
        raise TypeError
    several = cast("list[object]", hashes) if isinstance(hashes, list) else [hashes]
    checked = [each for each in several if isinstance(each, str)]
    if len(checked) != len(several):
        raise TypeError
    return path, tuple(checked)


def is_inside(path: str) -> bool:
    """Whether a path stays below the folder that it is relative to."""
    parts = PurePosixPath(path).parts
    return bool(parts) and ".." not in parts and not path.startswith("/") and "\\" not in path
