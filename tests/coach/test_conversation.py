"""A turn of the conversation: what the rules say, when a model may speak, and what never leaves the machine."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import timedelta

import pytest

from coach.talk_scenes import MONDAY, PROFILE, facts, plan
from each import each
from milo.coach.conversation.answers.asked import asked as question_of
from milo.coach.talk.receipts.claims import ground
from milo.coach.talk.receipts.facts import Facts, WhatIf
from milo.coach.talk.receipts.telling import MOST_WORDS, Telling
from milo.coach.talk.replies.replies import answer
from milo.coach.talk.turns.conversation import hide, prompt_for, respond
from milo.llm import preview
from milo.llm.scripted import Provider
from milo.vocabulary.errors import UnknownName
from milo.vocabulary.plan import Adjustment, Refused
from milo.vocabulary.talk import Answer, ModelBusy, Prompt

REST_DAY = MONDAY + timedelta(days=1)


def told(words: str, on: Facts | None = None) -> str:
    return answer(question_of(words), on or facts()).text


def test_today_tells_the_session_with_sets_loads_and_rest():
    text = told("what should I do today?")
    assert "Monday: Lower A, about 55 min." in text
    assert "Back squat: 3 × 8 at 102.5 kg, 2 reps in reserve, rest 120 s." in text
    assert "Leg extension: 2 × 12, find your weight, 1 rep in reserve, rest 90 s." in text


def test_today_on_a_rest_day_names_the_next_session():
    text = told("what's today?", facts(REST_DAY))
    assert "Tuesday is a rest day in your plan." in text
    assert "Next is Intervals on Wednesday" in text


def test_spanish_is_answered_in_spanish_with_a_decimal_comma():
    text = told("¿qué toca hoy?")
    assert "Lunes: Lower A, unos 55 min." in text
    assert "Sentadilla trasera: 3 × 8 con 102,5 kg" in text


def test_pounds_are_told_to_one_who_wants_pounds():
    draft = answer(question_of("what's today?"), facts(units="imperial"))
    assert "225.97 lb" in draft.text
    assert "kg" not in draft.text
    load = next(claim for claim in draft.claims if claim.text == "225.97 lb")
    assert load.unit == "lb"
    assert load.value == pytest.approx(102.5 / 0.45359237, abs=0.005)


def test_a_named_day_is_the_next_such_day_and_the_plan_ends():
    assert "Wednesday: Intervals" in told("what do I train on wednesday?", facts(REST_DAY))
    assert "Monday: Lower A" in told("what do I train on monday?", facts(REST_DAY))
    assert told("what's today?", facts(MONDAY + timedelta(weeks=4))) == "Your plan has ended. Ask for the next one."


def test_without_a_plan_or_with_a_refused_one_nothing_is_made_up():
    none = told("what's today?", facts(plan=None))
    assert "no plan yet" in none
    refused = plan(refused=Refused(level="E1", rules=["G-2"], text="See a doctor first."))
    assert told("what's today?", facts(plan=refused)) == "There is no plan for now. See a doctor first."
    assert not re.search(r"\d", none)


def test_why_names_the_change_in_words_and_no_rule_by_its_id():
    text = told("why did you lower my squat?")
    assert "Squat load lowered: 110 kg -> 102.5 kg." in text
    assert "PL-21" not in text
    changed = facts(changes=[Adjustment(rule="AD-3", what="Rest day moved")], rule_words={"PL-10": "weekly volume stays in bounds"})
    assert "Rest day moved." in told("why?", changed)
    today = told("why is today like this?", changed)
    assert "follows these rules:\n• weekly volume stays in bounds." in today
    assert "PL-10" not in today
    bare = facts(REST_DAY, plan=plan(adjustments=[]), week=None)
    assert told("why?", bare) == "Nothing changed: the session is as planned."


def test_how_tells_cues_and_faults_in_both_languages():
    assert "Watch out for:" in told("how do I do a back squat?")
    assert "Evita esto:" in told("¿cómo se hace la sentadilla trasera?")
    assert told("how do I do it?") == "Which exercise do you mean? Write its name."


def test_a_swap_keeps_to_the_pattern_and_the_equipment():
    from milo.vocabulary.exercises import catalogue

    draft = answer(question_of("swap the back squat"), facts())
    names = {e.name: e for e in catalogue().values()}
    others = re.split(r", | and ", draft.text.splitlines()[0].removeprefix("Instead of Back squat: ").rstrip("."))
    assert others
    for other in others:
        assert names[other].pattern == "squat"
        assert set(names[other].equipment) <= set(PROFILE.equipment or [])
    handed = facts(alternatives=lambda id: [catalogue()["leg_press"]])
    assert "Instead of Back squat: Leg press." in told("swap the back squat", handed)
    assert "no other exercise" in told("swap the back squat", facts(alternatives=lambda id: []))


def test_numbers_that_are_not_known_say_why():
    text = told("what does my hrv mean?")
    assert "HRV (RMSSD): 61 ms; your usual range is 52–74 ms." in text
    assert "HRV (SDNN): not known." in text
    assert "no numbers of yours yet" in told("what do my numbers mean?", facts(week=None))


def test_what_if_is_simulated_or_not_said_at_all():
    text = told("what if I train more?")
    assert text.startswith("Simulated on your digital twin, after 8 weeks:")
    assert "128 kg as now (124 to 131.5 kg), 131 kg instead (126.5 to 136 kg)" in text
    without = told("what if I train more?", facts(what_if=None))
    assert "too little data" in without
    assert not re.search(r"\d", without)
    assert "Needs a week more." in told("what if I train more?", facts(what_if=WhatIf(weeks=8, reason="Needs a week more.")))


def test_a_simulated_week_is_marked():
    from report.example_week import example_week

    assert "simulated" in told("how was my week?", facts(week=example_week(origins=("simulated",))))
    assert "simulated" not in told("how was my week?")


def test_an_unknown_language_is_refused():
    with pytest.raises(UnknownName):
        Telling("fr")


# --- with a provider


async def test_a_follow_up_points_back():
    first = await respond(["how do I do a back squat?", "and how do I do it right?"], facts())
    assert first.text.startswith("Back squat:")
    tomorrow = await respond(["what's my workout today?", "and on friday?"], facts())
    assert "Friday: Lower B" in tomorrow.text
    named = await respond(
        [
            {"role": "user", "text": "what is a front squat"},
            {"role": "assistant", "text": "leg press"},
            {"role": "user", "text": "swap it"},
        ],
        facts(),
    )
    assert "Front squat" in named.text


async def test_no_turn_at_all_gets_an_answer_too():
    assert (await respond([], facts())).intent == "unknown"
    assert (await respond([""], facts())).by == "rules"


def fact_id(prompt: Prompt, name: str) -> str:
    return next(fact.id for fact in prompt.facts if fact.name == name)


async def test_a_grounded_answer_of_a_model_is_taken_and_says_who_spoke():
    model = Provider(lambda p: json.dumps({"text": f"You slept [{fact_id(p, 'Sleep per night')}]. Nice.", "claims": []}))
    draft = await respond(["how did I sleep?"], facts(), model)
    assert draft.text == "You slept 7 h 21 min. Nice."
    assert draft.by == "scripted:scripted"
    assert [claim.text for claim in draft.claims] == ["7 h 21 min"]
    assert draft.claims[0].record_ids
    assert ground(draft.text, draft.claims) == []


async def test_a_model_is_asked_once_more_with_the_complaint_and_then_the_rules_speak():
    stubborn = Provider('{"text": "You slept 9 h.", "claims": [{"text": "9 h", "fact": "f1"}]}')
    draft = await respond(["how did I sleep?"], facts(), stubborn)
    assert draft.by == "rules"
    assert "7 h 21 min" in draft.text
    assert "9 h" not in draft.text
    assert [p.complaint is None for p in stubborn.asked] == [True, False]
    assert "9 h" in (stubborn.asked[1].complaint or "")
    assert draft.tried == ("ungrounded", "ungrounded")

    def learns(p: Prompt) -> str:
        return (
            "You slept 9 h."
            if p.complaint is None
            else json.dumps({"text": f"You slept [{fact_id(p, 'Sleep per night')}].", "claims": []})
        )

    second = await respond(["how did I sleep?"], facts(), Provider(learns))
    assert second.text == "You slept 7 h 21 min."
    assert second.by == "scripted:scripted"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Well\ud800 done.", "Well done."),
        ("Well\x00 do\u200bne\u202e.", "Well done."),
        ("Rest \ud83d today.\nEat.", "Rest  today.\nEat."),
    ],
)
async def test_what_can_be_neither_stored_nor_seen_is_left_out_of_a_models_words(said: str, kept: str):
    for line in (said, Answer(text=said, by="x")):
        draft = await respond(["how did I sleep?"], facts(), Provider([line]))
        assert draft.text == kept
        assert draft.text.encode()


@pytest.mark.parametrize(
    ("question", "said", "language"),
    [
        ("how did I sleep?", "I have changed your plan and logged your workout.", "en"),
        ("how did I sleep?", "Sleep well. I’ve just moved Thursday to Friday.", "en"),
        ("how did I sleep?", "Done! Your set is in.", "en"),
        ("how did I sleep?", "The lock is lifted.", "en"),
        ("how did I sleep?", "I will remind you tomorrow.", "en"),
        ("¿cómo dormí?", "He cambiado tu plan y anotado tu entrenamiento.", "es"),
        ("¿cómo dormí?", "¡Anotado! Descansa.", "es"),
        ("¿cómo dormí?", "El entrenamiento está desbloqueado.", "es"),
        ("¿cómo dormí?", "Te recordaré mañana que descanses.", "es"),
    ],
)
async def test_a_model_cannot_say_that_something_was_done(question: str, said: str, language: str):
    liar = Provider(said)
    draft = await respond([question], facts(), liar, language)
    assert draft.by == "rules"
    assert said not in draft.text
    assert "nothing was done" in (liar.asked[1].complaint or "")


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("No workout was recorded this week, so rest well.", "en"),
        ("You can ask me to move Thursday to Friday.", "en"),
        ("Well done. When the workout is logged, the numbers change.", "en"),
        ("Nothing is logged for today.", "en"),
        ("Bien hecho. Has anotado tus series esta semana.", "es"),
        ("Si quieres, pide mover el jueves. El peso bajó un poco.", "es"),
    ],
)
async def test_what_was_not_done_and_what_the_athlete_did_may_be_said(said: str, language: str):
    question = "how did I sleep?" if language == "en" else "¿cómo dormí?"
    assert (await respond([question], facts(), Provider(said), language)).text == said


@pytest.mark.parametrize(
    "worst",
    [
        "Lift 300 kg today.",
        "Eat eight hundred calories.",
        "Duerme tres horas.",
        "Do ４４ sets.",
        "word " * (MOST_WORDS + 1),
        "You slept [f999].",
        " [f1",
        "Your squat is 102.5.",
    ],
)
async def test_the_worst_words_of_a_model_are_never_sent_with_a_number_of_its_own(worst):
    draft = await respond(["how did I sleep?"], facts(), Provider([Answer(text=worst)]), "es" if "Duerme" in worst else "en")
    assert ground(draft.text, draft.claims, "es" if "Duerme" in worst else "en") == []
    assert draft.by == "rules"


class _Broken:
    name = "broken"

    def __init__(self, error: Exception | None, result: object = None) -> None:
        self.error, self.result = error, result

    async def answer(self, prompt: Prompt) -> object:
        if self.error is not None:
            raise self.error
        return self.result


@pytest.mark.parametrize(
    "provider",
    [
        _Broken(ModelBusy("an answer", "silence")),
        _Broken(ValueError("boom")),
        _Broken(ConnectionResetError()),
        _Broken(KeyError("x")),
        _Broken(None, 5),
        _Broken(None, None),
        _Broken(None, ""),
        _Broken(None, Answer(text="8", claims=[{"text": "8", "fact": 3}])),  # type: ignore[dict-item]
        _Broken(None, Answer(text="8", claims=None)),  # type: ignore[arg-type]
        _Broken(None, Answer(text=None)),  # type: ignore[arg-type]
        _Broken(None, Answer(text="Rest.", looked=[5])),  # type: ignore[list-item]
        object(),
    ],
)
async def test_whatever_a_provider_does_the_rules_answer_stands(provider):
    draft = await respond(["what should I do today?"], facts(), provider)
    assert draft.by == "rules"
    assert "102.5 kg" in draft.text
    assert draft.tried


async def test_a_provider_of_plain_texts_without_numbers_may_speak():
    class Plain:
        name = "plain:one"

        def answer(self, prompt: Prompt) -> str:
            return "Keep it easy today."

    draft = await respond(["what should I do today?"], facts(), Plain())
    assert (draft.text, draft.by, draft.claims) == ("Keep it easy today.", "plain:one", [])


async def test_courtesies_cost_no_call():
    model = Provider("Hi!")
    assert (await respond(["thanks!"], facts(), model)).by == "rules"
    assert model.asked == []


def test_nothing_that_names_the_athlete_leaves_the_machine():
    question = (
        "I am Bruno Zambrano-Ortiz, ZAMBRANO to friends, bruno.z@example.org, born 1987-11-23 or 23/11/1987, "
        "phone +34 600 123 456, club Ironworks; why less squat?"
    )
    prompt, _ = prompt_for(question, facts(private=["Ironworks"]), "en")
    leaving = json.dumps(preview(prompt), ensure_ascii=False).lower()
    for planted in ("bruno", "zambrano", "ortiz", "example.org", "1987", "23/11", "600 123", "ironworks"):
        assert planted not in leaving, planted
    for record in {id for claim in answer(question_of("how was my week?"), facts()).claims for id in claim.record_ids}:
        assert record.lower() not in leaving
    assert "squat" in leaving
    assert facts().week is not None
    assert facts().week.user_id.lower() not in leaving


def test_a_change_that_names_the_athlete_is_hidden_too():
    changed = facts(changes=[Adjustment(rule="AD-1", what="Bruno asked for less")])
    prompt, _ = prompt_for("why?", changed, "en")
    assert "Bruno" not in json.dumps(preview(prompt))
    assert hide("Anna and an annal", ["Anna"]) == "[private] and an annal"


def test_the_facts_of_a_prompt_fit_the_budget_and_can_be_listed():
    prompt, written = prompt_for("x" * 10_000, facts(), "en")
    shown = preview(prompt)
    assert shown["characters"] < 8_000 * 4
    assert len(shown["question"]) <= 2_000
    assert {fact["id"] for fact in shown["facts"]} == set(written)


async def test_a_change_in_words_may_be_told_with_its_numbers_and_no_others():
    changed = facts(changes=[Adjustment(rule="AD-3", what="Squat lowered from 110 kg to 102.5 kg")])

    def model(said: str):
        return Provider(lambda p: json.dumps({"text": said.replace("CHANGE", f"[{fact_id(p, 'change')}]"), "claims": []}))

    taken = await respond(["why less squat?"], changed, model("CHANGE, so rest."))
    assert taken.text == "Squat lowered from 110 kg to 102.5 kg, so rest."
    assert [(c.value, c.rule) for c in taken.claims] == [(110.0, "AD-3"), (102.5, "AD-3")]
    assert (await respond(["why less squat?"], changed, model("CHANGE, then 95 kg."))).by == "rules"


async def test_a_model_that_never_answers_costs_no_more_than_the_time_allowed():
    class Silent:
        name = "silent"

        async def answer(self, prompt: Prompt) -> Answer:
            await asyncio.Event().wait()
            return Answer(text="never")

    draft = await respond(["how did I sleep?"], facts(), Silent(), within_s=0.05)
    assert (draft.by, draft.tried) == ("rules", ("too_late",))
    assert "7 h 21 min" in draft.text


@each("language", ["en", "es"])
def test_a_reply_keeps_to_the_words_of_a_chat_and_loses_whole_lines(language):
    words = {
        "en": "explain my sleep, hrv, load, weight, strength, steps and food",
        "es": "mi sueño, vfc, carga, peso, fuerza y pasos",
    }
    draft = answer(question_of(words[language], language), facts())
    assert len(draft.text.split()) <= MOST_WORDS
    assert draft.text.splitlines()[-1] in {"There is more on your page.", "Hay más en tu página."}
    assert ground(draft.text, draft.claims, language) == []


async def test_a_simulated_week_is_marked_when_a_model_speaks_too():
    from report.example_week import example_week

    model = Provider(lambda p: json.dumps({"text": f"You slept [{fact_id(p, 'Sleep per night')}].", "claims": []}))
    marked = await respond(["how did I sleep?"], facts(week=example_week(origins=("simulated",))), model)
    assert marked.by == "scripted:scripted"
    assert "simulated" in marked.text
    assert "simulated" not in (await respond(["how did I sleep?"], facts(), model)).text
