"""What Prometheus reads: the writer's meter, on a port of its own that only this machine reaches."""

from __future__ import annotations

import time
from collections.abc import Mapping

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram, start_http_server

from milo.vocabulary.errors import BadConfig, BadValue

_SIZES = (1, 10, 100, 500, 1_000, 2_500, 5_000, 10_000)
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class PrometheusMeter:
    """The meter of a writer as Prometheus metrics. Labels are stream names and fates, never people."""

    def __init__(self, registry: CollectorRegistry = REGISTRY) -> None:
        self._batch = Histogram("milo_batch_size", "Messages in one batch", buckets=_SIZES, registry=registry)
        self._seconds = Histogram(
            "milo_write_seconds", "From having read a batch to having acknowledged it", buckets=_SECONDS, registry=registry
        )
        self._records = Counter("milo_records", "Records written, by fate", ["fate"], registry=registry)
        self._dead = Counter("milo_dead_letters", "Messages set aside", ["stream"], registry=registry)
        self._retries = Counter("milo_retries", "Times store or stream did not answer", ["what"], registry=registry)
        self._pending = Gauge("milo_stream_pending", "Messages not yet stored", ["stream"], registry=registry)
        self._up = Gauge("milo_up", "Whether store and stream answer (1) or not (0)", ["what"], registry=registry)
        self._store_up = Gauge("milo_store_up", "Whether the store answers (1) or not (0)", registry=registry)
        self._progress = Gauge(
            "milo_last_progress_timestamp_seconds",
            "When the last batch was acknowledged, or nothing was waiting",
            registry=registry,
        )
        # Nobody has asked yet: not up is what an alarm may be built on, up would be made up.
        self._store_up.set(0)

    def batch(self, size: int, seconds: float) -> None:
        """A batch was read, stored and acknowledged."""
        self._batch.observe(size)
        self._seconds.observe(seconds)
        self._progress.set(time.time())

    def stored(self, new: int, updated: int, duplicates: int) -> None:
        """What became of its records."""
        for fate, n in (("new", new), ("updated", updated), ("duplicate", duplicates)):
            self._records.labels(fate).inc(n)

    def dead(self, stream: str, n: int) -> None:
        """Messages of a stream were set aside."""
        self._dead.labels(stream).inc(n)

    def retry(self, what: str) -> None:
        """The store or the stream did not answer."""
        self._retries.labels(what).inc()

    def available(self, what: str, up: bool) -> None:
        """Whether the store or the stream answers now."""
        self._up.labels(what).set(up)
        if what == "store":
            self._store_up.set(up)

    def lag(self, stream: str, pending: int) -> None:
        """How many messages of a stream wait."""
        self._pending.labels(stream).set(pending)
        if not pending:
            self._progress.set(time.time())


class PublisherMeter:
    """What a publisher tells: messages by stream, and how often the stream made it wait."""

    def __init__(self, registry: CollectorRegistry = REGISTRY) -> None:
        self._published = Counter("milo_published", "Messages put on streams", ["stream"], registry=registry)
        self._retries = Counter("milo_publish_retries", "Times the stream was away, full or far ahead", registry=registry)

    def published(self, stream: str, n: int) -> None:
        """Messages were appended and acknowledged."""
        self._published.labels(stream).inc(n)

    def retry(self) -> None:
        """The stream could not take them now."""
        self._retries.inc()


class DriftMeter:
    """The drift of what is written, by aspect; an aspect of which too little was counted has no value."""

    def __init__(self, registry: CollectorRegistry = REGISTRY) -> None:
        help = "Population stability index of the last week's messages against the twelve weeks before"
        self._index = Gauge("milo_drift_index", help, ["aspect"], registry=registry)

    def drifted(self, indices: Mapping[str, float | None]) -> None:
        """What was counted."""
        for aspect, index in indices.items():
            if index is not None:
                self._index.labels(aspect).set(index)


def serve_metrics(where: str, registry: CollectorRegistry = REGISTRY) -> None:
    """Answer Prometheus from a thread. where: PORT of 127.0.0.1, or HOST:PORT. Raises BadValue, or BadConfig when it is taken."""
    host, _, port = where.rpartition(":")
    if not port.isdigit() or not 1 <= int(port) <= 65_535:
        raise BadValue("--metrics as PORT or HOST:PORT", repr(where))
    try:
        start_http_server(int(port), host.strip("[]") or "127.0.0.1", registry)
    except OSError as e:
        raise BadConfig("a free address for --metrics", f"{where} ({e.strerror})", "choose another one") from None
