"""What the coach says of health and equipment told in talk. Two languages."""

from __future__ import annotations

_ES: dict[str, dict[str, str]] = {
    "equipment": {
        "barbell": "barra", "dumbbell": "mancuernas", "kettlebell": "pesa rusa", "machine": "máquinas", "cable": "polea",
        "band": "bandas", "bench": "banco", "rack": "jaula", "pull-up bar": "barra de dominadas", "treadmill": "cinta de correr",
        "bicycle": "bicicleta", "rower": "remo", "pool": "piscina",
    },
    "conditions": {
        "hypertension": "hipertensión", "heart disease": "enfermedad cardiaca", "type 1 diabetes": "diabetes tipo 1",
        "type 2 diabetes": "diabetes tipo 2", "asthma": "asma", "copd": "EPOC", "epilepsy": "epilepsia",
        "osteoporosis": "osteoporosis", "kidney disease": "enfermedad renal", "eating disorder": "trastorno alimentario",
    },
    "medications": {
        "beta blocker": "betabloqueante", "insulin": "insulina", "metformin": "metformina",
        "ACE inhibitor": "IECA (enalapril, ramipril)",
        "amlodipine": "amlodipino", "diuretic": "diurético", "statin": "estatina", "blood thinner": "anticoagulante",
        "levothyroxine": "levotiroxina", "sertraline": "sertralina", "fluoxetine": "fluoxetina", "prednisone": "prednisona",
        "gliclazide": "gliclazida", "semaglutide": "semaglutida", "losartan": "losartán",
    },
    "injuries": {
        "knee": "rodilla", "ankle": "tobillo", "achilles": "Aquiles", "hip": "cadera", "groin": "ingle", "low back": "zona lumbar",
        "shoulder": "hombro", "elbow": "codo", "wrist": "muñeca", "neck": "cuello",
    },
}  # fmt: skip
_EN = {"low back": "lower back", "copd": "COPD", "dumbbell": "dumbbells", "band": "bands", "machine": "machines"}

