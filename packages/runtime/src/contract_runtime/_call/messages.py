"""HTTP's messages as values: a request, and which one follows it; an answer, and what it says."""

from __future__ import annotations

from copy import copy
from typing import Callable, List, Mapping, Optional, Tuple

from .._errors.answers import ResponseDecodeError
from .._errors.facts import request_id_of
from .._errors.redact import safe_url

#: What still says something to a server of another origin, and holds no credential. Of all
#: other fields nobody can know, so none of them follows a redirect there.
HARMLESS = frozenset(
    {
        "accept", "accept-encoding", "accept-language", "cache-control", "content-encoding",
        "content-language", "content-length", "content-type", "host", "idempotency-key",
        "if-modified-since", "if-none-match", "last-event-id", "user-agent",
    }
)  # fmt: skip
#: Redirects that one try follows.
MAX_REDIRECTS = 10
#: Bytes of a body that an error shows.
_SHOWN = 200


class Request:
    """One request, as values. It can be sent as often as it takes.

    Attributes:
        url: The absolute URL, without user and password.
        names_host: Whether a ``Host`` of the caller's is among the fields.
        foreign: Whether a redirect led to another origin: then nothing that may be a credential
            is among the fields, nor may anybody add it.
    """

    names_host = False
    foreign = False

    def __init__(self, verb: str, url: str, fields: List[Tuple[bytes, bytes]], body: bytes) -> None:
        self.verb = verb
        self.url = url
        self.fields = fields
        self.body = body

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


class Answer:
    """What came back, its body (of an error's: the start) read and decompressed.

    ``headers`` are looked up without case; ``response`` is the HTTP library's own.
    """

    def __init__(
        self, status: int, headers: Mapping[str, str], body: bytes, response: object
    ) -> None:
        self.status = status
        self.headers = headers
        self.body = body
        self.response = response


def explain(error: ResponseDecodeError, answer: Answer, request: Request) -> None:
    """Have an error say which answer can't be decoded (the language, § 5), and to what."""
    error.status_code = answer.status
    error.content_type = answer.headers.get("content-type")
    error.body = answer.body[:_SHOWN].decode("utf-8", "replace")
    error.request_id = request_id_of(answer.headers)
    error.method = request.verb
    error.url = safe_url(request.url)
