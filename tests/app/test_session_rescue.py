"""One recorder an athlete, whatever process it is in; and what a killed one leaves behind is closed from what was stored."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.app.session.lock import hold
from milo.app.session.rescue import LOST, closed_from_store, frames_of
from milo.insight.lab_summary import Gear
from milo.vocabulary.clock import WallClock
from milo.vocabulary.errors import BadValue, Unavailable
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LabMark, LabSession, RRIntervals, Waveform

PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}
BEGUN = datetime(2026, 3, 1, 7, tzinfo=UTC)
HOLDER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from milo.app.session.lock import hold
held = hold(Path(sys.argv[1]), "ada", datetime(2026, 3, 1, 7, tzinfo=UTC))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path), WallClock())
    yield made
    made.close()


@pytest.fixture
def ada(house: House) -> str:
    return house.flows.add_athlete(PROFILE)


def holder(home: Path) -> subprocess.Popen[str]:
    """Another process that records for Ada."""
    child = subprocess.Popen([sys.executable, "-c", HOLDER, str(home)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def block(user_id: str, channel: str, start_s: float, count: int, rate_hz: float, *, device: bool = True) -> Waveform:
    return Waveform(
        origin=Origin.SIMULATED, source="mask_board (simulated)", waveform_id=f"{channel}{start_s:g}".ljust(8, "x"),
        user_id=user_id, session_id="s1", start_ts=BEGUN + timedelta(seconds=start_s), channel=channel, rate_hz=rate_hz,
        encoding="float32",
        data=np.ones(count, "<f4").tobytes(), unit="1", device_us=round(start_s * 1e6) if device else None,
    )  # fmt: skip


def session(user_id: str, **said: object) -> LabSession:
    return LabSession(
        origin=Origin.SIMULATED, source="mask_board (simulated)", session_id="s1", user_id=user_id, start_ts=BEGUN, protocol="free",
        sensor="Mask board", counts={"ok": 0, "bad": 0, "lost": 0, "repeated": 0}, **said,  # type: ignore[arg-type]
    )  # fmt: skip


def test_one_athlete_is_recorded_once_and_a_killed_holder_is_in_nobodys_way(tmp_path: Path) -> None:
    other = holder(tmp_path)
    with pytest.raises(BadValue, match=f"process {other.pid} since 2026-03-01 07:00:00"):
        hold(tmp_path, "ada", BEGUN)
    hold(tmp_path, "bruno", BEGUN).release()
    other.kill()
    other.communicate()
    mine = hold(tmp_path, "ada", BEGUN)
    with pytest.raises(BadValue):
        hold(tmp_path, "ada", BEGUN)
    mine.release()
    hold(tmp_path, "ada", BEGUN).release()


def test_a_home_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "listening").write_text("a file where the folder should be")
    with pytest.raises(Unavailable, match="home folder"):
        hold(tmp_path, "ada", BEGUN)


async def test_a_session_in_another_process_refuses_one_here_and_is_not_closed(house: House, tmp_path: Path) -> None:
    ada = house.flows.add_athlete(PROFILE)
    house.writer.write([session(ada)])
    held = hold(tmp_path, ada, BEGUN)
    with pytest.raises(BadValue, match="process"):
        await house.lab.listen(ada, await asyncio.to_thread(house.lab.simulated, 50.0), "free", {})
    assert [s["ended"] for s in house.lab.sessions(ada)] == [""]
    assert house.lab.rescue_all() == 0
    held.release()
    assert house.lab.rescue_all() == 1
    assert [s["ended"] for s in house.lab.sessions(ada)] == [LOST]
    running = await house.lab.listen(ada, await asyncio.to_thread(house.lab.simulated, 50.0), "free", {})
    with pytest.raises(BadValue):
        hold(tmp_path, ada, BEGUN)
    await running.end("enough")
    await house.lab.close()


def test_a_lost_session_ends_with_its_last_reading_and_counts_what_is_there(house: House, ada: str) -> None:
    blocks = [block(ada, "ecg_mv", s, 250, 250) for s in range(5)] + [block(ada, "dp_pa", s, 100, 100) for s in range(4)]
    house.writer.write([session(ada), *blocks])
    (line,) = house.lab.sessions(ada)
    assert line["ended"] == LOST
    assert line["seconds"] == pytest.approx(5 - 1 / 250, abs=1e-3)
    found = house.store.get("lab_session", ada, "s1")
    assert found.counts == {"ok": 125 + 100, "bad": 0, "lost": 0, "repeated": 0}
    assert found.figures["heart_rate_bpm"].value is None
    assert "flat" in found.figures["heart_rate_bpm"].reason or "moves" in found.figures["heart_rate_bpm"].reason
    assert house.lab.session(ada, "s1")["link"]["frames_ok"] == 225


def test_readings_that_reach_the_store_a_moment_later_still_count(house: House, ada: str) -> None:
    house.writer.write([session(ada), block(ada, "ecg_mv", 0, 250, 250)])
    assert house.lab.sessions(ada)[0]["seconds"] == pytest.approx(1, abs=0.01)
    house.writer.write([block(ada, "ecg_mv", 1, 250, 250)])
    assert house.lab.sessions(ada)[0]["seconds"] == pytest.approx(2, abs=0.01)


def test_what_the_session_told_of_itself_before_it_was_killed_stays(house: House, ada: str) -> None:
    told = session(ada, marks=[LabMark(at_s=3.0, kind="alert", text="Stop", rule="SN-05", level="E0")])
    house.writer.write([told])
    closed = closed_from_store(told, house.store, Gear())
    assert closed.marks == told.marks
    assert closed.end_ts == BEGUN
    assert closed.figures is None


def test_frames_are_counted_once_for_all_their_channels() -> None:
    lights = [block("ada", name, 0, 100, 100) for name in ("red", "infrared")]
    assert frames_of(lights, []) == 25
    assert frames_of([block("ada", "pleth", 0, 60, 60, device=False), block("ada", "spo2_pct", 0, 1, 1, device=False)], []) == 60
    beats = RRIntervals(origin=Origin.MEASURED, source="heart_strap", rr_id="r1", user_id="ada", at=BEGUN, rr_ms=[800.0, 810.0])
    assert frames_of([], [beats]) == 1
