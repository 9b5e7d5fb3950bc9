"""The desk of the breath lab over a real house: sessions begin, run, end and are found again."""

from __future__ import annotations

import asyncio
import contextlib
import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from milo.app.build import build
from milo.app.config import Settings
from milo.app.house import House
from milo.app.lab_bench import CAPTURES, Opened
from milo.coach.lab.lab_words import sensor_title
from milo.sensors.carriers import Carrier, Chunk
from milo.sensors.contract import Notice, find_sensors
from milo.sensors.playback import Playback
from milo.sensors.synthetic import Arrival, board_arrivals
from milo.vocabulary.clock import WallClock
from milo.vocabulary.errors import BadValue, MiloError, NotFound, RefusedFile, Unavailable, UnknownName
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LabFigure as Figure
from milo.vocabulary.records import LabMark, LabSession, Record

PROFILE = {"name": "Ada", "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5}
FINE = {"symptoms": False, "unwell": False, "pregnant": False, "breathing": False, "panic": "no"}
SECONDS = 30.0


@pytest.fixture(scope="module")
def board() -> list[Arrival]:
    return list(board_arrivals(SECONDS, seed=4))


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path), WallClock())
    yield made
    made.close()


@pytest.fixture
def ada(house: House) -> str:
    return house.flows.add_athlete(PROFILE)


class Slow:
    """A carrier that connects and then says nothing, or fails, until it is let go."""

    name = "a port"

    def __init__(self, *, error: Exception | None = None, first: tuple[Arrival, ...] = ()) -> None:
        self._error, self._first = error, list(first)
        self.closed = False

    async def read(self) -> Chunk | Notice:
        if self._first:
            return Chunk(self._first.pop(0).data, time.monotonic())
        if self._error is not None:
            raise self._error
        await asyncio.Event().wait()
        raise AssertionError

    async def write(self, data: bytes) -> None:
        raise Unavailable("a device that listens", "none")

    async def close(self) -> None:
        self.closed = True


def played(arrivals: list[Arrival], speed: float = 25.0, origin: Origin = Origin.SIMULATED) -> Opened:
    def carrier() -> Carrier:
        return Playback("simulated board", iter(arrivals), speed=speed)

    return Opened(find_sensors()["mask_board"](), carrier, origin, SECONDS)


def carried(carrier: Carrier, origin: Origin = Origin.SIMULATED) -> Opened:
    return Opened(find_sensors()["mask_board"](), lambda: carrier, origin)


async def until(true: Callable[[], Any], what: str, seconds: float = 30.0) -> None:
    """Let the loop run until something holds."""
    give_up = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < give_up, f"{what}: not within {seconds:g} s"
        await asyncio.sleep(0.01)


async def run(house: House, who: str, opened: Opened, protocol: str = "free", **answers: Any) -> str:
    """A session from beginning to end, carried into the store; its id."""
    session = await house.lab.listen(who, opened, protocol, answers)
    await session.closed()
    await until(lambda: house.lab.live(who) is None, "the desk is free again")
    house.writer.drain()
    return session.setup.session_id


async def test_a_session_is_listed_shown_and_downloaded_whole(house: House, ada: str, board: list[Arrival]) -> None:
    id = await run(house, ada, played(board))
    (line,) = house.lab.sessions(ada)
    assert (line["id"], line["protocol"], line["origin"]) == (id, "free", "simulated")
    assert line["ended"] == "The sensor ended it."
    assert line["seconds"] == pytest.approx(SECONDS, abs=0.5)
    # Played quickly, it is dated back: nothing that was seen may lie ahead of the clock.
    assert datetime.fromisoformat(line["started_at"]) + timedelta(seconds=line["seconds"]) <= datetime.now(UTC)

    page = house.lab.session(ada, id)
    figures = {f["name"]: f for f in page["figures"]}
    assert figures["heart_rate_bpm"]["value"] is not None
    assert figures["heart_rate_bpm"]["origin"] == "simulated"
    assert figures["spo2_pct"]["value"] is None
    assert figures["spo2_pct"]["reason"]
    assert page["link"]["frames_lost"] == page["link"]["frames_bad"] == 0
    assert {s["name"] for s in page["series"]} >= {"heart_rate_bpm", "co2_ppm", "room_co2_ppm"}
    assert page["downloads"] == ["csv", "edf", "wfdb.zip"]
    _, waves = house.lab.waves(ada, id)
    ecg = next(w for w in waves if w.channel == "ecg_mv")
    assert len(ecg.values) == pytest.approx(250 * SECONDS, abs=20)
    assert np.isfinite(ecg.values).all()
    assert house.lab.latest(ada)["session_id"] == id


