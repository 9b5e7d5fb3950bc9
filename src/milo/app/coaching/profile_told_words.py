"""What the coach says of health and equipment told in talk. Two languages."""

from __future__ import annotations

from milo.locales import Templates

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

_WORDS = {language: Templates("profile_told", language) for language in ("en", "es")}


def say_told(key: str, language: str, **values: object) -> str:
    """A sentence in a language, English where there is no other."""
    return _WORDS["es" if language == "es" else "en"][key].format(**values)


def named(kind: str, name: str, language: str) -> str:
    """What the profile holds by its name in a language; kind: "equipment", "conditions", "medications" or "injuries"."""
    return _ES[kind].get(name, name) if language == "es" else _EN.get(name, name)
