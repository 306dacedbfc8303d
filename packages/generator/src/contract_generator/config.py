"""``[tool.contract]`` of a workspace's ``pyproject.toml``, with places for what is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from contract_generator.text import toml

FILE = "pyproject.toml"
_KEYS = ("contract", "output", "package", "version", "runtime")
#: What an SDK may be held to; ``contract budget`` measures it.
LIMITS = ("import_ms", "modules", "lines", "lines_per_method", "bytes")


class ConfigError(Exception):
    """The configuration is wrong or missing; the message names the place."""


@dataclass(frozen=True)
class SdkConfig:
    """One SDK to generate; paths are absolute.

    Attributes:
        budget: Its limits, some of :data:`LIMITS`.
    """

    contract: Path
    output: Path
    package: str | None
    version: str | None
    runtime: str | None
    budget: Mapping[str, float]


@dataclass(frozen=True)
class Config:
    """A workspace's configuration.

    Attributes:
        path: Its ``pyproject.toml``.
        sdks: What it names.
    """

    path: Path
    sdks: tuple[SdkConfig, ...]


def find_config(start: Path) -> Config:
    """The configuration of the nearest folder upwards that has one.

    Raises:
        ConfigError: There is none, or it is wrong.
    """
    for folder in (start, *start.parents):
        path = folder / FILE
        if path.is_file():
            config = _load(path)
            if config is not None:
                return config
    raise ConfigError(
        f"no {FILE} from {start} upwards has a [tool.contract] table: "
        "name a contract, as in `generate api.yaml`, or add the table"
    )


def read_config(path: Path) -> Config:
    """The configuration that one file has.

    Args:
        path: A ``pyproject.toml``.

    Raises:
        ConfigError: It has none, or it is wrong.
    """
    config = _load(path)
    if config is None:
        raise ConfigError(f"{path}: there is no [tool.contract] table")
    return config


def _load(path: Path) -> Config | None:
    try:
        text = path.read_text(encoding="utf-8")
        tool = toml.parse(text).get("tool", {})
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}") from error
    except ValueError as error:
        raise ConfigError(f"{path}: {error}") from error
    if isinstance(tool, dict) and "contract" in tool:
        return _read(path, text, cast("Mapping[str, object]", tool)["contract"])
    return None


def _read(path: Path, text: str, table: object) -> Config:
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.contract isn't a table")
    contract = cast("Mapping[str, object]", table)
    for key in contract:
        if key not in ("runtime", "sdk", "budget"):
            raise ConfigError(f"{_place(path, text, key)}: [tool.contract] has no key {key!r}")
    default = _text(path, text, contract, "runtime", 0)
    budget = _budget(path, text, contract, 0)
    listed = contract.get("sdk", [])
    if not isinstance(listed, list) or not listed:
        raise ConfigError(f"{path}: [tool.contract] names no SDK: add a [[tool.contract.sdk]]")
    sdks = tuple(
        _sdk(path, text, entry, number, default, budget)
        for number, entry in enumerate(cast("list[object]", listed), 1)
    )
    outputs: dict[Path, int] = {}
    for number, sdk in enumerate(sdks, 1):
        first = outputs.setdefault(sdk.output, number)
        if first != number:
            place = _place(path, text, "output", number)
            raise ConfigError(f"{place}: SDK {first} writes to {sdk.output} too")
    return Config(path, sdks)


def _sdk(
    path: Path,
    text: str,
    entry: object,
    number: int,
    default: str | None,
    budget: Mapping[str, float],
) -> SdkConfig:
    if not isinstance(entry, dict):
        raise ConfigError(f"{path}: tool.contract.sdk isn't a list of tables")
    table = cast("Mapping[str, object]", entry)
    for key in table:
        if key not in (*_KEYS, "budget"):
            place = _place(path, text, key, number)
            raise ConfigError(
                f"{place}: [[tool.contract.sdk]] has no key {key!r}; "
                f"it has {', '.join(_KEYS)}, budget"
            )
    values = {key: _text(path, text, table, key, number) for key in _KEYS}
    for key in ("contract", "output"):
        if not values[key]:
            place = _place(path, text, "[[tool.contract.sdk]]", number)
            raise ConfigError(f"{place}: an SDK needs {key!r}")
    return SdkConfig(
        contract=path.parent / str(values["contract"]),
        output=path.parent / str(values["output"]),
        package=values["package"],
        version=values["version"],
        runtime=values["runtime"] or default,
        budget={**budget, **_budget(path, text, table, number)},
    )


def _budget(path: Path, text: str, table: Mapping[str, object], number: int) -> Mapping[str, float]:
    """The limits of one SDK, or of all."""
    given = table.get("budget", {})
    if not isinstance(given, dict):
        raise ConfigError(f"{_place(path, text, 'budget', number)}: 'budget' has to be a table")
    limits: dict[str, float] = {}
    for key, value in cast("Mapping[str, object]", given).items():
        place = _place(path, text, key, number)
        if key not in LIMITS:
            raise ConfigError(f"{place}: a budget has no {key!r}; it has {', '.join(LIMITS)}")
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not value >= 0:
            raise ConfigError(f"{place}: {key!r} has to be a number")
        limits[key] = value
    return limits


def _text(path: Path, text: str, table: Mapping[str, object], key: str, number: int) -> str | None:
    value = table.get(key)
    if value is not None and not isinstance(value, str):
        raise ConfigError(f"{_place(path, text, key, number)}: {key!r} has to be a string")
    return value


def _place(path: Path, text: str, key: str, number: int = 0) -> str:
    """``pyproject.toml:12``: the first line that has a key, in the numbered SDK's table."""
    seen = 0
    inside = False
    for at, line in enumerate(text.splitlines(), 1):
        if line.lstrip().startswith("["):
            header = line.strip()
            seen += re.match(r"\[\[\s*tool\.contract\.sdk\s*\]\]", header) is not None
            inside = header.startswith(("[tool.contract", "[[tool.contract")) and seen == number
            inside = inside or (number == 0 and header == "[tool.contract.budget]")
            if inside and header == key:
                return f"{path}:{at}"
        if inside and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*=", line):
            return f"{path}:{at}"
    return str(path)
