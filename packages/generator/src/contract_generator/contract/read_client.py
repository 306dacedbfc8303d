"""``client``, or ``defaults`` as it was once called: base URL, authentication, headers.

(Contract language, §§ 1 and 6.)
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from contract_generator.contract.model import Auth, ClientDefaults
from contract_generator.contract.shape import CLIENT, entries, text, wrong_kind
from contract_generator.diagnostics.diagnostic import Findings, Related, Rule
from contract_generator.diagnostics.suggest import Suggester, did_you_mean
from contract_generator.load.node import Entry, Mapping, Scalar

CLIENT_AND_DEFAULTS = Rule(
    "client-and-defaults", "error", "A contract has both client and its older spelling."
)
BAD_URL = Rule("bad-url", "error", "A base URL isn't an absolute http or https URL.")
BAD_HEADER = Rule("bad-header", "error", "A header can't be sent as it is written.")
DUPLICATE_HEADER = Rule("duplicate-header", "error", "Two headers have names equal but for case.")
UNKNOWN_AUTH = Rule("unknown-auth", "warning", "An authentication is read as a Bearer token.")

BEARER = Auth("Authorization", "Bearer ")
_AUTH: dict[str, Auth | None] = {
    "bearer": BEARER,
    "basic": Auth("Authorization", "Basic "),
    "none": None,
    **dict.fromkeys(("header", "apikey", "api_key", "x_api_key"), Auth("X-Api-Key", "")),
}
#: RFC 9110, § 5.6.2; and § 5.5 without the bytes past ASCII, which servers read differently.
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_FIELD_VALUE = re.compile(r"(?:[!-~](?:[\t -~]*[!-~])?)?")
#: What says where one message ends (RFC 9112, § 6): only who sends it knows.
_FRAMING = frozenset(["content-length", "transfer-encoding"])
_NOT_IN_URL = re.compile(r"[^!-~]|[\\\"<>^`{|}]")


def read_client(given: dict[str, Entry], findings: Findings) -> ClientDefaults:
    """What the document says of clients; Bearer, no URL and no headers where it says nothing."""
    client, older = given.get("client"), given.get("defaults")
    if client is not None and older is not None:
        findings.add(
            CLIENT_AND_DEFAULTS,
            older.key.span,
            'a contract has either "client" or "defaults", which is its older spelling',
            'move what it says to "client"',
            related=[Related(client.key.span, "client stands here")],
        )
    entry = client or older
    if entry is None or (isinstance(entry.value, Scalar) and entry.value.null):
        return ClientDefaults(None, BEARER, ())
    found = entries(entry.value, CLIENT, findings)
    if found is None:
        return ClientDefaults(None, BEARER, (), span=entry.key.span)
    auth = text(found.get("auth"), "auth", findings)
    return ClientDefaults(
        _base_url(text(found.get("base_url"), "a base URL", findings), findings),
        _auth(auth, findings),
        tuple(_headers(found.get("headers"), findings)),
        auth_written=auth is not None and bool(auth.text),
        span=entry.key.span,
    )


def _base_url(node: Scalar | None, findings: Findings) -> str | None:
    if node is None or not node.text:
        return None
    try:
        parts = urlsplit(node.text)
        parts.port  # noqa: B018 - a port that is no number raises here
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname:
        message = "a base URL is absolute"
        findings.add(BAD_URL, node.span, message, 'write "https://" and the host')
    elif parts.query or parts.fragment or _NOT_IN_URL.search(node.text):
        message = "a base URL has no query, no fragment, and no character that needs escaping"
        findings.add(BAD_URL, node.span, message)
    return node.text


def _auth(node: Scalar | None, findings: Findings) -> Auth | None:
    if node is None or not node.text:
        return BEARER
    token = node.text.lower()
    if token in _AUTH:
        return _AUTH[token]
    if "_" in token:
        name = "-".join(word.capitalize() for word in token.split("_"))
        if not _TOKEN.fullmatch(name) or not name.strip("-"):
            message = f'auth "{node.text}" would be a header "{name}", which can\'t be sent'
            findings.add(BAD_HEADER, node.span, message)
        return Auth(name, "")
    message = f'no authentication is called "{node.text}": it is read as "bearer"'
    meant = did_you_mean(Suggester(_AUTH).near(token.replace("-", "_")))
    findings.add(UNKNOWN_AUTH, node.span, message, meant or 'write "bearer" if that is meant')
    return BEARER


def _headers(entry: Entry | None, findings: Findings) -> list[tuple[str, str]]:
    if entry is None or (isinstance(entry.value, Scalar) and entry.value.null):
        return []
    if not isinstance(entry.value, Mapping):
        wrong_kind(entry.value, "headers", "a mapping", findings)
        return []
    headers: list[tuple[str, str]] = []
    seen: dict[str, Scalar] = {}
    for key, value in entry.value.entries.values():
        if not isinstance(value, Scalar):
            wrong_kind(value, "a header's value", "a single value", findings)
            continue
        if not _TOKEN.fullmatch(key.text):
            message = f'"{key.text}" is no name of a header'
            findings.add(BAD_HEADER, key.span, message, "use letters, digits and hyphens")
        if key.text.lower() in _FRAMING:
            message = f'"{key.text}" is of one request, and no contract can know it'
            findings.add(BAD_HEADER, key.span, message, "remove it")
        if not _FIELD_VALUE.fullmatch(value.text):
            message = f'the value of "{key.text}" can\'t be sent'
            label = "use printable ASCII on one line, without space around it"
            findings.add(BAD_HEADER, value.span, message, label)
        first = seen.setdefault(key.text.lower(), key)
        if first is not key:
            findings.add(
                DUPLICATE_HEADER,
                key.span,
                f'the header "{key.text}" is given twice: names compare without case',
                "remove one of them",
                related=[Related(first.span, "it is given here first")],
            )
        headers.append((key.text, value.text))
    return headers
