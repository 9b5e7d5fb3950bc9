"""Sentences about part of a plan: what is named is changed and nothing else; where they leave it open, nothing is."""

from __future__ import annotations

import msgspec
import pytest
from tests.conversation.said import edit_of

from milo.coach.plans.edits.doors import Edit, apply_edit, step, within_minutes
from milo.coach.plans.edits.moves import move_part, skip
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.text.text import parse
from milo.vocabulary.plan import Plan, PlannedSession
from milo.vocabulary.told_limits import in_words

LIFT = '  strength "Lift" 40 min\n    Push-up 3x12 @ 2 rir, rest 60 s\n'
HEAD = "plan p version 1\ngoal strength\ncreated 2026-03-02T08:00:00+00:00\nathlete ada\n"


def plan_of(*weeks: str) -> Plan:
    return parse(HEAD + "".join(f"week {n} build\n{week}" for n, week in enumerate(weeks, 1)))


def on(plan: Plan, week: int, day: int) -> list[PlannedSession]:
    """The sessions of a day, both counted from 0."""
    return plan.weeks[week].days[day].sessions


BUSY = plan_of(
    f"monday\n  run 30 min zone 2\nwednesday\n{LIFT}friday\n{LIFT}  run 30 min zone 2\nsunday\n  ride 60 min zone 2\n",
    f"monday\n  run 30 min zone 2\nwednesday\n{LIFT}friday\n  run 20 min zone 2\nsunday\n  ride 60 min zone 2\n",
)
MIXED = plan_of(f"monday\n{LIFT}  and run 30 min zone 2\nwednesday\n  ride 30 min zone 2\n")


def with_race(plan: Plan, because: list[str]) -> Plan:
    """The plan whose last sunday is a race."""
    *weeks, last = plan.weeks
    days = list(last.days)
    days[6] = msgspec.structs.replace(days[6], sessions=[msgspec.structs.replace(s, because=because) for s in days[6].sessions])
    return msgspec.structs.replace(plan, weeks=[*weeks, msgspec.structs.replace(last, days=days)])


def test_skipping_the_run_of_a_day_leaves_its_lifting() -> None:
    plan = apply_edit(BUSY, Edit(kind="skip", day="friday", part="running"), week=1)
    assert [s.kind for s in on(plan, 0, 4)] == ["strength"]
    assert on(plan, 0, 0) == on(BUSY, 0, 0)
    said = plan.adjustments[-1].what
    assert said.count("Running") == 1
    assert "Lift" not in said


def test_the_long_run_is_one_run_and_never_a_ride() -> None:
    plan = skip(BUSY, None, part="long running")
    assert [len(on(plan, 0, d)) for d in (0, 2, 4, 6)] == [1, 1, 1, 1], "of two equal runs the last goes"
    assert [len(on(plan, 1, d)) for d in (0, 2, 4, 6)] == [0, 1, 1, 1]
    assert on(skip(BUSY, None, part="long"), 0, 6) == []


def test_lifting_that_ends_in_a_run_loses_only_the_run() -> None:
    plan = skip(MIXED, None, part="long running", language="es")
    [lift] = on(plan, 0, 0)
    assert lift.exercises == on(MIXED, 0, 0)[0].exercises
    assert lift.endurance is None
    assert lift.minutes < on(MIXED, 0, 0)[0].minutes
    assert plan.adjustments[-1].what == "semana 1: Lift (carrera) -> se quita"


def test_a_part_is_moved_alone_and_beside_what_is_there() -> None:
    plan = apply_edit(BUSY, Edit(kind="move", part="strength", to="sunday"), week=2)
    assert [s.kind for s in on(plan, 1, 6)] == ["endurance", "strength"]
    assert on(plan, 1, 2) == []
    assert on(plan, 1, 4) == on(BUSY, 1, 4)
    assert plan.weeks[0] == BUSY.weeks[0]
    assert plan.adjustments[-1].what == "week 2: Lift: Wednesday -> Sunday"


def test_where_a_part_has_several_days_it_is_asked_which_one_moves() -> None:
    for to in ("friday", "tuesday"):
        with pytest.raises(EditRefused) as why:
            apply_edit(BUSY, Edit(kind="move", part="strength", to=to), week=1)
        assert "Wednesday, Friday" in in_words(why.value, "en")
        assert in_words(why.value, "es").startswith("Hay varios")
    moved = apply_edit(BUSY, Edit(kind="move", day="friday", part="strength", to="saturday"), week=1)
    assert [s.kind for s in on(moved, 0, 4)] == ["endurance"]
    assert [s.kind for s in on(moved, 0, 5)] == ["strength"]
    assert on(moved, 0, 2) == on(BUSY, 0, 2)


@pytest.mark.parametrize("because", [["training-2.6"], ["training-2.6", "PL-02"]])
def test_a_race_is_neither_skipped_nor_made_harder_nor_moved(because: list[str]) -> None:
    race = with_race(BUSY, because)
    for edited in (skip(race, "sunday"), skip(race, None, part="cycling"), step(race, "harder"), within_minutes(race, 15)):
        assert on(edited, 1, 6) == on(race, 1, 6)
        assert on(edited, 0, 6) != on(race, 0, 6)
    with pytest.raises(EditRefused, match="stays on its date"):
        skip(race, "sunday", [2])
    with pytest.raises(EditRefused, match="stays on its date"):
        move_part(race, "strength", "sunday", [2])


def test_a_part_that_stands_on_other_days_in_other_weeks_is_told_week_by_week() -> None:
    runs = [f"{day}\n  run 60 min zone 2\n" for day in ("saturday", "saturday", "wednesday", "sunday")]
    [told] = move_part(plan_of(*runs), "long running", "sunday").adjustments
    assert "weeks 1-2: " in told.what
    assert "Saturday -> Sunday; week 3: " in told.what
    assert told.what.endswith("Wednesday -> Sunday")
    assert "4" not in told.what


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("5 minutes", {"en": "shortest is 15 min", "es": "de 15 min"}),
        ("sesiones de 2 minutos", {"en": "shortest is 15 min", "es": "de 15 min"}),
        ("make Wednesday 2 minutes", {"en": "shortest is 5 min", "es": "de 5 min"}),
        ("make Monday 400 minutes", {"en": "240 min", "es": "240 min"}),
    ],
)
def test_a_length_no_session_has_is_refused_with_its_limit_and_the_way_on(words: str, why: dict[str, str]) -> None:
    edit = edit_of(words)
    assert edit is not None
    with pytest.raises(EditRefused) as refused:
        apply_edit(MIXED, edit, week=1)
    for language, part in why.items():
        assert part in in_words(refused.value, language)
    assert in_words(refused.value, "es") != in_words(refused.value, "en")


@pytest.mark.parametrize("words", ["move sunday to monday", "skip sunday", "mueve el domingo al lunes", "salta el domingo"])
def test_a_day_of_rest_that_is_to_be_moved_or_skipped_is_said_to_be_one(words: str) -> None:
    edit = edit_of(words)
    assert edit is not None
    with pytest.raises(EditRefused) as refused:
        apply_edit(MIXED, edit, week=1)
    assert in_words(refused.value, "en").startswith("There is nothing on Sunday: it is a day of rest. Days with a session: Monday")
    with pytest.raises(EditRefused) as refused:
        apply_edit(MIXED, edit, week=1, language="es")
    assert in_words(refused.value, "es").startswith("El domingo no hay nada")
