"""The weeks, days and past of changes said in words: what is named is what changes, and what is over changes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from coach.plan_stage import PLAN
from milo.coach.plans.edits.also import Also, also_said
from milo.coach.plans.edits.doors import Edit, apply_edit
from milo.coach.plans.edits.held import refuse_undone
from milo.coach.plans.edits.reading import for_one_week, read_edit
from milo.coach.plans.edits.several import changes_in
from milo.coach.plans.edits.weeks import EditRefused
from milo.coach.talk.heard.asking_words import asks_for_changes_made, changes_to_undo
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.told_limits import in_words

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    "words",
    [
        "hoy paseé 20 minutos al perro",
        "hoy he paseado 15 minutos con mi nieta",
        "hoy he trotado 20 minutos por el parque",
        "hoy pasé 25 minutos en la bici",
        "hoy patiné 30 minutos",
        "he andado 20 minutos y mañana quiero descansar",
        "I strolled 20 minutes today",
        "today I've danced 30 min",
        "I walked 20 minutes and tomorrow I want to rest",
    ],
)
def test_minutes_that_were_trained_are_no_length_of_a_session(words: str) -> None:
    assert read_edit(words, "es", MONDAY) is None


@pytest.mark.parametrize(
    "words",
    ["hoy solo tengo 20 minutos", "I only have 20 minutes today", "it was too long, make it 20 minutes", "pon hoy 20 minutos"],
)
def test_minutes_that_are_to_be_stay_an_edit(words: str) -> None:
    edit = read_edit(words, "es", MONDAY)
    assert edit is not None
    assert (edit.kind, edit.minutes) == ("minutes", 20)


@pytest.mark.parametrize(
    ("words", "week", "long"),
    [
        ("Swap Tuesday and Thursday in week 2", 2, 1),
        ("week 3: move Tuesday to Wednesday", 3, 1),
        ("skip Friday in the second week", 2, 1),
        ("en la semana 3 salta el lunes", 3, 1),
        ("haz más fácil la segunda semana", 2, 1),
        ("skip Monday in weeks 2 to 4", 2, 3),
    ],
)
def test_a_week_of_the_plan_that_is_named_is_the_one_that_changes(words: str, week: int, long: int) -> None:
    edit = read_edit(words, "en", MONDAY)
    assert edit is not None
    assert (edit.week, edit.weeks_long, edit.this_week) == (week, long, True)


@pytest.mark.parametrize(
    "words", ["skip Monday every other week", "skip Monday in the week of the race", "don't skip Monday in week 2"]
)
def test_a_week_nobody_can_read_changes_no_other_one(words: str) -> None:
    assert read_edit(words, "en", MONDAY) is None


def test_a_named_week_changes_alone_and_one_that_is_not_there_is_refused() -> None:
    changed = apply_edit(PLAN, Edit(kind="skip", day="monday", week=2), week=1)
    assert changed.weeks[0] == PLAN.weeks[0]
    assert changed.weeks[1].days[0].rest
    with pytest.raises(EditRefused) as why:
        apply_edit(PLAN, Edit(kind="skip", day="monday", week=9), week=1)
    assert "semana 9" in in_words(why.value, "es")


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("ya no tengo barra, solo mancuernas", {"dumbbell"}),
        ("no tengo mancuernas, solo tengo una banda", {"band"}),
        ("no barbell, just dumbbells and a bench", {"dumbbell", "bench"}),
        ("ya solo tengo mancuernas, sin barra", {"dumbbell"}),
        ("no barbell, but I still have dumbbells", {"dumbbell", "band"}),
        ("no barbell, only on Monday", {"dumbbell", "band"}),
    ],
)
def test_what_follows_only_is_what_there_is(words: str, there: set[str]) -> None:
    edit = read_edit(words, "es", MONDAY)
    assert edit is not None
    assert edit.kind == "without"
    assert "barbell" in edit.equipment or there == {"band"}
    assert not there & set(edit.equipment)


def test_all_sessions_are_those_of_all_weeks() -> None:
    for words in ("ponele 30 minutos a todas las sesiones", "make all my sessions 30 minutes", "cada entreno de 30 minutos"):
        edit = read_edit(words, "es", MONDAY)
        assert edit is not None
        assert not edit.this_week
        assert for_one_week(edit, words) is None


@pytest.mark.parametrize(
    ("words", "off"),
    [
        ("I'm away from Thursday to Sunday", [3, 4, 5, 6]),
        ("no training from Wednesday to Friday", [2, 3, 4]),
        ("next week no training from Wednesday to Friday", [9, 10, 11]),
        ("on December 2 I can't train", [9]),
        ("el 2 de diciembre no puedo entrenar", [9]),
        ("holiday from December 7 to 13", list(range(14, 21))),
        ("no puedo entrenar del 7 al 13 de diciembre", list(range(14, 21))),
        ("esta semana solo puedo lunes y jueves", [1, 2, 4, 5, 6]),
        ("I can't train Monday and Thursday this week", [0, 3]),
    ],
)
def test_an_absence_names_its_days(words: str, off: list[int]) -> None:
    edit = read_edit(words, "en", MONDAY)
    assert edit is not None
    assert (edit.kind, edit.off) == ("away", off)


@pytest.mark.parametrize(
    "words",
    [
        "am I away from Thursday to Sunday?",
        "don't skip Monday to Friday",
        "I was away from Thursday to Sunday",
        "I'm away from Thursday to Sunday with dumbbells only",
    ],
)
def test_no_absence_is_read_from_a_question_a_denial_the_past_or_a_hotel_gym(words: str) -> None:
    assert read_edit(words, "en", MONDAY) is None


def test_an_absence_rests_its_days_and_no_others() -> None:
    changed = apply_edit(PLAN, Edit(kind="away", off=[0, 1, 2, 7], this_week=True), week=1, today="tuesday")
    assert changed.weeks[0].days[0] == PLAN.weeks[0].days[0]  # monday is over
    assert changed.weeks[0].days[2].rest
    assert changed.weeks[1].days[0].rest
    assert changed.weeks[0].days[3:] == PLAN.weeks[0].days[3:]
    assert changed.weeks[1].days[1:] == PLAN.weeks[1].days[1:]
    assert "no training on Wednesday" in changed.adjustments[-1].what


def test_several_changes_are_named_and_one_is_none_of_them() -> None:
    assert len(changes_in("no barbell this week and only 40 minutes, and move Friday to Saturday", "en", MONDAY)) == 3
    assert len(changes_in("salta el lunes y pon el martes 30 minutos", "es", MONDAY)) == 2
    for words in ("swap Tuesday and Thursday", "no barbell, no dumbbells", "can I skip Monday and make Friday easier?"):
        assert changes_in(words, "en", MONDAY) == []


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("put them back", 1),
        ("move it back", 1),
        ("leave it as it was", 1),
        ("hmm, no, change my mind, leave it as it was", 1),
        ("hmm no, change my mind", 1),
        ("volvé atrás lo último", 1),
        ("deshacelo", 1),
        ("undo the last one", 1),
        ("undo both", 2),
        ("move it back to Monday", None),
        ("change my mind about Monday", None),
    ],
)
def test_a_change_is_taken_back_in_many_words(words: str, count: int | None) -> None:
    assert changes_to_undo(spelled(words)) == count


def test_the_history_is_asked_for_and_advice_is_not() -> None:
    for words in ("history of changes", "what changes did I make?", "historial de cambios", "show me my plan's history"):
        assert asks_for_changes_made(spelled(words))
    assert not asks_for_changes_made(spelled("what changes should I make"))


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
