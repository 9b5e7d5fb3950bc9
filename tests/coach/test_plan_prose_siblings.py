"""Notes that harm and the ordinary ones that sound like them, in both languages, beside a lift and beside none."""

from __future__ import annotations

from datetime import date
from typing import Any

from each import each
from milo.coach.safety.prose.hearer import ANYBODY, Hearer, hearer_of
from milo.coach.safety.prose.unfit import Unfit, unfit
from milo.vocabulary.athlete import parse_profile

TODAY = date(2026, 3, 2)
ADA = {"age": 34, "sex": "female", "goal": "general", "days_per_week": 3, "weight_kg": 64, "height_cm": 168}
UNMEASURED: tuple[dict[str, Any], ...] = ({"age": 15}, {"conditions": ["eating disorder"]})
STRAINED: tuple[dict[str, Any], ...] = ({"age": 15}, {"pregnant": True}, {"conditions": ["hypertension"]})


def heard(**more: Any) -> Hearer:
    return hearer_of(parse_profile({**ADA, **more}, TODAY), TODAY)


def refused(text: str, hearer: Hearer) -> str | None:
    """The rule the text breaks both beside a lift and beside none; None where it may stand beside either."""
    rules = {found[0] if (found := unfit(text, hearer, of_lift=of_lift)) else None for of_lift in (True, False)}
    assert len(rules) == 1, (text, rules)
    return rules.pop()


@each("person", UNMEASURED)
@each(
    "text",
    [
        "Target body weight: 52", "bodyweight goal 49", "body weight of 52 by spring", "Body weight under 55",
        "keep body weight at 50", "body mass 51", "weigh 52 at the end", "Drop 5 pounds by Sunday", "minus 4 lbs before Friday",
        "take off 6 pounds by Saturday", "10 pounds lighter by the weekend", "lose a few pounds", "Peso corporal objetivo: 52",
        "peso corporal 49", "peso corporal por debajo de 50", "Mi peso: 52", "baja 2 kilos para el domingo",
        "quita 3 kilos antes del viernes", "4 libras menos para el sábado", "Aim for a body weight of 50", "get down to 7 stone",
        "tu peso ideal son 50",
    ],
)  # fmt: skip
def test_no_weight_of_the_body_is_set_where_it_harms(text: str, person: dict[str, Any]) -> None:
    assert refused(text, heard(**person)) in {"PL-40", "PL-31"}


@each("person", UNMEASURED)
@each(
    "text",
    [
        "Body weight 3x12", "Bodyweight: 12, 10, 8", "bodyweight 40 s", "body weight only, 45 seconds",
        "body weight 50 reps in total", "bodyweight squats 30 reps", "Target: 52 reps in all", "drop the bar on Sunday and walk",
        "use the 5 pound plates on Sunday", "body weight for 60 steps", "put your body weight on the left foot for 30 s",
        "Peso corporal 3x12", "peso corporal: 40 segundos", "peso corporal, 30 repeticiones", "el domingo baja el ritmo",
        "con tu peso corporal 45 s por lado", "reparte el peso", "objetivo: 52 repeticiones", "pesa rusa de 8 kg, 50 pasos",
        "quita 5 kg a la barra el viernes",
    ],
)  # fmt: skip
def test_the_body_as_a_load_is_no_weight_to_come_to(text: str, person: dict[str, Any]) -> None:
    assert refused(text, heard(**person)) is None


@each(
    "text",
    [
        "Eat 600 under maintenance every day", "600 below maintenance", "stay 700 under your needs", "eat 800 less than you burn",
        "900 less than you need each day", "keep a deficit of 700", "700 deficit daily", "1000 short of maintenance",
        "Drop 5 pounds by Sunday", "lose 3 kg by Friday", "2 kg off by tomorrow", "shed 6 lbs before the weekend",
        "Come 600 por debajo de mantenimiento", "600 menos de lo que gastas", "come 700 menos que tu gasto",
        "déficit de 800 al día", "800 bajo mantenimiento", "700 under TDEE", "leave out 800 a day", "eat 750 less every day",
        "800 menos cada día", "pierde 3 kilos antes del domingo", "baja 4 libras para el viernes", "perder 2 kilos para mañana",
    ],
)  # fmt: skip
def test_a_deficit_and_a_loss_are_read_without_their_units_and_by_their_day(text: str) -> None:
    assert refused(text, heard()) == "NU-02"


