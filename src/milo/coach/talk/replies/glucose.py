"""What a glucose before training asks for: the row of the safety reference, for whoever uses insulin or what works like it.

Source: Milo's safety reference, SN-18 to SN-22, PL-26. No dose of insulin is ever said.
"""

from __future__ import annotations

from collections.abc import Sequence

from milo.coach.conversation.entities.profile_names import named
from milo.coach.lab.sensor_body import FAR_LOW, HIGH, LOW, LOWISH, ONSET_TOP, VERY_HIGH
from milo.coach.lab.sensor_catalogue import background
from milo.coach.plans.limits.gates import INSULIN
from milo.coach.talk.heard.glucose_asked import MG_PER_MMOL, GlucoseAsked
from milo.coach.talk.heard.glucose_told import glucose_told
from milo.coach.talk.receipts.facts import Facts
from milo.coach.talk.receipts.telling import Quoted, Receipts, Telling
from milo.vocabulary.athlete import Profile
from milo.vocabulary.numbers_written import number_written

_ROWS: tuple[tuple[float, str, str, str], ...] = (
    (FAR_LOW, "SN-18", "take 15 g of fast carbohydrate at once and measure again after 15 minutes; no exercise for 24 hours, and "
     "speak with your diabetes team the same day.",
     "toma enseguida 15 g de hidratos rápidos y mídete otra vez a los 15 minutos; nada de ejercicio en 24 horas, y habla ese mismo "
     "día con tu equipo de diabetes."),
    (LOW, "SN-19", "take 15 g of fast carbohydrate and measure again after 15 minutes; no training before it is up, and that day "
     "nothing alone, in water or at height.",
     "toma 15 g de hidratos rápidos y mídete otra vez a los 15 minutos; nada de entrenar hasta que suba, y ese día nada a solas, "
     "en el agua ni en altura."),
    (LOWISH, "SN-20", "take 15 to 30 g of carbohydrate first, then train.", "toma antes de 15 a 30 g de hidratos y luego entrena."),
    (ONSET_TOP + 1, "SN-20", "take carbohydrate when you start.", "toma hidratos al empezar."),
    (HIGH, "PL-26", "Milo has no glucose limit there; have fast carbohydrate with you and measure again afterwards.",
     "ahí Milo no tiene límite de glucosa; lleva hidratos rápidos y mídete otra vez al acabar."),
    (VERY_HIGH, "SN-21", "test ketones first. With moderate or large ones no exercise, and speak with your diabetes team that day; "
     "otherwise nothing intense until it is under 250 mg/dL (13.9 mmol/L).",
     "mide antes las cetonas. Con cetonas moderadas o altas, nada de ejercicio, y habla ese día con tu equipo de diabetes; si no, "
     "nada intenso hasta bajar de 250 mg/dL (13,9 mmol/L)."),
    (float("inf"), "SN-22", "test ketones first. Only without any: light or moderate work; else no exercise, and speak with your "
     "diabetes team that day.",
     "mide antes las cetonas. Solo si no hay: trabajo suave o moderado; si hay, nada de ejercicio, y habla ese día con tu equipo "
     "de diabetes."),
)  # fmt: skip
"""Up to which glucose in mg/dL, not included: the rule and what it asks for, in English and Spanish. 150 itself is still SN-20."""
_LINE = (
    "At {mg} mg/dL ({mmol} mmol/L) before a session ({rule}): {row}",
    "Con {mg} mg/dL ({mmol} mmol/L) antes de entrenar ({rule}): {row}",
)
_TAIL = ("Insulin doses are for your care team only.", "Las dosis de insulina son solo de tu equipo médico.")
_OTHERS = (
    "Your profile names no insulin and no medicine that works like it, and without those Milo has no glucose limit before "
    "training: go by how you feel, and eat something first if you feel weak. If you do use one, tell me. A reading under 70 mg/dL "
    "(3.9 mmol/L), or of 250 (13.9) and more, is worth a word with your doctor.",
    "Tu perfil no nombra insulina ni otra medicina parecida, y sin ellas Milo no tiene un límite de glucosa antes de entrenar: "
    "guíate por cómo te sientes, y come algo antes si te notas flojo. Si usas alguna, dímelo. Una lectura por debajo de 70 mg/dL "
    "(3,9 mmol/L), o de 250 (13,9) o más, merece hablarlo con tu médico.",
)


def glucose(telling: Telling, asked: GlucoseAsked, said: Sequence[str], facts: Facts) -> None:
    """Say the row for the glucose that was asked about.

    said: the athlete's turns; insulin or type 1 diabetes told in them counts before it is in the profile.
    """
    es = telling.language == "es"
    if not uses_insulin(facts.profile, said, facts):
        text = _OTHERS[es]
    else:
        _, rule, *rows = _row(asked.mg_dl)
        figures = {
            "mg": number_written(asked.mg_dl, telling.language, 0),
            "mmol": number_written(asked.mg_dl / MG_PER_MMOL, telling.language, 1),
        }
        line = _LINE[es].format(row=rows[es], rule=rule, **figures)
        # Whose the doses of insulin are is said with the first figure of a talk.
        text = line if any(glucose_told(turn) for turn in said[:-1]) else f"{line} {_TAIL[es]}"
    telling.say("word", text=Quoted(text, Receipts("word", "glucose")))


def row_of(mg_dl: float) -> str:
    """The rule of the reference for a glucose before training, in mg/dL.

    >>> [row_of(mg_dl) for mg_dl in (53, 69, 89, 200, 250, 350)]
    ['SN-18', 'SN-19', 'SN-20', 'PL-26', 'SN-21', 'SN-22']
    """
    return _row(mg_dl)[1]


def _row(mg_dl: float) -> tuple[float, str, str, str]:
    return next(row for row in _ROWS if mg_dl < row[0])


def uses_insulin(profile: Profile | None, said: Sequence[str], facts: Facts) -> bool:
    """Whether somebody uses insulin or what works like it, by the profile or by what was told in this talk."""
    if profile is not None and background(profile, facts.today).glucose_lowering:
        return True
    medicines = " ".join(name for turn in said for name in named("medicine", turn))
    return any(stem in medicines for stem in INSULIN) or any("type 1 diabetes" in named("condition", turn) for turn in said)
