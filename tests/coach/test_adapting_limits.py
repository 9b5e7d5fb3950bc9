"""Adaptation and the limits agree: what a rule raises they do not take back, and what they take back is not told as done."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from milo.coach.adapt.adapting import Change, Log, Signals, adapt, settled
from milo.coach.adapt.adapting_shapes import easier
from milo.coach.adapt.autoregulation import autoregulate, found
from milo.coach.adapt.progression import Performed, SetDone, double_progression
from milo.coach.adapt.racks import rack_of
from milo.coach.plans.basics.loads import least_maximum, share_of_max
from milo.coach.plans.limits.person import longest_run, person_of
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.planner import make_plan
from milo.vocabulary.athlete import Profile, TrainingHistory, parse_profile
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.origin import Origin
from milo.vocabulary.plan import Plan, PlannedExercise, PlannedSession, PlannedSet
from milo.vocabulary.records import LiftedSet, Workout

MONDAY = date(2026, 3, 2)
ANA: dict[str, Any] = {
    "name": "Ana", "age": 34, "sex": "female", "height_cm": 164, "weight_kg": 68, "goal": "general", "days_per_week": 3,
    "experience": "beginner", "minutes_per_session": 45, "equipment": ["dumbbell", "bench"], "parq": {}, "regular_exerciser": True,
    "history": {"months_trained": 2, "days_since_last_session": 2},
}  # fmt: skip
ADA: dict[str, Any] = {
    "name": "Ada", "age": 38, "sex": "female", "height_cm": 170, "weight_kg": 60, "goal": "endurance", "days_per_week": 4,
    "experience": "intermediate", "minutes_per_session": 60, "activities": ["running"], "parq": {}, "regular_exerciser": True,
    "event": {"date": "2026-03-29", "activity": "running", "distance_km": 10},
    "history": {"days_since_last_session": 1, "longest_run_km_30d": 14, "weekly_minutes": [200] * 4, "months_trained": 48},
}  # fmt: skip
DUMBBELLS = rack_of(["dumbbell"], None)


def person(raw: dict[str, Any], **values: Any) -> Profile:
    return parse_profile(raw | values, MONDAY)


def plan(profile: Profile, weeks: int = 4) -> Plan:
    return make_plan(profile, weeks=weeks, seed=0, today=MONDAY)


def did(reps: tuple[float, ...], kg: float | None, rir: float | None, day: int = 0) -> Performed:
    return Performed(MONDAY + timedelta(days=day), tuple(SetDone(r, kg, rir, f"{day}-{i}") for i, r in enumerate(reps)))


def lift(name: str, kg: float | None, reps: int = 12, rir: float = 3) -> PlannedExercise:
    known = catalogue()[name]
    sets = [PlannedSet(set_number=i, target_reps=reps, target_rir=rir, target_load_kg=kg, rest_seconds=90) for i in (1, 2)]
    return PlannedExercise(
        exercise=known.name, exercise_id=name, pattern=known.pattern, muscles=dict(known.muscles), equipment=list(known.equipment),
        sets=sets,
    )  # fmt: skip


def logged(made: Plan, kg: float, rir: float) -> tuple[list[Workout], list[LiftedSet]]:
    """The plan's first session done, every exercise that takes a weight with the same one."""
    session = made.weeks[0].days[0].sessions[0]
    at = made.created_at.replace(hour=18, tzinfo=None).astimezone()
    workout = Workout(
        origin=Origin.TOLD, source="milo log", workout_id="w1", user_id="ana", start_ts=at, end_ts=at + timedelta(minutes=45),
        activity_type="strength", utc_offset_min=0,
    )  # fmt: skip
    sets = [
        LiftedSet(
            origin=Origin.TOLD, source="milo log", set_id=f"{e.exercise_id}-{x.set_number}", user_id="ana", workout_id="w1", at=at,
            exercise=catalogue()[e.exercise_id].name, number=x.set_number, reps=x.target_reps, weight_kg=kg, rir=rir,
        )
        for e in session.exercises if catalogue()[e.exercise_id].loadable for x in e.sets
    ]  # fmt: skip
    return [workout], sets