@each(
    "text",
    [
        "Eat 300 under maintenance", "eat at maintenance", "300 over maintenance", "never 600 under maintenance",
        "no deficit of 700 now", "lose 1 kg by Sunday", "eat 400 less than you burn", "2000 under the pull-up bar",
        "deficit lunges 12", "deadlift from a 5 cm deficit", "run 800 m under 4 min", "drop 5 kg on the bar on Sunday",
        "600 m below the lake, then up", "Come 300 por debajo de mantenimiento", "come en mantenimiento", "déficit de 300",
        "sentadilla con déficit de 5 cm", "600 m por debajo del ritmo", "no comas 600 por debajo de mantenimiento nunca",
        "perder 1 kg para el domingo",
    ],
)  # fmt: skip
def test_a_small_deficit_and_other_numbers_may_be_said(text: str) -> None:
    found = unfit(text, heard())
    assert found is None or found[0] == "V-06"  # "no comas" is said to nobody, whatever follows
    assert text.startswith("no comas") or found is None


@each("person", UNMEASURED)
@each(
    "text",
    [
        "OMAD on training days", "one meal a day", "No carbs, no dinner, 16:8 fast", "16:8", "18/6 on rest days",
        "no dinner tonight", "No breakfast before noon", "Half your usual food today", "half portions this week",
        "eat half of what you usually eat", "zero carbs", "cut out carbs", "eat less today", "only salad for dinner",
        "intermittent fasting", "fasted run", "no food after 6 pm", "eat under maintenance", "300 under maintenance",
        "leave out lunch", "una comida al día", "sin cenar", "Sin cena los lunes", "nada de hidratos", "cero carbohidratos",
        "la mitad de lo que comes", "media ración hoy", "come menos hoy", "solo ensalada para cenar", "ayuno intermitente",
        "en ayunas", "quita el pan y la pasta", "deja la cena", "300 por debajo de mantenimiento",
        "ventana de 8 horas para comer", "eat once a day", "just one meal on rest days", "smaller portions this week", "no cenes",
        "no desayunes hoy", "low carb day", "menos comida hoy",
    ],
)  # fmt: skip
def test_no_meal_is_left_out_where_it_harms(text: str, person: dict[str, Any]) -> None:
    found = unfit(text, heard(**person), of_lift=True)
    assert found is not None
    assert found[0] in {"PL-40", "PL-31", "V-06"}


@each("person", UNMEASURED)
@each(
    "text",
    [
        "Dinner after training", "no dinner right before training", "half a banana before", "half the usual sets",
        "fast feet, 16 s", "breakfast first, then run", "eat carbs before the long run", "carbs and protein after",
        "lunch two hours before", "don't skip", "never train fasted", "no fasting", "start at 16:30", "start at 16:08",
        "eat more today", "no food in the last hour before the run", "salad and rice for dinner", "half the distance today",
        "no need to eat less", "eat as usual", "Cena después", "medio plátano antes", "la mitad de las series", "come más hoy",
        "desayuna antes", "hidratos antes de la tirada", "come como siempre", "empieza a las 16:30", "nunca sin desayunar",
        "arroz y ensalada para cenar", "quita el pie de la pared", "media vuelta más", "ventana de 2 minutos entre series",
        "sin cena copiosa justo antes", "no dinner plans, train late", "half kneeling press", "just the bar today",
        "cut the corner", "no sugar drinks on easy runs", "18:6 minutes per lap", "drop the elbows",
    ],
)  # fmt: skip
def test_a_meal_that_is_eaten_may_be_told_to_them(text: str, person: dict[str, Any]) -> None:
    assert refused(text, heard(**person)) is None


@each(
    "text",
    [
        "Water only on Sunday", "Sunday: water only", "only water all day", "Only water this Saturday", "just water until Monday",
        "no food on Sunday", "no food until Monday", "a day without food", "Nothing to eat on Friday", "zero calories on Sunday",
        "live on water for the weekend", "no solid food all weekend", "Solo agua el domingo", "Domingo: solo agua",
        "agua nada más hasta el lunes", "nada de comida el domingo", "un día sin comer", "sin comida hasta el lunes",
        "dos días sin comida", "todo el sábado a agua", "Tuesday is a water day", "drink only water on Monday", "fast all Sunday",
    ],
)  # fmt: skip
def test_a_day_on_water_is_told_to_nobody(text: str) -> None:
    assert refused(text, heard()) in {"NU-06", "V-06"}


