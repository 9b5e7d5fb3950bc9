"""What proposals bring, from choices and outcomes that rest in the store: simulated weeks whose choice rule and truth are known."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from tests.channels.activity_people import ADA
from typer.testing import CliRunner

from milo.app.build import Home, build
from milo.app.cli import app
from milo.app.config import Settings
from milo.app.consenting import Consenting
from milo.app.lived_choices import NO_MEASURE, NOT_OVER, Lived, estimated, lived
from milo.models.off_policy import LEAST_ATHLETES
from milo.twin.environment import ENDURANCE_COLUMN, GIVEN_COLUMN, GIVEN_SCALE, PRICES, SIGNALS, WEEK_OBSERVED
from milo.vocabulary.clock import StillClock
from milo.vocabulary.identity import identity
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import Measurement, Record, User, WeekChoice, Workout

NOW = datetime(2026, 6, 29, 20, tzinfo=UTC)
MONDAYS = [datetime(2025, 11, 24, tzinfo=UTC) + timedelta(weeks=8 * k) for k in range(4)]  # one's measures are not the next's
ATHLETES, BEGAN = 60, 40.0  # mL/kg/min
WORTH, NEED = 1.0, 2.0  # of a proposal in % of the goal; and what an unrested week costs whoever chooses
ENERGY = SIGNALS.index("energy")


def choice(athlete: str, monday: datetime, energy: float, **more: object) -> WeekChoice:
    """A choice of somebody whose goal is endurance alone and who gives 200 minutes."""
    observed = [0.0] * WEEK_OBSERVED
    observed[ENERGY], observed[ENDURANCE_COLUMN], observed[GIVEN_COLUMN] = energy, 1.0, 200 / GIVEN_SCALE
    return WeekChoice(
        origin=Origin.SIMULATED, source="test", choice_id=identity("week_choice", athlete, monday.date()), user_id=athlete,
        at=monday, shown_at=monday - timedelta(days=2), policy="p", observed=observed, proposed=[0, 0, 1], rule_min=200.0,
        worth=0.5, goal_pct=0.4, **more,  # type: ignore[arg-type]
    )  # fmt: skip


def told(athlete: str, quantity: str, at: datetime, value: float, note: str | None = None) -> Measurement:
    said = {"origin": Origin.SIMULATED, "source": "watch", "user_id": athlete, "at": at, "quantity": quantity, "note": note}
    return Measurement(**said, measurement_id=identity(athlete, quantity, at, note), value=value)  # type: ignore[arg-type]


def measured(athlete: str, monday: datetime, before: float, after: float) -> list[Measurement]:
    days = [(-9, before), (-2, before), (19, after), (26, after)]
    return [told(athlete, "vo2max_ml_kg_min", monday + timedelta(days=d, hours=8), value) for d, value in days]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tired athletes take the proposal more often, and their weeks go worse whatever they take: plain means are misled."""
    folder = tmp_path_factory.mktemp("choices")
    house, rng = build(Settings(home=folder), StillClock(NOW)), np.random.default_rng(4)
    records: list[Record] = []
    for k in range(ATHLETES):
        athlete = identity("somebody", k)
        records.append(User(origin=Origin.SIMULATED, source="test", user_id=athlete, user_name=f"A{k}", signup_ts=MONDAYS[0]))
        for monday in MONDAYS:
            energy = float(rng.normal())
            chance = 1 / (1 + np.exp(1.2 * energy))
            took = bool(rng.random() < chance)
            change = WORTH * took + NEED * energy + rng.normal(0, 0.7)
            told_chance = {"chance": float(chance)} if k % 2 else {}  # of the others it is estimated
            taken = {"taken": "proposal", "taken_at": monday - timedelta(days=1)} if took else {}
            records.append(choice(athlete, monday, energy, **told_chance, **taken))
            records += measured(athlete, monday, BEGAN, BEGAN * (1 + change / 100))
    house.writer.write(records)
    for line in house.flows.athletes():
        house.flows.settle(line.athlete_id)
        if line.name != "A0":
            Consenting(house.store, house.writer, house.clock).give(line.athlete_id, "training_models")
    house.close()
    return folder


