"""Writers die in the middle of what they do (F01, F15): nothing acknowledged is lost, nothing is stored twice."""

from __future__ import annotations

import random
import signal
import time
from subprocess import Popen

import pytest

from faults.river import STREAM, Measure, River, held, kill, stop, until
from milo.stream.contract import Log
from milo.stream.writer import GROUP

pytestmark = pytest.mark.fault
RECOVERY_S = 5.0  # from a writer's death to the next commit (issue 3)


def test_a_writer_killed_again_and_again_loses_and_doubles_nothing(river: River, measure: Measure) -> None:
    chance = random.Random(1)  # noqa: S311 - when a kill comes is no secret
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
    _, log = river.open()
    living = river.start("write", "--name", "living")
    waits = []
    for n in range(max(3, measure.writer_kills // 10)):
        mortal = river.start("write", "--name", f"mortal-{n}")
        _let_it_take_a_batch_to_the_grave(river, log, living, mortal)
        kill(mortal)
        waits.append(until(lambda: pending(log) == 0, 30, "what the dead writer left was not taken over"))
    assert stop(living)[0] == 0
    log.close()
    river.assert_nothing_lost_or_doubled()
    waits.sort()
    assert waits[int(0.95 * (len(waits) - 1))] <= RECOVERY_S, waits


def _let_it_take_a_batch_to_the_grave(river: River, log: Log, living: Popen[str], mortal: Popen[str]) -> None:
    """Freeze a writer while it holds messages it has not acknowledged."""
    for _ in range(200):
        assert mortal.poll() is None, mortal.communicate()
        with held(living):
            river.append(log, 2_000)
            time.sleep(0.005)
            mortal.send_signal(signal.SIGSTOP)
        # The living one takes whatever is free; what stays pending is the frozen one's.
        try:
            until(lambda: pending(log) == 0, 1.0, "held")
        except AssertionError:
            return
        mortal.send_signal(signal.SIGCONT)
    pytest.fail("the writer never held anything")


def pending(log: Log) -> int:
    return log.stats(GROUP)[STREAM]["pending"]


def test_two_writers_of_one_name_store_everything_once(river: River, measure: Measure) -> None:
    _, log = river.open()
    writers = [river.start("write", "--name", "twin") for _ in range(2)]
    for _ in range(10):
        river.append(log, measure.records_a_round)
    until(lambda: pending(log) == 0, 60, "not drained")
    log.close()
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
