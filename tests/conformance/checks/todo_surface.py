"""What is importable from where, and what an import costs."""

from __future__ import annotations

import os
import subprocess
import sys

PACKAGE = "todoclient"


async def check_import_paths(kit):
    import contract_runtime
    import todoclient
    from todoclient import APIStatusError, AsyncClient, Client, Todo, __version__
    from todoclient._client import APIConnectionError
    from todoclient._client import APIStatusError as PrivateAPIStatusError
    from todoclient._resource import AsyncTodosResource, TodosResource
    from todoclient._streaming import AsyncStream, Stream

    assert APIStatusError is PrivateAPIStatusError is contract_runtime.APIStatusError
    assert APIConnectionError is contract_runtime.APIConnectionError
    assert contract_runtime.RetryTransport and contract_runtime.SSEDecoder
    assert Stream is contract_runtime.Stream and AsyncStream is contract_runtime.AsyncStream
    assert __version__ == "1.0.0"
    for name in ("Client", "AsyncClient", "Todo", "APIStatusError"):
        assert name in todoclient.__all__, name
    for name in todoclient.__all__:
        assert getattr(todoclient, name) is not None, name
    assert set(todoclient.__all__) <= set(dir(todoclient))
    assert Client and AsyncClient and Todo and TodosResource and AsyncTodosResource
    assert os.path.exists(os.path.join(os.path.dirname(todoclient.__file__), "py.typed"))


async def check_unknown_name_is_an_attribute_error(kit):
    for module in (kit.sdk, sys.modules["contract_runtime"]):
        try:
            module.NoSuchName  # noqa: B018
        except AttributeError as error:
            assert "NoSuchName" in str(error)
        else:
            raise AssertionError(module)


async def check_import_and_client_leave_httpx_alone(kit):
    code = (
        f"import sys, todoclient; todoclient.{kit.client_class.__name__}(api_key='k', base_url='http://x');"
        "print([m for m in ('httpx', 'ssl', 'typing_extensions', 'dataclasses', 'asyncio')"
        " if m in sys.modules])"
    )
    process = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    assert process.stdout.decode().strip() == "[]", process.stdout


async def check_star_import(kit):
    names = {}
    exec("from todoclient import *", names)
    assert names["Client"] is kit.sdk.Client and names["Todo"] is kit.sdk.Todo


async def check_a_runtime_of_another_age_is_one_import_error(kit):
    import contract_runtime
    from contract_runtime.abi import ABI, MIN_ABI, require_abi

    for number in range(MIN_ABI, ABI + 1):
        require_abi(number, "todoclient")
    older, newer = "install an older contract-runtime", "upgrade contract-runtime"
    for needed, mend in ((MIN_ABI - 1, older), (ABI + 1, newer)):
        error = await kit.error(
            lambda needed=needed: require_abi(needed, "todoclient"), ImportError
        )
        text = str(error)
        for part in ("todoclient", contract_runtime.__version__, mend, str(needed)):
            assert part in text, text
        assert error.name == "todoclient" and "\n" not in text


async def check_an_sdk_says_so_when_it_is_imported(kit):
    for change, mend in (("ABI = 0", "upgrade contract-runtime"), ("MIN_ABI = 9", "upgrade the")):
        code = (
            f"from contract_runtime import abi; abi.{change}\n"
            "try: import todoclient\n"
            "except ImportError as error: print(error)"
        )
        process = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
        said = process.stdout.decode().strip()
        assert "todoclient needs ABI 1" in said and mend in said, said
        assert len(said.splitlines()) == 1, said
