"""Log and adapt as journeys: a workout told twice is stored once, and a plan follows what was logged, version by version."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer
from typer.testing import CliRunner

from milo.app.adapting_flow import adapt_now, log_workout
from milo.app.build import build
from milo.app.coaching.coach import Coaching
from milo.app.commands.adapt import adapt, log_
from milo.app.config import Settings
from milo.app.house import House
from milo.app.logging_records import records_of
from milo.app.logging_workouts import read_log
from milo.app.plan_history import PlanHistory
from milo.vocabulary.clock import StillClock
from milo.vocabulary.errors import BadValue, NotFound, UnknownName
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS, Plan, PlannedDay, PlannedExercise, PlannedSession, PlannedSet, PlannedWeek
from milo.vocabulary.records import Workout

MONDAY = datetime(2026, 3, 2, 7, tzinfo=UTC)
PROFILE = {
    "sex": "male", "age": 35, "goal": "strength", "days_per_week": 3, "experience": "intermediate", "name": "Bruno",
    "equipment": ["barbell", "rack", "bench", "dumbbell"], "minutes_per_session": 60,
    "parq": {"none_of_these": True}, "history": {"months_trained": 24, "days_since_last_session": 2},
}  # fmt: skip


@pytest.fixture
def clock() -> StillClock:
    """Bruno's clock."""
    return StillClock(MONDAY)


@pytest.fixture
def house(tmp_path: Path, clock: StillClock) -> Iterator[House]:
    """A house of its own."""
    made = build(Settings(home=tmp_path / "home"), clock)
    yield made
    made.close()


def squat_session(id: str, kg: float | None = 100, reps: int = 6) -> PlannedSession:
    """Three sets of squats."""
    known = catalogue()["back_squat"]
    sets = [PlannedSet(set_number=i + 1, target_reps=reps, target_rir=2, target_load_kg=kg, rest_seconds=150) for i in range(3)]
    squat = PlannedExercise(
        exercise=known.name, exercise_id=known.id, pattern=known.pattern, muscles=dict(known.muscles),
        equipment=list(known.equipment), sets=sets,
    )  # fmt: skip
    return PlannedSession(session_id=id, kind="strength", title="Squats", minutes=30, exercises=[squat])


def keep_plan(house: House, athlete: str, kg: float | None = 100, reps: int = 6) -> Plan:
    """Two weeks of squats on Monday and Thursday."""
    weeks = []
    for week in (1, 2):
        days = [
            PlannedDay(day=d, rest=i not in (0, 3), sessions=[squat_session(f"w{week}d{i}", kg, reps)] if i in (0, 3) else [])
            for i, d in enumerate(DAYS)
        ]
        weeks.append(PlannedWeek(week=week, focus="build", days=days))
    plan = Plan(plan_id="squats", version=1, athlete_id=athlete, goal="strength", created_at=MONDAY, weeks=weeks)
    PlanHistory(house.store, house.writer, house.clock).keep(athlete, plan, "coach", "made by hand")
    return plan


def workout(day: int, session: str, rir: float, **more: Any) -> dict[str, Any]:
    """What Bruno writes down after his squats."""
    at = (MONDAY + timedelta(days=day, hours=11)).isoformat()
    sets = [{"reps": 6, "weight_kg": 100, "rir": rir}] * 3
    return {"at": at, "session_id": session, "minutes": 35, "rpe": 6, "exercises": [{"exercise": "Squat", "sets": sets}], **more}


def later(house: House, clock: StillClock, days: float) -> None:
    """The clock of the house, some days on."""
    clock.__init__(MONDAY + timedelta(days=days))  # type: ignore[misc]
    assert house.clock.now() == MONDAY + timedelta(days=days)


