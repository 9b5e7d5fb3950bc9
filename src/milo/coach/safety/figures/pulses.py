"""What the pulses in a text say: high ones, whether they were read at work, and what lies above one's own.

A pulse of work in a log is no pulse at rest, whatever else the message tells of: "6 km at 150 bpm, tomorrow is a rest day".
Source: Milo's safety reference, section 5 (SN-08, SN-09).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from milo.coach.safety.text.notation import compiled
from milo.vocabulary.patterns import late

HIGH, RAISED, MOST = 131.0, 110.0, 260.0  # SN-08; MOST: our choice
_HR = late(
    r"(?:heart ?rate|hr|fc|pulse|bpm|pulso|pulsaciones|frecuencia|heart|corazon|latidos|rhr)\b[^.;!?\d]{0,50}\b(?:from "
    r"\d+ to )?(\d{2,3})\b(?! ?(?:kg|km|%|/))(?:[^.;!?\d]{0,12}(?:to|a|up to|hasta) (\d{2,3}))?|\b(\d{3})"
    r" ?(?:bpm|beats|pulsaciones|latidos|ppm)\b|"
    r"\b(?:watch|garmin|fitbit|polar|whoop|(?:chest |heart )?strap|reloj|pulsera|pulsometro|"
    r"banda)\b[^.;!?\d]{0,20}\b(?:says|said|shows|reads|marca|dice|"
    r"pone|muestra)\b"
    r"[^.;!?\d]{0,12}\b(\d{2,3})\b(?! ?(?:k?cal\w*|km|k\b|steps|pasos|%|/|:|\.|min\w*|h\b|hours?|horas?|m\b|ms\b|miles?|kg|"
    r"stairs|floors))"
)
JUMP = 20  # beats a minute above what is usual (SN-09)
_RESTING = compiled(
    "resting|rest|rhr|basal|baseline|morning (?:pulse|heart rate|hr)|pulso|pulsaciones|frecuencia en reposo|en reposo"
)
_PULSE_NOW = r"(\d{2,3})(?! ?(?:%|kg|km|min|years|anos))"
_USUAL_THEN_NOW = late(
    r"(?:usual\w*|normal\w*|baseline|basal|always|siempre|from|de) (?:\w+ ){0,3}?(\d{2,3})\b[^.;!?\d]{0,40}?\b" + _PULSE_NOW
)
_NOW_THEN_USUAL = late(
    _PULSE_NOW
    + r"\b[^.;!?\d]{0,30}?\b(?:usual\w*|normal\w*|baseline|basal|cuando lo normal es|lo normal|suelo)\b[^.;!?\d]{0,12}?(\d{2,3})\b"
)
_WORK = compiled(
    "ran|run|running|runs|jog*|rode|ride|rides|riding|bike|biked|biking|cycl*|spin|spinning|row|rowed|rowing|erg|swim|swam|"
    "swimming|"
    "hike*|hiking|sprint*|interval*|tempo|race|raced|racing|parkrun|marathon|half marathon|squat*|deadlift*|bench*|burpee*|"
    "sets|reps|wod|crossfit|hiit|workout*|training|trained|session|treadmill|elliptical|stairmaster|zumba|football|soccer|tennis|"
    "padel|basketball|zone [2-5]|z[2-5]|effort|climb|uphill|hill|hills|corr*|rodaje*|trot*|bici|bicicleta|pedal*|remo|reme|remado|"
    "remando|nade|nadado|nadando|carrera|series|sentadilla*|peso muerto|entren*|cinta|eliptica|futbol|tenis|maraton|subida|"
    "cuestas?|zona [2-5]|esfuerzo|\\d+ (?:km|kms|miles?|mi|millas?|laps|largos|vueltas)|\\d+(?:k|km|mi)"
)
_AT_REST = compiled(
    "at rest|resting|rested|sitting|sat(?! (?:at|around|between|on) \\d)|seated|lying|laying|sofa|couch(?! to)|in bed|in "
    "my bed|lie down|laid down|reposo|"
    "sentad[oa]s?|tumbad*|acostad*|cama|relaxing|relaxed|doing nothing|not doing anything|netflix|watching|desk|not moving|"
    "standing still|sin hacer nada|sin moverme|quiet[oa]|viendo|woke|waking|asleep|sleeping|durmiendo|despert*|calm|"
    "recover*|recuper*|all (?:day|night|evening)|toda la (?:noche|tarde|manana)|todo el dia|now|right now|"
    "ahora|still|sigue|stays|stuck|unwell|"
    "wont (?:go|come) down|not (?:going|coming) down|no baja"
)
_SINCE = compiled(
    "ago|hace|after|later|since|desde|tras|despues|luego de|finished|done with|terminar|terminado|acabar|acabado|termine|acabe|"
    "before|antes|just walking|stairs|escaleras|kitchen|shower|ducha"
)
_NOTED = compiled("avg|average|averag*|mean|media|medio|promedio|max|maximum|peak|pico|maxim[oa]")
_CUT = late(r"[;!?\n]+|[.](?!\d)|,(?!\d)|(?:^| )(?:then|and then|but|and now|so|y luego|luego|y despues|pero|y ahora|asi que)(?= )")


def pulse_facts(text: str) -> Iterator[str]:
    """The names of what the pulses say: "hr_131", "hr_111", "hr_jump", and "hr_at_work" where every high one is of work.

    text: plain (normalising.plain).
    """
    at_work: list[bool] = []
    for m in _HR.finditer(text):
        value = max(float(g) for g in m.groups() if g)
        if HIGH <= value <= MOST:
            yield "hr_131"
        elif RAISED <= value < HIGH:
            yield "hr_111"
        else:
            continue
        at_work.append(_is_of_work(text, m))
    if at_work and all(at_work):
        yield "hr_at_work"
    if _RESTING.search(text) and any(float(new) - float(old) >= JUMP for old, new in _jumps(text)):
        yield "hr_jump"


def _is_of_work(text: str, pulse: re.Match[str]) -> bool:
    """Whether a pulse was read while somebody trained: by its own clause, else by the one before it, which a mean goes on with.

    A clause that tells of rest, or of time since the work, is none of work: there the pulse counts as one at rest.
    """
    cuts = [0, *(c for m in _CUT.finditer(text) for c in m.span()), len(text)]
    figure = max((pulse.start(i), pulse.end(i)) for i in range(1, (pulse.lastindex or 0) + 1) if pulse[i])
    before = max(c for c in cuts[::-1] if c <= pulse.start())
    after = min(c for c in cuts if c >= figure[1])
    own = text[before:after]
    if _AT_REST.search(own) or _SINCE.search(own):
        return False
    if _WORK.search(own):
        return True
    if _SINCE.search(text[:before]):
        return False
    ahead = text[:before].rstrip(" ,;.!?")
    last = max((m.end() for m in _CUT.finditer(ahead)), default=0)
    return _WORK.search(ahead[last:]) is not None or (_NOTED.search(own) is not None and _WORK.search(text) is not None)


def _jumps(text: str) -> Iterator[tuple[str, str]]:
    """What a resting pulse usually is and what it is now, each way it is told."""
    yield from ((m[1], m[2]) for m in _USUAL_THEN_NOW.finditer(text))
    yield from ((m[2], m[1]) for m in _NOW_THEN_USUAL.finditer(text))
