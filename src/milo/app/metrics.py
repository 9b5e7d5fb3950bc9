"""What Prometheus reads: the writer's meter, on a port of its own that only this machine reaches."""

from __future__ import annotations

import time

from prometheus_client import REGISTRY, CollectorRegistry, Counter, Gauge, Histogram, start_http_server

from milo.vocabulary.errors import BadConfig

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


def serve_metrics(port: int, registry: CollectorRegistry = REGISTRY) -> None:
    """Answer Prometheus on 127.0.0.1:port from a thread. Raises BadConfig when the port is taken."""
    try:
        start_http_server(port, "127.0.0.1", registry)
    except OSError as e:
        raise BadConfig("a free port for --metrics", f"{port} ({e.strerror})", "choose another one") from None