def test_the_truth_lies_within_the_interval_and_plain_means_are_misled(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILO_HOME", str(home))
    ran = CliRunner().invoke(app, ["evaluate", "policy", "--logged", "--json"])
    assert ran.exit_code == 0, ran.output
    found = json.loads(ran.output)
    assert found["without_consent"] == 1
    assert found["people"] == {"weeks": 0, "counted": 0, "proposal_taken": 0, "athletes": 0, "left_out": {},
        "too_few": {"weeks": [0, 100], "weeks with the proposal": [0, 20], "weeks with the rule's plan": [0, 20],
        "athletes": [0, 20]}}  # fmt: skip
    one = found["simulated"]
    assert (one["counted"], one["athletes"], one["too_few"]) == (4 * (ATHLETES - 1), ATHLETES - 1, None)
    low, high = one["interval"]
    assert low < WORTH < high
    assert low > 0
    assert high - low < 1.2
    assert one["plain"] < low - 0.5
    assert 60 < one["proposal"]["effective_sample_size"] < one["counted"]
    said = CliRunner().invoke(app, ["evaluate", "policy", "--logged"]).output
    assert "too few for an estimate: 0 of 100 weeks" in said
    assert f"proposal - rule: {one['difference']:+.2f}" in said


def test_few_athletes_are_no_estimate_however_many_their_weeks(home: Path) -> None:
    house = build(Settings(home=home), StillClock(NOW))
    try:
        consents = Consenting(house.store, house.writer, house.clock)
        for line in house.flows.athletes()[LEAST_ATHLETES - 1 :]:
            consents.withdraw(line.athlete_id, "training_models")
        found = estimated(house)["simulated"]
        assert set(found["too_few"]) >= {"athletes"}
        assert "difference" not in found
    finally:
        house.close()


@pytest.fixture
def house(tmp_path: Path) -> Home:
    return build(Settings(home=tmp_path), StillClock(NOW))


def test_an_outcome_is_what_the_records_tell_and_later_ones_change_nothing(house: Home) -> None:
    ada, monday = house.flows.add_athlete(ADA), MONDAYS[2]
    asked = choice(ada, monday, 0.0)
    assert lived(house, ada, asked) == NO_MEASURE
    assert lived(house, ada, choice(ada, NOW.replace(hour=0), 0.0)) == NOT_OVER
    day = timedelta(days=1)
    runs = [
        Workout(origin=Origin.TOLD, source="milo log", user_id=ada, workout_id=identity("run", at), start_ts=at,
            end_ts=at + timedelta(minutes=75), activity_type="running", duration_s=4_500.0)
        for at in (monday + (7 * k + n) * day for k in range(-2, 4) for n in range(1, 5))
    ]  # fmt: skip
    more = [
        told(ada, "pain_0_10", monday - 5 * day, 6.0, "knee"), told(ada, "pain_0_10", monday + 5 * day, 6.0, "knee"),  # no new one
        told(ada, "pain_0_10", monday + 6 * day, 5.0, "hip"), told(ada, "pain_0_10", monday + 6 * day, 4.0, "neck"),
        told(ada, "illness", monday + 8 * day, 1.0), told(ada, "illness", monday + 9 * day, 0.0),
    ]  # fmt: skip
    house.writer.write([*runs, *more, *measured(ada, monday, 40.0, 41.0)])
    house.flows.settle(ada)
    found = lived(house, ada, asked)
    assert isinstance(found, Lived)
    assert (found.goal_pct, found.injuries, found.ill_days, found.missed) == (pytest.approx(2.5), 1.0, 1.0, 0.0)
    assert found.over == pytest.approx(4 * (300 - 200) / 200)
    assert found.reward == pytest.approx(2.5 + 2 * PRICES[1] + PRICES[3] + PRICES[4])
    after = monday + 28 * day
    house.writer.write([told(ada, "pain_0_10", after, 9.0, "shoulder"), told(ada, "vo2max_ml_kg_min", after, 60.0)])
    house.flows.settle(ada)
    assert lived(house, ada, asked) == found


def test_sessions_of_the_plan_that_held_are_counted_as_left_out(tmp_path: Path) -> None:
    house = build(Settings(home=tmp_path), StillClock(MONDAYS[2]))
    ada = house.flows.add_athlete(ADA)
    assert house.coaching.new_plan(ada, weeks=4).refused is None
    house.writer.write(measured(ada, MONDAYS[2], 40.0, 41.0))
    house.close()
    later = build(Settings(home=tmp_path), StillClock(NOW))
    later.flows.settle(ada)
    found = lived(later, ada, choice(ada, MONDAYS[2], 0.0))
    assert isinstance(found, Lived)
    assert found.missed == 4.0  # nothing of four weeks was done
    later.close()
