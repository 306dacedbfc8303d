"""What is logged: verb, URL without secrets, status, times. Never a header, a key or a body.

Through the standard ``logging``, as ``contract_runtime``: each try at ``DEBUG``, each retry at
``INFO``. Nobody who doesn't ask for it pays for it. ``CONTRACT_LOG=debug`` in the environment
(or ``info``) is a shortcut for a program without any set-up of its own: it writes to stderr.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import logging
    from typing import Optional

    from .._errors.facts import Facts

NAME = "contract_runtime"
_LEVELS = {"debug": 10, "info": 20}
_DEBUG = 10


class CallLog:
    """Tells of one call's tries."""

    def __init__(self, logger: logging.Logger, name: str) -> None:
        self._logger = logger
        self._name = name

    def answered(self, verb: str, url: str, status: int, seconds: float) -> None:
        """A try was answered."""
        self._logger.debug(
            "%s: %s %s answered %d in %.3f s", self._name, verb, _safe(url), status, seconds
        )

    def failed(self, verb: str, url: str, facts: Facts, delay: Optional[float]) -> None:
        """A try failed; the next one follows after a delay, or none does."""
        if delay is None:
            self._logger.debug("%s: %s %s: %s", self._name, verb, _safe(url), facts.cause)
        else:
            self._logger.info(
                "%s: %s %s: %s; trying again in %.3f s",
                self._name, verb, _safe(url), facts.cause, delay,
            )  # fmt: skip


def call_log(name: str) -> Optional[CallLog]:
    """The log of one call of a method (``"todos.create"``), where anybody reads it."""
    # Whoever has set up logging has imported it.
    module = sys.modules.get("logging")
    if module is None:
        return None
    logger: logging.Logger = module.getLogger(NAME)
    return CallLog(logger, name) if logger.isEnabledFor(_DEBUG + 10) else None


def follow_environment(level: Optional[str]) -> None:
    """Do what ``CONTRACT_LOG`` says; once in a process."""
    number = _LEVELS.get((level or "").lower())
    if number is None:
        return
    import logging

    logger = logging.getLogger(NAME)
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
        logger.addHandler(handler)
        logger.setLevel(number)


def _safe(url: str) -> str:
    from .._errors.redact import safe_url

    return safe_url(url)