@each(
    "text",
    [
        "Water only during the session", "water only in the bottle on Sunday", "only water on the ride on Sunday",
        "water on Sunday", "no food in the last hour", "no sports drink, water only", "Sunday: water and a banana",
        "just water between sets", "eat on Sunday as usual", "no food stops until km 20", "only water under 60 minutes",
        "a day without lifting", "Solo agua en la ruta del domingo", "solo agua durante la sesión", "agua el domingo",
        "un día sin correr", "solo agua entre series", "nada de peso el domingo", "domingo: agua y fruta en la mochila",
        "sin comida pesada hasta después", "only water in the pool on Monday", "water polo on Sunday",
    ],
)  # fmt: skip
def test_water_beside_a_session_may_be_told(text: str) -> None:
    assert refused(text, heard()) is None


@each(
    "text",
    [
        "Burn 600 calories here to earn the pizza", "earn that dessert", "run to earn dinner", "pay for the cake",
        "work off the burger", "burn off last night's dinner", "make up for the pizza", "20 burpees for every cookie",
        "no dinner unless you finish", "no pizza until 5 km are done", "finish and you deserve the cake",
        "one mile per slice of cake", "Quema 600 para ganarte la pizza", "gánate el postre", "paga la tarta",
        "compensa la cena de ayer", "quemar la cena", "20 burpees por cada galleta", "sin 5 km no hay cena",
        "corre para merecerte el helado", "every beer is 2 km", "30 more minutes for that dessert",
        "si comes tarta, corre 5 km más",
    ],
)  # fmt: skip
def test_food_is_earned_by_no_exercise(text: str) -> None:
    assert refused(text, heard()) in {"ED-01", "V-06"}


@each(
    "text",
    [
        "pizza after, enjoy", "earn the next plate on the bar", "make up for the missed session", "earned rest",
        "burn 300 calories", "dinner at eight, run at six", "20 burpees for every round", "pay attention to the hips",
        "work off the rack", "cake walk today", "no dinner right before", "make up the minutes with a walk", "cena después",
        "compensa con la otra pierna", "paga atención a la cadera", "quema 300 kcal", "gana velocidad", "20 burpees por ronda",
        "helado con los amigos", "gana fuerza sin prisa", "cake for my birthday on Sunday", "10 burpees for time",
        "20 reps for the burger press", "10 km for cake day", "chocolate milk after",
    ],
)  # fmt: skip
def test_food_beside_training_may_be_told(text: str) -> None:
    assert refused(text, heard()) is None


@each(
    "text",
    [
        "If it hurts add another set", "when it hurts, one more set", "if the knee aches do two more reps",
        "if it hurts, add 5 kg", "if there is pain continue as planned", "pain 7/10: carry on", "7 out of 10 pain is fine",
        "pain of 8: keep the same weight", "if your shoulder hurts finish the set", "when the knee hurts, double the load",
        "if pain comes, go heavier", "knee pain? One more round", "Dolor 7 de 10: sigue igual", "si duele, añade otra serie",
        "si te duele la rodilla haz dos repeticiones más", "si hay dolor, sube el peso", "cuando duela termina la serie",
        "con dolor 8/10 continúa", "hasta 7/10 de dolor está permitido", "si molesta el hombro, más carga", "Hurts? Add a set",
        "if pain is above 5, keep going", "pain under 8: continue", "if it hurts use more weight", "pain 6/10 keep squatting",
        "if it hurts, skip the rest and go harder",
    ],
)  # fmt: skip
def test_pain_is_answered_with_more_for_nobody(text: str) -> None:
    assert refused(text, ANYBODY) == "V-06"


@each(
    "text",
    [
        "If it hurts, end the set", "if it hurts, add a pad under the knee", "if it hurts, keep it light",
        "if it hurts, do fewer reps", "if nothing hurts add another set", "if it doesn't hurt, add 2.5 kg", "pain 2/10: carry on",
        "pain 7/10: stop", "pain above 5: stop", "if it hurts, go on with the other leg", "if it hurts, raise the bench",
        "when the pain is gone, add a set", "Dolor 2 de 10: sigue igual", "si duele, sigue con otro ejercicio",
        "si duele, añade una toalla", "si no duele, añade otra serie", "si duele, sube el banco", "dolor 7 de 10: para",
        "si duele, haz menos series", "dolor por encima de 5: deja la serie", "if it hurts stop, otherwise add a set",
        "if pain stays under 3, continue", "if the elbow aches, wider grip and the same load", "si el dolor no pasa de 3, sigue",
        "if it hurts, switch to the leg press and do three sets", "if it hurts, more rest", "aunque cueste, haz todas las series",
    ],
)  # fmt: skip
def test_pain_that_is_heard_may_be_told(text: str) -> None:
    assert refused(text, ANYBODY) is None


