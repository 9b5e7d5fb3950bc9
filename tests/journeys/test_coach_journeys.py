"""Seven people's four weeks, lived again: the pages in docs are what the program does, and each one's limits held throughout."""

from __future__ import annotations

import itertools
import re
import sys
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from coach.planner_checks import BANNED, KEPT
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.foods import foods
from milo.vocabulary.plan import Plan, PlannedSession

DOCS = Path(__file__).resolve().parents[2] / "docs"
NAMES = ("beginner", "runner", "lifter-bad-knee", "older-hypertension", "pregnant", "sixteen", "vegetarian")
WEEKS = 4
NEXT_DUMBBELL_KG = 2.0  # training.md 2.4: racks go by two


@cache
def lived(name: str) -> Any:
    """A journey, lived once for all tests."""
    if str(DOCS) not in sys.path:
        sys.path.append(str(DOCS))
    import journeys

    return journeys.journey(name)


def strength(plan: Plan) -> list[tuple[int, Any]]:
    """(week, exercise) of all that is lifted."""
    return [(w.week, e) for w in plan.weeks for d in w.days for s in d.sessions for e in s.exercises if e.muscles]


def sessions(plan: Plan) -> list[tuple[int, PlannedSession]]:
    return [(w.week, s) for w in plan.weeks for d in w.days for s in d.sessions]


