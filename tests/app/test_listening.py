"""A session of the breath lab, byte by byte, on a clock that stands still until it is moved."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec
import numpy as np
import pytest

from milo.app.listening import Listener, Listening, Setup
from milo.app.recording import assemble
from milo.channels.live_hub import Hub
from milo.coach.lab.protocols import protocol
from milo.coach.lab.sensor_catalogue import Background
from milo.sensors.contract import Samples
from milo.sensors.contract import Sensor as AnySensor
from milo.sensors.mask_board import Sensor
from milo.sensors.scd30_lines import Sensor as Scd30
from milo.sensors.synthetic import Arrival, board_arrivals
from milo.vocabulary.errors import BadValue, Unavailable
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Device, LabSession, Measurement, Record, Waveform

BEGUN = datetime(2026, 3, 1, 7, tzinfo=UTC)
SECONDS = 75.0


@pytest.fixture(scope="module")
def board() -> list[Arrival]:
    """A simulated person at rest, whole."""
    return list(board_arrivals(SECONDS, seed=4))


def device(source: str, origin: Origin) -> Device:
    """A board of Ada's."""
    return Device(
        origin=origin, source=source, device_id=identity("device", source), user_id="ada", first_seen_ts=BEGUN, last_seen_ts=BEGUN,
        device_type="mask_board",
    )  # fmt: skip


class Room:
    """A session with everything around it that a test wants to look at."""

    def __init__(
        self,
        name: str = "rest",
        *,
        language: str = "en",
        mask: bool = False,
        sensor: AnySensor | None = None,
        wanted: int | None = None,
        real: bool = False,
    ) -> None:
        self.now = 1_000.0
        self.kept: list[Record] = []
        self.away = False
        self.hub = Hub()
        self.viewer = self.hub.join("ada")
        who = Listener("ada", language, "metric", Background(age=34))
        unreal = device("mask_board (simulated)", Origin.SIMULATED)
        worn = device("mask_board", Origin.MEASURED) if real else unreal
        setup = Setup("s1", "Mask board", protocol(name), worn, mask, wanted=wanted, unreal=unreal)
        self.session = Listening(who, setup, sensor or Sensor(), self.hub, self.keep, BEGUN, now=lambda: self.now)
        self.session.opened()

    def keep(self, records: Sequence[Record]) -> None:
        if self.away:
            raise Unavailable("a stream", "none", "start it")
        self.kept += records

    async def play(self, arrivals: Sequence[Arrival], since: float = 0.0, *, upto: float | None = None) -> None:
        """Let bytes arrive, 80 ms at once, with a tick after each quarter of a second."""
        ticked = self.now
        wanted = [a for a in arrivals if upto is None or a.at_s <= upto]
        for _, group in itertools.groupby(wanted, key=lambda a: int(a.at_s / 0.08)):
            pieces = list(group)
            at_s = pieces[-1].at_s
            self.now = max(self.now, 1_000.0 + since + at_s)
            await self.session.take(b"".join(p.data for p in pieces), self.now)
            if self.now - ticked >= 0.25:
                ticked = self.now
                await self.session.tick()

    async def wait(self, seconds: float) -> None:
        """Let time pass in silence."""
        for _ in range(round(seconds / 0.25)):
            self.now += 0.25
            await self.session.tick()

    async def heard(self, kind: str | None = None) -> list[dict[str, Any]]:
        """What viewers were told since the last time."""
        self.viewer.put(b'{"t":"mark"}', wave=False)
        told = [msgspec.json.decode(m) for m in await self.viewer.take()]
        return [m for m in told if m["t"] != "mark" and kind in (None, m["t"])]

    def sessions(self) -> list[LabSession]:
        return [r for r in self.kept if isinstance(r, LabSession)]


