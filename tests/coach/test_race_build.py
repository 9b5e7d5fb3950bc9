"""Race plans that lead to the race: the long day reaches it or says why not, and weeks hold what they are for."""

from __future__ import annotations

import random
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from coach.planner_checks import TODAY, violations
from milo.coach.plans.basics.outline import curve, phase_of, phases
from milo.coach.plans.basics.time import endurance_minutes, sessions
from milo.coach.plans.limits.person import person_of
from milo.coach.plans.making.endurance_sports import activities_of
from milo.coach.plans.making.long_held import REACHED, held_by, long_day
from milo.coach.plans.making.planner import make_plan
from milo.coach.plans.making.race_demands import legs_of, long_target
from milo.vocabulary.athlete import parse_profile
from milo.vocabulary.plan import Plan, PlannedSession, PlannedWeek

TOM: dict[str, Any] = {
    "age": 40, "sex": "male", "height_cm": 178, "weight_kg": 75, "goal": "endurance", "experience": "intermediate",
    "days_per_week": 4, "minutes_per_session": 60, "activities": ["running"], "equipment": ["dumbbell", "band"],
    "regular_exerciser": True, "parq": {"none_of_these": True},
    "history": {"days_since_last_session": 1, "longest_run_km_30d": 14, "weekly_minutes": [180, 190, 200, 190], "weekly_runs": 4,
                "months_trained": 36},
}  # fmt: skip
TESS: dict[str, Any] = TOM | {
    "sex": "female", "experience": "advanced", "days_per_week": 6, "minutes_per_session": 75, "weight_kg": 60,
    "activities": ["swimming", "cycling", "running", "strength"], "equipment": ["bicycle", "pool", "dumbbell"],
    "history": {"days_since_last_session": 1, "longest_run_km_30d": 12, "weekly_minutes": [430, 440, 450, 440],
                "months_trained": 60},
}  # fmt: skip
OLYMPIC = {"activity": "other", "distance_km": 51.5, "title": "Olympic triathlon"}


def plan(of: dict[str, Any], weeks: int, event: dict[str, Any] | None, language: str = "en", **values: Any) -> Plan:
    """Their plan up to a race on the Sunday of its last week; no limit is broken."""
    on = {"event": {"date": (TODAY + timedelta(days=7 * weeks - 1)).isoformat(), **event}} if event else {}
    raw = of | on | values
    made = make_plan(parse_profile(raw, TODAY), weeks=weeks, seed=1, today=TODAY, language=language)
    assert not violations(msgspec.to_builtins(made), raw)
    return made


def run(km: float) -> dict[str, Any]:
    return {"activity": "running", "distance_km": km}


def outings(week: PlannedWeek) -> list[PlannedSession]:
    return [s for _, s in sessions(week) if s.endurance is not None]


def test_fourteen_kilometres_grow_to_seventeen_for_a_half_marathon_and_the_limit_is_named() -> None:
    made = plan(TOM, 16, run(21.1))
    longest = max(long_day(w, "running") for w in made.weeks)
    assert 17 <= longest / 6 <= 19
    assert any(a.rule == "PL-04" and "longest day of about 114 min" in a.what for a in made.adjustments)


def test_the_week_never_falls_under_what_the_athlete_does_now_and_grows() -> None:
    for of, event, now in ((TOM, run(21.1), 190), (TESS, OLYMPIC, 440)):
        loading = [endurance_minutes(w) for w in plan(of, 16, event).weeks if w.focus == "build"]
        assert min(loading) >= 0.9 * now
    assert loading[-1] >= 0.95 * now
    assert endurance_minutes(plan(TOM, 16, run(21.1)).weeks[13]) > 1.1 * 190


@pytest.mark.parametrize("seed", range(60))
def test_a_race_plan_reaches_its_long_day_or_says_which_limit_stops_it(seed: int) -> None:
    rng = random.Random(seed)
    sport = rng.choice(["running", "running", "cycling", "other"])
    km = {"running": rng.choice([5, 10, 21.1, 42.2]), "cycling": rng.choice([60, 120, 180]), "other": rng.choice([25.75, 51.5])}[
        sport
    ]
    event = {"activity": sport, "distance_km": km} | ({"title": "Triathlon"} if sport == "other" else {})
    asked = rng.choice([30, 45, 60, 75, 90])
    values: dict[str, Any] = {
        "days_per_week": rng.randint(3, 7), "minutes_per_session": asked, "age": rng.choice([17, 25, 44, 68]),
        "experience": rng.choice(["beginner", "intermediate", "advanced"]),
        "history": {"days_since_last_session": 1, "longest_run_km_30d": rng.choice([3, 8, 14, 22]),
                    "weekly_minutes": [rng.choice([60, 150, 250, 400])] * 4, "months_trained": rng.choice([3, 14, 60])},
    }  # fmt: skip
    if rng.random() < 0.3:
        values["long_day_minutes"] = rng.choice([60, 90, 120, 180])
    weeks = rng.choice([6, 10, 16])
    made = plan(TESS, weeks, event, **values)
    tapers = [w.week for w in made.weeks if w.focus == "taper"]
    if not tapers:
        return  # a race that is out of reach is in no plan, and said
    profile = parse_profile(
        TESS | values | {"event": {"date": (TODAY + timedelta(days=7 * weeks - 1)).isoformat(), **event}}, TODAY
    )
    p, loading = person_of(profile, TODAY), [w for w in made.weeks if w.week < tapers[0]]
    assert profile.event is not None
    for activity in legs_of(profile.event, activities_of(p, runs=True)) or {sport: 1.0}:
        target = long_target(profile.event, activity)
        most = max(long_day(w, activity) for w in loading)
        if target is None or not most or most >= REACHED * target:
            continue
        held = held_by(p, profile.event, activity, loading, asked)
        assert held is not None
        assert any(a.rule == held[0] and f"about {round(target)} min" in a.what for a in made.adjustments)


