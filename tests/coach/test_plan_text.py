"""A plan as text: exact both ways, in two languages, and every fault with its line, its column and what may have been meant."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings

from coach.plans_by_chance import plans
from each import each
from milo.coach.plans.text.text import Fault, PlanTextError, parse, render
from milo.vocabulary.errors import BadValue
from milo.vocabulary.exercises import catalogue
from milo.vocabulary.plan import DAYS, Plan, PlannedDay, PlannedExercise, PlannedWeek

HEAD = "plan p version 1\ngoal strength\ncreated 2026-03-02T08:00:00+00:00\n"
BRUNO = (
    HEAD
    + """
food 2400 kcal, 150 g protein, 280 g carbs, 70 g fat
food on monday: kcal 2600, carbs_g 320.5
# because NU-01, NU-04

week 1 build

monday
  strength "Upper A" 50 min [s-1]
    warm-up: 5 min easy bike
    Bench press 3x8 @ 2 rir, 62.5 kg, rest 150 s
      then 1x12 @ 3 rir, 50 kg, rest 90 s
      note: keep the shoulder blades together
    A: Chest-supported row 3x10 @ 2 rir, rest 90 s
    A: Dumbbell biceps curl 3x12 @ 2 rir, rest 60 s
    # because PL-07, PL-15

tuesday
  endurance "Four by four" 43 min [s-2]
    run 43 min zone 2, 130-145 bpm, at most 8 km
      4 x 4 min zone 4, 3 min zone 1
