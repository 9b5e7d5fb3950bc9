"""An everyday ailment, a period, a knock, the name of a condition or an injury long healed, told with nothing else: no alarm.

The risk classifier learnt of headaches, bellies and throats from messages in which they stand beside a danger, and sees that danger
in the word alone.  What else is known of the person (a pregnancy, a blow to the head in an earlier turn) is judged as everywhere.
"""

from __future__ import annotations

import re
from typing import Literal

from milo.coach.safety.text.expressions import Expressions
from milo.coach.safety.text.normalising import plain
from milo.vocabulary.patterns import late

Mention = Literal["ill", "nothing"]
Ailment = Literal["headache", "belly", "period", "illness"]
_WRITTEN = Expressions("everyday", "bare_mentions")
_OPEN = _WRITTEN.text("OPEN")
_WHEN = _WRITTEN.text("WHEN")
_ILL = _WRITTEN.late("ILL")
_OTHERS = _WRITTEN.late("OTHERS")
_OTHERS_MEDICINE = _WRITTEN.late("OTHERS_MEDICINE")
"""What a relative takes, which nobody asks to change."""
_PULSE_MOVED = _WRITTEN.late("PULSE_MOVED")
"""A pulse some beats up or down, as it is from one week to the next."""
_WHITE_FROM_COLD = _WRITTEN.late("WHITE_FROM_COLD")
"""Fingers that went white in the cold and came back."""
_OWN = _WRITTEN.late("OWN")
"""A condition of one's own, or what a relative is, by its name alone: it has rules of its own (PL-24), and tells of no trouble."""
_KIN_ILL = _WRITTEN.late("KIN_ILL")
"""A relative's ordinary illness, and the training that falls out for it."""
_COLD_AIR = _WRITTEN.late("COLD_AIR")
_EXPECTS = _WRITTEN.late("EXPECTS")
"""A relative's pregnancy with no word of how it goes."""
_PERIOD = _WRITTEN.late("PERIOD")
_PART = _WRITTEN.text("PART")
_HEALED = _WRITTEN.late("HEALED")
_KNOCK = _WRITTEN.late("KNOCK")
_BORN = _WRITTEN.late("BORN")
_NURSING = _WRITTEN.late("NURSING")
_STIFF = late(
    rf"{_OPEN}(?:my|the) (?:{_PART[3:-1]}|calves|hamstrings|quads|hips|shoulders|neck) (?:is|are|feels?) (?:a bit |a little |"
    rf"really |so |still )?"
    rf"(?:tight|stiff|tense){_WHEN}[ .!]*|{_OPEN}(?:tengo|noto|siento) (?:el|la|los|las) (?:{_PART[3:-1]}|gemelos|isquios|"
    rf"cuello|hombros|"
    rf"cuadriceps) (?:un poco |algo |muy )?(?:tens[oa]s?|rigid[oa]s?|cargad[oa]s?|dur[oa]s?){_WHEN}[ .!]*"
)


_PASSING = (_OTHERS_MEDICINE, _PULSE_MOVED, _WHITE_FROM_COLD)


def bare_mention(message: str) -> Mention | None:
    """What a message that tells only of such a thing tells: "ill" of an ailment, "nothing" of the rest; None for any other.

    >>> bare_mention("I have a headache"), bare_mention("my mum has diabetes"), bare_mention("I have a headache and cannot see")
    ('ill', 'nothing', None)
    """
    read = " ".join(plain(message).replace("'", "").replace("¿", "").split())
    if _ILL.fullmatch(read):
        return "ill"
    return (
        "nothing"
        if any(
            pattern.fullmatch(read)
            for pattern in (
                _OTHERS,
                _KIN_ILL,
                _COLD_AIR,
                _EXPECTS,
                _PERIOD,
                _HEALED,
                _STIFF,
                _KNOCK,
                _NURSING,
                _BORN,
                _OWN,
                *_PASSING,
            )
        )
        else None
    )


_OF: tuple[tuple[Ailment, re.Pattern[str]], ...] = (
    ("headache", late(r"\b(?:head|headache|cabeza|jaqueca)\b")),
    ("period", late(r"\b(?:period|menstrual|regla)\b")),
    (
        "belly",
        late(
            r"\b(?:stomach|stomachache|tummy|belly|indigestion|heartburn|bloat\w*|gassy|diarrh?o?ea|cramps|threw up|vomited|sick|"
            r"puked|barriga|tripa|estomago|panza|ardor|acidez|gases|diarrea|colicos?|hinchad[oa]|vomit\w*)\b"
        ),
    ),
)


def ailment(message: str) -> Ailment:
    """Which line fits an ailment that a message tells alone; "illness" for a cold and whatever has no line of its own.

    >>> ailment("me duele la tripa"), ailment("I have a cold")
    ('belly', 'illness')
    """
    read = plain(message)
    return next((name for name, words in _OF if words.search(read)), "illness")
