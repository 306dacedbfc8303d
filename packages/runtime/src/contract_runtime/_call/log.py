"""What is logged: verb, URL without secrets, status, times. Never a header, a key or a body.

Through the standard ``logging``, as ``contract_runtime``: each try at ``DEBUG``, each retry at
``INFO``. Nobody who doesn't ask for it pays for it. ``CONTRACT_LOG=debug`` in the environment
(or ``info``) is a shortcut for a program without any set-up of its own: it writes to stderr.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    import logging
    from typing import Optional

    from .._errors.facts import Facts

NAME = "contract_runtime"
_DEBUG, _INFO = 10, 20
_LEVELS = {"debug": _DEBUG, "info": _INFO}


class CallLog:
    """Tells of one call's tries."""

    def __init__(self, logger: logging.Logger, name: str) -> None:
        self._logger = logger
        self._name = name

    def answered(self, verb: str, url: str, status: int, seconds: float) -> None:
        self._tell(_DEBUG, "%s: %s %s answered %d in %.3f s", verb, url, status, seconds)

    def failed(self, verb: str, url: str, facts: Facts, delay: Optional[float]) -> None:
        """A try failed; the next one follows after a delay, or none does."""
        if delay is None:
            self._tell(_DEBUG, "%s: %s %s: %s", verb, url, facts.cause)
        else:
            text = "%s: %s %s: %s; trying again in %.3f s"
            self._tell(_INFO, text, verb, url, facts.cause, delay)

    def _tell(self, level: int, text: str, verb: str, url: str, *more: object) -> None:
        from .._errors.redact import safe_url

        self._logger.log(level, text, self._name, verb, safe_url(url), *more)


def call_log(name: str) -> Optional[CallLog]:
    """The log of one call of a method (``"todos.create"``), where anybody reads it."""
    # Whoever has set up logging has imported it.
    module = sys.modules.get("logging")
    if module is None:
        return None
    logger: logging.Logger = module.getLogger(NAME)
    return CallLog(logger, name) if logger.isEnabledFor(_INFO) else None


def follow_environment() -> None:
    """Do what ``CONTRACT_LOG`` says; once in a process."""
    level = _LEVELS.get(os.environ.get("CONTRACT_LOG", "").lower())
    if level is None:
        return
    import logging

    logger = logging.getLogger(NAME)
    if not logger.handlers:
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(name)s %(levelname)s %(message)s"))
        logger.addHandler(handler)
        logger.setLevel(level)
