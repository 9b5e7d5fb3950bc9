"""The way to a race: eased towards within every limit, the day itself on its date, and said why; or why there is no taper."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from coach.planner_checks import TODAY, profile, violations
from each import each
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.planner import make_plan
from milo.coach.plans.making.taper import LONGEST_WEEKS, Taper, easier_weeks, event_week, weeks_to_event
from milo.vocabulary.athlete import Event, Profile, parse_profile
from milo.vocabulary.errors import BadValue, UnknownName
from milo.vocabulary.plan import DAYS, Plan, PlannedSession, PlannedWeek

ADA: dict[str, Any] = {
    "age": 34, "sex": "female", "goal": "endurance", "days_per_week": 5, "height_cm": 168, "weight_kg": 62,
    "experience": "intermediate", "minutes_per_session": 60, "regular_exerciser": True, "activities": ["running", "cycling"],
    "history": {"months_trained": 24, "days_since_last_session": 1, "longest_run_km_30d": 14, "weekly_minutes": [200] * 4},
}  # fmt: skip
SUNDAY = TODAY + timedelta(days=7 * 7 + 6)  # of week 8
ACTIVITIES = ("running", "cycling", "swimming", "rowing", "strength", "walking")
RACE_WORDS = ("Race day", "Meet day", "Día de la")


def ada(on: date = SUNDAY, activity: str = "running", km: float | None = 21.1, **values: Any) -> Profile:
    event = {"date": on.isoformat(), "activity": activity, "title": "Half of Valencia"} | ({"distance_km": km} if km else {})
    return parse_profile(ADA | {"event": event} | values, TODAY)


def plan(weeks: int = 8, **values: Any) -> Plan:
    return make_plan(ada(**values), weeks=weeks, seed=1, today=TODAY, language=values.get("language", "en"))


def minutes(week: PlannedWeek) -> float:
    return sum(s.endurance.minutes for d in week.days for s in d.sessions if s.endurance is not None)


def sets(week: PlannedWeek) -> int:
    return sum(len(e.sets) for d in week.days for s in d.sessions for e in s.exercises if e.muscles)


def races(of: Plan) -> list[tuple[int, str, PlannedSession]]:
    return [(w.week, d.day, s) for w in of.weeks for d in w.days for s in d.sessions if s.title.startswith(RACE_WORDS)]


def test_the_race_stands_on_its_date_as_a_test_and_nothing_after_it() -> None:
    made = plan()
    [(week, day, session)] = races(made)
    assert (week, day) == (8, "sunday")
    assert session.kind == "test"
    assert "Half of Valencia" in session.title
    assert any("21.1 km" in line for line in session.warm_up)
    assert not made.weeks[7].days[5].sessions
    midweek = plan(on=SUNDAY - timedelta(days=4))
    [(_, day, _)] = races(midweek)
    assert day == "wednesday"
    assert not any(d.sessions for d in midweek.weeks[7].days[3:])


@each("back", range(7))
def test_volume_falls_by_two_to_three_fifths_over_ten_to_sixteen_days(back: int) -> None:
    made = plan(on=SUNDAY - timedelta(days=back))
    tapered = [w for w in made.weeks if w.focus == "taper"]
    assert 10 <= (6 - back) + 7 * len(tapered) - 7 <= 16
    before = made.weeks[tapered[0].week - 2]
    assert before.focus == "build"
    for amount in (minutes, sets):
        assert 0.35 * amount(before) <= amount(tapered[0]) <= 0.6 * amount(before)
        assert amount(tapered[-1]) <= 0.42 * amount(before)
    assert minutes(before) >= 0.9 * max(minutes(w) for w in made.weeks)


def test_intensity_is_kept_where_the_limits_leave_room() -> None:
    made = plan()
    hard = [max((s.endurance.zone for d in w.days for s in d.sessions if s.endurance), default=0) for w in made.weeks]
    assert hard[5] >= 3
    assert hard[6] >= 3


@pytest.mark.parametrize(("back", "values"), [(0, {}), (1, {}), (0, {"days_per_week": 3}), (1, {"activities": ["cycling"]})])
def test_the_week_of_the_race_has_one_short_and_sharp_day_far_enough_from_it(back: int, values: dict[str, Any]) -> None:
    made = plan(on=SUNDAY - timedelta(days=back), **values)
    days = [(i, s) for i, d in enumerate(made.weeks[7].days) for s in d.sessions if s.endurance is not None]
    [(day, sharp)] = [(i, s) for i, s in days if s.endurance is not None and s.endurance.intervals]
    work = sharp.endurance
    assert work is not None
    assert work.intervals is not None
    assert 6 - back - day >= 3
    assert work.minutes <= 30
    assert 2 <= work.intervals[0]["repeat"] <= 5
    assert work.intervals[0]["work_zone"] == 4
    assert sum(i["repeat"] * (i["work_minutes"] + i["rest_minutes"]) for i in work.intervals) <= work.minutes
    assert all(s.endurance.minutes <= 0.6 * 60 for _, s in days if s.endurance is not None)


def test_nobody_is_sharpened_two_days_before_or_where_nothing_hard_is_allowed() -> None:
    for made in (plan(on=SUNDAY - timedelta(days=4)), plan(conditions=["hypertension"], medications=["ramipril"])):
        assert not any(s.endurance and s.endurance.intervals for d in made.weeks[7].days for s in d.sessions)


def test_nobody_meets_hard_work_for_the_first_time_on_the_way_to_a_race() -> None:
    for experience in ("beginner", "intermediate", "advanced"):
        for days in (3, 4, 5, 6):
            for asked in (40, 60):
                made = plan(experience=experience, days_per_week=days, minutes_per_session=asked, history={})
                hard = [any(s.endurance and s.endurance.zone >= 3 for d in w.days for s in d.sessions) for w in made.weeks]
                assert any(hard[:6]) or not any(hard[6:])


def test_the_longest_run_is_told_at_a_pace_and_never_longer_than_its_minutes_hold() -> None:
    made = plan()
    told = next(a.what for a in made.adjustments if a.rule == "PL-02")
    longest = max(
        s.endurance.minutes
        for w in made.weeks
        for d in w.days
        for s in d.sessions
        if s.endurance is not None and s.endurance.activity == "running"
    )
    assert f"about {round(longest / 6)} of 21.1 km " in told
    assert "reckoned at 6 min/km, your pace is not known" in told


def test_what_the_taper_did_is_told_old_to_new_with_its_rule() -> None:
    told = {a.rule: a.what for a in plan().adjustments}
    first = next(a.what for a in plan().adjustments if a.rule == "training-2.6")
    assert first.startswith(f"Half of Valencia on {SUNDAY} (week 8): weekly endurance")
    assert first.count(" -> ") >= 2
    assert "21.1 km" in told["PL-02"]
    spanish = make_plan(ada(language="es"), weeks=8, seed=1, today=TODAY, language="es")
    assert any("semana 8" in a.what for a in spanish.adjustments if a.rule == "training-2.6")


def test_a_meet_has_an_easier_last_week_and_no_lifting_before_it() -> None:
    equipment = ["barbell", "rack", "bench"]
    made = plan(activity="strength", km=None, goal="strength", equipment=equipment, on=SUNDAY - timedelta(days=1), activities=None)
    [(week, day, session)] = races(made)
    assert (week, day) == (8, "saturday")
    assert session.title.startswith("Meet day")
    assert [w.focus for w in made.weeks[5:]] == ["build", "taper", "taper"]
    assert 0.4 * sets(made.weeks[5]) <= sets(made.weeks[6]) <= 0.59 * sets(made.weeks[5])
    assert sets(made.weeks[7]) <= 0.6 * sets(made.weeks[6])
    assert not any(e.muscles for d in made.weeks[7].days[3:] for s in d.sessions for e in s.exercises)


def test_a_past_event_and_one_beyond_the_plan_are_said_and_change_nothing() -> None:
    without = make_plan(parse_profile(ADA, TODAY), weeks=4, seed=1, today=TODAY)
    for on, word in ((TODAY - timedelta(days=1), "past"), (SUNDAY, "week 8"), (TODAY + timedelta(days=400), "plan again")):
        made = plan(weeks=4, on=on)
        assert made.adjustments[0].rule == "training-2.6"
        assert word in made.adjustments[0].what
        assert not races(made)
        assert [minutes(w) for w in made.weeks] == [minutes(w) for w in without.weeks]


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"pregnant": True, "parq": {"clearance": {"date": "2026-02-01", "scope": ["moderate"], "who": "midwife"}}}, "PL-22"),
        ({"postpartum_weeks": 6, "parq": {"clearance": {"date": "2026-02-20", "who": "doctor"}}}, "PL-23"),
        ({"injuries": [{"region": "knee", "pain_0_10": 6}]}, "PL-50"),
    ],
)
def test_a_race_that_is_not_safe_now_is_left_out_with_the_rule(values: dict[str, Any], rule: str) -> None:
    made = plan(**values)
    assert not races(made)
    assert (rule, True) in {(a.rule, "not in this plan" in a.what) for a in made.adjustments}


def test_who_may_not_test_has_the_day_all_the_same() -> None:
    [(_, _, session)] = races(plan(experience="beginner", days_per_week=3, history={"longest_run_km_30d": 3}, km=5))
    assert session.kind == "endurance"
    assert session.minutes == 10


def test_after_the_race_training_begins_again_smaller() -> None:
    made = plan(weeks=11, on=SUNDAY)
    assert [w.focus for w in made.weeks[6:9]] == ["taper", "taper", "return"]
    assert 0.5 * sets(made.weeks[5]) <= sets(made.weeks[8]) < sets(made.weeks[5])


def test_the_validator_leaves_a_tapered_plan_as_it_is() -> None:
    made = plan()
    again, _, _ = validate(made, ada(), TODAY)
    assert again.weeks == made.weeks


def test_three_hundred_people_with_events_break_no_limit() -> None:
    rng = random.Random(20_260_315)
    broken, held = [], 0
    for n in range(300):
        raw = profile(rng)
        weeks = rng.choice((1, 2, 4, 6, 8, 12))
        raw["event"] = {
            "date": (TODAY + timedelta(days=rng.randint(-5, weeks * 7 + 10))).isoformat(),
            "activity": rng.choice(ACTIVITIES),
        } | ({"distance_km": rng.choice((5, 10, 42.2, 100))} if rng.random() < 0.7 else {})
        made = make_plan(parse_profile(raw, TODAY), weeks=weeks, seed=n, today=TODAY, language=raw.get("language", "en"))
        if found := violations(msgspec.to_builtins(made), raw):
            broken.append((raw, found))
        if races(made):
            held += 1
            on = date.fromisoformat(raw["event"]["date"])
            [(week, day, _)] = races(made)
            assert TODAY + timedelta(days=7 * (week - 1) + DAYS.index(day)) == on
    assert not broken
    assert held > 60


def test_the_plan_reaches_the_event_unless_it_is_past_or_too_far() -> None:
    assert weeks_to_event(ada(), TODAY, 4) == 8
    assert weeks_to_event(parse_profile(ADA, TODAY), TODAY, 4) == 4
    assert weeks_to_event(ada(on=TODAY - timedelta(days=1)), TODAY, 4) == 4
    last = TODAY + timedelta(days=7 * LONGEST_WEEKS - 1)
    assert weeks_to_event(ada(on=last), TODAY, 4) == LONGEST_WEEKS
    assert weeks_to_event(ada(on=last + timedelta(days=1)), TODAY, 4) == 4
    thursday = TODAY + timedelta(days=3)
    assert event_week(Event(date=thursday + timedelta(days=4), activity="running"), thursday) == 2


@each("block", [4, 6])
@each("first", range(1, 14))
def test_no_more_than_five_weeks_pass_without_an_easier_one(block: int, first: int) -> None:
    event = Event(date=TODAY, activity="running")
    for week in (first, first + 1):
        easier = easier_weeks(Taper(event=event, week=week, day=6, first=first), block, 24)
        relieved = sorted(easier | set(range(first, week + 1)))
        assert all(b - a <= 6 for a, b in zip([0, *relieved], relieved, strict=False))
        assert first - 1 not in easier or first == 1
        assert 1 not in easier


def test_an_event_is_checked_key_by_key() -> None:
    assert ada(activity="correr").event == ada().event
    with pytest.raises(UnknownName, match="distance_km"):
        parse_profile(ADA | {"event": {"date": "2026-05-01", "activity": "running", "distance": 10}}, TODAY)
    with pytest.raises(UnknownName, match="activity"):
        parse_profile(ADA | {"event": {"date": "2026-05-01", "activity": "chess"}}, TODAY)
    for event in ({"date": "soon", "activity": "running"}, {"activity": "running"}, "a marathon"):
        with pytest.raises(BadValue):
            parse_profile(ADA | {"event": event}, TODAY)


def test_a_country_is_two_letters() -> None:
    assert parse_profile(ADA | {"country": "es"}, TODAY).country == "ES"
    with pytest.raises(BadValue):
        parse_profile(ADA | {"country": "Spain"}, TODAY)
