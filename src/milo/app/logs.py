"""How processes speak: JSON lines on standard error, or plain words where a person sits before them."""

from __future__ import annotations

import logging
import sys

from pythonjsonlogger.json import JsonFormatter

_TALKATIVE = ("httpx", "httpx2", "pymongo", "uvicorn.access", "asyncio")
_PLAIN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def set_up(process: str) -> None:
    """Send the log to standard error. Records carry counts, places and ids; values of a body are never logged."""
    root = logging.getLogger()
    root.handlers[:] = [_for_people() if sys.stderr.isatty() else _for_machines(process)]
    root.setLevel(logging.INFO)
    for talkative in _TALKATIVE:
        logging.getLogger(talkative).setLevel(logging.WARNING)


def _for_machines(process: str) -> logging.Handler:
    """One JSON document a line: time (UTC), level, process, logger, event, and what the event counts."""
    handler = logging.StreamHandler(sys.stderr)
    names = {"levelname": "level", "name": "logger", "message": "event"}
    fields = "%(levelname)s %(name)s %(message)s"
    handler.setFormatter(JsonFormatter(fields, rename_fields=names, static_fields={"process": process}, timestamp="time"))
    return handler


def _for_people() -> logging.Handler:
    from rich.console import Console
    from rich.logging import RichHandler

    handler = RichHandler(console=Console(stderr=True), show_path=False, markup=False, log_time_format="%X")
    handler.setFormatter(_InWords("%(message)s"))
    return handler


class _InWords(logging.Formatter):
    """The event, and behind it what it counts."""

    def formatMessage(self, record: logging.LogRecord) -> str:
        more = ", ".join(f"{name} {value}" for name, value in vars(record).items() if name not in _PLAIN)
        return f"{record.message}: {more}" if more else record.message