def test_hills_come_first_and_the_effort_of_the_race_last() -> None:
    for of, event in ((TOM, run(10)), (TOM, run(21.1)), (TOM, run(42.2)), (TESS, OLYMPIC)):
        weeks = [w for w in plan(of, 16, event).weeks if w.focus == "build"]
        last = weeks[-1].week
        of_phase = {
            phase: " ".join(s.title for w in weeks if phase_of(w.week, last) == phase for s in outings(w))
            for phase in ("base", "build", "specific")
        }
        assert "hills" in of_phase["base"]
        assert "race effort" not in of_phase["base"]
        assert "race effort" in of_phase["specific"]
        assert "hills" not in of_phase["specific"]


def test_hard_runs_begin_with_strides_and_no_run_is_filled_with_stretching() -> None:
    made = plan(TOM, 16, run(10))
    hard = [s for w in made.weeks for s in outings(w) if "hills" in s.title]
    assert hard
    assert all(any("strides of 20 s" in line for line in s.warm_up) for s in hard)
    assert not any(s.exercises for w in made.weeks for s in outings(w))


def test_a_triathlete_runs_off_the_bike_on_the_day_of_the_long_ride() -> None:
    made = plan(TESS, 16, OLYMPIC)
    bricks = [
        (w.week, d.sessions[0], d.sessions[1])
        for w in made.weeks
        for d in w.days
        if len(d.sessions) > 1 and "off the bike" in d.sessions[1].title
    ]
    assert len(bricks) >= 5
    for week, ride, off in bricks:
        assert ride.endurance is not None
        assert ride.endurance.activity == "cycling"
        assert off.endurance is not None
        assert off.endurance.activity == "running"
        assert off.endurance.minutes <= 20
        assert phase_of(week, 14) != "base"
    assert not [s for w in plan(TOM, 16, run(21.1)).weeks for s in outings(w) if "bike" in s.title]


def test_strength_beside_a_race_is_short_heavy_and_without_small_work_for_looks() -> None:
    made = plan(TESS | {"equipment": ["barbell", "rack", "bench", "dumbbell", "cable", "pull-up bar"]}, 12, run(21.1))
    lifting = [(w, s) for w in made.weeks for _, s in sessions(w) if s.kind == "strength"]
    assert lifting
    for week, session in lifting:
        assert session.minutes <= 41
        assert not {"elbow flexion", "elbow extension", "shoulder abduction"} & {e.pattern for e in session.exercises}
        mains = [x for e in session.exercises if e.pattern in ("squat", "hinge") for x in e.sets]
        if week.week > 5 and week.focus == "build":
            assert all(x.target_reps <= 5 and x.rest_seconds >= 180 for x in mains)
    assert any("40 min" in a.what and "short and heavy" in a.what for a in made.adjustments)


def test_the_long_day_may_have_minutes_of_its_own_with_a_race_and_without() -> None:
    assert max(long_day(w, "running") for w in plan(TOM, 16, run(21.1), long_day_minutes=80).weeks) == 80
    alone = plan(TOM, 12, None, long_day_minutes=85)
    grown = [long_day(w, "running") for w in alone.weeks if w.focus == "build"]
    assert grown[0] <= 66 < grown[-1] <= 85
    assert max(long_day(w, "running") for w in plan(TOM, 12, None).weeks) <= 60


def test_the_day_of_the_race_is_told_how_to_pace_and_drink() -> None:
    for language, words in (("en", "never more than 0.8 l"), ("es", "nunca más de 0,8 l")):
        made = plan(TOM, 10, run(21.1), language=language)
        [race] = [s for w in made.weeks for _, s in sessions(w) if s.kind == "test"]
        assert any(words in line for line in race.warm_up)
        assert len(race.warm_up) >= 4


def test_how_easy_and_hard_share_the_weeks_is_said() -> None:
    [told] = [a.what for a in plan(TOM, 12, run(21.1)).adjustments if "pyramidal" in a.what or "polarised" in a.what]
    assert "% easy, " in told


def test_phases_and_curve_are_read_off_the_weeks() -> None:
    made = plan(TOM, 16, run(21.1))
    assert [p["name"] for p in phases(made)] == ["base", "build", "specific", "taper"]
    assert [(p["first_week"], p["last_week"]) for p in phases(made)][-1] == (15, 16)
    points = curve(made)
    assert [p["week"] for p in points] == list(range(1, 17))
    assert max(p["longest_minutes"] for p in points) == max(long_day(w, "running") for w in made.weeks)
    assert [p["endurance_minutes"] for p in points] == [endurance_minutes(w) for w in made.weeks]
    assert all(p["hard_minutes"] < 0.35 * p["endurance_minutes"] for p in points)
    edited = msgspec.structs.replace(made, weeks=made.weeks[:4])
    assert len(curve(edited)) == 4
