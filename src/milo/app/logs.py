"""How processes speak: JSON lines on standard error, or plain words where a person sits before them."""

from __future__ import annotations

import logging
import sys

from pythonjsonlogger.json import JsonFormatter


def set_up(process: str) -> None:
    """Send the log to standard error. Records carry counts, places and ids; values of a body are never logged."""
    handler = logging.StreamHandler(sys.stderr)
    if sys.stderr.isatty():
        handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    else:
        names = {"asctime": "time", "levelname": "level", "name": "logger", "message": "event"}
        fields = "%(asctime)s %(levelname)s %(name)s %(message)s"
        handler.setFormatter(JsonFormatter(fields, rename_fields=names, static_fields={"process": process}))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    for talkative in ("httpx", "pymongo", "uvicorn.access", "asyncio"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