async def test_volumes_of_the_chart_are_those_of_the_figures(house: House, ada: str) -> None:
    house.flows.set(ada, "mask", {"inlet_mm": 26.0, "throat_mm": 20.0, "factor": 1.5})
    id = await run(house, ada, played(list(board_arrivals(80.0, seed=4)), speed=60.0))
    page = house.lab.session(ada, id)
    told = next(f for f in page["figures"] if f["name"] == "ve_l_min")["value"]
    drawn = next(s for s in page["series"] if s["name"] == "ve_l_min")["values"]
    assert told is not None
    assert np.median([v for v in drawn if v is not None]) == pytest.approx(told, rel=0.15)


async def test_while_one_runs_it_is_live_and_a_second_is_refused(house: House, ada: str, board: list[Arrival]) -> None:
    assert house.lab.live(ada) is None
    session = await house.lab.listen(ada, played(board, speed=1.0), "free", {})
    running = house.lab.live(ada)
    assert running is not None
    assert running["id"] == session.setup.session_id
    assert running["origin"] == "simulated"
    assert "seconds" not in running
    with pytest.raises(BadValue, match="Stop it first"):
        await house.lab.listen(ada, played(board), "free", {})
    bruno = house.flows.add_athlete({**PROFILE, "name": "Bruno"})
    other = await house.lab.listen(bruno, played(board, speed=1.0), "free", {})
    await house.lab.stop(ada, "enough")
    assert session.ended
    assert not other.ended
    await house.lab.stop(ada, "enough")
    await house.lab.stop(bruno, "enough")
    await until(lambda: house.lab.live(ada) is None and house.lab.live(bruno) is None, "both are over")
    with pytest.raises(NotFound):
        await house.lab.control(ada, {"do": "stop"})
    house.writer.drain()
    assert [s["ended"] for s in house.lab.sessions(ada)] == ["enough"]


async def test_of_two_starts_at_once_one_is_refused_and_leaves_nothing_behind(house: House, ada: str, board: list[Arrival]) -> None:
    viewer = house.lab.hub.join(ada)
    both = await asyncio.gather(
        *(house.lab.listen(ada, played(board, speed=1.0), "free", {}) for _ in range(2)), return_exceptions=True
    )
    assert sorted(isinstance(b, BadValue) for b in both) == [False, True]
    await house.lab.stop(ada, "enough")
    house.writer.drain()
    assert len(house.store.find("lab_session", ada)) == 1
    assert sum(m.count(b'"t":"hello"') for m in await viewer.take()) <= 1 + 7, "one greeting, and one for each new channel"


async def test_a_device_that_says_nothing_does_not_hold_a_session_that_was_stopped(house: House, ada: str) -> None:
    silent = Slow()
    session = await house.lab.listen(ada, carried(silent), "free", {})
    await until(lambda: house.lab.live(ada) is not None, "it runs")
    await house.lab.stop(ada, "enough")
    assert session.ended
    await until(lambda: house.lab.live(ada) is None and silent.closed, "the port is let go")
    again = await house.lab.listen(ada, carried(Slow()), "free", {})
    await house.lab.stop(ada, "enough")
    assert again.ended


async def test_a_carrier_that_fails_ends_the_session_and_its_recording_is_kept(
    house: House, ada: str, board: list[Arrival]
) -> None:
    head = tuple(a for a in board if a.at_s < 4.0)
    broken = Slow(error=RuntimeError("a bug in a driver"), first=head)
    id = await run(house, ada, carried(broken))
    assert broken.closed
    page = house.lab.session(ada, id)
    assert page["ended"]
    assert "seconds" in page
    _, waves = house.lab.waves(ada, id)
    assert len(next(w for w in waves if w.channel == "ecg_mv").values) >= 3.8 * 250


