"""The oximeter as samples come: the same reading in any portions, nothing old, no growing memory."""

from __future__ import annotations

import numpy as np
import pytest

from milo.signals.live_oximeter import LiveOximeter, OximeterReading
from milo.signals.spo2_calibration import max30102_calibration
from milo.vocabulary.errors import BadValue
from signals.lights import FINGER, lit


def fed(live: LiveOximeter, red: np.ndarray, infrared: np.ndarray, portion: int) -> list[OximeterReading]:
    """Readings after every portion."""
    return [live.feed(red[k : k + portion], infrared[k : k + portion]) for k in range(0, len(red), portion)]


def test_a_finger_is_read_live() -> None:
    recording = lit(72.0, seconds=90, perfusion=FINGER, spo2_pct=93.0)
    live = LiveOximeter(50.0, max30102_calibration())
    readings = fed(live, recording.made.red, recording.made.infrared, 100)
    assert readings[0].reason is not None
    assert readings[0].reason[0] == "waiting"
    assert readings[15].bpm == pytest.approx(72, abs=3)
    assert readings[15].spo2_pct is None
    assert readings[15].reason is not None
    assert readings[15].reason[0] == "settling"
    last = readings[-1]
    assert last.at_s == 90.0
    assert last.spo2_pct == pytest.approx(93, abs=1)
    assert last.quality > 0.8
    assert last.reason is None


@pytest.mark.parametrize("portion", [1, 37, 1000])
def test_portions_change_nothing(portion: int) -> None:
    made = lit(seconds=24, perfusion=FINGER).made
    whole = LiveOximeter(50.0).feed(made.red, made.infrared)
    live = LiveOximeter(50.0)
    assert fed(live, made.red, made.infrared, portion)[-1] == whole


def test_a_lost_link_takes_the_value_away() -> None:
    made = lit(seconds=80, perfusion=FINGER).made
    live = LiveOximeter(50.0, max30102_calibration())
    assert live.feed(made.red, made.infrared).spo2_pct is not None
    gone = live.feed(np.full(400, np.nan), np.full(400, np.nan))
    assert gone.spo2_pct is None
    assert gone.bpm is None
    assert gone.reason is not None
    assert gone.reason[0] == "missing"
    back = live.feed(made.red[:1000], made.infrared[:1000])
    assert back.spo2_pct is None


def test_a_reset_forgets() -> None:
    made = lit(seconds=80, perfusion=FINGER).made
    live = LiveOximeter(50.0, max30102_calibration())
    live.feed(made.red, made.infrared)
    live.reset()
    after = live.feed(made.red[:200], made.infrared[:200])
    assert after.bpm is None
    assert after.spo2_pct is None
    assert after.at_s == 80.0


def test_memory_does_not_grow() -> None:
    made = lit(seconds=120, perfusion=FINGER, rate_hz=25.0).made
    live = LiveOximeter(25.0)
    live.feed(made.red, made.infrared)
    held = sum(a.nbytes for a in vars(live).values() if isinstance(a, np.ndarray))
    assert held <= 48 * 25 * 2 * 8 + 2 * 25 * 2 * 8


def test_unequal_portions_and_rates_are_refused() -> None:
    with pytest.raises(BadValue, match="one length"):
        LiveOximeter(50.0).feed(np.zeros(3), np.zeros(4))
    with pytest.raises(BadValue, match="25-1000"):
        LiveOximeter(5.0)
