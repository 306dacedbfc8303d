"""Verbs of HTTP, by what they promise."""

#: Verbs whose request may arrive twice without harm (RFC 9110 § 9.2.2).
IDEMPOTENT = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PUT", "TRACE"})
