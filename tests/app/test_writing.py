"""`milo write`, `milo deadletters` and the metrics, as processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from faults.river import STREAM, River, event, until
from milo.app.metrics import PrometheusMeter
from milo.stream.writer import GROUP, Writer
from milo.vocabulary.records import encode
from servers import free_port


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

    def metrics() -> dict[str, float]:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/metrics", timeout=5) as answer:
            lines = answer.read().decode().splitlines()
        return {line.rsplit(" ", 1)[0]: float(line.rsplit(" ", 1)[1]) for line in lines if line.startswith("milo_")}

    until(lambda: metrics().get('milo_records_total{fate="new"}') == 30, 10, "not counted")
    found = metrics()
    assert found[f'milo_dead_letters_total{{stream="{STREAM}"}}'] == 1
    assert found["milo_batch_size_sum"] == 31
    assert found["milo_write_seconds_count"] >= 1
    assert found["milo_store_up"] == 1
    until(lambda: metrics().get(f'milo_stream_pending{{stream="{STREAM}"}}') == 0, 10, "no lag told")
    assert found["milo_last_progress_timestamp_seconds"] > time.time() - 60
    writer.terminate()
    writer.communicate()
    log.close()


def test_a_store_that_is_away_shows_in_the_metrics() -> None:
    from prometheus_client import CollectorRegistry

    registry = CollectorRegistry()
    meter = PrometheusMeter(registry)
    meter.retry("store")
    meter.available("store", False)
    assert registry.get_sample_value("milo_retries_total", {"what": "store"}) == 1
    assert registry.get_sample_value("milo_store_up") == 0
    meter.available("store", True)
    assert registry.get_sample_value("milo_store_up") == 1


def test_an_unreachable_broker_and_store_are_named_with_what_to_do_and_no_password(tmp_path: Path) -> None:
    environment: dict[str, Any] = {
        **{k: v for k, v in os.environ.items() if not k.startswith("MILO_")},
        "MILO_HOME": str(tmp_path),
        "MILO_STREAM": f"redis://:hunter2@127.0.0.1:{free_port()}/0",
        "MILO_STORE": f"mongodb://ada:hunter2@127.0.0.1:{free_port()}/milo",
    }
    began = time.monotonic()
    command = [sys.executable, "-m", "milo.app.cli", "doctor", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert time.monotonic() - began < 10
    checks = {c["name"]: c for c in json.loads(done.stdout)["checks"]}
    assert not checks["store"]["ok"]
    assert not checks["stream"]["ok"]
    assert "MILO_STORE" in checks["store"]["do"]
    assert "MILO_STREAM" in checks["stream"]["do"]
    assert "hunter2" not in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


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
