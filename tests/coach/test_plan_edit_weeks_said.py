"""The weeks, days and past of changes said in words: what is named is what changes, and what is over changes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from coach.plan_stage import PLAN
from milo.coach.plans.edits.also import Also, also_said
from milo.coach.plans.edits.doors import Edit, apply_edit, refuse_undone
from milo.coach.plans.edits.weeks import EditRefused
from milo.vocabulary.told_limits import in_words

MONDAY = date(2026, 11, 23)


def test_a_named_week_changes_alone_and_one_that_is_not_there_is_refused() -> None:
    changed = apply_edit(PLAN, Edit(kind="skip", day="monday", week=2), week=1)
    assert changed.weeks[0] == PLAN.weeks[0]
    assert changed.weeks[1].days[0].rest
    with pytest.raises(EditRefused) as why:
        apply_edit(PLAN, Edit(kind="skip", day="monday", week=9), week=1)
    assert "semana 9" in in_words(why.value, "es")


def test_an_absence_rests_its_days_and_no_others() -> None:
    changed = apply_edit(PLAN, Edit(kind="away", off=[0, 1, 2, 7], this_week=True), week=1, today="tuesday")
    assert changed.weeks[0].days[0] == PLAN.weeks[0].days[0]  # monday is over
    assert changed.weeks[0].days[2].rest
    assert changed.weeks[1].days[0].rest
    assert changed.weeks[0].days[3:] == PLAN.weeks[0].days[3:]
    assert changed.weeks[1].days[1:] == PLAN.weeks[1].days[1:]
    assert "no training on Wednesday" in changed.adjustments[-1].what


def test_the_same_is_asked_for_another_week() -> None:
    assert [also_said(w) for w in ("and for next week too", "y la semana que viene también", "next week")] == [
        Also(ahead=1),
        Also(ahead=1),
        None,
    ]


def test_another_number_of_days_that_the_limits_undo_is_refused() -> None:
    asked = apply_edit(PLAN, Edit(kind="days", days_by=1), week=1)
    refuse_undone(Edit(kind="days", days_by=1), PLAN, asked, asked, [])
    with pytest.raises(EditRefused):
        refuse_undone(Edit(kind="days", days_by=1), PLAN, asked, PLAN, ["four days of training are too many"])


def test_an_exercise_of_another_day_is_named_as_people_call_it() -> None:
    squat = PLAN.weeks[0].days[0].sessions[0].exercises[0].exercise_id
    with pytest.raises(EditRefused) as why:
        apply_edit(PLAN, Edit(kind="swap", exercise=squat, day="sunday"), week=1, language="es")
    assert "_" not in in_words(why.value, "es")
    assert "lunes" in in_words(why.value, "es")
