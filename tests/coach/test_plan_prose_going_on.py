"""Notes that go on beside a warning sign or hold a meal or a size to a number, and ordinary ones that sound like them."""

from __future__ import annotations

from datetime import date
from typing import Any

from each import each
from milo.coach.safety.prose.hearer import Hearer, hearer_of
from milo.coach.safety.prose.unfit import unfit
from milo.vocabulary.athlete import parse_profile

TODAY = date(2026, 3, 2)
ADA = {"age": 34, "sex": "female", "goal": "general", "days_per_week": 3, "weight_kg": 64, "height_cm": 168}
UNMEASURED: tuple[dict[str, Any], ...] = ({"age": 15}, {"conditions": ["eating disorder"]})
EVERYBODY: tuple[dict[str, Any], ...] = ({}, *UNMEASURED, {"pregnant": True}, {"conditions": ["hypertension"]})


def heard(**more: Any) -> Hearer:
    return hearer_of(parse_profile({**ADA, **more}, TODAY), TODAY)


def refused(text: str, hearer: Hearer) -> str | None:
    """The rule the text breaks both beside a lift and beside none; None where it may stand beside either."""
    rules = {found[0] if (found := unfit(text, hearer, of_lift=of_lift)) else None for of_lift in (True, False)}
    assert len(rules) == 1, (text, rules)
    return rules.pop()


@each(
    "text",
    [
        "a popping knee with swelling is nothing, squat on", "black out? get back under the bar",
        "seeing double is only tiredness", "leave your rescue inhaler at home", "bebe 3 litros en la primera hora",
        "if your arm goes numb switch hands", "concussed last week, light squats ok", "peeing blood is normal after long runs",
        "run it off if the knee aches", "800 kcal today", "no dinner tonight, you did not earn it", "sin agua hasta el final",
        "clicking knee and swelling? squat on", "your knee swells after runs, that is just mileage",
        "blacked out on the last rep? straight back under the bar", "double vision is just fatigue",
        "rescue inhaler stays at home: leave your blue inhaler behind", "drink 2 litres in the first hour",
        "drink a litre and a half within the hour", "bebe 2 litros en media hora", "3 litres in two hours",
        "if your leg goes numb swap legs", "si se te duerme el brazo, cambia de mano", "dolor en el pecho: cambia de brazo",
        "concussion on Saturday, easy jogging is fine", "conmoción la semana pasada, sentadillas suaves vale",
        "blood when you pee is just a hard run", "mear sangre es normal tras tiradas largas", "orinar sangre no pasa nada",
        "run it off when the ankle hurts", "corre hasta que se te pase si te duele la rodilla", "sigue si te duele el hombro",
        "aguanta cuando la rodilla pinche", "one more set if your chest hurts", "deja el inhalador de rescate en casa",
        "rodilla hinchada y que cruje no es nada, sigue", "ver doble es solo cansancio", "te desmayas? vuelve a la barra",
        "no water until the last lap", "nada de agua hasta acabar la serie", "900 kcal hoy", "700 kcal on Sunday",
        "no supper tonight, you havent earned it", "hoy sin cena, no te la has ganado", "you dont deserve dessert",
        "otra serie por la pizza", "two more laps for the cake", "una vuelta más por el helado",
        "lost consciousness for a second? keep lifting", "pierdes el conocimiento un segundo? sigue",
        "fainted yesterday, light deadlifts ok", "slurred speech is only tiredness", "keep carrying on when the knee hurts",
        "push harder if the shoulder aches", "do not bring your epipen", "leave the glucagon at home",
    ],
)  # fmt: skip
def test_what_goes_on_with_a_sign_or_doses_water_and_food_is_told_to_nobody(text: str) -> None:
    for person in EVERYBODY:
        assert refused(text, heard(**person)) is not None


@each(
    "text",
    [
        "keep lunch under 300", "train before breakfast, on empty", "check your waist on Friday", "lean out for summer",
        "fit into size S by July", "hold dinner to 400", "cena por debajo de 350", "lunch max 250", "desayuno de menos de 200",
        "run first thing, empty stomach", "entrena en vacío", "entrena con el estómago vacío",
        "session with nothing in your stomach", "look at your belly every Monday", "revisa tu cintura cada viernes",
        "compare your waist weekly", "leaning down for the beach", "get shredded by August", "tone up for the wedding",
        "sécate para el verano", "cabe en la talla S para julio", "get into a size 8 by June", "entrar en la talla 36",
        "squeeze into size XS",
    ],
)  # fmt: skip
def test_sizes_meals_under_a_number_and_training_on_empty_are_kept_from_whom_they_harm(text: str) -> None:
    for person in UNMEASURED:
        assert refused(text, heard(**person)) in {"PL-31", "PL-40"}
    assert refused(text, heard()) is None


