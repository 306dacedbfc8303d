"""The SDKs that a contract is released as, by ``[tool.contract]`` or by what the user says."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from contract_generator.cli.console import Fault
from contract_generator.cli.jobs import Job, target_of
from contract_generator.config import ConfigError, SdkConfig, find_config


@dataclass(frozen=True, slots=True)
class Released:
    """An SDK.

    Attributes:
        label: What it is called in a summary.
        package: Its import name by configuration; None: by the service's name.
        version: Its version.
    """

    label: str
    package: str | None
    version: str | None


def released(paths: Iterable[str], service: str, version: str | None) -> tuple[Released, ...]:
    """The SDKs whose contract is one of some files.

    Args:
        paths: The files; ``-`` is none.
        service: The service's name.
        version: The version that the user says, which comes before a configured one.
    """
    found: list[Released] = []
    for sdk in _configured(paths):
        with suppress(Fault):
            job = Job(str(sdk.contract), sdk.output, sdk.package, sdk.version, sdk.runtime)
            target = target_of(job, service)
            found.append(Released(target.package, sdk.package, version or target.version))
    if not found and version is not None:
        found.append(Released("version", None, version))
    return tuple(found)


def _configured(paths: Iterable[str]) -> list[SdkConfig]:
    wanted = {Path(each).resolve() for each in paths if each != "-"}
    try:
        sdks = find_config(Path.cwd()).sdks
    except (ConfigError, OSError):
        # Nothing else here needs it: `generate` says what is wrong with it.
        return []
    return [each for each in sdks if each.contract.resolve() in wanted]