"""
)


def faults(text: str, language: str = "en") -> tuple[Fault, ...]:
    """What is wrong with a text."""
    with pytest.raises(PlanTextError) as refused:
        parse(text, language)
    return refused.value.faults


def session(lines: str) -> str:
    """A text whose only session has these lines, from line 7 on."""
    return HEAD + 'week 1 build\nmonday\nstrength "A" 50 min\n' + lines


@given(plans)
@settings(max_examples=120)
def test_every_plan_reads_back_as_itself_with_every_id(plan: Plan) -> None:
    text = render(plan)
    again = parse(text)
    assert again == plan
    assert render(again) == text


def test_every_exercise_of_the_catalogue_reads_back_under_both_its_names() -> None:
    for e in catalogue().values():
        for name in (e.name, e.name_es):
            told = PlannedExercise(
                exercise=name, exercise_id=e.id, pattern=e.pattern, muscles=dict(e.muscles), equipment=list(e.equipment), sets=[]
            )
            plan = parse(session("push-up 1x1 @ 1 rir, rest 60 s\n"))
            days = list(plan.weeks[0].days)
            days[0] = msgspec.structs.replace(days[0], sessions=[msgspec.structs.replace(days[0].sessions[0], exercises=[told])])
            plan = msgspec.structs.replace(plan, weeks=[msgspec.structs.replace(plan.weeks[0], days=days)])
            assert parse(render(plan)) == plan, name


def test_what_a_person_writes_becomes_the_plan_it_says() -> None:
    plan = parse(BRUNO)
    monday, tuesday = plan.weeks[0].days[0].sessions[0], plan.weeks[0].days[1].sessions[0]
    bench, row, curl = monday.exercises
    assert (monday.session_id, monday.title, monday.minutes, monday.because) == ("s-1", "Upper A", 50.0, ["PL-07", "PL-15"])
    assert monday.warm_up == ["5 min easy bike"]
    assert bench.exercise_id == "bench_press"
    assert bench.note == "keep the shoulder blades together"
    assert [(s.set_number, s.target_reps, s.target_rir, s.target_load_kg, s.rest_seconds) for s in bench.sets] == [
        (1, 8, 2.0, 62.5, 150), (2, 8, 2.0, 62.5, 150), (3, 8, 2.0, 62.5, 150), (4, 12, 3.0, 50.0, 90),
    ]  # fmt: skip
    assert row.superset == curl.superset == "A"
    assert row.sets[0].target_load_kg is None
    assert tuesday.endurance is not None
    assert (tuesday.endurance.activity, tuesday.endurance.hr_bpm, tuesday.endurance.distance_km) == ("running", (130, 145), 8.0)
    assert tuesday.endurance.intervals == [{"repeat": 4, "work_minutes": 4.0, "work_zone": 4, "rest_minutes": 3.0, "rest_zone": 1}]
    assert plan.nutrition is not None
    assert plan.nutrition.by_day == {"monday": {"kcal": 2600.0, "carbs_g": 320.5}}
    assert plan.nutrition.because == ["NU-01", "NU-04"]


def test_days_that_are_not_written_are_days_of_rest() -> None:
    week = parse(BRUNO).weeks[0]
    assert tuple(d.day for d in week.days) == DAYS
    assert [d.rest for d in week.days] == [False, False, True, True, True, True, True]


def test_a_spanish_text_says_the_same_plan_and_keeps_the_names_it_was_written_in() -> None:
    spanish = HEAD + (
        "semana 1 build\nLunes\nfuerza \"A\" 50 min [s]\n  calentamiento: bici suave\n"
        "  press de banca 3x8 @ 2 rir, 62,5 kg, descanso 150 s\nMIÉRCOLES\n  correr 40 min zona 2\nsábado descanso\n"
    )  # fmt: skip
    plan = parse(spanish, "es")
    lift = plan.weeks[0].days[0].sessions[0].exercises[0]
    assert (lift.exercise, lift.exercise_id, lift.sets[0].target_load_kg) == ("Press de banca", "bench_press", 62.5)
    run = plan.weeks[0].days[2].sessions[0].endurance
    assert run is not None
    assert (run.activity, run.zone) == ("running", 2)
    assert parse(render(plan)) == plan


def test_an_alias_becomes_the_catalogues_name_in_the_language_of_the_reader() -> None:
    text = session("flat barbell bench press 3x8 @ 2 rir, rest 120 s\n")
    names = [parse(text, language).weeks[0].days[0].sessions[0].exercises[0].exercise for language in ("en", "es")]
    assert names == ["Bench press", "Press de banca"]


def test_a_new_session_gets_an_id_of_its_own_that_stays_the_same() -> None:
    text = HEAD + "week 1 build\nmonday\nrun 40 min zone 2\nrun 40 min zone 2\n"
    one, two = parse(text).weeks[0].days[0].sessions
    assert one.session_id != two.session_id
    assert [s.session_id for s in parse(text).weeks[0].days[0].sessions] == [one.session_id, two.session_id]
    assert one.kind == "endurance"
    assert one.minutes == 40.0


def test_first_lines_that_were_deleted_come_from_the_plan_the_text_was_made_from() -> None:
    plan = parse(BRUNO)
    body = render(plan).split("\n\n", 1)[1]
    assert parse(body, base=plan) == plan
    assert "plan my-plan version 1" in faults(body)[0].wanted


def test_comments_and_windows_line_ends_and_capitals_change_nothing() -> None:
    noisy = BRUNO.replace("monday\n", "MONDAY   # the day after sunday\n").replace("week 1", "# my own words\nWeek 1")
    assert parse(noisy.replace("\n", "\r\n")) == parse(BRUNO)


def test_a_sentence_that_begins_with_because_is_a_comment_and_no_rule() -> None:
    plan = parse(BRUNO.replace("# because PL-07, PL-15", "# because my knee felt fine"))
    assert plan.weeks[0].days[0].sessions[0].because == []


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "found", "nearest"),
    [
        ("Bench press", "Bench pres", 14, 5, "'Bench pres'", "Bench press"),
        ("tuesday", "teusday", 21, 1, "'teusday'", "tuesday"),
        ("run 43", "rnu 43", 23, 5, "'rnu'", "run"),
        ("week 1", "wek 1", 9, 1, "'wek'", "week"),
        ("zone 2,", "zone 7,", 23, 21, "'7'", None),
        ("3x8 @ 2 rir", "3x8", 14, 20, None, None),
        ("rest 150 s", "rets 150 s", 14, 39, "'rets'", "rest"),
        ("50 min [", "50 mni [", 12, 25, "'mni'", "min"),
    ],
)
def test_a_fault_is_told_with_line_column_and_the_nearest_known_word(
    old: str, new: str, line: int, column: int, found: str | None, nearest: str | None
) -> None:
    fault = faults(BRUNO.replace(old, new, 1))[0]
    assert (fault.line, fault.column) == (line, column)
    assert found is None or fault.found == found
    if nearest is not None:
        assert fault.nearest == nearest
        assert f"Did you mean {nearest!r}?" in fault.sentence()


def test_every_fault_is_told_at_once_and_one_fault_only_once() -> None:
    broken = BRUNO.replace("Bench press", "Bench pres").replace("teusday", "tuesday").replace("zone 4", "zone 9")
    assert [f.line for f in faults(broken)] == [14, 24]
    assert [f.line for f in faults(BRUNO.replace('strength "Upper A" 50 min', 'strength "Upper A" 50'))] == [12]
    assert [f.line for f in faults(BRUNO.replace("week 1 build", "weke 1 build"))] == [9]


@each("week", [1, 2, 3])
def test_a_week_line_that_is_missing_is_one_fault_where_its_days_begin(week: int) -> None:
    days = (
        'monday\nstrength "Upper A" 50 min\nbench press 3x8 @ 2 rir, 60 kg, rest 120 s\nthursday rest\nfriday\nrun 40 min zone 2\n'
    )
    text = HEAD + "".join((f"week {n} build\n" if n != week else "") + days for n in (1, 2, 3))
    (fault,) = faults(text)
    assert text.splitlines()[fault.line - 1] == "monday"
    assert f"such as week {week} build" in fault.wanted


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("bench press 3x8 @ 2 rir, 60 kg\n", "the rest between these sets"),
        ("bench press 3x0 @ 2 rir, rest 60 s\n", "repetitions from 1 to 100"),
        ("bench press 3x8 @ 11 rir, rest 60 s\n", "from 0 to 10"),
        ('"Cosmic press" 3x8 @ 2 rir, rest 60 s\n', "an exercise of the catalogue"),
        ("then 3x8 @ 2 rir, rest 60 s\n", "an exercise before more of its sets"),
        ("note: hello\n", "an exercise before its note"),
        ("5 x 4 min zone 4, 3 min zone 1\n", "endurance work before its intervals"),
        ("rest\n", "delete the sessions to rest"),
        ("monday\n", "every day once"),
    ],
)
def test_what_is_missing_is_asked_for_and_never_made_up(lines: str, wanted: str) -> None:
    assert wanted in faults(session(lines))[0].wanted


def test_an_exercise_outside_the_catalogue_stands_when_the_text_says_what_it_is() -> None:
    known = session(
        '"Cosmic press" 3x8 @ 2 rir, rest 60 s\n as id cosmic\n as pattern "horizontal push"\n as muscles chest 1, triceps 0.5\n'
        " as equipment band\n"
    )
    lift = parse(known).weeks[0].days[0].sessions[0].exercises[0]
    assert (lift.exercise_id, lift.muscles, lift.equipment) == ("cosmic", {"chest": 1.0, "triceps": 0.5}, ["band"])
    assert parse(render(parse(known))) == parse(known)


def test_a_plan_that_is_not_seven_days_or_rests_and_trains_is_refused() -> None:
    plan = parse(BRUNO)
    with pytest.raises(BadValue, match="seven days"):
        render(msgspec.structs.replace(plan, weeks=[PlannedWeek(week=1, focus="build", days=[])]))
    days = [PlannedDay(day=d, rest=False, sessions=[]) for d in DAYS]
    with pytest.raises(BadValue, match="rest exactly when"):
        render(msgspec.structs.replace(plan, weeks=[PlannedWeek(week=1, focus="build", days=days)]))


def test_the_examples_of_the_page_are_what_the_program_writes_and_reads() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "plan-text.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```plan\n(.*?)```", page, re.DOTALL)
    assert render(parse(example)) == example
    [lines] = re.findall(r"```plan-lines\n(.*?)```", page, re.DOTALL)
    assert parse(session(lines)).weeks[0].days[0].sessions[0].exercises[0].exercise_id == "cosmic"
    [said] = re.findall(r"^plan\.txt:14:5: TEXT: (.*)$", page, re.MULTILINE)
    assert faults(BRUNO.replace("Bench press", "Bench pres"))[0].sentence() == f"line 14, column 5: {said}"


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("rest 2 min", "rest 120 s"), ("rest 1,5 minutos", "rest 90 s"), ("descanso 2.5 min", "rest 150 s"),
        ("135 lb, rest 90 s", "61.2 kg"), ("20 libras, rest 90 s", "9.1 kg"), ("100 pounds, rest 90 s", "45.4 kg"),
    ],
)  # fmt: skip
def test_another_unit_is_answered_with_what_to_write_instead(line: str, wanted: str) -> None:
    [fault] = faults(session(f"Bench press 3x8 @ 2 rir, {line}"))
    assert wanted in fault.wanted


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("rest 150 s", "rest 150 s, rest 80 s"),
        ("62.5 kg", "62.5 kg, 70 kg"),
        ("at most 8 km", "at most 8 km, at most 9 km"),
        ("130-145 bpm", "130-145 bpm, 120-130 bpm"),
        ("goal strength\n", "goal strength\ngoal endurance\n"),
        ("food on monday: kcal 2600, carbs_g 320", "food on monday: kcal 2600\nfood on monday: kcal 2700"),
        ("food on monday: kcal 2600, carbs_g 320", "food on monday: kcal 2600, kcal 2700"),
    ],
)
def test_what_is_written_twice_is_a_fault_and_not_the_last_of_them(old: str, new: str) -> None:
    assert old in BRUNO
    told = faults(BRUNO.replace(old, new, 1))
    assert [f for f in told if " once" in f.wanted]


def test_the_mark_of_an_editor_before_the_first_letter_is_no_letter() -> None:
    assert parse("\ufeff" + BRUNO.replace("\n", "\r\n")) == parse(BRUNO)


def test_a_number_that_is_too_small_is_told_its_least() -> None:
    assert faults(BRUNO.replace("week 1 build", "week 0 build", 1))[0].wanted.endswith("of at least 1")
