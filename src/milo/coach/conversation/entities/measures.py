"""A pulse at rest, a blood pressure, mood, energy, soreness or a session's effort told in a sentence: read whole, or not at all."""

from __future__ import annotations

import re

from milo.coach.talk.words.numbers_said import even, folded
from milo.vocabulary.quantities import quantity

MOST_OF = {"mood": 5.0, "energy": 5.0, "soreness": 10.0, "effort": 10.0}
"""The top of the scale each is kept on; all begin at 1 (vocabulary.records.Feedback), effort as CR-10 of a workout."""
BODY = ("resting_hr_bpm", "systolic_mmhg", "diastolic_mmhg")
_N = r"(?<![\d.,/:])(\d{1,3}(?:[.,]\d)?)"
_END = r"(?![.,/:]?\d)"
_PRESSURE = re.compile(r"\b(?:blood pressure|bp|tension(?: arterial)?|presion(?: arterial| sanguinea)?)\b")
_PULSE = re.compile(
    r"\b(?:resting (?:heart rate|heartrate|hr|pulse)|rhr|(?:heart rate|hr|pulse) (?:at rest|in the morning before getting up)|"
    r"(?:pulso|pulsaciones|frecuencia(?: cardiaca)?|fc|ritmo cardiaco) en reposo)\b"
)
_FELT = {
    "mood": re.compile(r"\b(?:mood|(?:estado de )?animo|humor)\b"),
    "energy": re.compile(r"\b(?:energy(?: levels?)?|(?:nivel de )?energia)\b"),
    "soreness": re.compile(r"\b(?:(?:muscle )?soreness|doms|agujetas)\b"),
    "effort": re.compile(
        r"\b(?:rpe|(?:perceived )?(?:effort|exertion)(?: level)?|esfuerzo(?: percibido)?|(?:se )?me costo|"
        r"^(?:it|that|this|today|hoy|eso)(?= (?:was|felt|fue|ha sido)\b.*\d ?(?:/|out of|of|de|sobre) ?(?:a )?10\b)|"
        r"^fue(?=.*\d ?(?:/|out of|of|de|sobre) ?(?:a )?10\b)|(?:session|workout|"
        r"training|run|ride|swim|sesion|entren\w+|carrera|rodaje|salida)(?=.*\d ?(?:/|out of|of|de|sobre) ?(?:a )?10\b))"
        r"(?! ?\d+ ?x)\b"
    ),
}
_BESIDE_EFFORT = (
    "session workout training run ride swim gym lifting sesion entreno entrenamiento carrera rodaje salida todays tonights del al "
    "los felt se hard easy duro dura facil nota overall in"
)
_SESSION = frozenset(_BESIDE_EFFORT.split())
"""What may stand beside an effort, which is that of a session."""
_OVER = re.compile(rf"{_N} ?(?:/|over|sobre|por|-) ?(\d{{1,3}}(?:[.,]\d)?){_END}(?: ?mm ?hg)?")
_BESIDE_EACH_OTHER = re.compile(
    rf"{_N}{_END},? (?:(?:y|and|con|to|a|de|the|la|alta|baja|systolic|diastolic|maxima|minima) )*(\d{{1,3}}(?:[.,]\d)?){_END}"
)
"""Both figures of a pressure with a space or a word between them: "138 84", "13 y 8"."""
_ONE = re.compile(
    rf"{_N}{_END}(?: ?(?:bpm|lpm|ppm|beats(?: per minute| a minute)?|latidos(?: por minuto)?|pulsaciones(?: por minuto)?))?"
)
_OF = re.compile(rf"{_N}(?: ?(?:/|out of|of|de|sobre) ?(?:a )?(\d{{1,3}}))?{_END}")
_CUT = re.compile(
    r"[;\n]+|,\s+|\s+(?:and|y|e)\s+|(?<=\d)\s+(?=(?:mood|energy|soreness|(?:estado de )?animo|humor|energia|agujetas)\b)"
)
_BESIDE = (
    "today this morning now just tonight evening afternoon hoy esta manana tarde noche ahora acabo i ive have my mi "
    "mis the a an la el lo un una me he is was were of at es son era fue esta estaba de en came out it and y que log "
    "note record write down anota apunta registra measured took taken checked got had has tengo tenia salio sale daba "
    "dio medi medido medirme tome tomado tomarme mire reads read reading about around like unos unas bed waking up "
    "woke when al despertar levantarme after please por favor gracias thanks feel feeling felt im siento level nivel "
    "home casa in s measuring took"
)
_MAY_STAND = frozenset(_BESIDE.split())
"""What may stand beside: any other word tells more than the measure."""
LEAST_IN_CM = 25.0
"""A pressure below is told in cm of mercury, as Spanish speakers do: 12/8 is 120/80 (nobody alive has 25 mmHg)."""