def test_a_workout_told_twice_is_stored_once(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    later(house, clock, 1)
    first = log_workout(house, bruno, workout(0, "w1d0", 2))
    again = log_workout(house, bruno, workout(0, "w1d0", 2))
    assert (first["new"], again["new"], again["duplicates"]) == (4, 0, 4)
    assert first["workout_id"] == again["workout_id"]
    assert len(house.store.find("set", bruno)) == 3


def test_a_corrected_workout_takes_the_place_of_the_first(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    later(house, clock, 1)
    log_workout(house, bruno, workout(0, "w1d0", 2))
    assert log_workout(house, bruno, workout(0, "w1d0", 3))["updated"] == 3
    assert {s.rir for s in house.store.find("set", bruno)} == {3}


def test_what_was_logged_changes_the_plan_and_the_version_before_stays(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    keep_plan(house, bruno)
    later(house, clock, 4)
    log_workout(house, bruno, workout(0, "w1d0", 5))
    log_workout(house, bruno, workout(3, "w1d3", 5))
    made = adapt_now(house, bruno)
    assert made["adapted"] is True
    change = next(c for c in made["changes"] if c.rule == "progress.rir")
    assert (change.old, change.new) == (100, 105)
    stored = {s.set_id for s in house.store.find("set", bruno)}
    assert {i for f in change.facts for i in f.record_ids} <= stored
    history = PlanHistory(house.store, house.writer, house.clock)
    versions = history.versions(bruno)
    assert [v.version for v in versions] == [1, 2]
    assert versions[1].author == "adapt"
    assert "105" in (versions[1].reason or "")
    assert adapt_now(house, bruno)["adapted"] is False
    assert [(w.planned, w.done) for w in made["weeks"]] == [(2, 2)]


def test_a_day_told_with_pain_and_fever_reaches_the_plan(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    keep_plan(house, bruno)
    later(house, clock, 0.2)
    day = {"sleep_hours": 4.5, "mood": 2, "energy": 2, "soreness": 8, "calories": 2500, "weight_kg": 80, "illness": "fever"}
    log_workout(house, bruno, {"at": MONDAY.isoformat(), "daily": day, "pain": [{"region": "knees", "pain_0_10": 6}]})
    rules = [c.rule for c in adapt_now(house, bruno)["changes"]]
    assert rules[0] == "ill.fever"
    assert {"pain.swap", "pain.stop"} & set(rules)


def test_what_is_told_of_a_day_in_pieces_stays_whole_and_its_sleep_reaches_the_week(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    later(house, clock, 6)
    for i in range(5):
        at = (MONDAY + timedelta(days=i)).isoformat()
        log_workout(house, bruno, {"at": at, "daily": {"mood": 2, "energy": 3, "calories": 2500, "sleep_hours": 5 + i / 2}})
        log_workout(house, bruno, {"at": at, "daily": {"soreness": 8, "energy": 4, "protein_g": 120}})
    told = house.store.find("feedback", bruno)
    assert [(f.mood, f.energy, f.soreness_level) for f in told] == [(2, 4, 8)] * 5
    assert [(n.calories, n.protein_g) for n in house.store.find("nutrition", bruno)] == [(2500, 120)] * 5
    slept = house.flows.week(bruno).sleep
    assert [n.asleep_h for n in slept.nights] == [5, 5.5, 6, 6.5, 7]
    assert slept.figures["mean_h"].value == 6


def test_without_a_plan_there_is_nothing_to_adapt(house: House) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    with pytest.raises(NotFound, match="milo plan"):
        adapt_now(house, bruno)
    with pytest.raises(NotFound):
        adapt_now(house, "nobody")


def test_a_session_of_both_kinds_is_two_workouts() -> None:
    raw = workout(0, "w1d0", 2, minutes=65, endurance={"activity": "run", "minutes": 25, "distance_km": 4, "avg_hr_bpm": 140})
    records = records_of(read_log(raw, UTC), "bruno")
    kinds = [(r.activity_type, r.duration_s) for r in records if isinstance(r, Workout)]
    assert kinds == [("strength", 2400), ("running", 1500)]


@pytest.mark.parametrize(
    ("change", "error", "says"),
    [
        ({"exercise": []}, UnknownName, "exercises"),
        ({"rpe": 11}, BadValue, "rpe"),
        ({"pain": [{"region": "kneee", "pain_0_10": 3}]}, UnknownName, "knee"),
        ({"exercises": [{"exercise": "Squat", "sets": [{"rep": 3}]}]}, UnknownName, "reps"),
        ({"daily": {"illness": "plague"}}, UnknownName, "fever"),
        ({"at": "yesterday"}, BadValue, "at"),
    ],
)
def test_a_wrong_word_is_refused_and_the_nearest_known_one_named(change: dict[str, Any], error: type[Exception], says: str) -> None:
    with pytest.raises(error, match=says):
        records_of(read_log({**workout(0, "a", 2), **change}, UTC), "bruno")


def test_an_empty_log_is_refused() -> None:
    with pytest.raises(BadValue):
        read_log({"at": MONDAY.isoformat()}, UTC)
    with pytest.raises(BadValue):
        read_log([1], UTC)


def test_the_commands_speak_json(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILO_HOME", str(tmp_path / "home"))
    house = build()
    bruno = house.flows.add_athlete(PROFILE)
    keep_plan(house, bruno)
    house.close()
    app = typer.Typer()
    app.command("log")(log_)
    app.command("adapt")(adapt)
    file = tmp_path / "workout.json"
    file.write_bytes(msgspec.json.encode(workout(0, "w1d0", 2)))
    logged = CliRunner().invoke(app, ["log", "--athlete", bruno, "--workout", str(file), "--json"], catch_exceptions=False)
    assert json.loads(logged.stdout)["records"] == 4
    # Without its moment a file would be another workout each time it is handed in.
    file.write_bytes(msgspec.json.encode({"minutes": 50}))
    with pytest.raises(BadValue, match="Add 'at'"):
        CliRunner().invoke(app, ["log", "--athlete", bruno, "--workout", str(file)], catch_exceptions=False)
    adapted = CliRunner().invoke(app, ["adapt", "--athlete", bruno, "--json"], catch_exceptions=False)
    document = json.loads(adapted.stdout)
    assert set(document) == {
        "plan",
        "version",
        "adapted",
        "changes",
        "weeks",
        "lifts",
        "uncounted",
        "reasons",
        "taken_back",
        "loads",
    }
    assert all({"code", "text"} == set(r) for r in document["reasons"])


def test_a_corrected_workout_takes_back_the_sets_it_no_longer_has(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    later(house, clock, 1)
    log_workout(house, bruno, workout(0, "w1d0", 2))
    shorter = workout(0, "w1d0", 2, exercises=[{"exercise": "Squat", "sets": [{"reps": 6, "weight_kg": 100, "rir": 2}] * 2}])
    assert log_workout(house, bruno, shorter)["updated"] == 1
    assert len(house.store.find("set", bruno)) == 2
    other = workout(0, "another", 2, exercises=[{"exercise": "Squat", "sets": [{"reps": 6, "weight_kg": 100}]}])
    log_workout(house, bruno, other)
    assert len(house.store.find("set", bruno)) == 3


def test_a_night_told_anew_is_one_night_and_a_nap_is_another(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    later(house, clock, 2)
    for bed, up in (("2026-03-02T23:00", "2026-03-03T07:00"), ("2026-03-02 23:30", "2026-03-03T06:30Z")):
        log_workout(house, bruno, {"at": "2026-03-03T08:00", "daily": {"bed": bed, "up": up}})
    log_workout(house, bruno, {"at": "2026-03-03T18:00", "daily": {"bed": "2026-03-03T14:00", "up": "2026-03-03T14:30"}})
    nights = sorted((s.start_ts.hour, s.start_ts.minute) for s in house.store.find("sleep", bruno))
    assert nights == [(14, 0), (23, 30)]


def test_a_weight_found_and_then_lowered_for_pain_is_told_in_two_true_steps(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    keep_plan(house, bruno, None)
    later(house, clock, 1)
    log_workout(house, bruno, workout(0, "w1d0", 2, pain=[{"region": "knee", "pain_0_10": 3}]))
    told = [(c.rule, c.old, c.new) for c in adapt_now(house, bruno)["changes"] if c.session_id == "w1d3"]
    assert told == [("progress.find", None, 100), ("pain.less", 100, 70)]


def test_the_next_step_is_measured_from_what_was_lifted_and_the_past_stays(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete({**PROFILE, "experience": "beginner", "history": {"days_since_last_session": 2}})
    keep_plan(house, bruno, 60, reps=8)
    for n, session in ((0, "w1d0"), (3, "w1d3")):
        later(house, clock, n + 0.9)
        sets = [{"reps": 8, "weight_kg": 70, "rir": 3}] * 3
        log_workout(house, bruno, workout(n, session, 3, exercises=[{"exercise": "Squat", "sets": sets}]))
        made = adapt_now(house, bruno)
    loads = {s.session_id: s.exercises[0].sets[0].target_load_kg for w in made["plan"].weeks for d in w.days for s in d.sessions}
    assert loads == {"w1d0": 60, "w1d3": 60, "w2d0": 65, "w2d3": 65}, "60 kg and a tenth is 66 kg"


def sets_of(house: House, athlete: str) -> list[tuple[str, int]]:
    """What is stored of the athlete's sets: (exercise, number)."""
    return sorted((s.exercise, s.number) for s in house.store.find("set", athlete))


def test_a_log_told_again_leaves_the_sets_that_were_added_one_by_one(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    later(house, clock, 1)
    one = [{"exercise": "Squat", "sets": [{"reps": 6, "weight_kg": 100}]}]
    id = log_workout(house, bruno, workout(0, "w1d0", 2, exercises=one))["workout_id"]
    coaching = Coaching(house, None)
    added = coaching.add_sets(bruno, id, "push_up", [{"reps": 10}] * 3)["exercise"]
    pushed = [(added, n) for n in (1, 2, 3)]
    two = [{"exercise": "Squat", "sets": [{"reps": 6, "weight_kg": 100}] * 2}]
    log_workout(house, bruno, workout(0, "w1d0", 2, exercises=two, notes="felt good"))
    assert sets_of(house, bruno) == sorted([*pushed, ("Squat", 1), ("Squat", 2)])
    other = [{"exercise": "Deadlift", "sets": [{"reps": 5, "weight_kg": 100}]}]
    assert log_workout(house, bruno, workout(0, "w1d0", 2, exercises=other))["updated"] > 0
    assert sets_of(house, bruno) == sorted([*pushed, ("Deadlift", 1)])


def test_a_workout_without_a_name_can_be_told_one_exercise_at_a_time(house: House, clock: StillClock) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    later(house, clock, 1)
    for name, sets in (("Squat", 2), ("Bench press", 1), ("Squat", 1)):
        told = [{"exercise": name, "sets": [{"reps": 5, "weight_kg": 60}] * sets}]
        log_workout(house, bruno, {"at": MONDAY.isoformat(), "exercises": told})
    assert sets_of(house, bruno) == [("Bench press", 1), ("Squat", 1)]


@pytest.mark.parametrize("name", [{}, {"session_id": "w1d0"}])
@pytest.mark.parametrize(
    "instead", [{"exercises": [{"exercise": "Deadlift", "sets": []}]}, {"endurance": {"activity": "run", "minutes": 25}}]
)
def test_a_correction_that_leaves_no_sets_takes_them_all_back(
    house: House, clock: StillClock, name: dict[str, Any], instead: dict[str, Any]
) -> None:
    bruno = house.flows.add_athlete(PROFILE)
    later(house, clock, 1)
    lifted = {"exercises": [{"exercise": "Deadlift", "sets": [{"reps": 5, "weight_kg": 100}]}]}
    log_workout(house, bruno, {"at": MONDAY.isoformat(), **name, **lifted})
    # A length or a pain told afterwards says nothing of the sets.
    log_workout(house, bruno, {"at": MONDAY.isoformat(), **name, "minutes": 40})
    assert sets_of(house, bruno) == [("Deadlift", 1)]
    log_workout(house, bruno, {"at": MONDAY.isoformat(), **name, **instead})
    # Without a name a run may be a second thing of the same moment, and the lifts are not taken back by it.
    apart = not name and "endurance" in instead
    assert sets_of(house, bruno) == ([("Deadlift", 1)] if apart else [])
