"""Any contract's SDK works against its mock: what is sent is taken, what comes is decoded."""

from __future__ import annotations

import importlib
import itertools
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import httpx
from built import laid_out, sdk_of
from contract_generator.contract.model import NamedRef, TypeRef
from contract_generator.mock.route import Routes
from contract_generator.mock.sample import Sampler, Unfillable
from contract_generator.render.files import render
from contract_runtime import APIStatusError, BaseClient, StreamInterruptedError
from contract_strategies import documents, written
from hypothesis import HealthCheck, given, settings
from in_process import InProcess, contract_of
from sampled_calls import SampledCall, sampled_calls

_NUMBERS = itertools.count()


@contextmanager
def imported(text: str) -> Iterator[type[BaseClient]]:
    """The client class of a contract's SDK, for as long as the context lasts."""
    package = f"mocked{next(_NUMBERS)}"
    folder = laid_out(render(sdk_of(text, package=package)))
    sys.path.insert(0, str(folder / "src"))
    try:
        module = importlib.import_module(f"{package}._client")
        # The contract may have a type called Client.
        [client] = [
            each
            for each in vars(module).values()
            if isinstance(each, type) and issubclass(each, BaseClient) and each is not BaseClient
        ]
        yield client
    finally:
        sys.path.remove(str(folder / "src"))
        for name in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[name]
        shutil.rmtree(folder)


@given(written(documents()))
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_every_method_answers(spelt: tuple[str, str]) -> None:
    text, _ = spelt
    contract = contract_of(text)
    with imported(text) as client_class, httpx.Client(transport=InProcess(contract)) as http:
        url = "http://mock" + Routes(contract).prefix
        client = client_class(api_key="k", base_url=url, http_client=http, max_retries=0)
        for optional in (True, False):
            package = client_class.__module__.partition(".")[0]
            for call in sampled_calls(contract, package, optional=optional):
                if call.alone and not call.planned.unavailable:
                    check(call, client, Sampler(contract.type_named()))


def check(call: SampledCall, client: BaseClient, sampler: Sampler) -> None:
    stream = call.planned.method.stream
    due = [stream.item, stream.done] if stream else [call.planned.method.output]
    try:
        result = call.on(client)
        if stream is not None:
            list(result)
    except ValueError as error:
        # A const or an enum can be nothing that a path may hold.
        assert "is part of the path" in str(error)
    except StreamInterruptedError:
        # An answer to HEAD has no body, and so a stream no end.
        assert call.planned.method.binding.verb == "HEAD"
    except APIStatusError as error:
        assert error.status_code == 501, error
        assert not all(has_value(sampler, ref) for ref in due)


def has_value(sampler: Sampler, ref: TypeRef | None) -> bool:
    try:
        return ref is None or sampler.value(ref) is not ...
    except Unfillable:
        return False


def test_what_requires_itself() -> None:
    """There is no value of such a type, and the mock says so."""
    text = (
        "name: A\nresources: [{name: a, methods: [{name: get, output: T}]}]\n"
        "types: [{name: T, kind: struct, fields: [{name: t, type: T}]}]\n"
    )
    contract = contract_of(text)
    assert not has_value(Sampler(contract.type_named()), NamedRef("T"))
    with httpx.Client(transport=InProcess(contract), base_url="http://mock") as http:
        response = http.get("/a/1")
    assert (response.status_code, response.json()["code"]) == (501, "UNIMPLEMENTED")
    assert "T requires itself" in response.json()["message"]