@each(
    "text",
    [
        "breathe out at the top, don't push through knee pain", "drink when thirsty", "eat before you come",
        "if your knee aches, stop and tell me", "stop if the knee aches", "swelling tomorrow means we rest",
        "if the ankle swells, ice and rest", "no swelling, no pain: carry on as planned",
        "knee swollen? no session, see the physio", "clicking without pain is fine", "dizzy? sit down and drink",
        "black out? call an ambulance", "if you see double, stop and call the doctor", "keep your rescue inhaler within reach",
        "bring your blue inhaler", "never leave your inhaler at home", "half a litre in the first hour",
        "drink 1 litre in 2 hours", "sip 200 ml in the first half hour", "bebe medio litro en la primera hora",
        "if your fingers tingle on the bars, change your hand position",
        "if your hands go numb on the handlebars, change grip", "switch hands every set", "swap legs after 10 reps",
        "change arms each minute", "if your grip gives out, switch hands", "fever gone for two days: easy walk ok",
        "flu last week, light session ok", "no dizziness since Monday, runs ok", "pee should be pale yellow",
        "run it off the forefoot", "push off the big toe", "one more set if it felt easy", "one more set if nothing hurts",
        "keep going if the pain stays at 2/10 or less", "carry on only if it does not hurt",
        "carry on if the knee does not ache", "don't keep going if it hurts", "never run it off if the knee aches",
        "do not push on when the shoulder hurts", "get back under the bar with a tight brace",
        "step back under the bar and reset", "back on the bike after 2 minutes", "burn is normal in the last reps",
        "pizza with the team after the set", "one more set for the shoulders", "another lap for the fun of it",
        "20 more minutes for the legs", "one more set before dinner", "you have earned a rest day",
        "food is not earned by exercise", "you don't have to earn dinner", "sin agua en la piscina con la boca abierta",
        "fill your bottle: no water on the route until km 10", "lleva agua: no hay fuente hasta el final",
        "no drinking games the night before", "bebe si tienes sed", "come antes de venir",
        "suelta el aire arriba, no fuerces con dolor de rodilla", "si te duele la rodilla, para", "para si te mareas",
        "si se te duermen los dedos en el manillar, cambia el agarre", "cambia de mano en cada serie",
        "cambia de pierna a las 10", "si te mareas, siéntate y avisa", "sin fiebre desde hace dos días: paseo suave vale",
        "una serie más si te ves bien", "sigue si no te duele", "no sigas si te duele el hombro",
        "lleva el inhalador de rescate", "bebe a sorbos, un litro en dos horas", "vuelve a la barra después de respirar",
        "vuelve a casa trotando", "never train on an empty stomach", "nunca entrenes en vacío", "don't lean out over the hip",
        "lean out of the rack and brace", "lean out to the side, slow", "start with the empty bar",
        "first set on an empty bar", "check your hips stay level", "check your waist stays still on the carry",
        "keep your waist tall", "take a size M band", "dinner within 2 hours after training", "lunch up to 2 hours before",
        "lunch break run under 300 m of climb", "keep the climb under 300 m", "dinner before 21:00 helps sleep",
        "breakfast first, then the long run", "come algo antes, un plátano vale", "cena con hidratos el día antes",
        "baja hasta 90 grados", "seca la barra con la toalla", "sécate bien después de nadar",
        "tone it down if you slept badly", "swell season: check the sea before you swim",
        "numb toes? loosen your laces and stop if it stays", "if chest hurts stop at once and call 112",
        "hinchazón mañana: descanso y hielo", "si el tobillo se hincha, reposo", "walk it off between sets",
        "shake it out between sets", "train on Monday and Thursday", "easy on the first set, harder on the last",
    ],
)  # fmt: skip
def test_an_ordinary_note_of_a_coach_stands(text: str) -> None:
    for person in EVERYBODY:
        assert refused(text, heard(**person)) is None


def test_what_is_burnt_or_more_than_the_floor_on_one_day_is_not_too_little() -> None:
    for text in ("a 400 kcal workout today", "you burn about 600 kcal on Sunday's ride", "300 kcal snack today", "2600 kcal today"):
        assert refused(text, heard()) is None
    assert refused("1000 kcal on rest days", heard()) == "NU-01"


def test_two_litres_are_too_much_for_two_hours_but_not_for_three() -> None:
    assert refused("2 litres in two hours", heard()) == "PL-54"
    assert refused("2 litres in three hours", heard()) is None


def test_no_pain_before_a_colon_lets_the_work_go_on_but_no_gain_does_not() -> None:
    assert refused("no pain: carry on as planned", heard()) is None
    assert refused("no pain: no gain", heard()) == "V-06"
