"""`milo write`, `milo deadletters` and the metrics, as processes."""

from __future__ import annotations

import json
import logging
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from faults.river import STREAM, River, event, until
from milo.app.metrics import PrometheusMeter
from milo.stream.writer import GROUP, Writer
from milo.vocabulary.records import encode
from servers import RedisServer, free_port


@pytest.fixture
def river(tmp_path: Path) -> Iterator[River]:
    made = River(tmp_path / "home")
    yield made
    made.end()


def test_draining_says_what_became_of_the_messages(river: River) -> None:
    _, log = river.open()
    log.append(STREAM, [encode(event(1)), encode(event(2)), encode(event(1)), b"{"])
    tally = river.call("write", "--drain")
    assert {k: tally[k] for k in ("new", "updated", "duplicates", "dead")} == {"new": 2, "updated": 0, "duplicates": 1, "dead": 1}
    again = river.call("write", "--drain")
    assert (again["new"], again["dead"]) == (0, 0)
    log.close()


def test_letters_are_listed_without_their_payload_unless_asked_for(river: River) -> None:
    _, log = river.open()
    log.append(STREAM, [b'{"heart_rate_bpm": 61'])
    river.call("write", "--drain")
    (letter,) = river.call("deadletters")["letters"]
    assert "payload" not in letter
    assert letter["stream"] == STREAM
    assert river.call("deadletters", "--payload")["letters"][0]["payload"] == '{"heart_rate_bpm": 61'
    assert river.call("deadletters", "--replay")["replayed"] == 1
    assert river.call("write", "--drain")["dead"] == 1
    (letter,) = river.call("deadletters")["letters"]
    assert river.call("deadletters", "--drop", letter["letter_id"]) == {"letters": [], "replayed": 0, "dropped": 1}
    log.close()


def test_the_log_of_a_process_is_json_without_values_of_a_body(river: River) -> None:
    _, log = river.open()
    log.append(STREAM, [b'{"heart_rate_bpm": "a-planted-value"}', encode(event(1))])
    child = river.start("write", "--drain")
    _, said = child.communicate(timeout=60)
    lines = [json.loads(line) for line in said.splitlines() if line.startswith("{")]
    assert {"time", "level", "process", "event"} <= set(lines[0])
    assert datetime.fromisoformat(lines[0]["time"]).utcoffset() == timedelta(0)
    assert [line["event"] for line in lines][:1] == ["started"]
    assert lines[-1]["new"] == 1
    assert "a-planted-value" not in said
    log.close()


def test_prometheus_is_told_what_the_writer_does(river: River) -> None:
    port = free_port()
    writer = river.start("write", "--metrics", str(port))
    _, log = river.open()
    log.append(STREAM, [encode(event(n)) for n in range(30)])
    log.append(STREAM, [b"{"])
    until(lambda: log.stats(GROUP)[STREAM]["pending"] == 0, 30, "not stored")

    until(lambda: _metrics(port).get('milo_records_total{fate="new"}') == 30, 10, "not counted")
    found = _metrics(port)
    assert found[f'milo_dead_letters_total{{stream="{STREAM}"}}'] == 1
    assert found["milo_batch_size_sum"] == 31
    assert found["milo_write_seconds_count"] >= 1
    assert found["milo_store_up"] == 1
    until(lambda: _metrics(port).get(f'milo_stream_pending{{stream="{STREAM}"}}') == 0, 10, "no lag told")
    assert found["milo_last_progress_timestamp_seconds"] > time.time() - 60
    writer.terminate()
    writer.communicate()
    log.close()


def test_a_store_that_is_away_shows_in_the_metrics() -> None:
    from prometheus_client import CollectorRegistry

    registry = CollectorRegistry()
    meter = PrometheusMeter(registry)
    assert registry.get_sample_value("milo_store_up") == 0  # nobody has asked it yet
    meter.retry("store")
    meter.available("store", False)
    assert registry.get_sample_value("milo_retries_total", {"what": "store"}) == 1
    assert registry.get_sample_value("milo_store_up") == 0
    meter.available("store", True)
    assert registry.get_sample_value("milo_store_up") == 1


def test_a_dead_worker_ends_the_server_instead_of_leaving_it_silent(river: River) -> None:
    broken = f"""
import milo.stream.writer as w
def die(self, stopping, **more):
    raise RuntimeError("a bug")
w.Writer.run = die
from milo.app.serving import serve
serve(host="127.0.0.1", port={free_port()})
"""
    child = subprocess.run(
        [sys.executable, "-c", broken], env=river.environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert child.returncode == 3
    assert "a worker died" in child.stderr


def test_a_writer_retires_its_name(river: River) -> None:
    store, log = river.open()
    log.append(STREAM, [encode(event(1))])
    river.call("write", "--drain", "--name", "ada")
    assert log.head_deliveries(GROUP, [STREAM], "ada") == 0
    assert Writer(store, log, "ada").recover().stored == 0
    store.close()
    log.close()


def test_a_stop_finishes_the_batch_and_is_no_failure(river: River) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        writer = river.start("write", "--json")
        _, log = river.open()
        river.append(log, 50)
        until(lambda: log.stats(GROUP)[STREAM]["pending"] == 0, 30, "not stored")  # noqa: B023
        writer.send_signal(number)
        said, _ = writer.communicate(timeout=30)
        assert writer.returncode == 0
        assert json.loads(said)["new"] == 50
        log.close()
    river.assert_nothing_lost_or_doubled()


def test_a_writer_waits_for_a_broker_that_is_not_there_yet_and_shows_it(tmp_path: Path) -> None:
    broker = RedisServer(tmp_path / "redis")
    river = River(tmp_path / "home", stream=broker.url)
    port = free_port()
    writer = river.start("write", "--metrics", str(port), "--json")
    until(lambda: _metrics(port).get('milo_up{what="stream"}') == 0, 30, "the outage does not show")
    assert writer.poll() is None
    broker.start()
    _, log = river.open()
    river.append(log, 20)
    until(lambda: log.stats(GROUP)[STREAM]["pending"] == 0, 30, "not stored")
    until(lambda: _metrics(port).get('milo_up{what="stream"}') == 1, 10, "the recovery does not show")
    writer.terminate()
    said, _ = writer.communicate(timeout=30)
    assert json.loads(said)["new"] == 20
    river.assert_nothing_lost_or_doubled()
    log.close()
    broker.stop()


def test_a_terminal_is_told_what_an_event_counts() -> None:
    from milo.app import logs

    record = logging.makeLogRecord({"msg": "%s is away", "args": ("store",), "holding": 7})
    assert logs._InWords("%(message)s").format(record) == "store is away: holding 7"


def _metrics(port: int) -> dict[str, float]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
            lines = answer.read().decode().splitlines()
    except OSError:
        return {}  # not listening yet
    return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith("milo_")}


def test_a_publisher_tells_prometheus_and_a_wrong_address_is_named(river: River) -> None:
    port = free_port()
    publisher = river.start("publish", "--athletes", "1", "--days", "2", "--speed", "1", "--metrics", f"127.0.0.1:{port}")

    def told() -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
                return 'milo_published_total{stream="fitness:users"} 1.0' in answer.read().decode()
        except OSError:
            return False

    until(told, 40, "not counted")
    publisher.terminate()
    publisher.communicate(timeout=20)
    assert publisher.returncode == 1  # stopped before its end: the same command goes on
    wrong = river.start("write", "--drain", "--metrics", "ninety")
    _, said = wrong.communicate(timeout=20)
    assert wrong.returncode == 2
    assert "PORT" in said