async def test_a_watch_that_fails_ends_the_session(house: House, ada: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fails closed, also for an error Milo raises on purpose."""
    session = await house.lab.listen(ada, carried(Slow()), "free", {})

    async def broken() -> None:
        raise BadValue("a figure", "a bug")

    monkeypatch.setattr(session, "tick", broken)
    await until(lambda: session.ended and house.lab.live(ada) is None, "it ends")


async def test_what_cannot_be_carried_is_refused_before_anything_begins(house: House, ada: str, board: list[Arrival]) -> None:
    with pytest.raises(BadValue, match="speed"):
        await house.lab.listen(ada, played(board, speed=float("nan")), "free", {})
    assert house.lab.live(ada) is None
    house.writer.drain()
    assert house.lab.sessions(ada) == []


async def test_closing_the_house_ends_all_and_keeps_what_they_have(house: House, ada: str, board: list[Arrival]) -> None:
    bruno = house.flows.add_athlete({**PROFILE, "name": "Bruno"})
    head = tuple(a for a in board if a.at_s < 3.0)
    sessions = [await house.lab.listen(who, carried(Slow(first=head)), "free", {}) for who in (ada, bruno)]
    await until(lambda: all(s.sensor.counts.ok >= len(head) for s in sessions), "all was read")
    await house.lab.close()
    assert all(s.ended for s in sessions)
    house.writer.drain()
    for who in (ada, bruno):
        (line,) = house.lab.sessions(who)
        assert line["ended"]
        _, waves = house.lab.waves(who, line["id"])
        assert len(next(w for w in waves if w.channel == "ecg_mv").values) >= 2.8 * 250
    await until(lambda: house.lab.live(ada) is None, "nothing runs")


async def test_a_stream_that_is_away_lets_nothing_begin(house: House, ada: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(records: list[Record]) -> None:
        raise Unavailable("a stream", "none", "start it")

    monkeypatch.setattr(house.writer, "publish", away)
    with pytest.raises(Unavailable):
        await house.lab.listen(ada, carried(Slow()), "free", {})
    assert house.lab.live(ada) is None
    assert not any(b'"hello"' in m for m in await _standing(house, ada))


async def test_a_stream_that_goes_as_it_begins_leaves_no_greeting(house: House, ada: str, monkeypatch: pytest.MonkeyPatch) -> None:
    publish = house.writer.publish

    def away(records: list[Record]) -> object:
        if any(isinstance(r, LabSession) for r in records):
            raise Unavailable("a stream", "none", "start it")
        return publish(records)

    monkeypatch.setattr(house.writer, "publish", away)
    with pytest.raises(Unavailable, match="milo doctor"):
        await house.lab.listen(ada, carried(Slow()), "free", {})
    assert house.lab.live(ada) is None
    assert await _standing(house, ada) == []


async def _standing(house: House, who: str) -> list[bytes]:
    """What somebody who comes now is told."""
    viewer = house.lab.hub.join(who)
    viewer.put(b"{}", wave=False)
    told = await viewer.take()
    house.lab.hub.leave(who, viewer)
    return [m for m in told if m != b"{}"]


# --- what it listens to, and who may ------------------------------------------------------------------------------------------


@pytest.fixture
def capture(house: House, board: list[Arrival]) -> str:
    folder = house.settings.folder / CAPTURES
    folder.mkdir()
    # Without its greeting nobody can tell that it was simulated: as good as a person's.
    (folder / "morning.bin").write_bytes(b"".join(a.data for a in board[1:]))
    (folder / "nobody.bin").write_bytes(b"".join(a.data for a in board))
    (house.settings.folder / "secret.bin").write_bytes(b"".join(a.data for a in board))
    return "morning.bin"


def test_a_capture_is_offered_by_its_name(house: House, capture: str) -> None:
    offered = house.lab.ports("en")
    assert [c["id"] for c in offered if c["kind"] == "playback"] == [capture, "nobody.bin"]
    assert {"synthetic", "bluetooth"} <= {c["kind"] for c in offered}


def test_what_a_simulated_board_sent_is_nobodys_by_whatever_way_it_comes(house: House, capture: str) -> None:
    assert house.lab.open("playback", "nobody.bin").origin is Origin.SIMULATED
    assert house.lab.open("playback", capture).origin is Origin.MEASURED


@pytest.mark.parametrize(
    "name", ["../secret.bin", "/etc/hostname", "..", ".", "", "sub/../../secret.bin", "nothing.bin", "a\0b", "secret.bin"]
)
def test_only_captures_of_the_folder_are_played(house: House, capture: str, name: str) -> None:
    with pytest.raises(NotFound):
        house.lab.open("playback", name)


@pytest.mark.parametrize(
    ("kind", "id"), [("serial", ""), ("serial", "/dev/ttyACM0"), ("serial", "nonsense@/dev/ttyACM0"), ("serial", "heart_strap@x"),
                     ("carrier pigeon", ""), ("None", "")],
)  # fmt: skip
def test_what_cannot_be_listened_to_is_refused(house: House, kind: str, id: str) -> None:
    with pytest.raises(BadValue):
        house.lab.open(kind, id)


async def test_a_capture_asks_the_questions_and_a_simulation_does_not(house: House, ada: str, capture: str) -> None:
    chosen = {"kind": "playback", "id": capture}
    with pytest.raises(MiloError, match="doctor"):
        await house.lab.start(ada, chosen, "rest", {})
    assert house.lab.live(ada) is None
    id = await house.lab.start(ada, chosen, "rest", FINE)
    running = house.lab.live(ada)
    assert running is not None
    assert (running["id"], running["origin"]) == (id, "measured")
    await house.lab.stop(ada, "enough")
    await until(lambda: house.lab.live(ada) is None, "it is over")
    assert await house.lab.start(ada, {"kind": "synthetic"}, "rest", {})
    await house.lab.stop(ada, "enough")
    with pytest.raises(UnknownName):
        await house.lab.start(ada, {"kind": "synthetic"}, "jump", {})
    with pytest.raises(NotFound):
        await house.lab.start("nobody", {"kind": "synthetic"}, "rest", {})


async def test_an_emergency_of_the_last_session_locks_the_next(house: House, ada: str, board: list[Arrival]) -> None:
    session = await house.lab.listen(ada, carried(Slow(first=tuple(board[:50])), Origin.MEASURED), "free", FINE)
    await session.control({"do": "answer", "question": "symptom", "value": "chest_pain"})
    assert session.ended
    await until(lambda: house.lab.live(ada) is None, "it is over")
    # At once, whether or not the stream has been carried into the store by now.
    with pytest.raises(MiloError, match="emergency"):
        await house.lab.listen(ada, carried(Slow(), Origin.MEASURED), "rest", {**FINE, "mask": False})
    house.writer.drain()
    with pytest.raises(MiloError, match="emergency"):
        await house.lab.listen(ada, carried(Slow(), Origin.MEASURED), "rest", {**FINE, "mask": False})


# --- those that were ----------------------------------------------------------------------------------------------------------


def _kept(id: str, user: str, figures: dict[str, Any], protocol: Any = "rest", **values: Any) -> LabSession:
    return LabSession(
        origin=Origin.MEASURED, source="mask_board", session_id=id, user_id=user, start_ts=datetime(2026, 3, 1, 7, tzinfo=UTC),
        protocol=protocol, sensor="Mask board", figures=figures, **values,
    )  # fmt: skip


def test_two_sessions_are_compared_figure_by_figure(house: House, ada: str) -> None:
    def bpm(value: float | None) -> Figure:
        return Figure(value=value, unit="bpm")

    def ms(value: float | None, reason: str = "") -> Figure:
        return Figure(value=value, unit="ms", reason=reason)

    first = {"heart_rate_bpm": bpm(60.0), "hrv_rmssd_ms": ms(None, "too few beats"), "x": Figure(unit="1")}
    house.writer.write(
        [
            _kept("a", ada, first),
            _kept("b", ada, {"heart_rate_bpm": bpm(54.5), "hrv_rmssd_ms": ms(40.0)}),
            _kept("c", ada, {"plateaus": Figure(value=1.0, unit="1")}, protocol="plateaus"),
            _kept("d", ada, {}, marks=[LabMark(at_s=3.0, kind="alert", text="Stop.", rule="SN-05", level="E0")]),
        ]
    )
    rows = {r["name"]: r for r in house.lab.compare(ada, "a", "b")["rows"]}
    assert set(rows) == {"heart_rate_bpm", "hrv_rmssd_ms"}
    assert (rows["heart_rate_bpm"]["values"], rows["heart_rate_bpm"]["difference"]) == ([60.0, 54.5], -5.5)
    assert (rows["hrv_rmssd_ms"]["difference"], rows["hrv_rmssd_ms"]["reason"]) == (None, "too few beats")
    with pytest.raises(BadValue, match="in common"):
        house.lab.compare(ada, "a", "c")
    with pytest.raises(NotFound):
        house.lab.compare(ada, "a", "nothing")
    bruno = house.flows.add_athlete({**PROFILE, "name": "Bruno"})
    with pytest.raises(NotFound):
        house.lab.session(bruno, "a")
    with pytest.raises(NotFound):
        house.lab.compare(bruno, "a", "b")
    with pytest.raises(NotFound):
        house.lab.latest(bruno)
    page = house.lab.session(ada, "d")
    assert [(a["rule"], a["level"], a["at_s"]) for a in page["alerts"]] == [("SN-05", "E0", 3.0)]
    assert page["downloads"] == []
    assert "seconds" not in page


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_protocol_has_its_card(house: House, language: str) -> None:
    cards = house.lab.protocols(language)
    assert [c["id"] for c in cards] == ["rest", "steps", "ramp", "plateaus", "free"]
    assert all(c["title"] and c["description"] and c["gates"] for c in cards)
    assert [c["minutes"] is None for c in cards] == [False, False, False, False, True]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="no pseudo terminals here")
async def test_a_simulated_board_on_a_serial_line_is_asked_what_it_is_and_records_nothing_measured(house: House, ada: str) -> None:
    board, line = os.openpty()
    try:
        greeting, *rest = board_arrivals(60.0, seed=4)
        opened = house.lab.open("serial", f"mask_board@{os.ttyname(line)}")
        assert opened.origin is Origin.MEASURED, "nobody knows yet"
        running = await house.lab.listen(ada, opened, "free", {**FINE, "mask": False, "exercise": False})
        os.set_blocking(board, False)
        sent, heard = iter(rest), []

        def asked() -> bool:
            # A board goes on sending: what it sent before the port was open is lost, as on a real line.
            with contextlib.suppress(BlockingIOError):
                os.write(board, next(sent).data)
            with contextlib.suppress(BlockingIOError):
                heard.append(os.read(board, 4096))
            return b"".join(heard).count(0) > 0

        await until(asked, "the board was asked")
        os.write(board, greeting.data)
        await until(lambda: running.setup.origin is Origin.SIMULATED, "it said so")
        await running.end("enough")
        await until(lambda: house.lab.live(ada) is None, "the desk is free again")
    finally:
        os.close(board)
        os.close(line)
    house.writer.drain()
    assert {w.origin for w in house.store.find("waveform", ada)} == {Origin.SIMULATED}
    assert house.lab.sessions(ada)[0]["origin"] == "simulated"


def test_captures_are_listed_with_the_sensor_that_made_them(house: House, capture: str) -> None:
    folder = house.settings.folder / CAPTURES
    (folder / "old.txt").write_bytes(b"CO2,Humidity\r\n" + b"".join(b"%d.0,41.0\r\n" % (500 + i) for i in range(60)))
    (folder / "diary.txt").write_text("Dear diary, today I ran.\n" * 30)
    offered = {c["id"]: (c["sensor"], c["note"]) for c in house.lab.ports("es") if c["kind"] == "playback"}
    assert offered["nobody.bin"] == ("mask_board", "Placa de la mascarilla")
    assert offered["old.txt"] == ("scd30_lines", "CO2 y humedad, líneas de texto")
    assert offered["diary.txt"][0] == ""
    assert house.lab.open("playback", "old.txt").sensor.name == "scd30_lines"
    with pytest.raises(RefusedFile, match="which none of them can read"):
        house.lab.open("playback", "diary.txt")


def test_titles_of_ports_and_sensors_are_in_the_language_of_the_page(house: House) -> None:
    spanish = {c["kind"]: c["title"] for c in house.lab.ports("es")}
    assert spanish["synthetic"] == "Placa de mascarilla simulada"
    for name in ("mask_board", "oximeter", "heart_strap", "scd30_lines"):
        title = find_sensors()[name].title
        assert sensor_title(title, "en") == title
        assert sensor_title(title, "es") != title
    assert sensor_title("A thing of another package", "es") == "A thing of another package"
