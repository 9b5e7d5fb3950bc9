"""The sketch in simavr when things go wrong: absent parts, loose plugs, damaged answers, a lead off, a program that hangs."""

from __future__ import annotations

import numpy as np
import pytest

from firmware.building import Run
from firmware.heard import Heard
from milo.sensors.mask_board import Sensor

PARTS = {"oximeter": "red", "flow": "dp_pa", "co2": "co2_ppm", "climate": "room_co2_ppm"}
AS_TOLD = {"co2": "quick_co2", "climate": "scd30"}


@pytest.mark.parametrize("part", PARTS)
def test_an_absent_part_is_told_and_its_channel_not_sent(run: Run, part: str) -> None:
    heard = Heard(run(4, f"--absent={part}"))
    for told in (heard.greetings()[0]["parts"], heard.statuses()[-1]["parts"]):
        assert told[AS_TOLD.get(part, part)] is False
        assert [name for name, there in told.items() if not there and name != "ecg"] == [AS_TOLD.get(part, part)]
    assert PARTS[part] not in heard.samples
    assert all(channel in heard.samples for name, channel in PARTS.items() if name != part)
    assert heard.rate_hz("ecg_mv") == pytest.approx(250, rel=0.005)


def test_without_any_sensor_the_ecg_goes_on(run: Run) -> None:
    heard = Heard(run(3, "--absent=oximeter,flow,co2,climate"))
    assert set(heard.samples) == {"ecg_mv"}
    assert heard.rate_hz("ecg_mv") == pytest.approx(250, rel=0.005)
    assert heard.statuses()[-1]["late"] == 0


def test_what_cannot_be_zeroed_or_slowed_says_so(run: Run) -> None:
    host = Sensor()
    commands = {1.0: host.zero(1), 1.2: host.rate(2, 0x11, 50), 1.4: host.rate(3, 0x12, 50), 1.6: host.rate(4, 0x13, 10)}
    heard = Heard(run(2, "--absent=oximeter,flow,co2", commands=commands))
    assert heard.replies() == dict.fromkeys((1, 2, 3, 4), "sensor_absent")


def test_a_loose_plug_shows_as_no_reading_and_mends_by_itself(run: Run) -> None:
    host = Sensor()
    heard = Heard(run(8, "--cut=2-4", commands={7.8: host.stop(1)})).finish()
    assert heard.counts.lost == heard.counts.bad == 0
    assert not np.isnan(heard.values("ecg_mv")).any()
    for channel in ("red", "infrared", "dp_pa", "co2_ppm"):
        missing, at_s = np.isnan(heard.values(channel)), heard.times_s(channel)
        assert missing[(at_s > 2.1) & (at_s < 3.9)].all(), channel
        assert not missing[(at_s < 1.9) | (at_s > 5.6)].any(), channel
        # A reading that failed takes its place, so that the rate holds throughout.
        assert heard.rate_hz(channel) == pytest.approx(heard.samples[channel][0].rate_hz, rel=0.02), channel
        assert (np.diff(at_s) > 0).all(), channel
    parts = [s["parts"] for s in heard.statuses()]
    for name in ("oximeter", "flow", "quick_co2"):
        assert parts[0][name]
        assert not parts[2][name]
        assert parts[-1][name]


def test_a_slow_part_that_falls_silent_is_no_reading_too(run: Run) -> None:
    heard = Heard(run(16, "--cut=3-11"))
    told = heard.values("room_co2_ppm")
    assert np.isnan(told).any()
    assert not np.isnan(told[0])
    assert not np.isnan(told[-1])


def test_an_answer_with_a_wrong_checksum_is_no_reading(run: Run) -> None:
    heard = Heard(run(4, "--damage=10"))
    missing = np.isnan(heard.values("dp_pa"))
    assert np.unique(np.diff(np.flatnonzero(missing))).tolist() == [10]
    assert not np.isnan(heard.values("red")).any()


def test_a_lead_that_comes_off_shows_within_a_reading(run: Run) -> None:
    heard = Heard(run(5, "--leads-off=2-3"))
    missing, at_s = np.isnan(heard.values("ecg_mv")), heard.times_s("ecg_mv")
    assert missing[(at_s > 2.01) & (at_s < 2.99)].all()
    assert not missing[(at_s < 1.99) | (at_s > 3.01)].any()
    statuses = heard.statuses()
    assert [s["lo_plus_off"] for s in statuses] == [False, True, False, False]
    assert not any(s["lo_minus_off"] for s in statuses)
    assert [s["parts"]["ecg"] for s in statuses][1:] == [False, True, True]
    assert len(heard.told("leads_off")) == len(heard.told("leads_on")) == 1


def test_an_ecg_without_waves_is_not_called_plausible(run: Run) -> None:
    heard = Heard(run(3, "--flat"))
    assert np.ptp(heard.values("ecg_mv")) == 0
    assert not any(s["parts"]["ecg"] for s in heard.statuses())


def test_a_program_that_hangs_is_begun_anew_by_the_watchdog(run: Run) -> None:
    heard = Heard(run(6, "--hang-at=3"))
    causes = [g["reset_causes"] for g in heard.greetings()]
    assert causes == [["power"], ["watchdog"]]
    assert len(heard.told("started")) == 2
    # Half a second until it bites and as much to greet: everything is back within two seconds.
    assert len(heard.values("ecg_mv")) * 0.004 > 6 - 0.4 - 2
    assert all(heard.statuses()[-1]["parts"].values())
