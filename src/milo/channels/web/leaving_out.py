"""Importing a package without what it would take along and never use here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

OF_CLIENTS = ("redis", "valkey", "requests", "websocket", "aiohttp", "kombu", "aio_pika", "kafka", "zmq", "msgpack")
"""What python-socketio, the transport of NiceGUI, imports where it is there: for clients and for several servers behind one queue.

Milo is one server to its pages and no client. Without them a start takes a quarter of a second and 20 MB less.
"""


@contextmanager
def leaving_out(*names: str) -> Iterator[None]:
    """While it lasts, these packages cannot be imported, as if they were not installed; those imported before stay."""
    out = [name for name in names if name not in sys.modules]
    for name in out:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in out:
            del sys.modules[name]