def measures_told(words: str) -> tuple[tuple[str, float], ...] | None:
    """The measures that words tell (measures_in), as they are written."""
    return measures_in(_plain(words))


def measures_in(plain: str) -> tuple[tuple[str, float], ...] | None:
    """(name, value) of each measure that a sentence tells, and nothing else; None where it is not wholly clear.

    plain: lower case without accents, marks left.  Pressure in mmHg, pulse in 1/min, mood and energy of 5, the others of 10.

    >>> measures_in("my blood pressure was 128/82 this morning")
    (('systolic_mmhg', 128.0), ('diastolic_mmhg', 82.0))
    >>> measures_in("mood 4/5 and energy 3 out of 5"), measures_in("energy 7/10")
    ((('mood', 4.0), ('energy', 3.0)), None)
    """
    plain = plain.replace("ñ", "n")
    found: list[tuple[str, float]] = []
    for piece in _CUT.split(plain):
        told = _piece(piece)
        if told is None and (re.search(r"\d", piece) or set(re.findall(r"[a-z]+", piece)) - _MAY_STAND):
            # "I took my blood pressure: 135/85" stands in pieces; words beside it that tell more do not.
            return _whole(plain)
        found += told or ()
    names = [name for name, _ in found]
    return tuple(found) if found and len(set(names)) == len(names) else _whole(plain)


def off_scale(text: str) -> bool:
    """Whether a sentence tells mood, energy or soreness of another scale than it is kept on: "energy 7/10".

    >>> off_scale("my energy is 7/10"), off_scale("energy 3/5"), off_scale("is 7/10 good energy?")
    (True, False, False)
    """
    plain = _plain(text)
    for name, pattern in _FELT.items():
        if "?" not in text and pattern.search(plain):
            of = _OF.search(plain)
            rest = _OF.sub(" ", pattern.sub(" ", plain))
            if of is not None and not set(re.findall(r"[a-z0-9]+", rest)) - _MAY_STAND:
                top = float(of[2]) if of[2] else MOST_OF[name]
                return top != MOST_OF[name] or not 1 <= _value(of[1]) <= top
    return False


def _whole(plain: str) -> tuple[tuple[str, float], ...] | None:
    return _piece(plain)


def _piece(plain: str) -> tuple[tuple[str, float], ...] | None:
    for name, figures in ((_PRESSURE, _OVER), (_PULSE, _ONE)):
        if name.search(plain):
            if name is _PRESSURE and _OVER.search(plain) is None:
                plain = _BESIDE_EACH_OTHER.sub(r"\1/\2", plain, count=1)
            told = list(figures.finditer(plain))
            rest = figures.sub(" ", name.sub(" ", plain))
            if len(told) != 1 or set(re.findall(r"[a-z0-9]+", rest)) - _MAY_STAND:
                return None
            return _pressure(told[0]) if name is _PRESSURE else _accepted(("resting_hr_bpm", _value(told[0][1])))
    felt = [name for name, pattern in _FELT.items() if pattern.search(plain)]
    if len(felt) != 1:
        return None
    may_stand = _MAY_STAND | _SESSION if felt == ["effort"] else _MAY_STAND
    top = MOST_OF[felt[0]]
    values = list(_OF.finditer(plain))
    rest = _OF.sub(" ", _FELT[felt[0]].sub(" ", plain))
    if len(values) != 1 or (values[0][2] and float(values[0][2]) != top) or set(re.findall(r"[a-z0-9]+", rest)) - may_stand:
        return None
    value = _value(values[0][1])
    return ((felt[0], value),) if 1 <= value <= top else None


