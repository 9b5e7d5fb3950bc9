"""`milo write`: stream into store, as many of them as one likes, until told to stop or until there is nothing left."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

from milo.app import logs
from milo.app.build import check_durable
from milo.app.config import Settings, load_settings
from milo.app.consenting import refusals
from milo.app.stores import build_log, build_store
from milo.stream.contract import Log
from milo.stream.meter import Meter, NoMeter
from milo.stream.tally import Tally
from milo.stream.writer import Writer
from milo.vocabulary.clock import WallClock
from milo.vocabulary.errors import MiloError, Unavailable

log = logging.getLogger(__name__)
T = TypeVar("T")
SAY_EVERY_S = 10.0  # how often a working writer says how far it is
OPEN_AGAIN_S = 2.0  # pause before asking again for a store or stream that was not there at the start


def write(*, drain: bool, name: str | None, metrics: str | None) -> dict[str, Any]:
    """Carry messages until SIGTERM or SIGINT, or with `drain` until the streams are empty; returns the tally.

    Raises BadConfig for a stream that forgets, Unavailable with `drain` when store or stream cannot be opened.
    """
    logs.set_up("write")
    settings, clock = load_settings(), WallClock()
    meter = _meter(metrics)
    consumer = name or f"{socket.gethostname()}-{os.getpid()}"
    began = time.monotonic()
    with stopping_on_signals() as stopping:
        patient = None if drain else stopping
        stream = _opened("stream", lambda: _durable(settings), meter, patient)
        if stream is None:
            return _document(Tally(), began)
        store = _opened("store", lambda: build_store(settings), meter, patient)
        if store is None:
            stream.close()
            return _document(Tally(), began)
        said = began

        def tell(tally: Tally) -> None:
            nonlocal said
            if time.monotonic() - said >= SAY_EVERY_S:
                said = time.monotonic()
                log.info("writing", extra=_document(tally, began))

        log.info("started", extra={"consumer": consumer, "drain": drain})
        tally = Writer(store, stream, consumer, clock, meter, partial(refusals, store, clock)).run(stopping, drain=drain, tell=tell)
        store.close()
        stream.close()
    document = _document(tally, began)
    log.info("stopped", extra=document)
    return document


@contextmanager
def stopping_on_signals() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set, so that work under way is finished; a second one ends it at once."""
    stopping = threading.Event()

    def stop(number: int, frame: object) -> None:
        stopping.set()
        signal.signal(number, signal.SIG_DFL)

    before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _opened(what: str, make: Callable[[], T], meter: Meter, patient: threading.Event | None) -> T | None:
    """Open store or stream; with `patient`, ask again until it is there, as the writer does later, or until that is set: None."""
    while True:
        try:
            return make()
        except Unavailable as e:
            if patient is None:
                raise
            meter.retry(what)
            meter.available(what, False)
            log.warning("%s is away", what, extra={"found": e.found})
            if patient.wait(OPEN_AGAIN_S):
                return None


def _durable(settings: Settings) -> Log:
    """The stream of the settings, if it keeps what it acknowledges."""
    stream = build_log(settings)
    try:
        if warning := check_durable(stream):
            log.warning("the stream may lose messages", extra={"found": warning})
    except MiloError:
        stream.close()
        raise
    return stream


def _meter(port: str | None) -> Meter:
    if port is None:
        return NoMeter()
    from milo.app.metrics import PrometheusMeter, serve_metrics

    meter = PrometheusMeter()
    serve_metrics(port)
    return meter


def _document(tally: Tally, began: float) -> dict[str, Any]:
    return {
        "new": tally.new,
        "updated": tally.updated,
        "duplicates": tally.duplicates,
        "dead": tally.dead,
        "retries": tally.retries,
        "seconds": round(time.monotonic() - began, 3),
    }
