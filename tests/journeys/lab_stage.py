"""A stage for the lab's pages: a real house and its real pages, with a desk that plays a body of the twin instead of a sensor.

`python tests/journeys/lab_stage.py --home DIR` serves it and prints the sign-in link. POST /stage/{cue} gives a cue:
what the sensor or the rules would do on their own.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import math
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

from milo.channels.lab_desk import Choice, Comparison, Gate, ProtocolCard, Row, SessionLine, SessionPage
from milo.twin.breath_waves import breath_waves
from milo.twin.ecg import ecg
from milo.twin.rhythm import beats, breaths
from milo.vocabulary.errors import BadValue, NotFound

TICK_S = 0.05
PLAYED_S = 120
UNITS = {"ecg_mv": "mV", "flow_l_s": "L/s", "co2_ppm": "ppm"}
PPM_PER_MMHG = 1e6 / 713  # of dry air at sea level, warm and wet
ALERT = {
    "id": "sn-05", "rule": "SN-05", "level": "E0", "title": "Stop now and rest",
    "text": "Your saturation reads 91 % for a minute. This is outside the range this app works with.",
    "action": "Sit down, breathe calmly. If you feel unwell call 112.",
}  # fmt: skip


class Body:
    """Two minutes of a person on a bicycle, from the twin."""

    def __init__(self, seed: int = 7) -> None:
        rng = np.random.default_rng(seed)
        breathing = breaths(16, PLAYED_S, rng)
        heart = beats(72, PLAYED_S, breathing, rng)
        air = breath_waves(breathing, PLAYED_S, 100, rng, tidal_volume_l=0.8, petco2_mmhg=38.0)
        slow = air.co2_mmhg[::5] * PPM_PER_MMHG
        self.rates = {"ecg_mv": 250.0, "flow_l_s": 100.0, "co2_ppm": 20.0}
        self.waves = {"ecg_mv": ecg(heart, breathing, PLAYED_S, 250, rng, noise=0.5).mv, "flow_l_s": air.flow_l_s, "co2_ppm": slow}
        self.beats = heart.at_s
        self.breaths = [b for b in air.in_s if b > 0]
        self.flow = air.flow_l_s

    def loop(self, start_s: float, end_s: float) -> list[list[float]]:
        """Volume and flow of one breath, some sixty points."""
        flow = self.flow[int(start_s * 100) : int(end_s * 100)].astype(float)
        volume = -np.cumsum(flow) / 100
        each = max(1, len(flow) // 60)
        return [[round(float(v), 3), round(float(f), 3)] for v, f in zip(volume[::each], flow[::each], strict=True)]


class StagedDesk:
    """Fulfils LabDesk: plays its body to everyone who watches, and does what it is cued to."""

    def __init__(self, body: Body) -> None:
        self.body = body
        self.running: SessionLine | None = None
        self.viewers: set[WebSocket] = set()
        self.heard: list[dict[str, Any]] = []
        self.asked: dict[str, Any] = {}
        self.alerts: dict[str, dict[str, Any]] = {}
        self.stopped = ""
        self.cues: set[str] = set()
        self.kept = [_kept("one", 3, 41.0, 98.0), _kept("two", 1, 52.0, None)]
        self._task: asyncio.Task[None] | None = None
        self._playing = asyncio.Lock()  # a cue is heard between two moments of the play, never within one

    # --- what pages ask

    def ports(self, language: str) -> list[Choice]:
        return [
            {"kind": "serial", "id": "/dev/ttyACM0", "title": "Mask board", "note": "/dev/ttyACM0 · firmware 1.0"},
            {"kind": "bluetooth", "id": "C4:7B", "title": "Heart strap", "note": "beats only, no ECG"},
            {"kind": "playback", "id": "ride.bin", "title": "ride.bin", "note": "12 min, 3 March"},
            {"kind": "synthetic", "id": "", "title": "Simulated body", "note": "made up, and marked so everywhere"},
        ]

    def protocols(self, language: str) -> list[ProtocolCard]:
        unwell: Gate = {"id": "symptoms", "question": "Do you have chest pain, dizziness or a fever today?", "must": False}
        second: Gate = {"id": "second_person", "question": "Is a second person in the room who knows how to help?", "must": True}
        where: Gate = {
            "id": "co2_at",
            "question": "Where does the CO₂ sensor sit?",
            "options": {"exhaled": "In the exhaled air", "mask": "Mask"},
        }
        return [
            {"id": "rest", "title": "Rest", "description": "HRV, sitting still.", "minutes": 6, "gates": [unwell]},
            {"id": "ramp", "title": "Ramp", "description": "Harder every minute until you cannot: thresholds.", "minutes": 20,
             "gates": [unwell, second, where]},
            {"id": "plateaus", "title": "Plateaus", "description": "CO₂ levels.", "minutes": 10, "gates": [unwell]},
            {"id": "free", "title": "Free", "description": "Record and watch, no program.", "minutes": None, "gates": []},
        ]  # fmt: skip

    async def start(self, user_id: str, sensor: dict[str, Any], protocol: str, answers: dict[str, Any]) -> str:
        if sensor["kind"] == "bluetooth":
            raise BadValue("a strap that answers", "none within 10 s", "wet the electrodes and try again")
        self.asked = {"user_id": user_id, "sensor": sensor, "protocol": protocol, "answers": answers}
        self.stopped = ""
        self.alerts.clear()
        self.running = {
            "id": "now", "protocol": protocol, "title": protocol.capitalize(), "started_at": datetime.now(UTC).isoformat(),
            "sensor": sensor["kind"], "origin": "simulated",
        }  # fmt: skip
        self._task = asyncio.create_task(self._play())
        return "now"

    async def stop(self, user_id: str, reason: str) -> None:
        if self.running is None:
            return
        self.running, self.stopped = None, reason
        await self.tell({"t": "ended", "session_id": "one", "reason": "You pressed stop."})

    def live(self, user_id: str) -> SessionLine | None:
        return self.running

    def sessions(self, user_id: str) -> list[SessionLine]:
        return [{**s, "figures": s["figures"][:2]} for s in self.kept]  # type: ignore[typeddict-unknown-key]

    def session(self, user_id: str, session_id: str) -> SessionPage:
        found = next((s for s in self.kept if s["id"] == session_id), None)
        if found is None:
            raise NotFound(f"a session with id {session_id}", "none")
        return found

    def compare(self, user_id: str, a: str, b: str) -> Comparison:
        two = [self.session(user_id, a), self.session(user_id, b)]
        rows: list[Row] = []
        for x, y in zip(two[0]["figures"], two[1]["figures"], strict=True):
            known = x["value"] is not None and y["value"] is not None
            difference = y["value"] - x["value"] if known else None  # type: ignore[operator]
            rows.append({"name": x["name"], "unit": x["unit"], "values": [x["value"], y["value"]], "difference": difference})
        return {"sessions": two, "rows": rows}

    # --- what viewers see

    async def follow(self, socket: WebSocket) -> None:
        await socket.accept()
        if self.running is None:
            await socket.close(4404)
            return
        channels = {name: {"rate_hz": rate, "unit": UNITS[name]} for name, rate in self.body.rates.items()}
        await socket.send_text(json.dumps({"t": "hello", "session": dict(self.running), "channels": channels}))
        for alert in self.alerts.values():
            await socket.send_text(json.dumps({"t": "alert", **alert}))
        self.viewers.add(socket)
        try:
            while True:
                said = json.loads(await socket.receive_text())
                self.heard.append(said)
                await self._answer(said)
        except WebSocketDisconnect:
            self.viewers.discard(socket)

    async def _answer(self, said: dict[str, Any]) -> None:
        if said["do"] == "stop" and "deaf" not in self.cues:
            await self.stop("", "athlete")
        if said["do"] == "marker":
            await self.tell({"t": "marker", "at_s": 1.0, "text": said["text"]})
        if said["do"] == "acknowledge":
            self.alerts.pop(said["id"], None)

    async def tell(self, message: dict[str, Any]) -> None:
        text = json.dumps(message)
        for viewer in list(self.viewers):
            try:
                await viewer.send_text(text)
            except (RuntimeError, WebSocketDisconnect):
                self.viewers.discard(viewer)

    async def cue(self, what: str) -> None:
        """leads_off, live, mute (nothing is sent any more), cut (sockets closed), deaf, alert, weak, none, no_figures, figures."""
        async with self._playing:
            await self._cued(what)

    async def _cued(self, what: str) -> None:
        self.cues.add(what)
        if what == "figures":
            self.cues.discard("no_figures")
        if what == "live":
            self.cues.clear()
        if what in {"leads_off", "live", "lost", "no_finger"}:
            await self.tell({"t": "link", "state": what, "text": ""})
        if what == "alert":
            self.alerts[str(ALERT["id"])] = ALERT
            await self.tell({"t": "alert", **ALERT})
        if what == "cleared":
            await self.tell({"t": "alert_cleared", "id": ALERT["id"]})
        if what == "cut":
            for viewer in list(self.viewers):
                self.viewers.discard(viewer)
                await viewer.close(1012)

    async def _play(self) -> None:
        """Waves every 50 ms, figures and protocol once a second, beats and breaths as they come."""
        began, done = time.monotonic(), 0.0
        while self.running is not None:
            await asyncio.sleep(TICK_S)
            now = time.monotonic() - began
            async with self._playing:
                if "mute" not in self.cues:
                    await self._play_from(done, now)
            done = now

    async def _play_from(self, done: float, now: float) -> None:
        sent_ms = time.time() * 1000
        for name, rate in self.body.rates.items():
            first, last = math.ceil(done * rate), math.ceil(now * rate)
            if last == first:
                continue
            values = np.take(self.body.waves[name], np.arange(first, last), mode="wrap")
            if name == "ecg_mv" and "leads_off" in self.cues:
                values = np.full(len(values), np.nan)
            told = [None if math.isnan(v) else round(float(v), 4) for v in values]
            wave = {"channel": name, "rate_hz": rate, "at_s": first / rate, "values": told, "sent_ms": sent_ms}
            await self.tell({"t": "wave", **wave})
        for beat in self.body.beats[(self.body.beats >= done) & (self.body.beats < now)]:
            await self.tell({"t": "beat", "at_s": float(beat)})
        for start, end in zip(self.body.breaths, self.body.breaths[1:], strict=False):
            if done <= end < now:
                loop = self.body.loop(start, end)
                await self.tell({"t": "breath", "at_s": end, "vt_l": 0.8, "seconds": end - start, "loop": loop})
        if int(now) != int(done) and "no_figures" not in self.cues:
            await self.tell({"t": "figures", "at_s": now, "figures": self._figures()})
            await self.tell(self._protocol(now))

    def _figures(self) -> dict[str, Any]:
        off = "leads_off" in self.cues

        def figure(value: float, quality: float, state: str = "ok", reason: str | None = None) -> dict[str, Any]:
            return {"value": value, "quality": quality, "state": state, "reason": reason}

        none = {"value": 63.0, "quality": 0.1, "state": "none", "reason": "an electrode is off"}
        weak = figure(96, 0.55, "weak", "uncalibrated sensor")
        still_short = {"value": None, "quality": 0.0, "state": "none", "reason": "wants two minutes of good beats; has 41 s"}
        return {
            "heart_rate_bpm": none if off else figure(72, 0.97),
            "spo2_pct": weak, "respiration_rate": figure(16, 0.9), "ve_l_min": figure(12.8, 0.9), "vt_l": figure(0.8, 0.9),
            "co2_ppm": figure(24310, 0.8), "rmssd_ms": still_short,
        }  # fmt: skip

    def _protocol(self, now: float) -> dict[str, Any]:
        left = max(0.0, 60 - now % 60)
        return {
            "t": "protocol", "phase": f"phase-{int(now // 60)}", "name": "Settle", "do_now": "Sit still and breathe as you like.",
            "remaining_s": left, "next": "five minutes of quiet sitting", "elapsed_s": now, "finished": False, "reason": None,
        }  # fmt: skip


def _kept(name: str, days_ago: int, rmssd: float, spo2: float | None) -> SessionPage:
    """A session that was, with everything a page can show."""
    at = [float(s) for s in range(0, 300, 5)]
    rate = [62 + 4 * math.sin(s / 20) + rmssd / 20 for s in at]
    rate[20:24] = [math.nan] * 4
    found_vt1 = {"at_s": 150.0, "hr_bpm": 141.0, "vo2_ml_min": 2100.0, "interval_bpm": [136.0, 147.0], "method": "V-slope"}
    return {
        "id": name, "protocol": "rest", "title": "Rest", "seconds": 312.0, "sensor": "Mask board", "ended": "finished",
        "started_at": (datetime(2026, 3, 9, 18, 5, tzinfo=UTC) - timedelta(days=days_ago)).isoformat(),
        "origin": "measured" if name == "one" else "simulated",
        "figures": [
            {"name": "rmssd_ms", "value": rmssd, "unit": "ms", "quality": 0.93, "reason": None},
            {"name": "spo2_pct", "value": spo2, "unit": "%", "quality": 0.6, "reason": None if spo2 else "no 60 s without motion"},
            {"name": "mean_heart_rate_bpm", "value": 61.4, "unit": "bpm", "quality": 0.97, "reason": None},
            {"name": "vt_l", "value": 0.62, "unit": "L", "quality": 0.4, "reason": "flow not calibrated"},
        ],
        "series": [
            {"name": "heart_rate_bpm", "unit": "bpm", "at_s": at, "values": [None if math.isnan(v) else v for v in rate]},
            {"name": "spo2_pct", "unit": "%", "at_s": at, "values": [97 + math.sin(s / 40) for s in at]},
        ],
        "thresholds": {"vt1": found_vt1, "vt2": None},
        "zones": [{"zone": 1, "low_bpm": None, "high_bpm": 120}, {"zone": 2, "low_bpm": 120, "high_bpm": 141}],
        "alerts": [{"at_s": 200.0, "level": "E1", "rule": "SN-02", "title": "Measure again within the hour", "text": "..."}],
        "markers": [{"at_s": 61.0, "text": "coughed <b>"}],
        "phases": [{"at_s": 0.0, "name": "Settle"}, {"at_s": 60.0, "name": "Quiet"}],
        "reasons": [{"code": "not_calibrated", "text": "Saturation is uncalibrated: the oximeter has no table of its own."}],
        "link": {"frames_ok": 15600, "frames_bad": 2, "frames_lost": 3, "drift_ppm": 21.4, "residual_ms_p95": 0.8},
        "downloads": ["csv", "edf", "wfdb.zip"],
    }  # fmt: skip


def stage(home: Path) -> tuple[FastAPI, StagedDesk, Any]:
    """The house's application with the staged desk on it; the house and the athlete Ada."""
    from milo.app.build import build
    from milo.app.config import Settings
    from milo.channels.api import create_app
    from milo.channels.web import mount

    house = build(Settings(home=home))
    if not house.flows.athletes():
        ada = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5, "weight_kg": 60}
        house.flows.add_athlete(ada)
    desk = StagedDesk(Body())
    app = create_app(house.flows, house.access)

    @app.websocket("/api/v1/live/{user_id}")
    async def live(socket: WebSocket, user_id: str) -> None:
        await desk.follow(socket)

    @app.post("/stage/{cue}")
    async def cue(cue: str) -> dict[str, Any]:
        await desk.cue(cue)
        return {"viewers": len(desk.viewers)}

    @app.get("/stage")
    async def state() -> dict[str, Any]:
        return {"heard": desk.heard, "asked": desk.asked, "stopped": desk.stopped, "viewers": len(desk.viewers)}

    mount(app, house.flows, house.access, "a secret of the stage", desk)
    return app, desk, house


