"""Words of a plan that one person may not be given: held breath, weights of the body and calories."""

from __future__ import annotations

from datetime import date

from each import each
from milo.coach.plans.making.planner import make_plan
from milo.coach.safety.prose.hearer import ANYBODY, Hearer, hearer_of
from milo.coach.safety.prose.unfit import Unfit, unfit, unfit_in
from milo.vocabulary.athlete import parse_profile

BREATH, UNMEASURED = Hearer(breath="PL-24"), Hearer(unmeasured="PL-31")
TODAY = date(2026, 3, 2)
ANA = {
    "age": 40, "sex": "female", "goal": "weight_loss", "days_per_week": 3, "equipment": ["barbell", "dumbbell", "bench", "rack"],
    "experience": "intermediate", "weight_kg": 64, "height_cm": 168, "history": {"e1rm_kg": {"back squat": 90}},
}  # fmt: skip


@each(
    "text",
    [
        "Hold your breath on every effort", "take a big breath and hold it", "Use the Valsalva manoeuvre", "never exhale",
        "Keep the air in while you lift", "don't breathe out until the top", "Brace and lock your breath",
        "aguanta la respiración en cada esfuerzo", "contén el aire", "mantén el aire dentro", "no respires mientras subes",
        "bloquea la respiración", "sin respirar",
    ],
)  # fmt: skip
def test_nobody_with_a_high_pressure_is_told_to_hold_their_breath(text: str) -> None:
    found = unfit(text, BREATH)
    assert found is not None
    assert found[0] in {"PL-24", "V-06"}


@each(
    "text",
    [
        "Breathe out on the effort; never hold your breath", "don't hold your breath", "without holding your breath",
        "keep breathing",
        "keep your breath steady", "Suelta el aire en el esfuerzo; no aguantes la respiración", "nunca contengas la respiración",
        "hold the plank", "hold 4 seconds and breathe", "stop if out of breath", "avoid breath-holding",
        "hold the air bike handles", "mantén el entreno al aire libre",
        "keep air in the tyres", "no te quedes sin aire",
        "respira y mantén la espalda recta", "breathe and keep it steady", "inhale, hold the bar close, exhale up", "aguanta la "
        "postura y respira", "catch your breath between sets",
    ],
)  # fmt: skip
def test_breathing_on_may_be_told(text: str) -> None:
    assert unfit(text, BREATH) is None


@each(
    "text",
    [
        "Get to 45 kg", "Burn 500 kcal", "burn 300 calories", "burn off dinner", "lose 5 kg by June",
        "lose five kilos", "45 kg by summer",
        "goal weight 45", "BMI 18", "waist 60 cm", "down to 100 lbs", "weight loss day", "size 0",
        "llegar a 45 kilos", "quemar 300 kcal", "quemar la cena", "bajar de peso", "perder 3 kilos", "pesar 45 kg", "talla 36",
    ],
)  # fmt: skip
def test_no_weight_and_no_calories_where_they_do_harm(text: str) -> None:
    found = unfit(text, UNMEASURED)
    assert found is not None
    assert found[0] == "PL-31"
    told = unfit(text, ANYBODY)
    assert told is None or told[0] == "ED-01"  # "burn off dinner" is told to nobody


@each(
    "text",
    [
        "Back squat: 20 kg x 8, 40 kg x 6", "use the 12 kg kettlebell", "get to 45 kg on the bench press", "Bodyweight squats",
        "work up to 3 sets", "lower the weight slowly", "peso muerto con 40 kg", "baja el peso despacio", "sube a 20 kg la barra",
        "the bar weighs 15 kg", "la barra pesa 15 kg", "mochila con 6 kg", "medicine ball 4 kg to the wall",
        "usa menos peso si tiembla", "slim grip", "body in one line",
        "run 5 km, Tuesday off", "reduce arm swing", "reparte el peso entre los dos pies", "hips 10 cm from the wall",
        "terreno plano para las piernas", "lose the shoes, barefoot", "perder el miedo a la barra",
        "define the end point of the bend",
    ],
)  # fmt: skip
def test_what_is_lifted_may_be_told_to_anybody(text: str) -> None:
    assert unfit(text, UNMEASURED) is None


def test_a_weight_said_of_an_exercise_is_one_to_lift_and_one_to_lose_is_not() -> None:
    assert unfit("get to 45 kg", UNMEASURED, of_lift=True) is None
    assert unfit("lose 5 kg", UNMEASURED, of_lift=True) is not None


