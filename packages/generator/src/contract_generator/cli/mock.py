"""``contract mock``: a server of a contract, before its server exists."""

from __future__ import annotations

import gc
import signal
import socket
import sys
from collections.abc import Awaitable, Callable

import click

from contract_generator.cli.console import (
    DONE,
    FOUND,
    Fault,
    read_document,
    reason,
    report,
    say,
    shown,
)
from contract_generator.cli.watch import Stamp, stamp_of
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
@click.option("--watch", is_flag=True, help="Serve the contract anew at every save.")
def command(contract: str, host: str, port: int, watch: bool) -> int:
    """Serve CONTRACT (- for standard input) until Ctrl-C: every method answers with data that fits.

    The same requests get the same answers. What was created, changed or deleted is remembered
    while the server runs; requests that don't fit the contract are refused. A request with the
    header "Prefer: code=503" is answered so; "delay=SECONDS", "cut", "error" (in streams) and
    "times=N" can be asked for, too.
    """
    if watch and contract == "-":
        raise click.UsageError("standard input can't be watched")
    document = _Document(contract)
    read = document.read()
    if read is None:
        return FOUND
    listener = _listener(host, port)
    with listener:
        _serve(read, listener, document if watch else None)
    return DONE


class _Document:
    """The contract's document, and whether it was saved since it was read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._stamp: Stamp | None = None

    def read(self) -> Contract | None:
        """The contract; None where it has errors, which are reported.

        Raises:
            Fault: It can't be read.
        """
        self._stamp = stamp_of(self.path)
        data, name = read_document(self.path)
        planned = plan_document(data, name=name)
        if planned.contract is None or planned.errors:
            report(planned.diagnostics, "text")
            return None
        return planned.contract

    def saved(self) -> bool:
        """Whether it is another now. Editors take a file away for a moment while they save it."""
        now = stamp_of(self.path)
        return now is not None and now != self._stamp


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


def _serve(contract: Contract, listener: socket.socket, watched: _Document | None) -> None:
    import uvicorn

    from contract_generator.mock.app import MockApp

    app = MockApp(contract, log=_logger())
    host, port = listener.getsockname()[:2]
    host = f"[{host}]" if ":" in host else host
    names = [printable(target.name) for target in app.calls.routes.targets if target.served]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
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
        callback_notify=None if watched is None else _reloader(watched, app.serve),
        timeout_notify=0,
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
        say(f"{printable(contract.name)} at {url}: {', '.join(names[:_NAMED])}{more}")
        server.run(sockets=[listener])
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _reloader(
    document: _Document, serve: Callable[[Contract], None]
) -> Callable[[], Awaitable[None]]:
    """Looks whether a document was saved, which uvicorn asks it to about once a second."""

    async def look() -> None:
        if not document.saved():
            return
        try:
            contract = document.read()
        except Fault as fault:
            say(f"error: {printable(str(fault))}", role="error", error=True)
            return
        if contract is not None:
            serve(contract)
        what = "serves it from now on" if contract is not None else "still serves what it was"
        say(f"{shown(document.path)} was saved: the mock {what}", error=True)

    return look


def _logger() -> Callable[[str, str, int], None] | None:
    """Shows requests on a terminal, as it shows progress."""
    if sys.stderr is None or not sys.stderr.isatty():
        return None
    return lambda verb, path, status: say(f"{verb} {printable(path)} {status}", error=True)