@contextlib.contextmanager
def staged(folder: Path) -> Iterator[str]:
    """The stage in a process of its own (NiceGUI has one application a process); its sign-in link."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONUNBUFFERED": "1"}
    said = (folder / "stage.txt").open("w+")
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__)), "--home", str(folder / "home"), "--port", str(port)],
        stdout=subprocess.PIPE, stderr=said, text=True, env={**os.environ, **threads},
    )  # fmt: skip
    try:
        assert child.stdout is not None
        link = next((line.strip() for line in child.stdout if "sign-in?code=" in line), None)
        assert link is not None, (folder / "stage.txt").read_text()
        yield link
    finally:
        child.terminate()
        child.communicate(timeout=30)
        said.close()
    wrong = (folder / "stage.txt").read_text()
    assert "Traceback" not in wrong, wrong


async def serve(home: Path, port: int) -> None:
    """Serve until the process is ended; prints the link."""
    import uvicorn

    app, _, house = stage(home)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="warning"))

    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.05)
    sys.stdout.write(f"http://127.0.0.1:{port}/sign-in?code={house.access.new_link_code()}\n")
    sys.stdout.flush()
    await serving
    house.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--home", type=Path, required=True)
    parser.add_argument("--port", type=int, default=8099)
    given = parser.parse_args()
    asyncio.run(serve(given.home, given.port))
