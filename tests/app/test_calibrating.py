"""A syringe of 3 L through a tube whose throat is not what the drawing says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from milo.app.build import build
from milo.app.calibrating import calibrate_flow
from milo.app.config import Settings
from milo.app.house import House
from milo.app.recording import Recorder
from milo.sensors.contract import Samples
from milo.signals.flow import Venturi, air_density_kg_m3
from milo.vocabulary.errors import BadValue, NotEnoughData, NotFound
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LabSession

RATE = 100.0


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    made = build(Settings(home=tmp_path, store="sqlite", stream="embedded"))
    yield made
    made.close()


def pumped(house: House, athlete: str, strokes_s: list[float], factor: float, leak: float = 0.0) -> str:
    """A session in which a 3 L syringe was pushed so quickly, through a tube that lets through `factor` of what it seems to."""
    flow = [np.zeros(300)]
    for number, seconds in enumerate(strokes_s):
        n = round(seconds * RATE)
        shape = np.sin(np.pi * (np.arange(n) + 0.5) / n)
        volume = 3.0 * (1 - leak * (number % 2))
        flow += [(-1) ** number * shape / shape.sum() * RATE * volume, np.zeros(100)]
    seen = np.concatenate(flow) / factor
    area, narrow = np.pi / 4 * 0.020**2, 1 - (20 / 26) ** 4
    speed = seen / 1000 / (0.98 * area)
    pressure = np.sign(speed) * speed**2 * float(air_density_kg_m3(22.0)) * narrow / 2
    np.testing.assert_allclose(Venturi(26, 20).flow_l_s(pressure, float(air_density_kg_m3(22.0))), seen, atol=1e-9)
    begun = house.clock.now().replace(microsecond=0)
    taking = Recorder(user_id=athlete, session_id="s1", device_id=None, origin=Origin.MEASURED, source="mask_board")
    for first in range(0, len(pressure), 100):
        values = pressure[first : first + 100].astype(np.float32)
        taking.add(Samples("dp_pa", "Pa", RATE, first * 10_000, values), begun + timedelta(seconds=first / RATE))
    session = LabSession(
        origin=Origin.MEASURED,
        source="mask_board",
        session_id="s1",
        user_id=athlete,
        start_ts=begun,
        protocol="free",
        sensor="Mask board",
    )
    house.writer.write([session, *taking.close()])
    return "s1"


def someone(house: House) -> str:
    return house.flows.add_athlete({"age": 34, "sex": "female", "goal": "endurance", "days_per_week": 4})


STROKES = [6.0, 6.0, 6.0, 6.0, 2.0, 2.0, 2.0, 2.0, 0.8, 0.8, 0.8, 0.8]


def test_the_factor_of_a_tube_is_found_kept_and_used(house: House) -> None:
    athlete = someone(house)
    session = pumped(house, athlete, STROKES, 1.07)
    found = calibrate_flow(house, athlete, session, 26.0, 20.0)
    assert found["factor"] == pytest.approx(1.07, rel=0.01)
    assert found["strokes"] == len(STROKES)
    assert house.flows.settings(athlete)["mask"] == {"inlet_mm": 26.0, "throat_mm": 20.0, "factor": found["factor"]}
    assert calibrate_flow(house, athlete, None, 26.0, 20.0)["session_id"] == session


@pytest.mark.parametrize(
    ("strokes", "factor", "leak", "error", "says"),
    [
        (STROKES[:4], 1.0, 0.0, NotEnoughData, "strokes"),
        ([], 1.0, 0.0, NotEnoughData, "3 L syringe"),
        (STROKES, 1.6, 0.0, BadValue, "leak"),
        (STROKES, 1.0, 0.12, BadValue, "off by"),
    ],
)
def test_strokes_that_do_not_do_leave_the_tube_as_it_was(
    house: House, strokes: list[float], factor: float, leak: float, error: type[Exception], says: str
) -> None:
    athlete = someone(house)
    session = pumped(house, athlete, strokes, factor, leak)
    with pytest.raises(error, match=says):
        calibrate_flow(house, athlete, session, 26.0, 20.0)
    assert "mask" not in house.flows.settings(athlete)


def test_a_session_nobody_has_is_not_found(house: House) -> None:
    with pytest.raises(NotFound):
        calibrate_flow(house, someone(house), None, 26.0, 20.0)
