"""Sentences about part of a plan: what is named is changed and nothing else; where they leave it open, nothing is."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from milo.coach.plans.edits.denied import change_denied
from milo.coach.plans.edits.doors import Edit, apply_edit, step, within_minutes
from milo.coach.plans.edits.it import WhichIsMeant, read_in_talk
from milo.coach.plans.edits.moves import move_part, skip
from milo.coach.plans.edits.reading import read_edit
from milo.coach.plans.edits.several import changes_in
from milo.coach.plans.edits.unread import why_unread
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.plans.text.text import parse
from milo.vocabulary.athlete import EQUIPMENT_WORDS
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


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("skip friday run", {"kind": "skip", "day": "friday", "part": "running"}),
        ("salta la carrera del viernes", {"kind": "skip", "day": "friday", "part": "running"}),
        ("skip my long ride", {"kind": "skip", "part": "long cycling"}),
        ("move friday's run to saturday", {"kind": "move", "day": "friday", "to": "saturday", "part": "running"}),
        ("swap monday's run with tuesday", {"kind": "move", "day": "monday", "to": "tuesday", "exchange": True}),
        ("drop friday", {"kind": "skip", "day": "friday"}),
        ("shorten my workouts to 30 minutes", {"kind": "minutes", "minutes": 30.0}),
        ("cut the workout to 20 min", {"kind": "minutes", "minutes": 20.0}),
        ("move Thursday's workout to Friday", {"kind": "move", "day": "thursday", "to": "friday"}),
        ("skip the leg workout on friday", {"kind": "skip", "day": "friday"}),
        ("make the workout for monday easier", {"kind": "easier", "day": "monday"}),
        ("mueve la rutina de lunes a martes", {"kind": "move", "day": "monday", "to": "tuesday"}),
        ("no bench press today", {"kind": "drop", "exercise": "bench press", "day": "thursday", "this_week": True}),
        ("no bench today", {"kind": "without", "equipment": ["bench"], "day": "thursday", "this_week": True}),
        ("solo no tengo barra", {"kind": "without", "equipment": ["barbell"]}),
        ("only the barbell is broken", {"kind": "without", "equipment": ["barbell"]}),
        ("only a barbell is missing", {"kind": "without", "equipment": ["barbell"]}),
        ("no more than 3 days a week", {"kind": "days", "days": 3}),
        ("quita un día", {"kind": "days", "days_by": -1}),
        ("más días de descanso", {"kind": "days", "days_by": -1}),
    ],
)
def test_what_a_sentence_names_is_what_is_changed(words: str, fields: dict[str, Any]) -> None:
    assert read_edit(words, today="thursday") == Edit(**fields)


@pytest.mark.parametrize(
    "words",
    [
        "I miss running", "I miss my long run, add one", "drop my weights", "quita el remo",
        "drop the sled run to 20 min", "drop friday to 30 minutes", "skip the long run and the gym", "I just hate the rower",
        "only 3 days and no barbell", "3 days a week of 30 minutes", "move thursday to friday and make it 30 minutes",
        "move monday to thursday, no barbell", "move monday to thursday and skip friday", "no more days", "I can't do more days",
        "no puedo más días", "quita un día de descanso", "menos días de descanso", "make monday and friday 30 minutes",
        "skip the friday session and make saturday 30 minutes", "quita un día de pesas",
    ],
)  # fmt: skip
def test_what_is_meant_otherwise_or_twice_is_no_edit(words: str) -> None:
    assert read_edit(words, today="thursday") is None


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("I only have a pair of dumbbells and a bench", {"dumbbell", "bench"}),
        ("solo mancuernas, banda y banco en casa", {"dumbbell", "band", "bench"}),
        ("only dumbbells today", {"dumbbell"}),
        ("I only have bands now", {"band"}),
        ("now I only have a kettlebell and bands", {"kettlebell", "band"}),
        ("ahora solo tengo gomas", {"band"}),
        ("no equipment except dumbbells", {"dumbbell"}),
        ("no equipment", set()),
    ],
)
def test_a_bare_list_of_what_there_is_leaves_the_rest_out(words: str, there: set[str]) -> None:
    edit = read_edit(words, today="thursday")
    assert edit is not None
    assert set(edit.equipment) == set(EQUIPMENT_WORDS) - there


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


@pytest.mark.parametrize(
    "words",
    [
        "no hagas el lunes mas dificil", "no hagas la sesión del miércoles más fácil", "nunca hagas más difícil el lunes",
        "jamás muevas el lunes al martes", "ni se te ocurra quitar la sentadilla", "mejor no muevas el lunes al martes",
        "evita hacer el lunes más difícil", "evita mover el jueves al viernes", "no me quites el viernes",
        "no lo hagas más difícil",
        "no vayas a mover el lunes al martes", "no añadas face pull al lunes", "no hay que mover el lunes al martes",
        "prefiero que no muevas el jueves al viernes", "tampoco muevas el lunes al martes", "no haz el lunes más difícil",
        "do not skip friday", "please never swap my bench press", "never move monday to tuesday",
        "rather not move monday to tuesday",
        "i'd rather not skip friday", "better not make monday harder", "don’t make monday harder", "dont make thursday easier",
        "avoid making monday harder", "stop making monday harder", "under no circumstances drop squats",
        "i don't want you to swap squats for lunges", "let's not move monday to tuesday",
    ],
)  # fmt: skip
def test_a_denial_in_front_of_a_change_is_no_change(words: str) -> None:
    assert read_edit(words, "es", "monday") is None
    assert change_denied(words)


@pytest.mark.parametrize(
    "words",
    [
        "no puedo entrenar el viernes", "no tengo barra", "no, mueve el lunes al martes", "no pasa nada, mueve el lunes al martes",
        "no me gusta la sentadilla, cambia la sentadilla por zancadas", "no sentadillas el lunes", "sin mancuernas esta semana",
        "can't make friday", "not feeling well, make monday easier", "no bench press today", "no more squats",
    ],
)  # fmt: skip
def test_a_no_that_tells_why_or_what_is_missing_still_asks_for_a_change(words: str) -> None:
    assert read_edit(words, "es", "monday") is not None
    assert not change_denied(words)


@pytest.mark.parametrize("words", ["I never skip Friday", "why do you never move it?", "¿por qué no mueves el lunes?", "no"])
def test_what_is_asked_or_only_told_denies_no_change(words: str) -> None:
    assert not change_denied(words)


def test_a_part_that_stands_on_other_days_in_other_weeks_is_told_week_by_week() -> None:
    runs = [f"{day}\n  run 60 min zone 2\n" for day in ("saturday", "saturday", "wednesday", "sunday")]
    [told] = move_part(plan_of(*runs), "long running", "sunday").adjustments
    assert "weeks 1-2: " in told.what
    assert "Saturday -> Sunday; week 3: " in told.what
    assert told.what.endswith("Wednesday -> Sunday")
    assert "4" not in told.what


@pytest.mark.parametrize(
    ("before", "words", "fields"),
    [
        ("make thursday harder", "make it harder", {"day": "thursday"}),
        ("haz el jueves más difícil", "hazlo más fácil", {"day": "thursday"}),
        ("make the squat harder", "make it easier", {"exercise": "back_squat"}),
        ("make the long run easier", "make it even easier", {"part": "long running"}),
        ("harder chest", "make it harder", {"body_part": "chest"}),
        ("move monday to tuesday", "make it easier", {"day": "tuesday"}),
        ("swap bench press for floor press", "make it harder", {"exercise": "floor_press"}),
        ("make thursday harder", "make the week easier", {}),
        ("make thursday harder", "make friday easier", {"day": "friday"}),
        ("make my plan harder", "make it easier", {}),
        ("what is my hrv?", "make it easier", {}),
    ],
)
def test_it_is_what_the_edit_before_was_about(before: str, words: str, fields: dict[str, Any]) -> None:
    read = read_in_talk([before, "for all weeks", words], "en", "monday")
    assert read is not None
    assert {f: v for f in ("day", "exercise", "part", "body_part") if (v := getattr(read, f)) is not None} == fields


@pytest.mark.parametrize("before", ["skip thursday", "remove squats", "swap monday with tuesday", "swap bench press"])
def test_it_is_asked_for_where_the_edit_before_leaves_nothing_it_could_be(before: str) -> None:
    with pytest.raises(WhichIsMeant):
        read_in_talk([before, "make it harder"], "en", "monday")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("5 minutes", {"en": "shortest is 15 min", "es": "de 15 min"}),
        ("sesiones de 2 minutos", {"en": "shortest is 15 min", "es": "de 15 min"}),
        ("make Wednesday 2 minutes", {"en": "shortest is 5 min", "es": "de 5 min"}),
        ("300 minutes", {"en": "240 min", "es": "240 min"}),
        ("make Monday 400 minutes", {"en": "240 min", "es": "240 min"}),
    ],
)
def test_a_length_no_session_has_is_refused_with_its_limit_and_the_way_on(words: str, why: dict[str, str]) -> None:
    edit = read_edit(words)
    assert edit is not None
    with pytest.raises(EditRefused) as refused:
        apply_edit(MIXED, edit, week=1)
    for language, part in why.items():
        assert part in in_words(refused.value, language)
    assert in_words(refused.value, "es") != in_words(refused.value, "en")


@pytest.mark.parametrize("words", ["rest 2 minutes between sets", "I slept 300 minutes", "is 300 minutes ok?", "not 5 minutes"])
def test_minutes_of_something_else_are_no_length_of_a_session(words: str) -> None:
    assert read_edit(words) is None


@pytest.mark.parametrize("words", ["move sunday to monday", "skip sunday", "mueve el domingo al lunes", "salta el domingo"])
def test_a_day_of_rest_that_is_to_be_moved_or_skipped_is_said_to_be_one(words: str) -> None:
    edit = read_edit(words)
    assert edit is not None
    with pytest.raises(EditRefused) as refused:
        apply_edit(MIXED, edit, week=1)
    assert in_words(refused.value, "en").startswith("There is nothing on Sunday: it is a day of rest. Days with a session: Monday")
    with pytest.raises(EditRefused) as refused:
        apply_edit(MIXED, edit, week=1, language="es")
    assert in_words(refused.value, "es").startswith("El domingo no hay nada")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("move thusday to friady", {"en": "move thursday to friday", "es": "¿Querías decir «move thursday to friday»?"}),
        ("mueve el jueevs al vienes", {"en": "mueve el jueves al viernes", "es": "jueves al viernes"}),
        ("swap bench pres for push-ups", {"en": "swap Bench press for push-ups", "es": "Bench press"}),
        (
            "swap bench press for cosmic press",
            {"en": "Nobody knows the exercise “cosmic press”. Did you mean", "es": "cosmic press"},
        ),
        (
            "cambia flurbo por sentadilla",
            {"en": "Nobody knows the exercise “flurbo”.", "es": "Nadie conoce el ejercicio «flurbo»."},
        ),
        ("why thusday?", {"en": "Say one change", "es": "Di un solo cambio"}),
        ("don't move thusday to friday", {"en": "Say one change", "es": "Di un solo cambio"}),
    ],
)
def test_words_that_are_no_edit_are_answered_with_the_word_nobody_knows(words: str, said: dict[str, str]) -> None:
    assert read_edit(words) is None
    for language, part in said.items():
        assert part in in_words(why_unread(words, language, None), language)


@pytest.mark.parametrize("text", ["mi ritmo es 5,30 min/km", "my pace is 5.30 min per km"])
def test_the_minutes_of_a_pace_are_no_length_of_a_session(text: str) -> None:
    edit = read_edit(text, "es")
    assert edit is None or edit.kind != "minutes"


@pytest.mark.parametrize(
    ("words", "changes"),
    [
        (
            "mueve la carrera suave del jueves al viernes y cámbiame la sentadilla goblet por otra cosa",
            ["mueve la carrera suave del jueves al viernes", "cámbiame la sentadilla goblet por otra cosa"],
        ),
        ("move Thursday's run to Friday and swap the goblet squat", ["move Thursday's run to Friday", "swap the goblet squat"]),
        ("swap Tuesday and Thursday", []),
        ("I'm away 8-12 March, only bodyweight there", []),
    ],
)
def test_a_second_order_that_an_edit_would_drop_is_one_of_several(words: str, changes: list[str]) -> None:
    assert changes_in(words, "en", date(2026, 3, 2)) == changes


@pytest.mark.parametrize("words", ["I can't do rows today", "can't do the rower on friday, it's broken"])
def test_what_cannot_be_done_on_a_day_is_not_the_whole_day(words: str) -> None:
    edit = read_edit(words, "en", "monday")
    assert edit is None or edit.kind != "skip"


@pytest.mark.parametrize("words", ["can't do Thursday", "I can't make my workout on Thursday", "no puedo hacer nada el jueves"])
def test_a_day_that_cannot_be_done_is_skipped(words: str) -> None:
    edit = read_edit(words, "en", "monday")
    assert edit is not None
    assert (edit.kind, edit.day) == ("skip", "thursday")