_WORDS: dict[str, dict[str, str]] = {
    "understood": {"en": "I understood: {what}.", "es": "He entendido: {what}."},
    "ask": {"en": "Shall I save it in your profile? Say yes or no.", "es": "¿Lo anoto en tu perfil? Di sí o no."},
    "gear_got": {"en": "there is now: {what}", "es": "ahora hay: {what}"},
    "gear_gone": {"en": "no longer there: {what}", "es": "ya no hay: {what}"},
    "gear_got_how": {
        "en": "Your plan stays as it is until you ask for a new one; that one can use it.",
        "es": "Tu plan queda como está hasta que pidas uno nuevo; ese podrá usarlo.",
    },
    "gear_gone_how": {
        "en": "What needs it in your plan is then replaced or left out.",
        "es": "Lo que lo necesita en tu plan se cambia entonces por otra cosa o se quita.",
    },
    "gear_held": {"en": "Your profile has that already: {what}.", "es": "Tu perfil ya lo tiene: {what}."},
    "gear_not_held": {
        "en": "Your profile does not have that ({what}), so no exercise needs it and nothing changes.",
        "es": "Tu perfil no lo tiene ({what}), así que ningún ejercicio lo necesita y nada cambia.",
    },
    "gear_now": {"en": "your equipment is {what}", "es": "tu material es {what}"},
    "gear_none": {"en": "you have no equipment", "es": "no tienes material"},
    "goal_now": {"en": "your goal is {what}", "es": "tu objetivo es {what}"},
    "goal_held": {"en": "That is your goal already: {what}.", "es": "Ese ya es tu objetivo: {what}."},
    "goal_how": {
        "en": "Your plan stays as it is until you ask for a new one.",
        "es": "Tu plan queda como está hasta que pidas uno nuevo.",
    },
    "goal_new_plan": {
        "en": "Say “make me a new plan” for one towards it.",
        "es": "Di «hazme un plan nuevo» para uno hacia él.",
    },
    "gear_new_plan": {
        "en": "Say “make me a new plan” for one that can use it.",
        "es": "Di «hazme un plan nuevo» para uno que pueda usarlo.",
    },
    "pregnancy": {"en": "you are pregnant", "es": "estás embarazada"},
    "birth": {"en": "a birth, {what} weeks ago", "es": "un parto, hace {what} semanas"},
    "birth_when": {
        "en": "How many weeks ago was it? Your plan then keeps to the limits for it, and plans no deficit. Tell it like “I gave "
        "birth six weeks ago”.",
        "es": "¿Hace cuántas semanas fue? Tu plan respeta entonces los límites para eso y no planifica déficit. Dilo así: «di a "
        "luz hace seis semanas».",
    },
    "nursing_when": {
        "en": "While you breastfeed Milo plans no deficit (NU-04). Your profile has no birth yet, and your plan goes by that: how "
        "many weeks ago was it? Tell it like “I gave birth six weeks ago”.",
        "es": "Mientras das el pecho Milo no planifica déficit (NU-04). Tu perfil aún no tiene el parto, y el plan va por él: "
        "¿hace cuántas semanas fue? Dilo así: «di a luz hace seis semanas».",
    },
    "nursing_known": {
        "en": "Your profile has the birth ({what} weeks ago). While you breastfeed Milo plans no deficit (NU-04); food in that "
        "time is for your midwife or doctor.",
        "es": "Tu perfil ya tiene el parto (hace {what} semanas). Mientras das el pecho Milo no planifica déficit (NU-04); la "
        "comida de ese tiempo es cosa de tu matrona o médico.",
    },
    "birth_man": {
        "en": "Your profile says that you are a man, so I log none of this. Did you mean somebody else, or is the "
        "profile wrong? You can change it on the page Profile.",
        "es": "Tu perfil dice que eres hombre, así que no anoto nada de esto. ¿Hablas de otra persona o está mal el perfil? Puedes "
        "cambiarlo en la página Perfil.",
    },
    "no_pregnancy": {"en": "you are not pregnant", "es": "no estás embarazada"},
    "conditions": {"en": "you have {what}", "es": "tienes {what}"},
    "medications": {"en": "medicine: {what}", "es": "medicina: {what}"},
    "injuries": {"en": "an injury: {what}", "es": "una lesión: {what}"},
    "health_how": {"en": "Your plan then keeps to the limits for it.", "es": "Tu plan respeta entonces los límites para eso."},
    "injury_how": {
        "en": "If it hurts, tell me how much, 0 to 10.",
        "es": "Si duele, dime cuánto, de 0 a 10.",
    },
    "health_held": {"en": "Your profile has that already: {what}.", "es": "Tu perfil ya lo tiene: {what}."},
    "not_pregnant_ask": {
        "en": "I understood: you are not pregnant. Shall I remove it from your profile? Say yes or no.",
        "es": "He entendido: no estás embarazada. ¿Lo quito de tu perfil? Di sí o no.",
    },
    "not_pregnant": {
        "en": "All right: your profile has no pregnancy, and nothing is saved.",
        "es": "De acuerdo: tu perfil no tiene ningún embarazo, y no se anota nada.",
    },
    "no_plan_now": {
        "en": "With that there is no training plan for now: {why}",
        "es": "Con eso ahora no hay plan de entreno: {why}",
    },
    "plan_new_after": {
        "en": "Say “make me a new plan” for one without those limits.",
        "es": "Di «hazme un plan nuevo» para uno sin esos límites.",
    },
    "plan_same": {"en": "Nothing in your plan had to change for it.", "es": "Nada de tu plan ha tenido que cambiar por eso."},
}  # fmt: skip


def say_told(key: str, language: str, **values: object) -> str:
    """A sentence in a language, English where there is no other."""
    said = _WORDS[key]
    return said.get(language, said["en"]).format(**values)


def named(kind: str, name: str, language: str) -> str:
    """What the profile holds by its name in a language; kind: "equipment", "conditions", "medications" or "injuries"."""
    return _ES[kind].get(name, name) if language == "es" else _EN.get(name, name)