async def test_a_session_is_shown_kept_and_summed_up(board: list[Arrival]) -> None:
    room = Room()
    told: list[dict[str, Any]] = []
    for begin in range(0, 70, 5):
        await room.play([a for a in board if begin <= a.at_s < begin + 5])
        told += await room.heard()
    await room.session.control({"do": "stop"})
    told += await room.heard()
    kinds = {m["t"] for m in told}
    assert kinds == {"hello", "link", "device", "wave", "beat", "breath", "figures", "protocol", "ended"}
    assert {m["channel"] for m in told if m["t"] == "wave"} >= {"ecg_mv", "red", "infrared", "dp_pa", "co2_ppm", "room_co2_ppm"}

    shown = [m["figures"]["heart_rate_bpm"]["value"] for m in told if m["t"] == "figures" and "heart_rate_bpm" in m["figures"]]
    begin, end = room.sessions()[0], room.sessions()[-1]
    assert begin.end_ts is None
    assert end.end_ts is not None
    assert end.end_reason == "You stopped it."
    figures = end.figures or {}
    rate = figures["heart_rate_bpm"].value
    assert rate is not None
    assert abs(rate - np.median([v for v in shown if v])) < 4
    assert figures["respiration_rate"].value == pytest.approx(14, abs=4)
    assert figures["spo2_pct"].value is None
    assert "not calibrated" in (figures["spo2_pct"].reason or "")
    assert end.origin is Origin.SIMULATED
    assert {r.origin for r in room.kept} == {Origin.SIMULATED}

    sent = Sensor()
    readings = [r for a in board for r in sent.feed(a.data)] + sent.finish()
    sent_ecg = np.concatenate([r.values for r in readings if isinstance(r, Samples) and r.channel == "ecg_mv"])
    wave = next(w for w in assemble([r for r in room.kept if isinstance(r, Waveform)], BEGUN) if w.channel == "ecg_mv")
    np.testing.assert_array_equal(wave.values, sent_ecg[: len(wave.values)])
    assert len(wave.values) > 250 * 69
    assert end.counts is not None
    assert end.counts["lost"] == 0


