"""Whether somebody with a state may do something is answered by that state's limit first; why a line was said, by where it "
"came from."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

import msgspec
import pytest

from each import each
from milo.coach.conversation.answers.asked import asked as question_of
from milo.coach.plans.limits.numbers import week_limits
from milo.coach.plans.limits.person import person_of
from milo.coach.talk.heard.may_asked import may_asked
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.replies.own_limits import RULE_OF_LIFTS, WORDS
from milo.coach.talk.replies.own_numbers import numbers_part
from milo.coach.talk.turns.conversation import respond
from milo.vocabulary.athlete import Profile, parse_profile
from milo.vocabulary.plan import Plan, Refused
from report.example_week import LAST, example_week

TODAY = date(2026, 3, 4)
CLEARED = {"parq": {"clearance": {"date": "2026-02-20", "scope": ["moderate", "strength"], "who": "doctor"}}}
STATES: dict[str, dict[str, object]] = {
    "pregnant": {"pregnant": True, **CLEARED},
    "postpartum": {"postpartum_weeks": 6, **CLEARED},
    "hypertension": {"conditions": ["hypertension"], **CLEARED},
    "heart disease": {"conditions": ["heart disease"], **CLEARED},
    "insulin": {"conditions": ["type 2 diabetes"], "medications": ["insulin glargine"], **CLEARED},
    "kidney disease": {"conditions": ["kidney disease"], **CLEARED},
    "eating disorder": {"conditions": ["eating disorder"], **CLEARED},
    "epilepsy": {"conditions": ["epilepsy"], **CLEARED},
    "osteoporosis": {"conditions": ["osteoporosis"], **CLEARED},
    "minor": {"age": 16},
    "older": {"age": 71},
    "knee": {"injuries": [{"region": "knee", "pain_0_10": 4}]},
    "heavy": {"height_cm": 170, "weight_kg": 110},
}


def athlete(state: str | None) -> Profile:
    told = {"sex": "female", "goal": "general", "days_per_week": 3, "age": 33, "experience": "intermediate"}
    return parse_profile(told | (STATES[state] if state else {}), TODAY)


def said(text: str, state: str | None, *before: str, **more: object) -> str:
    facts = Facts(today=TODAY, profile=athlete(state), plan_week=3, **more)  # type: ignore[arg-type]
    return asyncio.run(respond([*before, text], facts)).text


@pytest.mark.parametrize(
    ("state", "text", "limits"),
    [
        ("pregnant", "¿puedo hacer abdominales tumbada boca arriba?", ["PL-22", "semana 20"]),
        ("pregnant", "I'm 24 weeks, can I bench press?", ["PL-22", "week 20", "week 24"]),
        ("pregnant", "is a hot tub ok?", ["PL-22", "hot rooms"]),
        ("pregnant", "¿puedo hacer yoga bikram?", ["PL-22", "salas de calor"]),
        ("pregnant", "¿puedo jugar al pádel?", ["PL-22", "caída"]),
        ("pregnant", "can I go skiing next week?", ["PL-22", "falling"]),
        ("pregnant", "ayuno intermitente 16:8, ¿vale?", ["NU-04", "matrona"]),
        ("pregnant", "¿cuánto café puedo tomar?", ["200 mg", "NU-07"]),
        ("pregnant", "can I eat sushi?", ["midwife"]),
        ("postpartum", "¿puedo correr ya?", ["PL-23", "12 semanas"]),
        ("postpartum", "can I do burpees?", ["PL-23", "12 weeks"]),
        ("hypertension", "¿puedo levantar pesas pesadas?", ["70 %", "PL-24", "3 o más en reserva", "Suelta el aire"]),
        ("hypertension", "is it safe to lift heavy?", ["70 %", "PL-24", "at least 3", "Breathe out"]),
        ("hypertension", "can I hold my breath on squats?", ["PL-24", "10 seconds"]),
        ("hypertension", "¿cuánta sal puedo comer?", ["5 g", "médico"]),
        ("hypertension", "can I eat ham?", ["5 g", "doctor"]),
        ("hypertension", "can I do HIIT?", ["59 %", "PL-24"]),
        ("kidney disease", "how much salt can I have?", ["doctor", "no figure"]),
        ("heart disease", "can I test my max?", ["PL-25", "PL-10", "60 %"]),
        ("insulin", "¿puedo entrenar en ayunas?", ["54 mg/dL", "SN-18"]),
        ("insulin", "can I do intermittent fasting?", ["care team", "SN-18"]),
        ("minor", "can I lift heavy?", ["PL-41", "60 %", "adult"]),
        ("minor", "¿puedo tomar bebidas energéticas?", ["PL-43"]),
        ("minor", "can I lose some weight for my class?", ["PL-40"]),
        ("minor", "¿puedo entrenar todos los días?", ["PL-41", "PL-42"]),
        ("minor", "I want to gain 5 kg of muscle", ["PL-40", "paediatrician"]),
        ("pregnant", "quiero ganar 5 kilos de músculo", ["PL-22", "matrona"]),
        ("eating disorder", "how do I lose 5 kg?", ["PL-31"]),
        ("older", "¿puedo entrenar con pesas pesadas?", ["PL-20", "60 %"]),
        ("older", "can I run in this heat?", ["32 °C", "PL-53"]),
        ("knee", "can I do box jumps?", ["PL-50", "knee"]),
        ("knee", "¿puedo hacer sentadillas?", ["PL-50", "rodilla"]),
        ("epilepsy", "can I swim alone?", ["PL-28"]),
        ("osteoporosis", "can I do sit-ups?", ["PL-30"]),
        ("heavy", "¿puedo salir a correr?", ["PL-29", "4 semanas"]),
    ],
)
def test_the_limit_of_a_state_answers_whether_one_may(state: str, text: str, limits: list[str]) -> None:
    reply = said(text, state)
    assert not [limit for limit in limits if limit not in reply], reply
    assert said(text, None) != reply
    assert not [limit for limit in limits if limit.startswith(("PL-", "NU-", "SN-")) and limit in said(text, None)]


@each(
    "text",
    [
        "I went to the sauna yesterday", "fui a la sauna ayer", "can my husband go to the sauna?", "¿puede mi marido jugar al "
        "pádel?",
        "no puedo ir a la sauna", "puedo entrenar los lunes y miércoles", "what is a sauna good for", "how do I do a squat?",
        "¿cómo se hace el press de banca?", "can I swap the squat?", "¿puedo cambiar la carrera del jueves?",
        "can I move my run to Friday?",
        "¿puedo saltarme la carrera de hoy?", "can I see my bench max?", "how much did I bench?", "¿cuánto he levantado en "
        "sentadilla?",
        "how much salt is in ham?", "did I run fast?", "how long should I rest after my long run", "am I doing squats right",
        "¿dónde debo notar el hip thrust?", "how fast should I run?",
    ],
)  # fmt: skip
def test_what_is_told_ordered_or_asked_of_others_is_no_such_question(text: str) -> None:
    assert may_asked(text) == ()
    for state in STATES:
        assert "PL-" not in said(text, state), state


def test_the_figures_of_lifts_are_those_the_plan_keeps() -> None:
    for state in RULE_OF_LIFTS:
        limits = week_limits(person_of(athlete(state), TODAY), 3)
        reply = said("can I lift heavy?", state)
        assert f"{round((limits.load_share or 0) * 100)} %" in reply
        assert f"sets of {limits.reps_min} repetitions" in reply
        assert f"at least {round(limits.rir_min)} left" in reply


def test_somebody_without_a_state_is_told_no_limit_of_one() -> None:
    for text in (
        "can I go to the sauna?",
        "can I play football?",
        "¿puedo tomar café?",
        "can I eat ham?",
        "can I run?",
        "can I do HIIT?",
    ):
        reply = said(text, None)
        assert not any(line in reply for words in WORDS for key, line in words.items() if "." in key and line.endswith("."))


def test_while_training_is_locked_no_limit_of_training_is_told() -> None:
    why = Refused(level="E1", rules=["G-7"], text="Training is locked.")
    made = datetime(2026, 3, 1, 9, tzinfo=UTC)
    shut = Plan(plan_id="p", version=1, athlete_id="ada", goal="general", created_at=made, weeks=[], refused=why)
    assert "70 %" not in said("can I lift heavy?", "hypertension", plan=shut)
    assert "200 mg" in said("can I drink coffee?", "pregnant", plan=shut)


def test_without_a_clearance_only_light_work_is_told() -> None:
    bare = parse_profile({"sex": "male", "goal": "general", "days_per_week": 3, "age": 50, "conditions": ["heart disease"]}, TODAY)
    reply = asyncio.run(respond(["can I lift heavy?"], Facts(today=TODAY, profile=bare))).text
    assert "60 %" not in reply
    assert "light walking" in reply


def test_heavy_weights_are_no_body_weight() -> None:
    for text in ("¿puedo hacer pesas pesadas?", "¿es malo levantar pesas pesadas?", "can I lift heavy weights?"):
        assert question_of(text).topics == ()
        assert "80 %" in said(text, None)
    assert question_of("¿cómo va mi peso?").topics == ("weight",)


@each("text", ["¿cuál es mi 1RM estimado de banca?", "mi máximo de press banca", "what's my bench 1rm?"])
def test_a_maximum_of_one_lift_is_told_of_that_lift(text: str) -> None:
    intent = question_of(text)
    assert (intent.name, intent.part, intent.exercise) == ("numbers", "best", "bench_press")
    telling = Telling(intent.language)
    numbers_part(telling, intent, Facts(today=TODAY))
    assert "press de banca" in telling.text.lower() or "bench press" in telling.text.lower()


def test_where_only_a_like_lift_has_sets_the_one_asked_is_said_to_have_none() -> None:
    week = example_week()
    pressed = msgspec.structs.replace(week.strength.lifts[1], exercise="Press de banca con mancuernas", lift="dumbbell_bench_press")
    week = msgspec.structs.replace(week, strength=msgspec.structs.replace(week.strength, lifts=[pressed]))
    for text, none in (
        ("¿cuál es mi 1RM de banca?", "Aún no hay series anotadas de Press de banca"),
        ("is my bench improving?", "no logged"),
    ):
        intent = question_of(text)
        telling = Telling(intent.language)
        numbers_part(telling, intent, Facts(today=LAST, week=week))
        lines = telling.text.splitlines()
        assert none in lines[0], telling.text
        assert len(lines) > 1


def opened(words: str) -> tuple[str, tuple[str, ...]] | None:
    return ("older", ("PL-20",)) if "85" in words else None


def test_why_a_line_was_said_is_told_by_its_rule_and_its_fact() -> None:
    es, en = "¿por qué me dices lo de las cargas ligeras?", "why do you keep telling me about light loads?"
    assert "PL-20" in said(es, "older") and "71 años" in said(es, "older")  # noqa: PT018
    assert "PL-41" in said(en, "minor") and "16 years" in said(en, "minor")  # noqa: PT018
    assert "PL-24" in said("why did you say no maximum lifts?", "hypertension")
    assert "rodilla" in said("¿a qué viene lo del dolor de hasta 2 sobre 10?", "knee")
    reply = said(es, None, "hice press banca 4x6 a 85", opened_by=opened)
    assert "PL-20" in reply and "4x6 a 85" in reply and "Tu perfil no dice eso" in reply  # noqa: PT018
    assert "No encuentro" in said(es, None, "hola", opened_by=opened)


def test_other_whys_are_answered_as_before() -> None:
    for text in (
        "why is Thursday easy?",
        "¿por qué no hay más peso en la banca?",
        "why do you say that?",
        "por qué me duele el hombro",
    ):
        assert "PL-20" not in said(text, None, "press banca a 85", opened_by=opened)


def test_the_weeks_of_the_plan_move_the_figure() -> None:
    reply = asyncio.run(
        respond(["can I lift heavy?"], Facts(today=TODAY + timedelta(days=60), profile=athlete("older"), plan_week=8))
    ).text
    assert "85 %" in reply
