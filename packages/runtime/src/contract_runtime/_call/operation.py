"""What is fixed before a call is made: a service's facts, its place, a method's facts."""

from __future__ import annotations

from .._base.classes import Generic, T_co

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Mapping, Optional, Tuple

#: The usual way to send a key (RFC 6750 § 2.1).
BEARER = ("Authorization", "Bearer ")
#: Characters that a base URL can't hold: controls, space, and what ends or escapes a URL.
_FORBIDDEN = frozenset([*map(chr, range(0x21)), *'\x7f\\"<>^`{|}'])


class Service:
    """The facts of one service that every call to it shares.

    Args:
        name: The service's name, as its contract has it.
        package: The import name of the generated package.
        version: The version of the generated package.
        base_url: Where the service is, when the client isn't told otherwise.
        auth: The header that carries the key and what stands before it there; ``None`` for a
            service that takes no key.
        headers: Headers sent with each request.
    """

    def __init__(
        self,
        name: str,
        *,
        package: str,
        version: str,
        base_url: Optional[str] = None,
        auth: Optional[Tuple[str, str]] = BEARER,
        headers: Optional[Mapping[str, str]] = None,
    ) -> None:
        self.name = name
        self.package = package
        self.version = version
        self.base_url = base_url
        self.auth = auth
        self.headers: Mapping[str, str] = headers or {}

    def __repr__(self) -> str:
        return f"Service({self.name!r}, version={self.version!r})"


class BaseURL:
    """Where a service is: a prefix that paths are put behind, and a query that stays.

    A user and password in it are kept for sending and never shown.

    Raises:
        ValueError: It isn't an absolute http or https URL.
    """

    def __init__(self, text: str) -> None:
        scheme, separator, rest = text.strip().partition("://")
        scheme = scheme.lower()
        if not separator or scheme not in ("http", "https"):
            raise ValueError(
                "base_url must be an absolute URL that starts with http:// or https://"
            )
        rest = rest.partition("#")[0]
        place, _, self.query = rest.partition("?")
        authority, slash, path = place.partition("/")
        credentials, at, host = authority.rpartition("@")
        if not host or host.startswith(":") or not _FORBIDDEN.isdisjoint(rest):
            raise ValueError("base_url must name a host, and hold no spaces or control characters")
        _, colon, port = host.rpartition("]")[2].rpartition(":")
        if colon and port and not (port.isdigit() and port.isascii() and int(port) < 65536):
            raise ValueError("base_url must have a port between 0 and 65535")
        self.credentials: Optional[str] = credentials if at else None
        self.prefix = f"{scheme}://{host}" + (slash + path).rstrip("/")
        self.secure = scheme == "https"

    def __repr__(self) -> str:
        from .._errors.redact import safe_url

        return safe_url(self.prefix + (f"?{self.query}" if self.query else ""))


class Operation(Generic[T_co]):
    """The facts of one method: where its request goes and what travels both ways.

    Args:
        name: Resource and method, ``"todos.create"``.
        verb: The HTTP method, upper case.
        path: The path, its places named by the argument that fills them: ``"/files/{name}"``;
            ``{name...}`` takes the rest of the path.
        types: The module in which the annotations below are looked up.
        input: Annotation of the input struct; its fields are the method's arguments.
        output: Annotation of the answer, or ``None`` where none is declared.
        whole: Annotation of an input that is the whole JSON body (a list, map or union).
        rest: Where the fields go that the path doesn't take: ``"query"``, ``"body"``, or
            ``None`` where there are none.
        item: Annotation of one item of a stream.
        done: Annotation of a stream's closing value.
        error: Annotation of the value that a stream's error carries.
    """

    def __init__(
        self,
        name: str,
        verb: str,
        path: str,
        types: str,
        input: Optional[str] = None,
        output: Optional[str] = None,
        *,
        whole: Optional[str] = None,
        rest: Optional[str] = None,
        item: Optional[str] = None,
        done: Optional[str] = None,
        error: Optional[str] = None,
    ) -> None:
        self.name = name
        self.verb = verb
        self.path = path
        self.types = types
        self.input = input
        self.output = output
        self.whole = whole
        self.rest = rest
        self.item = item
        self.done = done
        self.error = error

    def __repr__(self) -> str:
        return f"<Operation {self.name}: {self.verb} {self.path}>"
