"""What no rule knows is read for what it most likely means; rules answer it, and a change of the plan is only a wish."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from coach.talk_scenes import facts
from milo import locales
from milo.app.understanding import student
from milo.coach.plans.edits.reading import read_edit
from milo.coach.talk.heard.health_said import read_health
from milo.coach.talk.heard.intents import Intent, intents
from milo.coach.talk.meant.meanings import MEANINGS
from milo.coach.talk.meant.reader import chances, likeliest, own_weights
from milo.coach.talk.meant.reading import doubted, understood, wished
from milo.coach.talk.meant.signs import signs
from milo.coach.talk.replies.replies import answer
from milo.coach.talk.turns.conversation import intent_of
from milo.coach.talk.words.advice_words import HINTS
from milo.vocabulary.talk import Language

RECIPES = Path(__file__).resolve().parents[2] / "recipes" / "talk"
sys.path.insert(0, str(RECIPES))
ANSWERED_BY_RULES = {"q_term", "food_value", "q_best_run", "other"}
"""Labels that name something only rules can look up, and what a coach cannot answer."""
MONDAY = date(2026, 3, 2)
SURE = 0.5  # a chance at which what is meant is beyond doubt


# --- signs


def test_names_stand_for_their_kind() -> None:
    assert signs("how do I do a squat?") == signs("HOW do i do a deadlift ?")
    assert signs("move it to friday") == signs("move it to Monday")
    assert signs("45 minutos") == signs("30 minutos")
    assert signs("¿qué tócà?") == signs("que toca?")


@pytest.mark.parametrize("text", ["", "   ", "?!", "日本語"])
def test_a_text_without_words_means_nothing(text: str) -> None:
    assert likeliest(text).label == "" or likeliest(text).chance < 0.1


def test_signs_have_length_one_and_a_long_text_is_read_at_both_ends() -> None:
    assert sum(v * v for v in signs("what is on today").values()) == pytest.approx(1)
    middle = "the weather was fine and we walked a while " * 40
    assert (
        likeliest(f"move leg day please {middle} to friday").label == likeliest(f"move leg day please {middle * 3} to friday").label
    )


# --- the reader


def test_every_label_has_a_meaning_and_every_meaning_a_label() -> None:
    labels = set(own_weights().labels)
    reached = {m.without for m in MEANINGS.values() if m.without}
    assert labels - set(MEANINGS) == ANSWERED_BY_RULES
    assert set(MEANINGS) - labels <= reached


def test_chances_are_chances() -> None:
    of_label = chances(signs("what is on today"), own_weights())
    assert of_label is not None
    assert of_label.sum() == pytest.approx(1)
    assert np.all(of_label >= 0)


@pytest.mark.parametrize(("author", "least"), [("t", 0.88), ("u", 0.8)])
def test_authors_nothing_was_learnt_from_are_read(author: str, least: float) -> None:
    from fit_meanings import sentences

    lines = sentences(RECIPES / "held_out" / f"{author}.tsv")
    right = [likeliest(text).label in labels for labels, _, text in lines]
    assert sum(right) / len(right) >= least


@pytest.mark.parametrize("language", ["en", "es"])
def test_with_the_reader_twice_as_many_are_answered_as_they_were_meant(language: Language) -> None:
    from fit_meanings import sentences
    from measure import outcome

    lines = [
        (labels, text)
        for labels, spoken, text in sentences(RECIPES / "held_out" / "u.tsv")
        if spoken == language and all(label in MEANINGS and not label.startswith("t_") for label in labels)
    ]
    alone, both = (
        sum(outcome(text, language, labels, read=read) == "right" for labels, text in lines) / len(lines) for read in (False, True)
    )
    assert alone < 0.45
    assert both > 0.75


# --- what answers it


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("label", sorted(MEANINGS))
def test_every_meaning_is_answered(label: str, language: Language) -> None:
    meaning = MEANINGS[label]
    draft = answer(Intent(name=meaning.name, language=language, exercise="back_squat", **_fields(label)), facts())
    assert draft.text
    assert draft.text != answer(Intent(name="unknown", language=language), facts()).text


def _fields(label: str) -> dict[str, object]:
    fields = dict(MEANINGS[label].fields)
    if MEANINGS[label].needs in {"subject", "muscle"}:
        fields["subject"] = "chest"
    return fields


@pytest.mark.parametrize(
    ("text", "language", "what"),
    [
        ("can I have a beer after training", "en", ("food", None, "alcohol")),
        ("when's my next heavy day", "en", ("plan", "hardest", None)),
        ("what data do you send to openai", "en", ("advice", None, "my_data")),
        ("what should my heart rate be on easy runs", "en", ("numbers", "zones", None)),
        ("¿cuándo me toca descansar?", "es", ("today", "next", None)),
        ("¿cuánto debería pesar?", "es", ("food", None, "ideal_weight")),
    ],
)
def test_everyday_words_get_their_answer(text: str, language: Language, what: tuple[str, str | None, str | None]) -> None:
    found = intent_of([text], language)
    assert (found.name, found.part, found.advice) == what


@pytest.mark.parametrize(
    "text",
    [
        "what should I do today?",
        "show me my plan",
        "how do I do a squat?",
        "is creatine worth it",
        "how's my squat going",
        "81.5 kg",
    ],
)
def test_what_rules_know_stays_theirs(text: str) -> None:
    own = intents(text, "en")
    assert understood(text, own) == own


@pytest.mark.parametrize("text", ["tell me a joke", "what's the weather like in Lisbon", "capital of France", "asdf qwer"])
def test_what_no_coach_answers_is_not_guessed(text: str) -> None:
    assert intent_of([text], "en").name == "unknown"


# --- wishes


@pytest.mark.parametrize(
    ("text", "kind", "fields"),
    [
        ("can we do Tuesday instead of Monday?", "move", {"day": "monday", "to": "tuesday"}),
        ("any chance you could shift my Wednesday over to Saturday", "move", {"day": "wednesday", "to": "saturday"}),
        ("hotel gym only has dumbbells", "without", {}),
        ("¿podríamos hacer el martes en vez del lunes?", "move", {"day": "monday", "to": "tuesday"}),
    ],
)
def test_a_wish_is_read_from_what_it_names(text: str, kind: str, fields: dict[str, object]) -> None:
    edit = wished(text, intents(text), "monday")
    assert edit is not None
    assert edit.kind == kind
    assert {name: getattr(edit, name) for name in fields} == fields


def test_all_equipment_but_what_there_is_is_missing() -> None:
    edit = wished("hotel gym only has dumbbells", intents("hotel gym only has dumbbells"), "monday")
    assert edit is not None
    assert "dumbbell" not in edit.equipment
    assert "barbell" in edit.equipment


@pytest.mark.parametrize("text", ["can you move my workouts around a bit", "could we shorten the workouts"])
def test_a_wish_that_names_too_little_is_no_edit_and_is_asked_about(text: str) -> None:
    assert wished(text, intents(text), "monday") is None
    assert intent_of([text], "en").advice in HINTS


# --- what is said where something is missing

EXAMPLE = re.compile(r"[“«]([^”»]+)[”»]")


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("key", sorted(HINTS))
def test_every_sentence_that_a_hint_offers_is_understood(key: str, language: Language) -> None:
    hint = locales.text(f"advice-{key}", language)
    assert hint
    for example in EXAMPLE.findall(hint):
        known = (
            read_edit(example, language, MONDAY) is not None
            or student().read(example, today=MONDAY, language=language).acts[0].kind.startswith("log_")
            or read_health(example) is not None
            or intents(example, language).name != "unknown"
            or likeliest(example).chance > SURE
        )
        assert known, example


# --- a change that rules read and that is most likely none


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("no training today for me, slept through my alarm", "en"),
        ("whats my cals for a rest day like today", "en"),
        ("una versión más fácil de las flexiones", "es"),
        ("No soporto la bici estática, me aburre soberanamente", "es"),
    ],
)
def test_a_change_read_in_words_that_mean_something_else_is_doubted(text: str, language: Language) -> None:
    edit = read_edit(text, language, MONDAY)
    assert edit is not None
    assert doubted(edit, text)


@pytest.mark.parametrize(
    "text",
    ["skip thursday", "no barbell this week", "45 minutes", "swap bench press for push-ups", "train 3 days a week",
     "make legs harder",     "salta el jueves", "sin barra", "mueve el lunes al martes", "más fácil"],
)  # fmt: skip
def test_a_plain_order_is_not_doubted(text: str) -> None:
    edit = read_edit(text, "en", MONDAY)
    assert edit is not None
    assert not doubted(edit, text)


@pytest.mark.parametrize(("chance", "said"), [(0.0, False), (0.2, True), (0.9, False)])
def test_a_guess_says_that_it_is_one(chance: float, said: bool) -> None:
    text = answer(Intent(name="plan", advice="weather", likely=chance), facts()).text
    assert text.endswith("If you meant something else, say it in other words.") is said


def test_without_a_plan_nobody_is_told_how_one_is_changed() -> None:
    asked = intent_of(["can we do Tuesday instead of Monday?"], "en")
    assert asked.advice == "how_move"
    assert answer(asked, facts(plan=None)).text == answer(Intent(name="plan"), facts(plan=None)).text


def test_without_a_profile_a_plan_is_not_offered_for_the_asking() -> None:
    text = answer(Intent(name="plan"), facts(plan=None, profile=None)).text
    assert "Profile page" in text
    assert "make me a plan" not in text