@each(
    "text",
    [
        "get to 48 kg by June", "llegar a los 48 kilos para el verano",
        "under fifty kilos before the wedding", "48 kg para junio. 3 sets",
        "reach 7.5 stone", "drop two dress sizes", "bajar dos tallas",
        "flat stomach by summer", "vientre plano", "pésate cada lunes",
        "step on the scale every morning", "fit into my old jeans",
        "entrar en los vaqueros de antes", "make weight for the tournament",
        "count macros", "look leaner", "3 kg less by June", "perder barriga",
        "quiero pesar 50 en mayo", "weigh 50 by May", "be 5 kg down when school starts", "cut to the 52 kg class",
        "until I'm thin", "to shrink my waist", "reduce cintura", "burn the cake off", "para quemar lo de anoche",
        "get abs: 12 % fat", "slim legs", "piernas más finas", "pesar menos", "my weight today: 54 kg",
        "kilos fuera antes de la boda", "definir abdomen para la playa", "no more love handles", "fuera michelines",
        "double run because I ate cake", "correr el doble por haber cenado",
    ],
)  # fmt: skip
@each("person", [{"age": 15}, {"conditions": ["eating disorder"]}])
def test_a_weight_to_come_to_by_a_date_is_the_bodys_beside_a_lift_too(text: str, person: dict[str, object]) -> None:
    hearer = hearer_of(parse_profile({**ANA, **person}, TODAY), TODAY)
    found = unfit(text, hearer, of_lift=True)
    assert found is not None
    assert found[0] == hearer.unmeasured


@each(
    "text",
    [
        "get to 60 kg on the bar by June",
        "aim for 60 kg, then add 2.5 kg",
        "baja a 40 kg si cuesta",
        "sube 2,5 kg cuando salga limpio",
        "big chest, flat back",
    ],
)
def test_a_weight_to_lift_may_have_a_date_where_it_is_named(text: str) -> None:
    assert unfit(text, UNMEASURED, of_lift=True) is None


@each(
    "text",
    [
        "hold your breath",
        "aguanta la respiración",
        "with your breath held",
        "brace with full lungs and bear down",
        "close the throat and push",
        "guarda el aire hasta arriba",
        "tapa la nariz y aprieta",
        "no air out until lockout",
        "brace, breath in and keep it there",
        "llena los pulmones y no sueltes",
        "respiración bloqueada al bajar",
        "don't let go of the air",
    ],
)
@each("person", [{"age": 15}, {"pregnant": True}, {"conditions": ["hypertension"]}, {"conditions": ["heart disease"]}])
def test_a_held_breath_is_told_to_no_young_pregnant_or_strained_heart(text: str, person: dict[str, object]) -> None:
    hearer = hearer_of(parse_profile({**ANA, **person}, TODAY), TODAY)
    found = unfit(text, hearer)
    assert found is not None
    assert found[0] == hearer.breath


def test_why_is_told_with_the_words() -> None:
    words = Unfit((), "get to 48 kg", "PL-40", "get to 48 kg")
    assert "under 18" in words.sentence("en")
    assert "menos de 18" in words.sentence("es")


@each(
    "more",
    [
        {"conditions": ["eating disorder"]}, {"conditions": ["hypertension"]}, {"conditions": ["heart disease"]},
        {"age": 15, "parq": {"guardian_consent": True}},
        {"pregnant": True, "parq": {"clearance": {"date": "2026-02-20", "who": "doctor"}}},
        {"conditions": ["heart disease"], "parq": {"clearance": {"date": "yesterday", "who": "doctor"}}},
        {"conditions": ["hypertension"], "injuries": [{"region": "hip", "pain_0_10": 8}, {"region": "neck", "since": "ayer"}]},
        {"conditions": ["hypertension"], "injuries": [{"region": "shoulder", "pain_0_10": 5}, {"region": "ankle", "pain_0_10": 9}]},
        {"conditions": ["eating disorder"], "goal": "weight_loss", "history": {"e1rm_kg": {"bemch press": 50, "pull-up": 80}}},
    ],
)  # fmt: skip
@each("language", ["en", "es"])
def test_all_that_our_own_plans_say_may_be_said(more: dict[str, object], language: str) -> None:
    profile = parse_profile({**ANA, **more, "language": language}, TODAY)
    plan = make_plan(profile, weeks=4, seed=0, today=TODAY, language=language)
    hearer = hearer_of(profile, TODAY)
    assert hearer.breath is not None or hearer.unmeasured is not None
    assert unfit_in(plan, hearer) == []