def to_come(j: Any) -> list[tuple[int, Plan]]:
    """Every version with the first week that was still to come when it was made."""
    first = j.versions[0].created_at.date()
    monday = first - timedelta(days=first.weekday())
    return [((v.created_at.date() - monday).days // 7 + 1, v) for v in j.versions]


def zones(s: PlannedSession) -> list[int]:
    if s.endurance is None:
        return []
    return [s.endurance.zone, *(int(i["work_zone"]) for i in s.endurance.intervals or ())]


# --- what holds for all


@pytest.mark.parametrize("name", NAMES)
def test_the_page_in_the_docs_is_what_the_program_does(name: str) -> None:
    j = lived(name)
    from journeys_pages import page

    made, kept = page(j), (DOCS / "journeys" / f"{name}.md").read_text(encoding="utf-8")
    assert made == kept, f"docs/journeys/{name}.md is out of date: run python docs/journeys.py and read what changed"


@pytest.mark.parametrize("name", NAMES)
def test_no_plan_that_is_made_breaks_a_limit_of_this_person(name: str) -> None:
    from coach.planner_checks import violations

    j = lived(name)
    assert violations(msgspec.to_builtins(j.versions[0]), j.story.profile, equal_time=False) == []


@pytest.mark.parametrize("name", NAMES)
def test_no_version_has_more_of_anything_than_this_person_may_have(name: str) -> None:
    """Rest days, days of training, reserve, repetitions and sets: checked on what was still to come in each version."""
    j = lived(name)
    p = j.story.profile
    beginner, minor, older = p["experience"] == "beginner", p["age"] < 18, p["age"] >= 65
    rest = 2 if beginner or minor or older else 1
    for week, plan in to_come(j):
        for w in (w for w in plan.weeks if w.week >= week):
            trained = [i for i, d in enumerate(w.days) if d.sessions]
            assert 7 - len(trained) >= rest, (plan.version, w.week)
            lifting = [i for i, d in enumerate(w.days) if any(e.muscles for s in d.sessions for e in s.exercises)]
            assert len(lifting) <= (3 if beginner or minor or older else 6)
        for n, e in strength(plan):
            if n < week:
                continue
            for x in e.sets:
                assert 1 <= x.target_reps <= 30
                assert 0 <= x.target_rir <= 5
                assert not beginner or n > 4 or (x.target_rir >= 2 and 8 <= x.target_reps <= 12), (plan.version, n, e.exercise_id)
            assert set(e.equipment) <= set(p["equipment"]), (plan.version, e.exercise_id)


@pytest.mark.parametrize("name", NAMES)
def test_no_weight_is_in_the_plan_before_one_was_logged(name: str) -> None:
    j = lived(name)
    assert all(x.target_load_kg is None for _, e in strength(j.versions[0]) for x in e.sets)
    lifted: dict[str, float] = {}
    planned = 0
    for day, plan in [(v.created_at.date(), v) for v in j.versions[1:]]:
        for d in j.days:
            for _, log in d.sessions if d.date <= day else ():
                for e in log.get("exercises", ()):
                    weights = [s["weight_kg"] for s in e["sets"] if "weight_kg" in s]
                    lifted[e["exercise"]] = max([lifted.get(e["exercise"], 0.0), *weights])
        for _, e in strength(plan):
            loads = [x.target_load_kg for x in e.sets if x.target_load_kg is not None]
            planned += len(loads)
            # A step, or the next dumbbell where two sessions have earned it (training.md 2.4; plans.above_range).
            assert not loads or max(loads) <= max(1.1 * lifted[e.exercise], lifted[e.exercise] + NEXT_DUMBBELL_KG), (
                day,
                e.exercise,
            )
            assert not loads or lifted[e.exercise] > 0, (day, e.exercise)
    assert planned, "nothing that was logged ever became a weight in the plan"


@pytest.mark.parametrize("name", NAMES)
def test_the_plan_is_changed_by_what_happened_and_every_change_names_rule_old_new_and_records(name: str) -> None:
    j = lived(name)
    changes = list(j.changes())
    assert len(changes) >= 8
    assert len({c.rule for c in changes}) >= 3
    for c in changes:
        assert c.old != c.new, c
        assert c.text["en"], c.rule
        assert c.text["es"] != c.text["en"]
        assert all(id in j.known for f in c.facts for id in f.record_ids), c
    with_records = [c for c in changes if any(f.record_ids for f in c.facts)]
    assert len(with_records) >= 0.8 * len(changes)


@pytest.mark.parametrize("name", NAMES)
def test_adapting_again_changes_nothing_so_no_version_repeats_the_one_before(name: str) -> None:
    j = lived(name)
    weeks = [msgspec.json.encode(v.weeks) for v in j.versions]
    assert all(a != b for a, b in itertools.pairwise(weeks))
    said = [(c.rule, c.day, c.exercise_id, str(c.old), str(c.new)) for c in j.changes()]
    assert len(said) == len(set(said)), "the same change was told twice"


@pytest.mark.parametrize("name", NAMES)
def test_every_number_of_a_reply_stands_on_stored_records_or_a_rule(name: str) -> None:
    j = lived(name)
    assert len(j.talk) >= 5
    claims = [c for _, _, reply in j.talk for c in reply.claims]
    assert len(claims) >= 20
    for c in claims:
        assert c.rule
        assert all(id in j.known for id in c.record_ids), c
    assert sum(bool(c.record_ids) for c in claims) >= 0.7 * len(claims)


@pytest.mark.parametrize("name", NAMES)
def test_what_if_is_told_as_simulated_with_a_band(name: str) -> None:
    told = [reply.text for _, question, reply in lived(name).talk if re.match(r"What if|¿Y si", question)]
    assert told
    assert all("imulad" in text or "imulat" in text for text in told)
    assert all(re.search(r"\d \w+ \d|\([\d.,-]+ (to|a) ", text) for text in told), told


# --- what holds for each


def test_the_beginner_repeats_a_missed_session_on_a_free_day_and_goes_easy_after_a_bad_night() -> None:
    j = lived("beginner")
    rules = {c.rule for c in j.changes()}
    assert "missed.shift" in rules
    assert "readiness.warning" in rules
    assert j.talk[-1][2].level == "E1"
    assert j.locks, "chest pain on effort locks training"


def test_the_runner_has_a_taper_to_the_race_in_every_version_and_only_light_work_with_a_cold() -> None:
    j = lived("runner")
    for plan in j.versions:
        assert [w.focus for w in plan.weeks][-1] == "taper", plan.version
        last = plan.weeks[-1]
        assert any("City 10 km" in s.title for s in last.days[6].sessions), plan.version
        assert last.days[5].rest
    minutes = [sum(s.endurance.minutes for n, s in sessions(j.versions[0]) if n == w and s.endurance) for w in range(1, 5)]
    assert minutes[3] <= 0.6 * minutes[1]
    assert any(c.rule == "ill.cold" for c in j.changes())
    raced = j.days[27].sessions[0][1]["endurance"]
    assert raced["distance_km"] == 10
    longest = max(s.endurance.minutes for n, s in sessions(j.versions[-1]) if n == 1 and s.endurance)
    assert longest >= 60, "the 14 km she told of count until the log is a month old"


def test_the_lifters_knee_is_spared_in_every_version_and_only_dumbbells_are_used() -> None:
    j = lived("lifter-bad-knee")
    for plan in j.versions:
        for _, e in strength(plan):
            known = catalogue()[e.exercise_id]
            assert known.stress("knee") <= 0.5, (plan.version, e.exercise_id)
            assert known.pattern not in BANNED["knee"] or e.exercise_id in KEPT["knee"], (plan.version, e.exercise_id)
            assert set(e.equipment) <= {"dumbbell"}
    # Told a pain of six, the plan leaves out what loads the knee in every session to come (PL-50).
    week, last = to_come(j)[-1]
    assert all(catalogue()[e.exercise_id].pattern not in BANNED["knee"] for n, e in strength(last) if n > week)
    assert j.noted, "six of ten in the knee is answered"
    assert j.talk[-1][2].level in {"E0", "E1"}


def test_with_hypertension_at_68_all_is_moderate_with_reserve_and_balance_work() -> None:
    j = lived("older-hypertension")
    for week, plan in to_come(j):
        for n, e in strength(plan):
            assert n < week or all(x.target_rir >= (4 if n <= 4 else 3) and 8 <= x.target_reps <= 15 for x in e.sets)
            assert n < week or n > 2 or len(e.sets) == 1, (plan.version, n, e.exercise_id)
        assert all(max(zones(s), default=0) <= 2 for n, s in sessions(plan))
    drills = [e for _, s in sessions(j.versions[0]) for e in s.exercises if catalogue()[e.exercise_id].kind == "balance"]
    assert drills
    assert j.talk[-1][2].level == "E1"
    assert "SN-14" in j.talk[-1][2].rules


def test_in_pregnancy_effort_is_moderate_by_feel_and_food_is_left_to_the_midwife() -> None:
    j = lived("pregnant")
    for week, plan in to_come(j):
        assert plan.nutrition is None
        for n, e in strength(plan):
            assert n < week or all(x.target_rir >= 4 and x.target_reps >= 8 for x in e.sets)
            assert "pregnancy" not in catalogue()[e.exercise_id].contraindications
        for _, s in sessions(plan):
            assert max(zones(s), default=0) <= 2
            assert s.endurance is None or s.endurance.hr_bpm is None
    assert j.meals["refused"] is not None
    assert j.talk[-1][2].level == "E0"


def test_at_sixteen_there_are_no_maxima_and_no_food_targets() -> None:
    j = lived("sixteen")
    for week, plan in to_come(j):
        assert plan.nutrition is None
        assert all(s.kind != "test" for _, s in sessions(plan))
        for n, e in strength(plan):
            assert n < week or all(8 <= x.target_reps <= 15 and x.target_rir >= 2 for x in e.sets)
            assert n < week or len(e.sets) <= 3
    by_question = {question: reply for _, question, reply in j.talk}
    refused = [reply for question, reply in by_question.items() if "máximo" in question or "5 kg" in question]
    assert len(refused) == 2
    assert {r.level for r in refused} == {"R"}


def test_the_vegetarian_gets_a_moderate_deficit_above_the_floor_and_meals_without_meat_fish_and_nuts() -> None:
    j = lived("vegetarian")
    p = j.story.profile
    resting = 10 * p["weight_kg"] + 6.25 * p["height_cm"] - 5 * p["age"] - 161
    for plan in j.versions:
        assert plan.nutrition is not None
        assert plan.nutrition.kcal >= max(1200, resting)
        assert 1.2 <= plan.nutrition.protein_g / p["weight_kg"] <= 2.5
    eaten = {i["food_id"] for d in j.meals["days"] for m in d["meals"] for i in m["items"]}
    assert len(eaten) >= 10
    known = foods()
    assert all("vegetarian" in known[id].tags and "nuts" not in known[id].tags | known[id].may for id in eaten)
    assert not {id for id in eaten if re.search(r"chicken|beef|pork|salmon|tuna|sardine|mackerel|trout|almond|walnut|cashew", id)}
    assert j.talk[-1][2].level == "R"
    assert "NU-01" in j.talk[-1][2].rules
