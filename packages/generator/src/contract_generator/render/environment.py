"""The jinja2 environment: it prints ``Code`` alone, and stops at a name that isn't there."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from contract_generator.text.code import Code


@cache
def environment() -> Environment:
    """The one environment; templates are compiled when they are first used."""
    return Environment(
        loader=PackageLoader("contract_generator.render"),
        undefined=StrictUndefined,
        finalize=_code_alone,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )


def _code_alone(value: object) -> object:
    if not isinstance(value, Code):
        raise TypeError(f"a template printed what isn't Code: {value!r:.80}")
    return value
