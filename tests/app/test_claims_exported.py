"""What a reply's numbers stand on can be looked up: every record id of a claim is one that the export holds."""

from __future__ import annotations

import json
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from tests.app.coach_house import MONDAY, ask, bruno_of, clock_by_hand, coach_of, house_of
from tests.people import at

from milo.app.coaching.coach import Coaching
from milo.app.exporting import export
from milo.app.house import House
from milo.vocabulary.identity import timed_identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement

clock = pytest.fixture(clock_by_hand)
house = pytest.fixture(house_of)
coaching = pytest.fixture(coach_of)
bruno = pytest.fixture(bruno_of)


@pytest.fixture
def measured(house: House, bruno: str) -> str:
    """Bruno with three weeks of mornings and nights behind him."""
    made = []
    for k in range(21):
        day = MONDAY - timedelta(days=k)
        for quantity, value in (
            ("hrv_rmssd_ms", 50.0 + k % 5),
            ("resting_hr_bpm", 55.0 + k % 3),
            ("sleep_h", 7.25),
            ("weight_kg", 80.1),
        ):
            when = at(day, 6.5)
            made.append(
                Measurement(
                    origin=Origin.MEASURED, source="watch", user_id=bruno, at=when, quantity=quantity, value=value,
                    utc_offset_min=0, measurement_id=timed_identity(when, bruno, quantity),
                )
            )  # fmt: skip
    house.writer.write(made)
    house.flows.settle(bruno)
    return bruno


def exported_ids(house: House, athlete: str, tmp_path: Path) -> set[str]:
    export(house.store, athlete, tmp_path / "all.zip", house.clock.now())
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        lines = [
            json.loads(line)
            for name in archive.namelist()
            if name.startswith("records/") and "message" not in name
            for line in archive.read(name).splitlines()
        ]
    return {value for line in lines for key, value in line.items() if key.endswith("_id")}


@pytest.mark.parametrize(
    "asked",
    ["how is my HRV?", "how did I sleep?", "how is my weight going?", "what is in today's session?", "45 minutes",
     "show me my plan", "how is my resting pulse?"],
)  # fmt: skip
def test_every_number_names_records_that_the_export_holds(
    coaching: Coaching, measured: str, house: House, tmp_path: Path, asked: str
) -> None:
    made = ask(coaching, measured, asked)
    claims = [c for c in made.claims if c.kind in {"measurement", "plan"}]
    assert claims, made.text
    assert all(c.record_ids for c in claims)
    held = exported_ids(house, measured, tmp_path)
    assert {id for c in claims for id in c.record_ids} <= held


def test_a_mean_of_a_week_has_the_weeks_window_and_the_own_range_its_own(coaching: Coaching, measured: str) -> None:
    claims = [c for c in ask(coaching, measured, "how is my HRV?").claims if c.unit == "ms"]
    assert [(c.rule, len(c.record_ids)) for c in claims] == [("week-mean-1", 7), ("own-band-1", 21), ("own-band-1", 21)]
    assert claims[0].window == f"{MONDAY.date() - timedelta(days=6)}/{MONDAY.date()}"


def test_a_value_is_as_exact_as_it_is_told(coaching: Coaching, measured: str) -> None:
    for asked in ("how is my HRV?", "how did I sleep?", "45 minutes", "show me my plan"):
        for claim in ask(coaching, measured, asked).claims:
            assert len(repr(claim.value).rpartition(".")[2]) <= 4, claim
    (hrv, *_) = [c for c in ask(coaching, measured, "how is my HRV?").claims if c.unit == "ms"]
    assert f"{hrv.value:g} ms" == hrv.text
