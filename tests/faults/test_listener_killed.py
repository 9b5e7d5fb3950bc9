"""Who listens to a sensor is killed in the middle of a session: what was recorded until then is on the stream, whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import httpx
import numpy as np
import pytest

from faults.river import River, kill, stop, until
from milo.app.build import build
from milo.app.config import Settings
from milo.app.recording import assemble
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LabSession, Waveform, accept, kind
from servers import free_port

pytestmark = pytest.mark.fault
PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}
LEAST_S, LOST_S = 5.0, 2.0
CHANNELS = {"ecg_mv", "red", "infrared", "dp_pa", "co2_ppm"}


def athlete(river: River) -> str:
    """Ada, on a river's own home."""
    house = build(Settings(home=river.home, stream=river.stream, store=river.store))
    try:
        return house.flows.add_athlete(PROFILE)
    finally:
        house.close()


def streamed(river: River) -> list[Waveform]:
    """The blocks that lie on the stream."""
    _, log = river.open()
    try:
        entries = list(log.peek(kind("waveform").stream))
        records = [accept(kind("waveform"), e.body)[0] for e in entries]
    finally:
        log.close()
    return [r for r in records if isinstance(r, Waveform)]


def recorded_s(river: River) -> float:
    """Seconds of ECG that lie on the stream."""
    return sum(len(b.data) // 4 for b in streamed(river) if b.channel == "ecg_mv") / 250


def _reaches(river: River, seconds: float) -> bool:
    return recorded_s(river) >= seconds


def test_a_listener_killed_loses_at_most_two_seconds_and_leaves_no_hole(river: River) -> None:
    ada = athlete(river)
    listener = river.start("listen", "--athlete", ada, "--synthetic")
    until(lambda: recorded_s(river) >= LEAST_S, 40, "some seconds are recorded")
    acknowledged = streamed(river)
    kill(listener)
    killed_at = datetime.now(UTC)

    left = streamed(river)
    assert {b.waveform_id for b in left} >= {b.waveform_id for b in acknowledged}
    river.call("write", "--drain")
    store, log = river.open()
    try:
        (session,) = store.find("lab_session", ada)
        assert isinstance(session, LabSession)
        # It began and never ended, and it says so; it is not called finished.
        assert session.origin is Origin.SIMULATED
        assert session.end_ts is None
        assert session.end_reason is None
        blocks = store.find("waveform", ada)
        assert {b.waveform_id for b in blocks} == {b.waveform_id for b in left}
        assert {b.session_id for b in blocks} == {session.session_id}
        waves = {w.channel: w for w in assemble(blocks, session.start_ts)}
        assert set(waves) >= CHANNELS
        lived_s = (killed_at - session.start_ts).total_seconds()
        for name in CHANNELS:
            wave = waves[name]
            assert np.isfinite(wave.values).all(), f"a hole in {name}"
            end_s = wave.start_s + len(wave.values) / wave.rate_hz
            assert lived_s - end_s <= LOST_S, f"{name} lost {lived_s - end_s:.1f} s"
    finally:
        store.close()
        log.close()


def test_after_a_kill_the_next_session_is_another_one(make_river: Callable[..., River]) -> None:
    river = make_river()
    ada = athlete(river)
    for _ in range(2):
        before = recorded_s(river)
        listener = river.start("listen", "--athlete", ada, "--synthetic")
        until(partial(_reaches, river, before + 2), 40, "it records")
        kill(listener)
    last = river.call("listen", "--athlete", ada, "--synthetic", "--seconds", "2")
    river.call("write", "--drain")
    house = build(Settings(home=river.home))
    try:
        sessions = house.lab.sessions(ada)
        assert len({s["id"] for s in sessions}) == 3
        assert [s["ended"] for s in sessions[1:]] == ["lost", "lost"]
        assert sessions[0]["ended"] not in ("", "lost")
        assert all(s["seconds"] >= 1 for s in sessions), "an end is where the last stored reading is"
        assert sessions[0]["id"] == last["session_id"]
        for line in sessions:
            waves = {w.channel: w for w in house.lab.waves(ada, line["id"])[1]}
            assert len(waves["ecg_mv"].values) >= 250
            assert house.lab.session(ada, line["id"])["downloads"]
        assert all(s["dead"] == 0 for s in house.log.stats("writer").values() if "dead" in s)
    finally:
        house.close()


def test_a_listener_told_to_end_keeps_all_and_says_why(make_river: Callable[..., River]) -> None:
    river = make_river()
    ada = athlete(river)
    listener = river.start("listen", "--athlete", ada, "--synthetic", "--json")
    until(lambda: recorded_s(river) >= 2, 40, "it records")
    code, said = stop(listener)
    assert code == 0, said
    assert "Traceback" not in said
    river.call("write", "--drain")
    store, log = river.open()
    try:
        (session,) = store.find("lab_session", ada)
        assert session.end_reason == "You stopped it."
        assert session.end_ts is not None
        (wave,) = [w for w in assemble(store.find("waveform", ada), session.start_ts) if w.channel == "ecg_mv"]
        lasted_s = (session.end_ts - session.start_ts).total_seconds()
        assert wave.start_s + len(wave.values) / wave.rate_hz == pytest.approx(lasted_s, abs=0.5)
    finally:
        store.close()
        log.close()


def test_a_house_that_is_told_to_end_keeps_the_session_that_runs(make_river: Callable[..., River]) -> None:
    """`milo up`, a session started at its desk, SIGTERM."""
    river = make_river()
    ada = athlete(river)
    house = build(Settings(home=river.home))
    token = house.access.new_token(ada)
    house.close()
    port = free_port()
    up = river.start("up", "--port", str(port))
    with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=20) as web:

        def there() -> bool:
            try:
                return web.get("/health").status_code == 200
            except httpx.TransportError:
                return False

        until(there, 40, "it is up")
        web.cookies.set("milo_token", token)
        asked = {"sensor": {"kind": "synthetic", "id": ""}, "protocol": "free", "answers": {"consent": True}}
        begun = web.post("/app/lab/start", json=asked)
        assert begun.status_code == 200, begun.text
    until(lambda: recorded_s(river) >= 2, 40, "it records")
    code, said = stop(up)
    assert "Traceback" not in said, said
    assert code in (0, -15)
    river.call("write", "--drain")
    store, log = river.open()
    try:
        (session,) = store.find("lab_session", ada)
        assert session.end_ts is not None
        assert session.end_reason
    finally:
        store.close()
        log.close()