# --- repetitions and weights


def test_repetitions_do_not_grow_beyond_what_this_person_may_do() -> None:
    history = [did((12, 12), 10, 3, 0), did((12, 12), 10, 3, 3)]
    assert max(double_progression(history, 2, 12, 3, DUMBBELLS, 0.05, most=12).reps) == 12
    assert max(double_progression(history, 2, 12, 3, DUMBBELLS, 0.05, most=30).reps) == 13


def test_sets_that_grew_beyond_their_range_are_not_below_the_next_one() -> None:
    history = [did((13, 12), 16, 3, 0), did((12, 12), 16, 3, 3)]
    assert double_progression(history, 2, 13, 3, DUMBBELLS, 0.10).why != "down"
    assert max(double_progression([did((14, 14), 16, 3, 0), did((14, 14), 16, 3, 3)], 2, 14, 3, DUMBBELLS, 0.05).reps) == 14


def test_two_sessions_with_far_too_little_left_take_weight_off() -> None:
    hard = double_progression([did((12, 12), 20, 0, 0), did((12, 11), 20, 1, 3)], 2, 12, 3, DUMBBELLS, 0.05)
    assert (hard.why, hard.load_kg) == ("down_reserve", 18)
    once = double_progression([did((12, 12), 20, 3, 0), did((12, 11), 20, 0, 3)], 2, 12, 3, DUMBBELLS, 0.05)
    assert once.load_kg == 20


def test_the_first_load_and_the_reserve_say_the_same_of_one_session() -> None:
    for kg, rir in ((30, 0), (42, 2), (24, 1)):
        one = [did((8, 8, 8), kg, rir)]
        assert found(one, 3, 8, 3, DUMBBELLS).load_kg == autoregulate(one, 3, 8, 3, DUMBBELLS, 0.10).load_kg


@pytest.mark.parametrize(("kg", "told"), [(20.0, (18.0, 12)), (6.0, (6.0, 11)), (40.0, (38.0, 12))])
def test_an_easier_day_has_a_weight_that_is_there_or_a_shorter_set(kg: float, told: tuple[float, int]) -> None:
    session = PlannedSession(session_id="s", kind="strength", title="A", minutes=45, exercises=[lift("goblet_squat", kg)])
    first = easier(session).exercises[0].sets[0]
    assert (first.target_load_kg, first.target_reps) == told
    assert first.target_rir == 4


def test_long_sets_show_a_maximum_that_is_never_more_than_they_show() -> None:
    assert least_maximum([(20, 12, 3), (20, 12, 3)]) == pytest.approx(20 / share_of_max(15), abs=0.1)
    assert least_maximum([(20, 12, None)]) == pytest.approx(20 / share_of_max(12), abs=0.1)
    assert least_maximum([(20, 12, 10)]) == least_maximum([(20, 12, 3)]), "reserve beyond the chart is not counted"
    assert least_maximum([]) is None


def test_a_beginners_weight_is_found_without_the_words_on_finding_one_and_once() -> None:
    profile = person(ANA)
    made = plan(profile)
    workouts, sets = logged(made, 10, 3)
    log = Log(started=MONDAY, opened=MONDAY, workouts=workouts, sets=sets, pains=[])
    new, changes = adapt(made, log, Signals(), profile, MONDAY)
    again = [e for w in new.weeks[1:] for d in w.days for s in d.sessions for e in s.exercises if e.sets[0].target_load_kg == 10]
    assert again
    assert {c.rule for c in changes if c.held is None} == {"progress.find"}
    assert not any("Find the weight" in (e.note or "") for e in again)
    assert adapt(new, log, Signals(), profile, MONDAY + timedelta(days=1))[0] is new


