"""What a model's text may not say it did, and the sentence of ours behind an answer to words that ask for an act."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from tests.conversation.said import edit_of

from coach.talk_scenes import facts
from milo.coach.safety.text_validator import broken
from milo.coach.talk.heard.acts_said import act_asked, act_said
from milo.coach.talk.receipts.claims import ground
from milo.coach.talk.receipts.telling import MOST_WORDS, Telling
from milo.coach.talk.turns.conversation import respond
from milo.llm.scripted import Provider

ROWS = [line.split("\t") for line in (Path(__file__).parent / "claimed.tsv").read_text(encoding="utf-8").splitlines()]


def of(kind: str) -> list[str]:
    return [text for text, is_a in ROWS if is_a == kind]


def test_that_something_was_or_will_be_done_is_seen_and_what_is_true_is_not_refused() -> None:
    """The unseen 40 were written before the guard was run on them; what slips through is met by the sentence of ours."""
    assert [text for text in of("said") if act_said(text) is None] == []
    assert [text for text in of("true") if act_said(text) is not None] == []
    assert sum(act_said(text) is not None for text in of("unseen")) >= 31


def test_words_that_ask_for_an_act_are_told_from_questions() -> None:
    assert [text for text in of("asked") if not act_asked(text)] == []
    assert sum(act_asked(text) for text in of("not_asked")) <= 1


def test_what_adaptation_changed_may_be_told_to_one_who_asks_why_or_of_a_day() -> None:
    assert act_said("Your load is lowered because you slept badly.")
    assert act_said("Your load is lowered because you slept badly.", why=True) is None
    assert act_said("Your load is lowered and the lock is lifted.", why=True)
    assert act_said("Tu carga se ha reducido y tu bloqueo está levantado.", why=True)
    assert act_said("Your squats were replaced by leg press on 3 May because your back hurt.") is None
    assert act_said("Your squats were replaced by leg press for next week.")
    assert act_said("La sentadilla se sustituyó por prensa el 3 de mayo.") is None
    assert act_said("La sentadilla se sustituyó por prensa desde hoy.")
    for why in (False, True):
        assert act_said("I was able to undo the last change.", why=why)
        assert act_said("Te avisaré si veo algo raro.", why=why)


def test_a_long_answer_is_read_at_once() -> None:
    """No expression goes back over the text again and again."""
    for words in ("your plan now ", "we have your run ", "tu plan se ha ", "moving your run "):
        begun = time.process_time()
        act_said(words * 120)
        assert time.process_time() - begun < 2


@pytest.mark.parametrize(
    ("question", "said", "language"),
    [
        ("please swap the squat for lunges", "Lunges train the same muscles.", "en"),
        ("por favor, cambia la sentadilla por zancadas", "Las zancadas trabajan los mismos músculos.", "es"),
    ],
)
async def test_behind_a_models_answer_to_words_that_ask_for_an_act_stands_that_nothing_was_done(question, said, language):
    ours = Telling(language).made("nothing_done")[0]
    draft = await respond([question], facts(), Provider(json.dumps({"text": said, "claims": []})), language)
    assert draft.by == "scripted:scripted"
    assert draft.text == f"{said}\n{ours}"
    assert draft.claims == []
    assert ground(draft.text, draft.claims, language) == []
    assert broken(draft.text, language) == []
    assert act_said(ours) is None


@pytest.mark.parametrize("question", ["how did I sleep?", "why did you move my session?"])
async def test_where_no_act_was_asked_for_a_model_is_left_to_speak_alone(question):
    draft = await respond([question], facts(), Provider("Sleep well."), "en")
    assert (draft.text, draft.by) == ("Sleep well.", "scripted:scripted")


async def test_only_the_last_turn_counts():
    turns = ["move Thursday to Friday", "how did I sleep?"]
    assert (await respond(turns, facts(), Provider("Sleep well."), "en")).text == "Sleep well."


@pytest.mark.parametrize("provider", [None, Provider("I have moved it.")])
async def test_the_rules_answer_needs_no_such_sentence(provider):
    draft = await respond(["please swap the squat for lunges"], facts(), provider, "en")
    assert draft.by == "rules"
    assert Telling("en").made("nothing_done")[0] not in draft.text


async def test_an_answer_with_our_sentence_keeps_to_the_words_of_a_chat():
    long = Provider("word " * (MOST_WORDS - 5))
    assert (await respond(["please swap the squat for lunges"], facts(), long, "en")).by == "rules"
    assert (await respond(["how did I sleep?"], facts(), long, "en")).by == "scripted:scripted"


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "move Thursday's workout to Friday"), ("es", "mueve el entrenamiento del jueves al viernes")],
)
def test_the_words_our_sentence_names_are_words_the_plan_understands(language, words):
    assert words in Telling(language).made("nothing_done")[0]
    edit = edit_of(words, today="monday")
    assert edit is not None
    assert (edit.kind, edit.day, edit.to) == ("move", "thursday", "friday")