async def test_what_a_kill_loses_is_at_most_the_last_two_seconds(board: list[Arrival]) -> None:
    room = Room()
    await room.play(board, upto=20.0)
    kept = sum(len(r.data) // 4 for r in room.kept if isinstance(r, Waveform) and r.channel == "ecg_mv")
    assert kept >= 18 * 250
    assert room.sessions(), "that a session began must be known even if it never ends"


async def test_the_last_good_value_never_stays_when_the_link_is_lost(board: list[Arrival]) -> None:
    room = Room()
    await room.play(board, upto=15.0)
    assert (await room.heard("figures"))[-1]["figures"]["heart_rate_bpm"]["value"] is not None
    await room.session.lost("unplugged")
    await room.wait(2.0)
    told = await room.heard()
    assert next(m["state"] for m in told if m["t"] == "link") == "lost"
    assert [m for m in told if m["t"] == "figures"][-1]["figures"] == {}
    await room.play([a for a in board if a.at_s > 15.0], since=3.0, upto=30.0)
    told = await room.heard()
    assert "live" in [m["state"] for m in told if m["t"] == "link"]
    assert [m for m in told if m["t"] == "figures"][-1]["figures"]["heart_rate_bpm"]["value"] is not None


async def test_a_symptom_stops_everything_whatever_the_figures_say(board: list[Arrival]) -> None:
    room = Room()
    await room.play(board, upto=10.0)
    await room.heard()
    await room.session.control({"do": "answer", "question": "symptom", "value": "chest_pain"})
    told = await room.heard()
    alert = next(m for m in told if m["t"] == "alert")
    assert alert["level"] == "E0"
    assert "call" in alert["text"]
    assert told[-1]["t"] == "ended"
    assert room.session.ended
    assert any(m.level == "E0" for m in room.sessions()[-1].marks or [])
    before = len(room.kept)
    await room.session.take(board[100].data)
    await room.session.tick()
    assert len(room.kept) == before


async def test_readings_wait_while_storage_is_away_and_none_is_lost(board: list[Arrival]) -> None:
    room = Room()
    await room.play(board, upto=5.0)
    room.away = True
    await room.play([a for a in board if a.at_s > 5.0], upto=25.0)
    assert room.session.unkept > 50
    room.away = False
    await room.play([a for a in board if a.at_s > 25.0], upto=30.0)
    await room.session.control({"do": "stop"})
    wave = next(w for w in assemble([r for r in room.kept if isinstance(r, Waveform)], BEGUN) if w.channel == "ecg_mv")
    assert np.isfinite(wave.values).mean() > 0.999
    assert len(wave.values) > 29 * 250
    assert room.session.unkept == 0


async def test_storage_away_for_too_long_ends_it_with_that_reason() -> None:
    room = Room("free")
    room.away = True
    await room.wait(615.0)
    assert room.session.ended
    assert room.session.final is not None
    assert room.session.final.end_reason == "Storage was away for too long."


async def test_a_test_to_the_limit_waits_for_a_minute_of_good_signal_and_ends_when_it_is_lost(board: list[Arrival]) -> None:
    room = Room("ramp")
    await room.play(board, upto=50.0)
    assert {m["phase"] for m in await room.heard("protocol")} == {"signal"}
    await room.play([a for a in board if a.at_s > 50.0], upto=SECONDS - 2)
    told = await room.heard("protocol")
    assert told[-1]["phase"] == "warm_up"
    await room.wait(15.0)
    told = await room.heard("protocol")
    assert told[-1]["paused"]
    assert not room.session.ended
    await room.wait(20.0)
    assert room.session.ended
    assert (await room.heard())[-1]["t"] == "ended"


async def test_a_whole_rest_enters_the_weeks_as_measurements_and_one_cut_short_does_not() -> None:
    arrivals = list(board_arrivals(150.0, seed=6))
    for upto, wanted in ((100.0, set()), (148.0, {"resting_hr_bpm", "hrv_rmssd_ms", "respiration_rate"})):
        room = Room()
        await room.play(arrivals, upto=upto)
        await room.session.control({"do": "stop"})
        measured = {r.quantity: r for r in room.kept if isinstance(r, Measurement)}
        assert set(measured) == wanted
    rate = measured["resting_hr_bpm"]
    assert rate.origin is Origin.SIMULATED
    assert rate.value == room.sessions()[-1].figures["heart_rate_bpm"].value  # type: ignore[index]
    assert rate.until is not None
    assert 60 <= (rate.until - rate.at).total_seconds() <= 90


def levels(*held: tuple[float, int]) -> list[bytes]:
    """Lines of a slow CO2 sensor: each level for so many lines, forty lines of rise between."""
    ppm = [held[0][0]]
    for level, lines in held:
        ppm += [*np.linspace(ppm[-1], level, 40), *[level] * lines]
    noise = np.random.default_rng(1).normal(0, 10, len(ppm))
    return [f"{value + wobble:.1f},45.0\n".encode() for value, wobble in zip(ppm, noise, strict=True)]


async def breathe(room: Room, lines: list[bytes]) -> None:
    for line in lines:
        room.now += 2.0
        await room.session.take(line, room.now)
        await room.session.tick()
        if room.session.ended:
            break


async def test_the_plateaus_that_were_wanted_end_their_protocol() -> None:
    room = Room("plateaus", sensor=Scd30(), wanted=1)
    await breathe(room, levels((450.0, 20), (3_000.0, 60)))
    assert room.session.final is not None
    assert room.session.final.end_reason == "What was wanted is reached."
    figures = room.session.final.figures or {}
    assert figures["plateaus"].value == 1
    assert figures["plateau_1_ppm"].value == pytest.approx(3_000, abs=20)


async def test_plateaus_that_never_come_end_with_that_reason() -> None:
    room = Room("plateaus", sensor=Scd30(), wanted=1)
    await breathe(room, levels((450.0, 400)))
    assert room.session.final is not None
    assert "nothing new" in (room.session.final.end_reason or "")


async def test_stop_ends_at_once_and_only_once(board: list[Arrival]) -> None:
    room = Room()
    await room.play(board, upto=5.0)
    at = room.now
    await room.session.control({"do": "stop"})
    assert room.session.ended
    assert room.now == at
    await room.session.control({"do": "stop"})
    assert len(list(await room.heard("ended"))) == 1
    assert len([s for s in room.sessions() if s.end_ts]) == 1


async def test_markers_are_kept_with_their_second_and_what_nobody_knows_is_refused(board: list[Arrival]) -> None:
    room = Room("free")
    await room.play(board, upto=7.0)
    await room.session.control({"do": "marker", "text": "cough" * 100})
    with pytest.raises(BadValue, match="marker"):
        await room.session.control({"do": "explode"})
    with pytest.raises(BadValue, match="effort from 6 to 20"):
        await room.session.control({"do": "answer", "question": "rpe", "value": 99})
    await room.session.control({"do": "stop"})
    (marker,) = [m for m in room.sessions()[-1].marks or [] if m.kind == "marker"]
    assert marker.at_s == pytest.approx(7.0, abs=0.3)
    assert len(marker.text) == 200


async def test_a_board_that_ends_it_ends_the_session(board: list[Arrival]) -> None:
    room = Room("free")
    await room.play([a for a in board if a.at_s > SECONDS - 8], since=8 - SECONDS)
    assert room.session.final is not None
    assert room.session.final.end_reason == "The sensor ended it."


async def test_a_session_without_a_single_byte_says_so() -> None:
    room = Room("rest", language="es")
    await room.wait(3.0)
    assert (await room.heard("link"))[0]["text"] == "Esperando al sensor"
    await room.session.control({"do": "stop"})
    last = room.sessions()[-1]
    assert last.figures == {}
    assert last.end_reason == "Lo has parado."


# --- a board that does not exist ----------------------------------------------------------------------------------------------


async def test_a_simulated_board_at_a_real_port_records_nothing_of_a_person(board: list[Arrival]) -> None:
    room = Room(real=True)
    await room.play(board, upto=10.0)
    assert {m["session"]["origin"] for m in (await room.heard("hello"))[1:]} == {"simulated"}
    await room.session.end("enough")
    newest = {getattr(r, "waveform_id", id(r)): r for r in room.kept if isinstance(r, Waveform)}
    assert newest
    assert {r.origin for r in newest.values()} == {Origin.SIMULATED}
    assert {r.origin for r in room.kept if isinstance(r, Device | Measurement)} == {Origin.SIMULATED}
    assert room.sessions()[-1].origin is Origin.SIMULATED
    assert room.sessions()[-1].source == "mask_board (simulated)"


async def test_a_board_that_says_late_that_it_does_not_exist_takes_back_what_was_kept(board: list[Arrival]) -> None:
    room = Room(real=True)
    greeting, *rest = board
    await room.play([a for a in rest if a.at_s < 10.0])
    assert {r.origin for r in room.kept if isinstance(r, Waveform)} == {Origin.MEASURED}
    # As a reset of the board, or the answer to a ping, brings it.
    await room.session.take(greeting.data, room.now)
    await room.session.end("enough")
    newest = {r.waveform_id: r for r in room.kept if isinstance(r, Waveform)}
    assert len(newest) > 40
    assert {(r.origin, r.source, r.device_id) for r in newest.values()} == {
        (Origin.SIMULATED, "mask_board (simulated)", identity("device", "mask_board (simulated)"))
    }
    assert room.sessions()[-1].origin is Origin.SIMULATED


async def test_a_real_board_stays_real(board: list[Arrival]) -> None:
    room = Room(real=True)
    await room.play([a for a in board[1:] if a.at_s < 5.0])
    await room.session.end("enough")
    assert {r.origin for r in room.kept} == {Origin.MEASURED}


# --- what a kill leaves, and the language of reasons --------------------------------------------------------------------------


async def test_the_sessions_own_record_is_kept_as_it_goes(board: list[Arrival]) -> None:
    room = Room("free")
    await room.play(board, upto=25.0)
    told = [s for s in room.sessions() if s.end_ts is None]
    assert 3 <= len(told) <= 4
    assert told[-1].counts is not None
    assert told[-1].counts["ok"] > 1_000


async def test_a_live_figure_says_in_spanish_why_there_is_none(board: list[Arrival]) -> None:
    room = Room("free", language="es")
    await room.play(board, upto=6.0)
    reasons = [f["reason"] for m in await room.heard("figures") for f in m["figures"].values() if f["reason"]]
    assert "esperando unos latidos" in reasons or "no se encuentra ningún latido; revisa los electrodos" in reasons
    assert not [r for r in reasons if r.startswith(("waiting", "no beat", "no light", "no flow", "needs", "the "))]
    assert (await room.heard()) == []
    room.session._tell_hello()
    (hello,) = await room.heard("hello")
    assert hello["session"]["sensor"] == "Placa de la mascarilla"
