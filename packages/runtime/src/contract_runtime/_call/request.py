"""Requests: how a method's arguments become one, and which one follows it.

What is static is worked out once for a client and a method.
"""

from __future__ import annotations

import sys
from copy import copy
from typing import TYPE_CHECKING, Callable, Dict, List, Mapping, Optional, Tuple

from .._base.classes import UNSET
from .._base.idempotency import IDEMPOTENT, new_key
from .._base.version import __version__
from .._model import json_backend
from .._model.codec import Codec, arguments, codec
from .headers import HARMLESS, merge
from .operation import Operation, Service
from .options import BaseURL, Options
from .url import Path, joined, overridden, query_text

if TYPE_CHECKING:
    from .._model.drift import DriftWatch
    from .headers import Field, Fields
    from .request_options import RequestOptions

#: Verbs that say how long their body is, be it empty (RFC 9110 § 8.6).
_LENGTH_EXPECTED = frozenset({"POST", "PUT", "PATCH"})
#: Two that differ would tell two servers two things (RFC 9112 § 6.1): it is ours alone.
_FRAMING = ("content-length", "transfer-encoding")
#: Redirects that one try follows.
MAX_REDIRECTS = 10
#: The argument that is the whole body, where it isn't made of fields.
WHOLE = "$body"

_OURS = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip, deflate",
    "Content-Type": "application/json",
}


class Request:
    """One request, as values. It can be sent as often as it takes.

    Attributes:
        url: The absolute URL, without user and password.
        names_host: Whether a ``Host`` of the caller's is among the fields.
        foreign: Whether a redirect led to another origin: then nothing that may be a credential
            is among the fields, nor may anybody add it.
    """

    __slots__ = ("body", "fields", "foreign", "names_host", "url", "verb")

    def __init__(self, verb: str, url: str, fields: List[Field], body: bytes) -> None:
        self.verb = verb
        self.url = url
        self.fields = fields
        self.body = body
        self.names_host = False
        self.foreign = False

    def continued(self, last_event_id: Optional[str]) -> Request:
        """The request that goes on with a stream from an event (WHATWG HTML § 9.2.4)."""
        if last_event_id is None:
            return self
        following = copy(self)
        following.fields = [each for each in self.fields if each[0].lower() != b"last-event-id"]
        # Spaces around it would be refused: they are no part of a value (RFC 9112 § 5.1).
        following.fields.append((b"Last-Event-ID", last_event_id.strip(" ").encode()))
        return following

    def redirected(
        self,
        status: int,
        location: Optional[str],
        hops: int,
        resolve: Callable[[str, str], Optional[str]],
        same_origin: Callable[[str, str], bool],
    ) -> Optional[Request]:
        """The request that follows a redirect after ``hops`` of them; ``None``: it isn't followed.

        The language, § 5; RFC 9110 § 15.4. Nothing that may be a credential goes to another origin
        (RFC 6454 § 4: another scheme, host or port). Since any header may be one, only those go
        there that are known to be none.

        ``resolve`` makes an absolute http or https URL of a base and a reference, or ``None``.
        """
        safe = self.verb in ("GET", "HEAD") and status in (301, 302, 303)
        if not (safe or status in (307, 308)) or not location or hops >= MAX_REDIRECTS:
            return None
        url = resolve(self.url, location)
        if url is None:
            return None
        following = copy(self)
        following.url = url
        if not same_origin(self.url, url):
            names = HARMLESS - {"host"}  # the caller's is that of the origin that was left
            following.fields = [each for each in self.fields if each[0].lower().decode() in names]
            following.names_host = False
            # Once away, always away: coming back by another's word brings no credentials along.
            following.foreign = True
        return following

    def text_fields(self) -> List[Tuple[str, str]]:
        """The header fields as text."""
        return [(name.decode("latin-1"), value.decode("utf-8")) for name, value in self.fields]


