"""Words that ask for an act, and what stands behind a model's answer to them."""

from __future__ import annotations

import json

import pytest
from tests.conversation.said import edit_of

from coach.talk_scenes import facts
from milo.coach.safety.text_validator import broken
from milo.coach.talk.heard.act_asked import act_asked
from milo.coach.talk.heard.acts_said import act_said
from milo.coach.talk.receipts.claims import ground
from milo.coach.talk.receipts.telling import MOST_WORDS, Telling
from milo.coach.talk.turns.conversation import respond
from milo.llm.scripted import Provider

ASKED = """
move Thursday to Friday
Please swap squats for lunges.
can you log my run?
Could you please delete yesterday's entry?
I slept badly. Make today easier.
remind me at seven to stretch
Send my report to my coach
tell my coach my knee is sore
book me a class on Tuesday
undo that
ok, cancel Friday
Get rid of Friday's session
Kindly reschedule my run
I want my run moved to Sunday
I need a reminder for Sunday
Would you change my goal to strength?
let my coach know I'm ill
set my calories to 2000
Hey Milo, skip today
yes, do it
go ahead
sí, hazlo
I'm tired, so push my long run to Sunday
¿me cambias la sentadilla?
Mové el jueves al viernes
mueve el jueves al viernes
¿Puedes cambiar la sentadilla por prensa?
Por favor, registra mi carrera
borra la sesión de ayer
Recuérdame a las siete que estire
mándale el informe a mi entrenadora
dile a mi entrenador que me duele la rodilla
resérvame una clase el martes
deshaz eso
quiero que canceles el viernes
anota 45 minutos de bici
¿me podrías poner un recordatorio?
Dormí mal. Baja la carga de hoy.
Cámbialo al domingo
""".strip().splitlines()

NOT_ASKED = """
how did I sleep?
how do I move Thursday to Friday?
why did you move my session?
what if I skip Friday?
should I swap squats for lunges?
can I move my run?
did you log my run?
what should I do today?
is it ok to skip a day?
when was my plan changed?
explain my load
show me my week
tell me about my sleep
how many sets did I log?
what do I eat today?
will it hurt to skip Friday?
if I skip Friday, do I lose strength?
Set three felt heavy
my squat feels heavy
I ran yesterday and it was hard
¿cómo dormí?
¿cómo cambio la sesión?
¿por qué bajó mi carga?
¿debería saltarme el viernes?
¿puedo mover la carrera?
¿qué hago hoy?
¿cuántas series registré?
explícame mi carga
muéstrame mi semana
¿qué pasa si salto el viernes?
la sentadilla me pesa mucho
cambié de dieta la semana pasada
nota media de la semana
baja carga esta semana, ¿no?
ayer corrí y fue duro
""".strip().splitlines()


@pytest.mark.parametrize("said", ASKED)
def test_words_that_ask_for_an_act_are_seen(said: str) -> None:
    assert act_asked(said)


@pytest.mark.parametrize("said", NOT_ASKED)
def test_a_question_about_facts_asks_for_no_act(said: str) -> None:
    assert not act_asked(said)


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
