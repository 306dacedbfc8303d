"""The one table that ties generated code to the runtimes that can run it.

What generated code asks for at run time (``require_abi``) and what its ``pyproject.toml`` asks an
installer for both come from here, so neither can lie. An ABI is never taken out of the table,
and a new one names the first runtime that offers it.
"""

from __future__ import annotations

from collections.abc import Mapping

#: The ABI that today's templates are written for.
ABI = 1
#: ABI to the runtimes that offer it: from the first one, up to the next major version.
RUNTIME: Mapping[int, str] = {1: ">=0.1,<1"}

#: Every name that generated code imports from ``contract_runtime.abi``, and the ABI that it came
#: with. Where no runtime is installed to import against, names are held against this table.
NAMES: Mapping[str, int] = dict.fromkeys(
    (
        "AsyncBaseClient",
        "AsyncResource",
        "AsyncStream",
        "BaseClient",
        "Model",
        "Operation",
        "RequestOptions",
        "Resource",
        "ResumePolicy",
        "Service",
        "Stream",
        "UNSET",
        "Unset",
        "async_raw",
        "common",
        "errors",
        "lazy",
        "link",
        "offer",
        "raw",
        "require_abi",
        "resource",
    ),
    1,
)
