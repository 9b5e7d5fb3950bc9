"""What a limit says of an edited plan text is told at the edit it comes of, not at what stood there before."""

from __future__ import annotations

from datetime import date

import pytest

from milo.coach.plans.limits.checker import Finding, check
from milo.coach.plans.limits.validator import validate
from milo.coach.plans.making.planner import make_plan
from milo.coach.plans.text.text import render
from milo.vocabulary.athlete import parse_profile

TODAY = date(2026, 3, 2)
ADA = parse_profile(
    {
        "age": 35, "sex": "female", "goal": "endurance", "days_per_week": 4, "experience": "intermediate", "weight_kg": 60,
        "height_cm": 170, "activities": ["running"], "parq": {"none_of_these": True},
        "history": {"weekly_minutes": [180, 180, 180, 180], "longest_run_km_30d": 12, "weekly_runs": 4, "months_trained": 24,
                    "days_since_last_session": 2},
    },
    TODAY,
)  # fmt: skip
PLAN = make_plan(ADA, weeks=4, seed=0, today=TODAY, language="en")
TEXT = render(PLAN)
EASY, LONG, HARD = (
    "    run 42 min zone 2\n",
    "    run 51 min zone 2\n",
    "    run 42 min zone 4\n      5 x 3 min zone 4, 2.5 min zone 1\n",
)


def edited(old: str, new: str, week: int = 3, text: str = TEXT) -> tuple[str, int]:
    """The text with one part of a week in another way, and the line where that begins."""
    at = text.index(old, text.index(f"week {week} "))
    return text[:at] + new + text[at + len(old) :], text.count("\n", 0, at) + 1


def found(text: str, language: str = "en") -> list[Finding]:
    return check(text, validate, ADA, TODAY, language=language, base=PLAN)


def test_the_plan_itself_has_its_hard_day_after_the_easy_one_and_nothing_to_mend() -> None:
    threshold = "    run 42 min zone 3\n"
    assert TEXT.index(threshold, TEXT.index("week 3 ")) > TEXT.index(EASY, TEXT.index("week 3 "))
    assert found(TEXT) == []


@pytest.mark.parametrize(("language", "words"), [("en", "with this edit, line"), ("es", "con este cambio, línea")])
def test_a_second_hard_day_is_told_where_it_was_written(language: str, words: str) -> None:
    text, line = edited(EASY, HARD)
    [finding] = found(text, language)
    assert (finding.line, finding.rule) == (line, "PL-05")
    assert finding.what.startswith(words)


def test_it_is_told_there_too_where_only_the_zone_is_another() -> None:
    text, line = edited(EASY, EASY.replace("zone 2", "zone 4"))
    assert [(f.line, f.rule) for f in found(text)] == [(line, "PL-05")]


def test_minutes_too_many_are_told_at_the_session_that_got_longer_and_at_no_other() -> None:
    text, line = edited(EASY, EASY.replace("42", "90"))
    told = found(text)
    assert line in {f.line for f in told}
    assert {f.line for f in told} <= {line, line - 2}  # its own head beside it


def test_two_runs_too_many_are_both_told() -> None:
    text, first = edited("friday\n  rest\n", "friday\n  run 40 min zone 2\n")
    text, second = edited("sunday\n  rest\n", "sunday\n  run 40 min zone 2\n", text=text)
    assert [f.line for f in found(text) if f.rule == "PL-04"] == [first + 1, second + 1]


def test_sets_too_many_are_told_at_the_session_that_brings_them() -> None:
    more = 'tuesday\n  strength "B" 30 min\n    Single-leg glute bridge 6x8 @ 3 rir, rest 150 s\n'
    text, line = edited("tuesday\n  rest\n", more)
    told = [f for f in found(text) if f.rule == "PL-09"]
    assert told
    assert {f.line for f in told} <= {line + 1, line + 2}


def test_without_a_plan_that_holds_a_clamp_is_told_where_it_bites() -> None:
    text, line = edited(EASY, HARD)
    [finding] = check(text, validate, ADA, TODAY)
    assert finding.line > line
