"""What the limits of a health state say to a question, in two languages; the figures of a week's lifts are filled in from the plan.

Source: Milo's safety reference, PL-20 to PL-42, PL-53, NU-04 to NU-07 and SN-18 to SN-22, and nutrition.md 3.4 (salt). Where
those hold no limit the text says whose question it is, and makes none up.
"""

from __future__ import annotations

from typing import Literal

from milo.coach.talk.heard.may_asked import May

State = Literal[
    "pregnant", "postpartum", "hypertension", "heart disease", "insulin", "kidney disease", "eating disorder", "epilepsy",
    "osteoporosis",
    "heavy", "minor", "older", "no_run",
]  # fmt: skip
"""heavy: a body mass index of 35 or more.  no_run: the plan has no running for an injury."""

OPENINGS: dict[State, tuple[str, str, str]] = {
    "pregnant": ("PL-22", "in pregnancy", "en el embarazo"),
    "postpartum": ("PL-23", "in the first 12 weeks after a birth", "en las primeras 12 semanas tras un parto"),
    "hypertension": ("PL-24", "with raised blood pressure", "con la tensión alta"),
    "heart disease": ("PL-25", "with the heart trouble in your profile", "con la dolencia del corazón de tu perfil"),
    "minor": ("PL-41", "under 18", "con menos de 18 años"),
    "older": ("PL-20", "from 65 years on", "a partir de los 65 años"),
}
"""The states whose lifts the plan bounds: rule, and the words a sentence opens with."""
HEAVY = (
    "Heavy lifting, {who}: in week {week} the plan keeps every lift at or under {share} % of your best single, in sets of {reps} "
    "repetitions or more, with at least {rir} left in reserve ({rules}). {tail}",
    "Pesas pesadas, {who}: en la semana {week} el plan deja cada ejercicio en el {share} % de tu máximo o menos, en series de "
    "{reps} "
    "repeticiones o más y con {rir} o más en reserva ({rules}). {tail}",
)
MAXIMAL = (
    "No maximum lifts {who} ({rules}, PL-10): Milo estimates your best from the sets you log.",
    "Nada de máximos {who} ({rules}, PL-10): Milo estima tu máximo con las series que anotas.",
)
BREATH = ("Breathe out on the effort and never hold your breath.", "Suelta el aire en el esfuerzo y no aguantes la respiración.")
WITH_ADULT = ("An adult who knows the lift stands by.", "Con un adulto delante que conozca el ejercicio.")
LIGHT_ONLY = (
    "Until a doctor's clearance is on file, the plan holds nothing beyond light walking and mobility ({rules}).",
    "Hasta que conste el visto bueno de un médico, el plan no pasa de andar suave y movilidad ({rules}).",
)
LEFT_OUT = (
    "{exercise}: your plan leaves it out, {who} ({rules}).",
    "{exercise}: tu plan lo deja fuera, {who} ({rules}).",
)
LEFT_OUT_BECAUSE: dict[str, tuple[str, str]] = {
    "PL-20": ("from 65 years on, since it lands or jumps", "a partir de los 65 años, por los saltos"),
    "PL-22": ("in pregnancy", "en el embarazo"),
    "PL-23": ("in the first 12 weeks after a birth", "en las primeras 12 semanas tras un parto"),
    "PL-24": ("with raised blood pressure", "con la tensión alta"),
    "PL-25": ("with the heart trouble in your profile", "con la dolencia del corazón de tu perfil"),
    "PL-26": ("with the diabetes in your profile", "con la diabetes de tu perfil"),
    "PL-27": ("with the lung trouble in your profile", "con la dolencia respiratoria de tu perfil"),
    "PL-28": (
        "with epilepsy, since a bar is not lifted unsupervised",
        "con epilepsia, porque una barra no se levanta sin vigilancia",
    ),
    "PL-29": ("at a body mass index of 35 or more", "con un índice de masa corporal de 35 o más"),
    "PL-30": (
        "with osteoporosis: no loaded bending or twisting of the spine and no risk of a fall",
        "con osteoporosis: sin flexiones ni giros de columna con carga y sin riesgo de caída",
    ),
    "PL-50": ("while these are in your profile as hurt: {regions}", "mientras en tu perfil conste como lesión: {regions}"),
}
SUPINE_WEEK = 20
PAST_SUPINE = ("You say week {week}: that is past it.", "Dices semana {week}: ya la has pasado.")
_MEASURE = (
    "Carry fast carbohydrate, and measure before you start: under 54 mg/dL (3.0 mmol/L) no exercise for 24 hours and call your "
    "care "
    "team; 54 to 69 take 15 g of carbohydrate and measure again after 15 minutes; 70 to 89 take 15 to 30 g first; 90 to 150 take "
    "carbohydrate at the start (SN-18 to SN-20). Insulin doses are for your care team only.",
    "Lleva azúcar rápido y mídete antes de empezar: por debajo de 54 mg/dL (3,0 mmol/L), nada de ejercicio en 24 horas y llama "
    "a tu "
    "equipo médico; de 54 a 69, toma 15 g de hidratos y repite a los 15 minutos; de 70 a 89, toma antes de 15 a 30 g; de 90 a "
    "150, toma "
    "hidratos al empezar (SN-18 a SN-20). Las dosis de insulina son solo de tu equipo médico.",
)
_NO_DEFICIT_PREGNANT = (
    "In pregnancy Milo plans no deficit and no gaps without food (NU-04, PL-22); eating for it is for your midwife or doctor.",
    "En el embarazo Milo no planifica déficit ni huecos sin comer (NU-04, PL-22); la alimentación es cosa de tu matrona o médico.",
)
_NO_DEFICIT_MINOR = (
    "Under 18 Milo sets no deficit, no calorie target and no weight to reach, and plans no fasts (NU-04, PL-40). Weight is for "
    "your parents and your paediatrician.",
    "Con menos de 18 años Milo no pone déficit, ni objetivo de calorías, ni un peso al que llegar, y no planifica ayunos (NU-04, "
    "PL-40). El peso es cosa de tus padres y tu pediatra.",
)
_NO_DEFICIT_ED = (
    "With what your profile says of eating, Milo sets no targets of weight or food and plans no gaps without meals (PL-31). Your "
    "doctor or an eating-disorder line can help with this.",
    "Con lo que dice tu perfil sobre la comida, Milo no pone objetivos de peso ni de comida y no planifica huecos sin comer "
    "(PL-31). "
    "Tu médico o una línea de ayuda para trastornos alimentarios puede acompañarte en esto.",
)
NO_WEIGHT_AIM: dict[State, tuple[str, str]] = {
    "pregnant": (
        "In pregnancy Milo sets no weight to reach (NU-04, PL-22); weight and eating are for your midwife or doctor.",
        "En el embarazo Milo no pone un peso al que llegar (NU-04, PL-22); el peso y la alimentación son cosa de tu matrona o "
        "médico.",
    ),
    "minor": _NO_DEFICIT_MINOR,
    "eating disorder": _NO_DEFICIT_ED,
}
"""The states in which an aim of kilograms is answered with this alone, whether they are to be lost or gained."""
_NO_DEFICIT_BREAST = (
    "While you breastfeed Milo plans no deficit (NU-04); eating in these weeks is for your midwife or doctor.",
    "Mientras das el pecho Milo no planifica déficit (NU-04); la alimentación de estas semanas es cosa de tu matrona o médico.",
)
_CAFFEINE_ELSEWHERE = (
    "Milo holds no caffeine limit of its own {who}: for healthy adults it is at most 200 mg at once and 400 mg a day (NU-07), and "
    "whether yours is less is for your doctor.",
    "Milo no tiene un límite propio de cafeína {who}: para adultos sanos son como mucho 200 mg de una vez y 400 mg al día "
    "(NU-07), y si "
    "el tuyo es menor lo dice tu médico.",
)
_SALT = (
    "For adults in general: under 5 g of salt a day. Whether yours is lower {who} is for your doctor to say. The food table "
    "holds no "
    "salt; the label tells it per 100 g, and what is cured, pickled or salted counts towards it.",
    "Para adultos en general: menos de 5 g de sal al día. Si {who} te toca menos, lo dice tu médico. La tabla de alimentos no "
    "tiene la "
    "sal; viene en la etiqueta por 100 g, y lo curado, encurtido o salado cuenta.",
)
_HEAT = (
    "With what your profile says the limits of heat lie one band lower (PL-53): from 32 °C of air on no training in it, and "
    "from a WBGT of "
    "27.9 °C only if you have been used to heat for 2 to 3 weeks, and then nothing intense.",
    "Con lo que dice tu perfil, los límites de calor van un escalón más abajo (PL-53): desde 32 °C de aire no se entrena con "
    "él, y desde un "
    "WBGT de 27,9 °C solo si llevas de 2 a 3 semanas acostumbrándote al calor, y nada intenso.",
)
_HOT_ELSEWHERE = (
    "Milo holds no limit for hot rooms {who}: ask your doctor before you go in.",
    "Milo no tiene un límite para las salas de calor {who}: pregunta a tu médico antes de entrar.",
)


