"""TLS: verified by default, with certificates from the environment, and cut off in time."""

import json
import socket
import ssl
import threading
import time
from typing import Any, Iterator, List

import httpx
import pytest
from contract_runtime import APIConnectionError, APITimeoutError
from http_kit import TODO, Both, Server, send

trustme = pytest.importorskip("trustme")


class TLSServer:
    """Answers one request a connection, or hangs where the path says so."""

    def __init__(self) -> None:
        self.authority = trustme.CA()
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.authority.issue_cert("127.0.0.1").configure_cert(context)
        self._context = context
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._listener.getsockname()[1]}"
        self.closing = threading.Event()
        self.served = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self.closing.set()
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                peer, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(peer,), daemon=True).start()

    def _serve(self, peer: socket.socket) -> None:
        with peer:
            try:
                with self._context.wrap_socket(peer, server_side=True) as secure:
                    while True:
                        head = secure.recv(65536)
                        if not head:
                            return
                        self.served += 1
                        if b"/hang" in head.split(b"\r\n")[0]:
                            self.closing.wait(20)
                            return
                        body = json.dumps(TODO).encode()
                        secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n")
                        secure.sendall(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
            except OSError:
                return


@pytest.fixture
def tls_server() -> Iterator[TLSServer]:
    server = TLSServer()
    yield server
    server.close()


def test_an_unknown_authority_is_refused(kind: str, tls_server: TLSServer) -> None:
    with Both(kind, base_url=tls_server.url, max_retries=5) as both, pytest.raises(
        APIConnectionError, match="certificate"
    ) as caught:
        both.run(lambda c: c.todos.get(id="7"))
    assert len(caught.value.attempts) == 1
    assert tls_server.served == 0


def test_an_authority_of_the_environment(
    kind: str, tls_server: TLSServer, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    path = f"{tmp_path}/ca.pem"
    tls_server.authority.cert_pem.write_to_path(path)
    monkeypatch.setenv("SSL_CERT_FILE", path)
    with Both(kind, base_url=tls_server.url) as both:
        for _ in range(2):
            assert both.run(lambda c: c.todos.get(id="7")).id == "7"
        for _ in range(2):
            began = time.monotonic()
            with pytest.raises(APITimeoutError, match="deadline"):
                both.run(lambda c: c.todos.get(id="hang", request_options={"deadline": 0.3}))
            assert time.monotonic() - began < 5
        assert both.run(lambda c: c.todos.get(id="7")).id == "7"


def test_certificates_are_loaded_off_the_loop(
    tls_server: TLSServer, http_server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    path = f"{tmp_path}/ca.pem"
    tls_server.authority.cert_pem.write_to_path(path)
    monkeypatch.setenv("SSL_CERT_FILE", path)
    threads: List[int] = []
    create = httpx.create_ssl_context

    def create_ssl_context(**options: Any) -> ssl.SSLContext:
        threads.append(threading.get_ident())
        return create(**options)

    monkeypatch.setattr(httpx, "create_ssl_context", create_ssl_context)
    to = ("Location", f"{tls_server.url}/todos/7")
    http_server.paths["/todos/away"] = lambda server, seen, peer: send(peer, 307, b"", to)
    with Both("async", base_url=http_server.url) as both:
        assert both.run(lambda c: c.todos.get(id="away")).id == "7"
    assert threads
    assert threading.get_ident() not in threads
