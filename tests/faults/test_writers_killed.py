"""Writers die in the middle of what they do (F01, F15): nothing acknowledged is lost, nothing is stored twice."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from contextlib import nullcontext
from pathlib import Path

import pytest

from faults.river import STREAM, Measure, River, held, kill, stop, until
from milo.stream.contract import Log
from milo.stream.writer import GROUP

pytestmark = pytest.mark.fault
RECOVERY_S = 5.0  # from a writer's death to the next commit (issue 3)


def test_a_writer_killed_again_and_again_loses_and_doubles_nothing(river: River, measure: Measure) -> None:
    chance = random.Random(1)
    _, log = river.open()
    for _ in range(measure.writer_kills):
        writer = river.start("write", "--name", "ada")
        river.append(log, measure.records_a_round)
        # From before it read anything to after it wrote: the moment is anywhere in the life of a batch.
        before = pending(log)
        until(lambda before=before: pending(log) < before, 20, "no progress")
        river.append(log, measure.records_a_round)
        time.sleep(chance.uniform(0, 0.12))
        kill(writer)
    log.close()
    river.call("write", "--drain", "--name", "ada")
    river.assert_nothing_lost_or_doubled()
    assert river.letters() == []


def test_when_one_of_two_writers_dies_the_other_finishes_its_work_within_five_seconds(river: River, measure: Measure) -> None:
    chance = random.Random(3)
    _, log = river.open()
    living = river.start("write", "--name", "living")
    waits: list[float] = []
    wanted = max(2, measure.writer_kills // 10)
    for n in range(40 * wanted):
        mortal = river.start("write", "--name", f"mortal-{n}")
        # On Redis the living one would be quicker every time. The embedded log is a file: who is held may hold its lock.
        with held(living) if river.stream != "embedded" else nullcontext():
            until(lambda n=n: _at_work(log, f"mortal-{n}") or river.append(log, 300) == [], 30, "the second writer took nothing")
            time.sleep(chance.uniform(0, 0.01))
            kill(mortal)
        left = _at_work(log, f"mortal-{n}")
        took = until(lambda: pending(log) == 0, 30, "what the dead writer left was not taken over")
        waits += [took] if left else []
        if len(waits) >= wanted:
            break
    assert len(waits) >= wanted, "it never died with work in its hands"
    assert stop(living)[0] == 0
    log.close()
    river.assert_nothing_lost_or_doubled()
    waits.sort()
    assert waits[int(0.95 * (len(waits) - 1))] <= RECOVERY_S, waits


def _at_work(log: Log, name: str) -> bool:
    return log.head_deliveries(GROUP, [STREAM], name) > 0


def pending(log: Log) -> int:
    return log.stats(GROUP)[STREAM]["pending"]


def catches(process: subprocess.Popen[bytes], number: signal.Signals) -> bool:
    """Whether a process has a handler of its own for a signal."""
    told = Path(f"/proc/{process.pid}/status").read_text()
    caught = next(line.split()[1] for line in told.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught, 16) >> (number - 1) & 1)


def test_two_writers_of_one_name_store_everything_once(river: River, measure: Measure) -> None:
    _, log = river.open()
    writers = [river.start("write", "--name", "twin") for _ in range(2)]
    for _ in range(10):
        river.append(log, measure.records_a_round)
    until(lambda: pending(log) == 0, 60, "not drained")
    log.close()
    # One of them may have emptied the stream before the other was ready to be told to stop.
    until(lambda: all(catches(w, signal.SIGTERM) for w in writers), 60, "not ready")
    assert [stop(w)[0] for w in writers] == [0, 0]
    river.assert_nothing_lost_or_doubled()


def test_sigterm_finishes_the_batch_and_leaves_nothing_pending(river: River, measure: Measure) -> None:
    _, log = river.open()
    writer = river.start("write", "--name", "ada")
    river.append(log, 200)
    until(lambda: pending(log) == 0, 20, "no progress")
    for _ in range(20):
        river.append(log, measure.records_a_round)
    code, said = stop(writer)
    assert code == 0, said
    # What it had taken it has stored; what it had not is still there for the next one, unclaimed.
    assert log.own_pending(GROUP, "ada", [STREAM], 1) == []
    log.close()
    river.call("write", "--drain", "--name", "bruno")
    river.assert_nothing_lost_or_doubled()
