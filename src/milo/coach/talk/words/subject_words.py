"""What a question may be about: parts of a plan and of the body, figures of a week, and how people type in haste."""

from __future__ import annotations

import re

from milo.vocabulary.body_parts import BODY_PARTS

SUBJECTS: dict[str, str] = {
    "rest": r"rest(?:ing)?(?: days?)?|days? off|off days?|descans\w*|dias? libres?|libro",
    "deload": r"deload\w*|easy week|descarga|semana (?:suave|facil|ligera)",
    "long": r"long(?:est)? (?:run|ride)s?|tiradas? largas?|carreras? largas?|rodajes? largos?|tirada",
    "intervals": r"intervals?|speed ?work|speed session|track session|tempo(?: run)?|threshold run|hiit|series|intervalos|fartlek",
    "running": r"run(?:ning|s)?|jog\w*|corr(?:o|er)|carreras?|rodajes?",
    "cycling": r"cycl\w+|rid(?:e|ing|es)|bik(?:e|ing)|bici\w*|ciclismo|pedal\w+",
    "swimming": r"swim\w*|nad(?:o|ar)|natacion",
    "rowing": r"rowing|remoergometro",
    "endurance": r"cardio|endurance|aerobic|resistencia",
    "strength": r"strength|weights|gym|lifting|lift|fuerza|pesas|gimnasio",
    "mobility": r"mobility|yoga|movilidad",
    **BODY_PARTS,
}
"""What of a plan can be asked for, as people call it."""
FIGURES_SAID: dict[str, tuple[str, ...]] = {
    r"resting (?:heart rate|hr|pulse)|rhr|pulso en reposo|pulsaciones en reposo|fc en reposo": ("resting_hr_bpm",),
    r"hrv|vfc|heart rate variability|variabilidad": ("hrv_rmssd_ms", "hrv_sdnn_ms"),
    r"sleep debt|deuda de sueno|sueno (?:me )?(?:debo|falta)": ("debt_h",),
    r"sleep do i need|should i sleep|sleep i need|horas (?:debo|deberia|tengo que|necesito) dormir|"
    r"sueno necesito": ("need_h", "mean_h"),
    r"sleeping enough|enough sleep|sleep enough|duermo (?:lo )?(?:suficiente|bastante)": ("mean_h", "need_h", "debt_h"),
    r"body fat|grasa corporal|porcentaje de grasa": ("body_fat_pct",),
    r"waist|cintura": ("waist_cm",),
    r"blood pressure|tension arterial|mi tension": ("systolic_mmhg", "diastolic_mmhg"),
    r"tonnage|weight moved|tonelaje": ("tonnage_kg",),
    r"monotony|monotonia": ("monotony",),
    r"strain": ("strain",),
    r"do i weigh|my (?:body ?)?weight|weight (?:going|trend)|cuanto peso(?: ahora| hoy)?$|mi peso|(?:subiendo|bajando) de peso": (
        "weight_kg", "weight_change_kg_per_week",
    ),
    r"steps|pasos": ("steps_per_day",),
    r"calories (?:did|have) i burn\w*|calories burn\w*|calorias (?:que )?(?:he )?quem\w+|calorias gast\w+": (
        "active_energy_kcal_per_day",
    ),
}  # fmt: skip
"""Words for single figures of a week; the others come with their topic."""

WHY_FIGURES: dict[str, tuple[str, ...]] = {"heart": ("resting_hr_bpm", "hrv_rmssd_ms"), "sleep": ("mean_h", "debt_h")}
"""What a why about a topic is about, where it names no figure."""
_TYPED = (
    "q que, k que, ke que, tb tambien, tngo tengo, oy hoy, ayr ayer, hize hice, kuando cuando, cuantoz cuantos, kuanto cuanto, "
    "u you, ur your, wat what, waht what, wut what, hwo how, hw how, wich which, whn when, wen when, nxt next, tmrw tomorrow, "
    "tmr tomorrow, yestrday yesterday, yday yesterday, wk week, wks weeks, shuld should, "
    "shoud should, mutch much, meny many, prot protein, "
    "semna semana, entrno entreno, dose does"
)
SHORT: dict[str, str] = dict(pair.split() for pair in _TYPED.split(", "))
"""Words as people type them in haste."""


def figures_named(plain: str) -> tuple[str, ...]:
    """The single figures of a week that a text names."""
    return tuple(dict.fromkeys(f for words, names in FIGURES_SAID.items() if re.search(rf"\b(?:{words})\b", plain) for f in names))