def _pressure(told: re.Match[str]) -> tuple[tuple[str, float], ...] | None:
    high, low = _value(told[1]), _value(told[2])
    if high < LEAST_IN_CM:
        high, low = 10 * high, 10 * low
    return _accepted(("systolic_mmhg", high), ("diastolic_mmhg", low)) if high > low else None


def _accepted(*measures: tuple[str, float]) -> tuple[tuple[str, float], ...] | None:
    return measures if all(quantity(name).accept(value) is not None for name, value in measures) else None


def _value(digits: str) -> float:
    return float(digits.replace(",", "."))


_EFFORT = re.compile(
    r"\b(?:rpe|effort|exertion|esfuerzo|intensity|intensidad|felt(?: like)?|(?:se )?me costo|costo)\b"
    r"(?: (?:percibido|level|of|was|is|about|an?|like|around|de|fue|un|una))*[ :=]*(\d{1,2}(?:[.,]5)?)"
    r"(?! ?(?:km|min|kg|h\b|s\b))(?! ?(?:/|out of|of|de|sobre) ?(?!10\b)\d)"
)
_MEAN_PULSE = re.compile(
    r"(?<!max )(?<!max\. )(?<!peak )(?<!maxima )\b(?:heart ?rate|hr|pulse|fc|pulso|pulsaciones|frecuencia(?: cardiaca)?|"
    r"bpm)\b(?! max)(?: (?:avg|average|mean|media|medio|was|of|at|around|about|a|de|del|en|unas|unos|fue|era))*"
    r"[ :=@]*(\d{2,3})\b(?![:/%.,]\d)|"
    r"(?<!max )(?<!max\. )(?<![\d.,:/])\b(\d{2,3}) ?(?:bpm|ppm|lpm|beats|pulsaciones|latidos)\b"
)
LEAST_BPM, MOST_BPM = 40.0, 225.0  # a mean heart rate of work (the log's own limit above; our choice below)


def effort_in(words: str) -> float | None:
    """How hard something felt, of ten.

    >>> effort_in("ran 5 km in 30 min, RPE 7"), effort_in("me costó 8 de 10"), effort_in("felt like 5 km")
    (7.0, 8.0, None)
    """
    found = _EFFORT.search(_plain(words))
    value = None if found is None else _value(found[1])
    return value if value is not None and 0 < value <= MOST_OF["effort"] else None


def effort_written(plain: str) -> str:
    """Plain words with how hard it felt written the short way: "me costo 7 de 10" is "rpe 7"."""
    return _EFFORT.sub(lambda m: f" rpe {m[1]} ", plain)


def mean_pulse_in(words: str) -> float | None:
    """The mean pulse of work in beats per minute; the highest is none.

    >>> mean_pulse_in("average heart rate 148, max 171"), mean_pulse_in("con 150 pulsaciones"), mean_pulse_in("max hr 181")
    (148.0, 150.0, None)
    """
    found = _MEAN_PULSE.search(_plain(words))
    value = None if found is None else float(found[1] or found[2])
    return value if value is not None and LEAST_BPM <= value <= MOST_BPM else None


def _plain(words: str) -> str:
    return " ".join(re.sub(r"(?<=\w)'(?=\w)", "", folded(even(words))).split())