class Plan:
    """How one client makes the calls of one method: worked out at the first of them.

    ``decode`` makes the method's output of a body; it is ``None`` where nothing is due.
    """

    def __init__(
        self,
        operation: Operation[object],
        service: Service,
        options: Options,
        base: BaseURL,
        watch: Optional[DriftWatch] = None,
    ) -> None:
        def of(annotation: Optional[str]) -> Optional[Codec]:
            return None if annotation is None else codec(annotation, operation.types)

        self._operation = operation
        self._url = base.prefix + operation.path
        self._path = Path(self._url)
        self._query = base.query
        self._input = (
            None if operation.input is None else arguments(operation.input, operation.types)
        )
        self._whole = of(operation.whole)
        output = None if operation.verb == "HEAD" else of(operation.output)
        if output is not None and watch is not None:
            output = watch.codec(output)
        self._output = output
        self.decode = None if output is None else output.decode_json
        fields: Fields = {}
        merge(fields, _OURS, {"User-Agent": _agent(service)}, service.headers)
        if operation.item is not None:
            fields["accept"] = (b"Accept", b"text/event-stream")
        fields.update(options.default_headers)
        if base.credentials is not None:
            merge(fields, {"Authorization": _basic(base.credentials)})
        merge(fields, options.authorization(service))
        self._fields = fields

    def warm(self) -> None:
        """Compile what decodes the output, so that the first answer doesn't."""
        if self._output is not None:
            self._output.warm()

    def build(self, args: Dict[str, object], options: Optional[RequestOptions]) -> Request:
        """The request of one call: its arguments by wire name, its own options, checked.

        Raises:
            TypeError, ValueError: An argument, or an option, can't be sent.
        """
        operation = self._operation
        verb = operation.verb
        values = args if self._input is None else self._input.encode(args)
        url = self._url
        places = self._path.names
        if places:
            url = self._path.fill(values)
            values = {name: value for name, value in values.items() if name not in places}
        query = self._query
        content: object = UNSET
        if self._whole is not None:
            content = self._whole.encode(args[WHOLE])
        elif operation.rest == "body":
            content = values
        elif operation.rest == "query" and values:
            query = joined(query, query_text(values.items()))
        fields = dict(self._fields)
        if options is not None:
            extra = options.get("query")
            if extra:
                query = overridden(query, self._free(extra))
            if "body" in options:
                content = self._extended(content, options["body"])
            if "idempotency_key" in options:
                merge(fields, {"Idempotency-Key": options["idempotency_key"]})
            merge(fields, options.get("headers", {}))
        if query:
            url = f"{url}?{query}"
        sends = content is not UNSET
        body = json_backend.dump(content) if sends else b""
        if verb not in IDEMPOTENT and "idempotency-key" not in fields:
            # To be safe to repeat, a call brings a key of its own.
            fields["idempotency-key"] = (b"Idempotency-Key", new_key())
        for name in _FRAMING:
            fields.pop(name, None)
        if sends or verb in _LENGTH_EXPECTED:
            fields["content-length"] = (b"Content-Length", b"%d" % len(body))
        if not sends:
            fields.pop("content-type", None)
        request = Request(verb, url, list(fields.values()), body)
        request.names_host = "host" in fields
        return request

    def _extended(self, content: object, extra: Mapping[str, object]) -> object:
        operation = self._operation
        if content is UNSET and operation.verb in _LENGTH_EXPECTED:
            content = {}
        if not isinstance(content, dict):
            what = "no body" if content is UNSET else "a body that is no JSON object"
            raise TypeError(f"request_options: {operation.name} sends {what} to merge 'body' into")
        return {**content, **self._free(extra)}  # pyright: ignore[reportUnknownVariableType]

    def _free(self, values: Mapping[str, object]) -> Dict[str, object]:
        """Values that no contract describes, as JSON."""
        return codec("Dict[str, object]", self._operation.types).encode(dict(values))  # type: ignore[return-value]


def _agent(service: Service) -> str:
    """The ``User-Agent`` (RFC 9110 § 10.1.5): the package first, then what it is made of."""
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{service.package}/{service.version} contract-runtime/{__version__} python/{python}"


def _basic(credentials: str) -> str:
    """The ``Authorization`` of a user and password as they stand in a URL (RFC 7617)."""
    from base64 import b64encode
    from urllib.parse import unquote

    pair = credentials if ":" in credentials else f"{credentials}:"
    return "Basic " + b64encode(unquote(pair).encode()).decode()
