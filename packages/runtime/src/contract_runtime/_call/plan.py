"""Plans: how a method's arguments become requests. What is static is worked out once.

A path's places are filled by percent-encoding all but RFC 3986's unreserved characters (§ 2.3),
so that a value stays inside its segment and none can change the path's shape. What encoding can't
contain is refused: a segment that is empty, ``.`` or ``..`` means another path to whoever
normalises (§ 5.2.4).
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Dict, List, Mapping, Optional, Tuple

from .._base.classes import UNSET
from .._base.idempotency import IDEMPOTENT, new_key
from .._base.version import __version__
from .._model import json_backend
from .._model.codec import Codec, arguments, codec
from .messages import Request
from .operation import BaseURL, Operation, Service
from .options import Options, merge

if TYPE_CHECKING:
    from .._model.drift import DriftWatch
    from .options import Fields
    from .request_options import RequestOptions

#: Verbs that say how long their body is, be it empty (RFC 9110 § 8.6).
_LENGTH_EXPECTED = ("POST", "PUT", "PATCH")
#: The argument that is the whole body, where it isn't made of fields.
WHOLE = "$body"

_OURS = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip, deflate",
    "Content-Type": "application/json",
}

#: Byte to its text in a URL. Of bytes, only those of ASCII's letters and digits are alphanumeric.
_ENCODED = [
    chr(byte) if bytes([byte]).isalnum() or byte in b"-._~" else f"%{byte:02X}"
    for byte in range(256)
]


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
        self._query = base.query.split("&") if base.query else []
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

    def build(self, args: Mapping[str, object], options: Optional[RequestOptions]) -> Request:
        """The request of one call: its arguments by wire name, its own options, checked.

        Raises:
            TypeError, ValueError: An argument, or an option, can't be sent.
        """
        operation = self._operation
        verb = operation.verb
        values = args if self._input is None else self._input(args)
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
            query = query + query_pairs(values)
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
            url = f"{url}?{'&'.join(query)}"
        sends = content is not UNSET
        body = json_backend.dump(content) if sends else b""
        if verb not in IDEMPOTENT and "idempotency-key" not in fields:
            # To be safe to repeat, a call brings a key of its own.
            fields["idempotency-key"] = (b"Idempotency-Key", new_key())
        # Two that differ would tell two servers two things (RFC 9112 § 6.1): framing is ours alone.
        fields.pop("transfer-encoding", None)
        fields.pop("content-length", None)
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


def quote(text: str) -> str:
    """Percent-encode all but unreserved characters; a lone surrogate is a ``ValueError``."""
    if text.isalnum() and text.isascii():
        return text
    return "".join(map(_ENCODED.__getitem__, text.encode()))


class Path:
    """What a method's template (``"/files/{name}.json"``, ``"/objects/{key...}"``) says."""

    def __init__(self, template: str) -> None:
        self._start, *rest = template.split("{")
        # A place's name, whether it takes the rest of the path, the fixed text behind it.
        self._places: List[Tuple[str, bool, str]] = []
        for each in rest:
            name, _, text = each.partition("}")
            self._places.append((name.replace("...", ""), name.endswith("..."), text))
        #: The places' names, in order.
        self.names = tuple(name for name, _, _ in self._places)

    def fill(self, values: Mapping[str, object]) -> str:
        """The path with its places filled by encoded values; more of these may be there.

        Raises:
            ValueError: A value is missing, ``None``, empty, ``.`` or ``..``, or would reach
                out of its place otherwise.
        """
        path = self._start
        for name, takes_rest, text in self._places:
            value = plain(values.get(name))
            segments = value.split("/") if takes_rest else [value]
            for each in segments:
                if each in ("", ".", ".."):
                    shown = repr(each) if each else "empty"
                    raise ValueError(f"{name} is part of the path and can't be {shown}")
            path += "/".join(map(quote, segments)) + text
        return path


def plain(value: object) -> str:
    """A value's text in a path or query: ``true`` and ``false``, numbers as JSON has them.

    ``None`` is the empty text, which a path refuses and a query never gets here.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (dict, list)):
        raise TypeError("a list or dict has no place in a path")
    return "" if value is None else str(value)


def query_pairs(values: Mapping[str, object]) -> List[str]:
    """Encode a query (the language, § 4): ``None`` isn't sent, lists repeat their key.

    Objects, and lists in lists, are sent as JSON.
    """
    pairs: List[str] = []
    for key, value in values.items():
        name = quote(key)
        items: List[object] = value if isinstance(value, list) else [value]  # pyright: ignore[reportUnknownVariableType]
        for each in items:
            if each is not None:
                nested = each.__class__ in (dict, list)
                text = json_backend.dump(each).decode() if nested else plain(each)
                pairs.append(f"{name}={quote(text)}")
    return pairs


def overridden(pairs: List[str], more: Mapping[str, object]) -> List[str]:
    """A query with the keys of another in the place of its own; a ``None`` takes a key out."""
    names = {quote(name) for name in more}
    return [pair for pair in pairs if pair.partition("=")[0] not in names] + query_pairs(more)
