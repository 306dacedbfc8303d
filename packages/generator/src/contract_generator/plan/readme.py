"""The README: install, quick start, and every method with a call that runs as printed."""

from __future__ import annotations

from contract_generator.contract.model import Contract
from contract_generator.plan.operations import Planned
from contract_generator.plan.ours import Ours
from contract_generator.plan.pages import ReadmeMethod, ReadmePage, ReadmeResource
from contract_generator.plan.resources import PlannedResource
from contract_generator.plan.samples import Samples
from contract_generator.plan.types import Types
from contract_generator.text import markdown
from contract_generator.text.code import Code, fill, join, raw
from contract_generator.text.python import identifier, literal

_TIMES = raw("from datetime import datetime, timezone\n\n")


def plan_readme(
    contract: Contract,
    types: Types,
    ours: Ours,
    resources: tuple[PlannedResource, ...],
    *,
    package: str,
) -> ReadmePage:
    """``README.md``."""
    client, async_client = ours.spell("Client"), ours.spell("AsyncClient")
    samples = Samples(types)
    key = raw('"..."') if contract.client.auth is not None else None
    given = [] if key is None else [fill("api_key={key}", key=key)]
    if contract.client.base_url is None:
        given.append(fill("base_url={url}", url=literal("http://localhost:8080")))
    names = {"package": identifier(package), "given": join(", ", given)}
    return ReadmePage(
        title=markdown.inline(package),
        description=markdown.block(contract.description)
        or markdown.inline(f"Client library of {contract.name}."),
        package=identifier(package),
        quick_start=_code(
            fill(
                "from {package} import {client}\n\nclient = {client}({given})",
                client=client,
                **names,
            )
        ),
        asynchronous=_code(
            fill(
                "from {package} import {client}\n\nasync_client = {client}({given})",
                client=async_client,
                **names,
            )
        ),
        status_error=ours.spell("APIStatusError"),
        connection_error=ours.spell("APIConnectionError"),
        resources=tuple(_resource(each, samples) for each in resources),
    )


def _resource(planned: PlannedResource, samples: Samples) -> ReadmeResource:
    return ReadmeResource(
        title=markdown.code_span(planned.name.code),
        description=markdown.block(planned.resource.description),
        methods=tuple(_method(each, samples) for each in planned.methods),
    )


def _method(planned: Planned, samples: Samples) -> ReadmeMethod:
    call = samples.call(planned)
    if planned.unavailable is not None:
        example = fill("# {call} isn't available yet.", call=call)
    elif planned.method.stream is not None:
        example = fill("for item in {call}:\n    print(item)", call=call)
    elif planned.method.output is not None:
        example = fill("result = {call}", call=call)
    else:
        example = call
    if "timezone.utc" in example and "datetime(" in example:
        example = fill("{times}{example}", times=_TIMES, example=example)
    return ReadmeMethod(
        description=markdown.block(planned.method.description),
        example=_code(example),
    )


def _code(source: Code) -> Code:
    return markdown.code_block(source, language="python")