def _who(text: tuple[str, str], state: State) -> tuple[str, str]:
    _, en, es = OPENINGS[state]
    return text[0].format(who=en), text[1].format(who=es)


LIMITS: dict[tuple[May, State], tuple[str, str]] = {
    ("supine", "pregnant"): (
        f"Lying on your back: from week {SUPINE_WEEK} of a pregnancy on not for long (PL-22), and your plan leaves it out in "
        f"every week.",
        f"Tumbada boca arriba: desde la semana {SUPINE_WEEK} de embarazo, no mucho rato (PL-22), y tu plan lo deja fuera en "
        f"todas las "
        "semanas.",
    ),
    ("breath",
    "pregnant"): ("No breath-holding in pregnancy (PL-22). " + BREATH[0], "En el embarazo, sin apneas (PL-22). " + BREATH[1]),
    ("breath", "hypertension"): (
        "With raised blood pressure no breath-holding, and no maximal hold longer than 10 seconds (PL-24). " + BREATH[0],
        "Con la tensión alta, sin apneas y sin aguantes máximos de más de 10 segundos (PL-24). " + BREATH[1],
    ),
    ("scuba", "pregnant"): ("No diving with a bottle in pregnancy (PL-22).", "Nada de buceo con botella en el embarazo (PL-22)."),
    ("hot_room", "pregnant"): (
        "No: in pregnancy the plan keeps you out of hot rooms, such as a sauna, a steam bath, a hot tub or hot yoga (PL-22).",
        "No: en el embarazo el plan te deja fuera de las salas de calor, como la sauna, el baño de vapor, el jacuzzi o el yoga "
        "con calor "
        "(PL-22).",
    ),
    ("hot_room", "hypertension"): _who(_HOT_ELSEWHERE, "hypertension"),
    ("hot_room", "heart disease"): _who(_HOT_ELSEWHERE, "heart disease"),
    ("contact", "pregnant"): (
        "No: in pregnancy the plan leaves out sports with contact or a risk of falling (PL-22).",
        "No: en el embarazo el plan deja fuera los deportes con contacto o con riesgo de caída (PL-22).",
    ),
    ("contact", "postpartum"): (
        "Not before 12 weeks after the birth, where it has running or jumping in it, and after that only free of symptoms (PL-23).",
        "No antes de 12 semanas tras el parto si lleva carrera o saltos, y después solo sin síntomas (PL-23).",
    ),
    ("contact", "osteoporosis"): (
        "With osteoporosis nothing with a high risk of falling (PL-30).",
        "Con osteoporosis, nada con mucho riesgo de caída (PL-30).",
    ),
    ("contact", "heart disease"): (
        "With the heart trouble in your profile effort stays at 11 to 13 of 20 (PL-25), with nothing harder unless your "
        "clearance names it.",
        "Con la dolencia del corazón de tu perfil el esfuerzo se queda en 11 a 13 de 20 (PL-25), y nada más duro si tu visto "
        "bueno no lo "
        "nombra.",
    ),
    ("contact", "no_run"): (
        "The plan has no running while the leg in your profile hurts (PL-50), so nothing with sprints, turns or jumps either.",
        "El plan no lleva carrera mientras duela la pierna de tu perfil (PL-50), así que tampoco nada con sprints, giros o saltos.",
    ),
    ("jump", "pregnant"): ("In pregnancy the plan leaves out jumps (PL-22).", "En el embarazo el plan deja fuera los saltos "
        "(PL-22)."),
    ("jump", "postpartum"): (
        "No jumping before 12 weeks after the birth, and then only free of symptoms (PL-23).",
        "Nada de saltos antes de 12 semanas tras el parto, y después solo sin síntomas (PL-23).",
    ),
    ("jump", "heavy"): (
        "At a body mass index of 35 or more no jumps or running in the first 4 weeks (PL-29).",
        "Con un índice de masa corporal de 35 o más, sin saltos ni carrera las primeras 4 semanas (PL-29).",
    ),
    ("jump", "older"): ("From 65 years on the plan leaves out jumps (PL-20).", "A partir de los 65 años el plan deja fuera los "
        "saltos (PL-20)."),
    ("jump", "osteoporosis"): ("With osteoporosis the plan leaves out jumps (PL-30).", "Con osteoporosis el plan deja fuera los "
        "saltos (PL-30)."),
    ("jump", "no_run"): (
        "The plan leaves out jumps while the leg in your profile hurts (PL-50).",
        "El plan deja fuera los saltos mientras duela la pierna de tu perfil (PL-50).",
    ),
    ("run", "postpartum"): (
        "No running before 12 weeks after the birth, and then only free of symptoms (PL-23); walking and the pelvic floor come "
        "first.",
        "Nada de correr antes de 12 semanas tras el parto, y después solo sin síntomas (PL-23); antes van andar y el suelo "
        "pélvico.",
    ),
    ("run", "heavy"): (
        "At a body mass index of 35 or more no running in the first 4 weeks (PL-29).",
        "Con un índice de masa corporal de 35 o más, sin correr las primeras 4 semanas (PL-29).",
    ),
    ("run", "no_run"): (
        "The plan has no running while the leg in your profile hurts more than 2 of 10, or nobody told how much (PL-50).",
        "El plan no lleva carrera mientras la pierna de tu perfil duela más de 2 sobre 10, o no conste cuánto (PL-50).",
    ),
    ("hard", "pregnant"): (
        "In pregnancy effort stays at 12 to 14 of 20, about where you can still talk (PL-22).",
        "En el embarazo el esfuerzo se queda en 12 a 14 de 20, donde aún puedes hablar (PL-22).",
    ),
    ("hard", "postpartum"): (
        "In the first 12 weeks after a birth only easy work: walking and the pelvic floor first (PL-23).",
        "En las primeras 12 semanas tras un parto, solo trabajo suave: primero andar y el suelo pélvico (PL-23).",
    ),
    ("hard", "hypertension"): (
        "With raised blood pressure endurance stays at 40 to 59 % of your heart rate reserve (PL-24), so no hard intervals.",
        "Con la tensión alta la resistencia se queda entre el 40 y el 59 % de tu reserva de pulso (PL-24), así que sin "
        "intervalos duros.",
    ),
    ("hard", "heart disease"): (
        "With the heart trouble in your profile effort stays at 11 to 13 of 20, with no HIIT unless your clearance names it "
        "(PL-25).",
        "Con la dolencia del corazón de tu perfil el esfuerzo se queda en 11 a 13 de 20, sin HIIT si tu visto bueno no lo "
        "nombra (PL-25).",
    ),
    ("hard", "insulin"): (
        "With insulin or a medicine like it no hard training alone in week 1 (PL-26). " + _MEASURE[0],
        "Con insulina o un medicamento parecido, nada duro a solas en la semana 1 (PL-26). " + _MEASURE[1],
    ),
    ("hard", "heavy"): (
        "At a body mass index of 35 or more effort stays at 12 of 20 or less in the first 4 weeks (PL-29).",
        "Con un índice de masa corporal de 35 o más, el esfuerzo se queda en 12 de 20 o menos las primeras 4 semanas (PL-29).",
    ),
    ("heat", "pregnant"): _HEAT,
    ("heat", "hypertension"): _HEAT,
    ("heat", "heart disease"): _HEAT,
    ("heat", "insulin"): _HEAT,
    ("heat", "heavy"): _HEAT,
    ("heat", "older"): _HEAT,
    ("often", "minor"): (
        "Under 18: strength on 2 or 3 days a week, not one after the other (PL-41); organised sport no more hours a week than "
        "your age in "
        "years, always under 16, with 1 or 2 days off a week (PL-42).",
        "Con menos de 18 años: fuerza 2 o 3 días por semana, no seguidos (PL-41); deporte organizado, no más horas por semana "
        "que tus años, "
        "siempre menos de 16, con 1 o 2 días libres por semana (PL-42).",
    ),
    ("often", "older"): (
        "From 65 years on: strength on 2 or 3 days a week (PL-20), and at least 2 full rest days (PL-06).",
        "A partir de los 65 años: fuerza 2 o 3 días por semana (PL-20) y al menos 2 días enteros de descanso (PL-06).",
    ),
    ("alone", "epilepsy"): (
        "With epilepsy no swimming, climbing or heavy bar without somebody there (PL-28).",
        "Con epilepsia, nada de nadar, escalar o levantar una barra pesada sin alguien delante (PL-28).",
    ),
    ("contact", "epilepsy"): (
        "With epilepsy no swimming, climbing or heavy bar without somebody there (PL-28).",
        "Con epilepsia, nada de nadar, escalar o levantar una barra pesada sin alguien delante (PL-28).",
    ),
    ("fasted",
    "insulin"): ("With insulin, not without measuring first. " + _MEASURE[0], "Con insulina, no sin medirte antes. " + _MEASURE[1]),
    ("fasted", "pregnant"): _NO_DEFICIT_PREGNANT,
    ("fasted", "eating disorder"): _NO_DEFICIT_ED,
    ("fasting", "pregnant"): _NO_DEFICIT_PREGNANT,
    ("fasting", "insulin"): (
        "With insulin a fast can bring your glucose too low: whether and how is only for your care team, and Milo plans none. "
        + _MEASURE[0],
        "Con insulina un ayuno puede bajarte demasiado la glucosa: si se hace y cómo es solo cosa de tu equipo médico, y Milo no "
        "planifica ninguno. " + _MEASURE[1],
    ),
    ("fasting", "minor"): _NO_DEFICIT_MINOR,
    ("fasting", "eating disorder"): _NO_DEFICIT_ED,
    ("fasting", "postpartum"): _NO_DEFICIT_BREAST,
    ("cut", "pregnant"): _NO_DEFICIT_PREGNANT,
    ("cut", "minor"): _NO_DEFICIT_MINOR,
    ("cut", "eating disorder"): _NO_DEFICIT_ED,
    ("cut", "postpartum"): _NO_DEFICIT_BREAST,
    ("caffeine", "pregnant"): (
        "In pregnancy at most 200 mg of caffeine a day from everything together (NU-07).",
        "En el embarazo, como mucho 200 mg de cafeína al día sumándolo todo (NU-07).",
    ),
    ("caffeine", "postpartum"): (
        "While you breastfeed at most 200 mg of caffeine a day from everything together (NU-07).",
        "Mientras das el pecho, como mucho 200 mg de cafeína al día sumándolo todo (NU-07).",
    ),
    ("caffeine", "minor"): (
        "Under 18 Milo names no amount of caffeine and advises no energy drinks and no pre-workout (PL-43); ask your parents or "
        "your "
        "paediatrician.",
        "Con menos de 18 años Milo no da ninguna cantidad de cafeína y no aconseja bebidas energéticas ni preentreno (PL-43); "
        "pregunta a "
        "tus padres o a tu pediatra.",
    ),
    ("caffeine", "hypertension"): _who(_CAFFEINE_ELSEWHERE, "hypertension"),
    ("caffeine", "heart disease"): _who(_CAFFEINE_ELSEWHERE, "heart disease"),
    ("alcohol", "pregnant"): ("None in pregnancy.", "Nada en el embarazo."),
    ("alcohol", "minor"): ("None under 18.", "Nada con menos de 18 años."),
    ("salt", "hypertension"): _who(_SALT, "hypertension"),
    ("salt", "heart disease"): _who(_SALT, "heart disease"),
    ("salt", "kidney disease"): (
        "How much salt fits the kidney trouble in your profile is only for your doctor; Milo has no figure for it.",
        "Cuánta sal va con la dolencia de riñón de tu perfil solo lo dice tu médico; Milo no tiene una cifra para eso.",
    ),
    ("raw", "pregnant"): (
        "Which foods to leave out in pregnancy is for your midwife or doctor; Milo holds no list of them and makes none up.",
        "Qué alimentos dejar en el embarazo lo dice tu matrona o tu médico; Milo no tiene esa lista y no se la inventa.",
    ),
}  # fmt: skip
"""By what is asked and the state of the profile. nutrition.md gives salt for adults alone, and no caffeine figure of a raised "
"pressure."""