# --- what the limits leave


def changed(made: Plan, **values: Any) -> tuple[Plan, Change]:
    """The plan with one weight in its second week, and the change that says so."""
    session = made.weeks[1].days[0].sessions[0]
    e = next(e for e in session.exercises if catalogue()[e.exercise_id].loadable)
    heavier = msgspec.structs.replace(e, sets=[msgspec.structs.replace(x, target_load_kg=20.0) for x in e.sets])
    body = msgspec.to_builtins(made)
    exercises = body["weeks"][1]["days"][0]["sessions"][0]["exercises"]
    exercises[session.exercises.index(e)] = msgspec.to_builtins(heavier)
    change = Change(
        rule="progress.find", of="load_kg", old=None, new=20.0, session_id=session.session_id, exercise_id=e.exercise_id,
        text={"en": "not set -> 20 kg", "es": "sin fijar -> 20 kg"}, params={"exercise": e.exercise_id},
    )  # fmt: skip
    return msgspec.structs.replace(msgspec.convert(body, Plan), version=2, **values), change


def test_a_change_the_limits_took_back_is_no_change() -> None:
    made = plan(person(ANA))
    _, change = changed(made)
    assert settled(made, msgspec.structs.replace(made, version=2), [change], "en") == (made, [])


def test_a_rules_name_alone_makes_no_new_version() -> None:
    made = plan(person(ANA))
    _, change = changed(made)
    body = msgspec.to_builtins(made)
    session = next(s for d in body["weeks"][0]["days"] for s in d["sessions"])
    session["because"] = [*session["because"], "progress.double"]
    assert settled(made, msgspec.structs.replace(msgspec.convert(body, Plan), version=2), [change], "en") == (made, [])


def test_a_change_the_limits_lowered_is_told_as_they_left_it() -> None:
    made = plan(person(ANA))
    after, change = changed(made)
    lowered = msgspec.convert(
        msgspec.json.decode(msgspec.json.encode(after).replace(b'"target_load_kg":20.0', b'"target_load_kg":16.0')), Plan
    )
    _, left = settled(made, lowered, [change], "en")
    assert [c.new for c in left] == [16.0]
    assert "16 kg" in left[0].text["en"]
    assert "16 kg" in left[0].text["es"]


def test_a_taper_is_not_cut_again_because_the_week_before_was_short() -> None:
    profile = person(ADA)
    made = plan(profile)
    ill = [msgspec.structs.replace(d, sessions=d.sessions[:0], rest=True) for d in made.weeks[1].days[:4]]
    short = msgspec.structs.replace(made.weeks[1], days=[*ill, *made.weeks[1].days[4:]])
    lived = msgspec.structs.replace(made, weeks=[made.weeks[0], short, *made.weeks[2:]])
    held, told, _ = validate(lived, profile, MONDAY)
    assert held.weeks[2:] == made.weeks[2:]
    assert not any(a.rule == "PL-06" for a in told)


def test_a_race_stays_for_one_who_may_not_test_a_maximum() -> None:
    profile = person(ADA, injuries=[{"region": "wrist", "pain_0_10": 1}])
    made = plan(person(ADA))
    race = made.weeks[3].days[6].sessions
    assert [s.kind for s in race] == ["test"]
    held, told, _ = validate(made, profile, MONDAY)
    assert [s.kind for s in held.weeks[3].days[6].sessions] == ["test"]
    assert not any(a.rule == "PL-10" for a in told)


def test_the_longest_run_that_was_told_counts_until_the_records_reach_as_far_back() -> None:
    profile = person(ADA)
    young = TrainingHistory(longest_run_km_30d=6.0)
    old = TrainingHistory(longest_run_km_30d=6.0, weekly_minutes=[60.0, 60.0, 60.0, 60.0])
    assert longest_run(person_of(profile, MONDAY, young)) == 14
    assert longest_run(person_of(profile, MONDAY, old)) == 6