@each("person", STRAINED)
@each(
    "text",
    [
        "Breathe only between sets, not during", "only breathe after the last rep", "one breath per set",
        "all ten reps on one breath", "exhale only at the end of the set", "breathe once the set is done",
        "no breath until the top", "no breaths during the set", "inhale before the set and let it out after the last rep",
        "save your air until lockout", "chest full of air all the way", "breathe again after the rep",
        "Respira solo entre series", "solo respira al acabar la serie", "una respiración por serie",
        "toda la serie con una sola respiración", "toma aire al empezar y suéltalo al acabar la serie",
        "nada de respirar durante la serie", "pulmones cargados hasta arriba", "vuelve a respirar cuando termines",
        "exhale when you rack it", "breathe after you finish the set", "no cojas aire hasta el final",
    ],
)  # fmt: skip
def test_a_breath_kept_for_the_end_is_a_held_one(text: str, person: dict[str, Any]) -> None:
    hearer = heard(**person)
    assert refused(text, hearer) == hearer.breath
    assert refused(text, heard()) is None


@each("person", STRAINED)
@each(
    "text",
    [
        "Breathe between sets and during them", "one breath per rep", "breathe only through the nose", "two breaths between reps",
        "breathe out on the effort", "exhale at the top", "calm your breath between sets", "breathe in down, out up",
        "breathe every third stroke", "out of breath? Rest", "exhale on every rep, inhale after",
        "five slow breaths after the set", "Respira entre series y durante la serie", "una respiración por repetición",
        "respira solo por la nariz", "suelta el aire al subir", "toma aire al bajar y suéltalo al subir",
        "recupera la respiración entre series", "cinco respiraciones al acabar", "respira en cada repetición",
        "one breath at the top of each rep", "breathe out until the top", "respira profundo antes de empezar",
    ],
)  # fmt: skip
def test_a_breath_that_goes_on_may_be_told(text: str, person: dict[str, Any]) -> None:
    assert refused(text, heard(**person)) is None


@each(
    "text",
    [
        "Bar speed fast, hold the top two seconds", "speed!", "speed over weight", "full speed on the last rep", "focus on speed",
        "leg speed and rhythm", "keep the speed even", "speed first, then strength", "belt at a speed of 8",
        "take the speed down a bit", "work on speed today", "speed squats", "constant speed", "max speed 12 km/h",
        "speed 10, incline 2", "lose no speed in the turn", "Fast up, speed matters", "bici a 90 rpm, speed alto",
        "escalera speed ladder", "speed rope 3 min", "velocidad de barra alta, aguanta dos segundos arriba",
    ],
)  # fmt: skip
def test_speed_is_mostly_how_fast_something_goes(text: str) -> None:
    assert refused(text, ANYBODY) is None


@each(
    "text",
    [
        "take speed before it", "a bit of speed before the race", "10 mg of speed", "speed pills", "a line of speed",
        "caffeine and speed", "run on speed", "speed and adderall", "toma speed antes", "una raya de speed", "un poco de speed",
        "speed antes de entrenar", "cafeína con speed", "métete speed", "pastillas de speed",
    ],
)  # fmt: skip
def test_speed_that_is_taken_is_a_substance(text: str) -> None:
    assert refused(text, ANYBODY) == "NU-08"


@each(
    "text",
    [
        "Sauna suit to cut weight", "laxatives", "laxantes la noche antes", "run in a sauna suit", "take a laxative on Friday",
        "sauna to make weight", "sweat out 2 kg of water", "bin bag under the shirt to sweat more",
        "water cut before the weigh-in", "dry out for the weigh-in", "traje de sauna para bajar de peso",
        "sauna para dar el peso", "plástico en el cuerpo para sudar más", "corta el agua para el pesaje",
        "baño caliente para dar el peso",
    ],
)  # fmt: skip
def test_weight_is_not_lost_by_heat_thirst_or_purging(text: str) -> None:
    assert refused(text, heard()) == "NU-06"
    told = Unfit((), text, "NU-06", text)
    assert "substance" not in told.sentence("en")
    assert "24 h" in told.sentence("en")
    assert "24 h" in told.sentence("es")


@each(
    "text",
    [
        "sauna afterwards", "10 min sauna", "you will sweat, drink", "rain jacket on a wet day", "weigh the bag",
        "water every 20 minutes", "hot bath in the evening", "dry the hands", "sauna al final", "baño caliente por la noche",
        "sudarás, bebe", "corta el ritmo", "chubasquero si llueve", "agua cada 20 minutos", "seca la barra",
    ],
)  # fmt: skip
def test_warmth_and_water_may_be_told(text: str) -> None:
    assert refused(text, heard()) is None
