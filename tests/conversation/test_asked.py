"""Which answer a message asks for is read by the learned head: scored on corpora and on authors nothing was learnt from."""

from __future__ import annotations

import csv
from pathlib import Path
from time import perf_counter

import pytest

from coach.talk_scenes import facts
from milo.coach.conversation.answers.asked import answers, asked
from milo.coach.conversation.answers.head import likely, own_head, signs
from milo.coach.conversation.answers.values import Intent
from milo.coach.safety.locked_talk import asks_for_training
from milo.coach.talk.receipts.claims import ground
from milo.coach.talk.replies.replies import answer
from milo.coach.talk.turns.conversation import intent_of
from milo.locales import has
from milo.locales import text as written
from milo.vocabulary.talk import Language

HERE = Path(__file__).parent
HELD_OUT = HERE.parents[1] / "recipes" / "talk" / "held_out"
LEAST_ASKED, LEAST_ANSWERED = 0.92, 0.8
TOLD = "t_"


def rows(name: str) -> list[list[str]]:
    with (HERE / name).open(encoding="utf-8") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def as_wanted(found: Intent, name: str, part: str, advice: str, exercise: str) -> bool:
    alike = found.advice == advice if advice else found.name == name and (not part or found.part == part)
    return alike and (not exercise or found.exercise == exercise)


def test_what_the_patterns_before_were_written_for_is_mostly_read_as_they_read_it() -> None:
    corpus = rows("asked.tsv")
    wrong = [row for row in corpus if not as_wanted(asked(row[0], "es" if row[1] == "es" else "en"), *row[2:6])]
    assert len(wrong) <= (1 - LEAST_ASKED) * len(corpus), wrong


def test_the_answers_of_foods_and_exercises_say_what_the_tables_hold() -> None:
    corpus = rows("answered.tsv")
    wrong = [(text, said) for text, said in corpus if said not in answer(asked(text), facts(plan=None, week=None)).text]
    assert len(wrong) <= (1 - LEAST_ANSWERED) * len(corpus), wrong


@pytest.mark.parametrize(("author", "least"), [("w", 0.9), ("t", 0.88), ("u", 0.8)])
def test_authors_nothing_was_learnt_from_are_read(author: str, least: float) -> None:
    """Every fourth sentence; the label itself, without those that answer as well."""
    lines = [line.split("\t") for line in (HELD_OUT / f"{author}.tsv").read_text(encoding="utf-8").splitlines()][::4]
    right = sum(found[0].label in labels.split("|") for labels, _, text in lines if (found := likely(text)))
    assert right >= least * len(lines)


def test_every_label_has_an_answer_and_every_answer_a_label() -> None:
    known = set(own_head().labels) - {"other"}
    assert known == set(answers()) - {"dislike_something", "e_swap_how", "q_best_all"}
    offered = {label for label in answers() if has(f"asked-{label.replace('_', '-')}", "en")}
    assert {label for label in answers() if not label.startswith(TOLD)} - offered == {
        "hello", "thanks", "bye", "praise", "complaint", "dislike_something", "e_swap_how", "q_best_all", "app_account",
        "done_no_span", "medical",
    }  # fmt: skip
    assert all(a["without"] in answers() for a in answers().values() if "without" in a)


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_question_that_is_offered_is_answered_with_receipts_for_its_numbers(language: Language) -> None:
    for label in answers():
        key = f"asked-{label.replace('_', '-')}"
        if not has(key, language):
            continue
        text = written(key, language, exercise="sentadilla" if language == "es" else "squat")
        for on in (facts(), facts(plan=None, week=None)):
            draft = answer(asked(text, language), on)
            assert draft.text.strip()
            assert len(draft.text.split()) <= 120
            assert ground(draft.text, draft.claims, language) == [], text


@pytest.mark.parametrize(
    ("turns", "name", "what"),
    [
        (["when is leg day?", "and chest?"], "today", {"part": "next", "subject": "chest"}),
        (["how do I do a pull up?", "what muscles does it work?"], "numbers", {"part": "muscles", "exercise": "pull_up"}),
        (["how do I do a pull up?", "an easier version?"], "how", {"part": "easier", "exercise": "pull_up"}),
        (["¿qué hice el lunes?", "¿y el martes?"], "done", {"past_day": "tuesday"}),
        (["¿cuánto corrí esta semana?", "¿y la semana pasada?"], "done", {"part": "distance", "window": "last_week"}),
        (["what do I do today?", "and tomorrow?"], "today", {"tomorrow": True}),
        (["how many calories in 100 g chicken", "and 50 g of rice?"], "food", {"part": "foods"}),
        (["when is leg day?", "thanks"], "thanks", {}),
        (["when is leg day?", "what should I do today?"], "today", {"part": None}),
    ],
)
def test_a_turn_that_leaves_out_what_it_asks_takes_it_from_the_one_before(
    turns: list[str], name: str, what: dict[str, object]
) -> None:
    found = intent_of(turns)
    assert found.name == name
    assert {key: getattr(found, key) for key in what} == what


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("¿Por qué mi preparación está baja?", "tired"),
        ("I want to do push pull legs", "templates"),
        ("3 beers, can I train?", "alcohol"),
    ],
)
def test_questions_that_had_another_answer_have_their_own(text: str, advice: str) -> None:
    assert asked(text).advice == advice


@pytest.mark.parametrize("text", ["", "   ", "asdf qwer", "the capital of france", "81.5 kg", "?!"])
def test_what_no_coach_answers_is_not_guessed(text: str) -> None:
    assert asked(text).name == "unknown"


def test_general_words_on_training_are_held_back_while_training_is_locked_and_those_of_food_and_the_app_are_not() -> None:
    for label, one in answers().items():
        key = f"asked-{label.replace('_', '-')}"
        if one["name"] != "plan" or "advice" not in one or not has(key, "en"):
            continue
        for language in ("en", "es"):
            text = written(key, language)
            if asked(text, "es" if language == "es" else "en").label == label:
                assert asks_for_training(text, language), text
    for text in ("who are you?", "¿qué haces con mis datos?", "how much water should I drink?"):
        assert not asks_for_training(text, asked(text).language)


def test_names_stand_for_their_kind_and_a_long_text_costs_no_more_than_its_length() -> None:
    assert signs("how do I do a squat?") == signs("how do i do a deadlift ?")
    assert signs("") == {}

    def took(text: str) -> float:
        def once(n: int) -> float:
            began = perf_counter()
            asked(f"{text} {n}")
            return perf_counter() - began

        return min(once(n) for n in range(5))

    assert took("when how many what week next " * 40) < 60 * took("when how many what week next " * 4)
