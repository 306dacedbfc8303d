"""``contract mock``: a server of a contract, before its server exists."""

from __future__ import annotations

import gc
import signal
import socket
import sys
from collections.abc import Callable

import click

from contract_generator.cli.console import (
    DONE,
    FOUND,
    Fault,
    read_document,
    reason,
    report,
    say,
)
from contract_generator.contract.model import Contract
from contract_generator.pipeline import plan_document
from contract_generator.text.terminal import printable

#: How many methods the first line names.
_NAMED = 40


@click.command(short_help="Serve what a contract describes, with made-up data.")
@click.argument("contract")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8080,
    show_default=True,
    help="The port to listen on; 0 for any that is free.",
)
def command(contract: str, host: str, port: int) -> int:
    """Serve CONTRACT (- for standard input) until Ctrl-C: every method answers with data that fits.

    The same requests get the same answers. What was created, changed or deleted is remembered
    while the server runs; requests that don't fit the contract are refused. A request with the
    header "Prefer: code=503" is answered so; "delay=SECONDS", "cut", "error" (in streams) and
    "times=N" can be asked for, too.
    """
    data, name = read_document(contract)
    planned = plan_document(data, name=name)
    if planned.contract is None or planned.errors:
        report(planned.diagnostics, "text")
        return FOUND
    listener = _listener(host, port)
    with listener:
        _serve(planned.contract, listener)
    return DONE


def _listener(host: str, port: int) -> socket.socket:
    """A socket that listens.

    Raises:
        Fault: The address can't be had.
    """
    where = f"{printable(host)}:{port}"
    try:
        found = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP, flags=socket.AI_PASSIVE
        )
        family, kind, proto, _, address = found[0]
        listener = socket.socket(family, kind, proto)
        try:
            if sys.platform != "win32":
                listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            listener.listen(2048)
        except OSError:
            listener.close()
            raise
    except (OSError, UnicodeError) as error:
        why = reason(error) if isinstance(error, OSError) else "no address"
        hint = "; --port 0 takes any that is free" if port else ""
        raise Fault(f"can't listen on {where}: {why}{hint}") from error
    return listener


def _serve(contract: Contract, listener: socket.socket) -> None:
    import uvicorn

    from contract_generator.mock.app import MockApp

    app = MockApp(contract, log=_logger())
    host, port = listener.getsockname()[:2]
    host = f"[{host}]" if ":" in host else host
    targets = app.calls.routes.targets
    names = [printable(target.name) for target in targets[:_NAMED]]
    more = f" and {len(targets) - _NAMED} more" if len(targets) > _NAMED else ""
    url = printable(f"http://{host}:{port}{app.calls.routes.prefix}")
    config = uvicorn.Config(
        app,
        loop="asyncio",
        http="h11",
        ws="none",
        lifespan="off",
        interface="asgi3",
        access_log=False,
        log_level="critical",
        date_header=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)

    def stop(*_: object) -> None:
        server.should_exit = True

    # uvicorn has handlers of its own while it runs: these are for the moments before and after,
    # when whoever has read the line may end what has hardly begun.
    before = {each: signal.signal(each, stop) for each in (signal.SIGINT, signal.SIGTERM)}
    # Other commands end before there is garbage.
    gc.enable()
    try:
        say(f"{printable(contract.name)} at {url}: {', '.join(names)}{more}")
        server.run(sockets=[listener])
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _logger() -> Callable[[str, str, int], None] | None:
    """Shows requests on a terminal, as it shows progress."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    return lambda verb, path, status: say(f"{verb} {printable(path)} {status}", error=True)
