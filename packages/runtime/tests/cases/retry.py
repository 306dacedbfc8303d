"""What is retried and after how long; the forms of ``Retry-After``."""

from typing import Dict, NamedTuple, Optional

from contract_runtime._errors.facts import Facts, facts_of_status
from contract_runtime._retry.policy import RetryPolicy

NETWORK = Facts("cut", transient=True)
REFUSED = Facts("refused", transient=True, processed=False)
TIMEOUT = Facts("late", transient=True, timeout=True)
HOPELESS = Facts("certificate", transient=False)


def status(code: int, **headers: str) -> Facts:
    return facts_of_status(code, {name.replace("_", "-"): value for name, value in headers.items()})


class Case(NamedTuple):
    id: str
    facts: Facts
    retried: bool
    policy: RetryPolicy = RetryPolicy()
    verb: str = "GET"


TOO_MANY = RetryPolicy(extra_statuses=[429, 408])
OPTED_IN = RetryPolicy(should_retry_on_4xx=True)
ONLY_503 = RetryPolicy(statuses=[503])
NO_POST = RetryPolicy(excluded_verbs=["post"])

DECISIONS = [
    *(Case(f"{code}", status(code), True) for code in (500, 501, 502, 503, 504, 520, 599)),
    *(
        Case(f"{code}", status(code), False)
        for code in (300, 304, 400, 404, 408, 409, 425, 429, 499)
    ),
    Case("network", NETWORK, True),
    Case("refused", REFUSED, True),
    Case("timeout", TIMEOUT, True),
    Case("certificate", HOPELESS, False),
    Case("unknown", Facts("?"), False),
    Case("POST", NETWORK, True, verb="POST"),
    Case("429 opted in", status(429), True, TOO_MANY),
    Case("408 opted in", status(408), True, TOO_MANY),
    Case("5xx stay beside it", status(500), True, TOO_MANY),
    Case("statuses replaced", status(500), False, ONLY_503),
    Case("statuses replaced, in", status(503), True, ONLY_503),
    Case("verb opted out", status(503), False, NO_POST, "POST"),
    Case("verb opted out, network", REFUSED, False, NO_POST, "POST"),
    Case("another verb", status(503), True, NO_POST, "PUT"),
    Case("x-should-retry: false", status(503, x_should_retry="false"), False),
    Case("x-should-retry: true on 409", status(409, x_should_retry="true"), False),
    Case("the same, opted in", status(409, X_Should_Retry=" True "), True, OPTED_IN),
    Case("x-should-retry: true on 500", status(500, x_should_retry="true"), True, ONLY_503),
    Case("x-should-retry: false on 429", status(429, x_should_retry="false"), False, TOO_MANY),
    Case("x-should-retry: nonsense", status(503, x_should_retry="maybe"), True),
]

DATE = "Tue, 24 Nov 2026 12:00:00 GMT"
NOW = 1795521600.0  # that date

#: headers, seconds
RETRY_AFTER = [
    ({}, None),
    ({"Retry-After": "3"}, 3.0),
    ({"retry-after": " 0 "}, 0.0),
    ({"RETRY-AFTER": "1.5"}, 1.5),
    ({"retry-after-ms": "250"}, 0.25),
    ({"retry-after-ms": "250", "retry-after": "9"}, 0.25),
    ({"retry-after-ms": "soon", "retry-after": "9"}, 9.0),
    ({"retry-after": "Tue, 24 Nov 2026 12:00:07 GMT"}, 7.0),
    ({"retry-after": "Tuesday, 24-Nov-26 12:00:07 GMT"}, 7.0),
    ({"retry-after": "Tue Nov 24 12:00:07 2026"}, 7.0),
    ({"retry-after": "Tue, 24 Nov 2026 11:00:00 GMT"}, 0.0),
    ({"retry-after": DATE, "date": "Tue, 24 Nov 2026 11:59:00 GMT"}, 60.0),
    ({"retry-after": DATE, "date": "yesterday"}, 0.0),
    *(
        ({"retry-after": text}, None)
        for text in ("", "-1", "+1", "1e3", "nan", "inf", "1_0", "٣", ".", "soon", "0x10", "1,5")
    ),
    ({"retry-after": "9" * 400}, None),
    ({"retry-after": "Tue, 99 Nov 2026 12:00:07 GMT"}, None),
    ({"retry-after": "Tue, 24 Nov 99999999999 12:00:07 GMT"}, None),
]


class Delay(NamedTuple):
    """The second retry, with random() at 0.5."""

    id: str
    headers: Dict[str, str]
    seconds: Optional[float]
    policy: RetryPolicy = RetryPolicy()
    retries: int = 1


DELAYS = [
    Delay("first", {}, 0.25, retries=0),
    Delay("second", {}, 0.5),
    Delay("fourth", {}, 2.0, retries=3),
    Delay("capped", {}, 4.0, retries=10),
    Delay("capped far out", {}, 4.0, retries=100_000),
    Delay("own figures", {}, 1.5, RetryPolicy(base_delay=2, max_delay=3)),
    Delay("no delay", {}, 0.0, RetryPolicy(base_delay=0)),
    Delay("Retry-After", {"retry-after": "7"}, 7.0),
    Delay("Retry-After past max_delay", {"retry-after": "60"}, 60.0),
    Delay("Retry-After past its bound", {"retry-after": "61"}, 0.5),
    Delay("own bound", {"retry-after": "61"}, 61.0, RetryPolicy(max_retry_after=61)),
    Delay("ignored", {"retry-after": "1"}, 0.5, RetryPolicy(max_retry_after=0)),
    Delay("at once", {"retry-after": "0"}, 0.0),
]
