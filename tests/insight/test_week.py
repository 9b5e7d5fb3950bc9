"""One week: what the tiles, the bar beside them, the list of weeks and the muscles count is of the same days."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

import milo
from milo.insight.load import load_view
from milo.insight.one_truth import merge_workouts
from milo.insight.views import Inputs
from milo.insight.week import assemble
from milo.insight.week_sums import muscle_weeks, week_sums
from milo.locales import LANGUAGES
from milo.report.catalogue import catalogue
from milo.vocabulary.origin import Origin
from milo.vocabulary.records import LiftedSet
from milo.vocabulary.weeks import seven_days_to, week_end, week_start
from people import ADA, at, inputs, workout

WEDNESDAY = date(2026, 2, 25)


def lived() -> Inputs:
    """Three sessions last week from Thursday on, one this Monday; squats in two of them."""
    before = [workout(at(WEDNESDAY - timedelta(days=n)), 60, rpe=5.0) for n in (6, 4, 3)]
    now = workout(at(WEDNESDAY - timedelta(days=2), 7), 40, rpe=5.0)
    sets = [
        LiftedSet(
            origin=Origin.TOLD, source="log", set_id=f"{w.workout_id}-{n}", user_id=ADA, workout_id=w.workout_id,
            at=w.start_ts, exercise="Squat", number=n, weight_kg=100.0, reps=5, rir=2.0, utc_offset_min=0,
        )
        for w in (before[0], now)
        for n in (1, 2)
    ]  # fmt: skip
    return inputs(workouts=[*before, now], sets=sets, last=WEDNESDAY)


def test_a_week_in_its_middle_is_the_same_days_wherever_it_is_counted() -> None:
    given = lived()
    week = assemble(given)
    merged = merge_workouts(given)
    (*_, bar) = week.load.weekly
    (*_, line) = week_sums(merged, given.zone, WEDNESDAY)
    assert (week.first, week.last) == (date(2026, 2, 23), WEDNESDAY)
    assert week.load.figures["workouts"].value == line.sessions == len(week.load.workouts) == 1
    assert week.load.figures["minutes"].value == line.minutes == 40
    assert (line.monday, week.load.figures["weekly_load"].value) == bar == (week.first, 200.0)
    assert week.strength.figures["hard_sets"].value == line.hard_sets == 2
    days = [(s.at.date(), s) for s in given.sets]
    assert week.strength.muscles == {m: n for m, n in muscle_weeks(days, WEDNESDAY)[week.first].items() if n}


def test_advice_looks_at_seven_days_so_that_a_monday_asks_for_no_third_session() -> None:
    assert "few_workouts" not in {a.rule for a in assemble(lived()).advice}
    given = lived()
    assert load_view(given, merge_workouts(given), seven_days_to(WEDNESDAY)).figures["workouts"].value == 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_counted_over_seven_days_says_so(language: str) -> None:
    said = catalogue(language)
    of_seven = {
        "few_workouts",
        "muscle_neglected",
        "good_week",
        "load_jump",
        "resting_hr_raised",
        "resting_hr_out_of_range",
        "hrv_below_band",
    }
    assert {rule for rule in of_seven if "7" not in said[f"advice.{rule}.text"]} == set()


def test_the_reason_of_a_tile_counts_the_sessions_of_its_week() -> None:
    given = lived()
    bare = replace(given, workouts=[msgspec.structs.replace(w, rpe=None) for w in given.workouts])
    found = assemble(bare).load.figures
    assert (found["weekly_load"].reason, found["weekly_load"].reason_with["workouts"]) == ("no_load_known", found["workouts"].value)


@pytest.mark.parametrize("day", [date(2026, 2, 23) + timedelta(days=n) for n in range(7)])
def test_every_day_of_a_week_has_its_monday_and_sunday(day: date) -> None:
    assert (week_start(day), week_end(day)) == (date(2026, 2, 23), date(2026, 3, 1))


def test_pages_and_figures_ask_one_module_when_a_week_begins() -> None:
    by_hand = re.compile(r"- timedelta\(days=[\w.]+\.weekday\(\)\)")
    root = Path(milo.__file__).parent
    rooms = [p for room in ("app", "channels", "insight", "report", "vocabulary") for p in (root / room).rglob("*.py")]
    found = {str(p.relative_to(root)) for p in rooms if by_hand.search(p.read_text(encoding="utf-8"))}
    assert found == set()
