"""Dizziness on getting up or after a set, or nausea, told with nothing else: unwell (PL-52), no faint and no heart.

The second reader learnt from dizziness that is told beside a danger, and sees that danger in it where it is told alone.  During an
effort it stays a sign for the heart (safety reference, section 3), and any word more is judged as it stands.
"""

from __future__ import annotations

from milo.coach.safety.text.normalising import plain
from milo.vocabulary.patterns import late

_WHEN = (
    r"(?:today|yesterday|this (?:morning|afternoon|evening)|last night|now|right now|earlier|just now|once|twice|a bit|a little|"
    r"for a (?:moment|second|minute)|in the mornings?|hoy|ayer|anoche|ahora|ahora mismo|esta (?:manana|tarde|noche)|un poco|"
    r"algo|un rato|"
    r"(?:un|una|dos) (?:momento|vez|veces)|por (?:la|las) mananas?)"
)
_UP = (
    r"(?:(?:when|after|from|on|as) (?:i )?(?:standing|stood|stand|getting|got|get) up(?: (?:too |so )?(?:fast|quick|quickly))?"
    r"(?: (?:from|out of|off) (?:the )?(?:bed|chair|floor|sofa|couch|ground|bath))?|"
    r"al (?:levantarme|ponerme de pie|incorporarme|pararme)(?: (?:de la cama|del sofa|de la silla|del suelo|rapido|deprisa|"
    r"de golpe))?)"
)
_DONE = (
    r"(?:after (?:my |the |some |heavy )?(?:squats?|deadlifts?|sets?|workout|gym|session|lunges|training|burpees)|"
    r"(?:despues|tras) (?:de )?(?:las |los |el |la |unas )?(?:sentadillas?|series?|peso muerto|zancadas|entren\w+|sesion|"
    r"gimnasio|burpees))"
)
_ASKED = (
    r"(?:,? (?:and |y )?(?:whats on(?: today)?|what is on(?: today)?|what do i do today|can i (?:still )?train(?: today)?|"
    r"should i (?:still )?train(?: today)?|do i train(?: today)?|entreno (?:igual|hoy|igual hoy)|puedo entrenar(?: hoy| igual)?|"
    r"que (?:me )?toca hoy|que hago hoy))?"
)
_ENGLISH = (
    r"(?:i )?(?:just )?(?:feel|felt|am|was|got|get|im|been feeling)(?: (?:a|bit|little|so|slightly|quite|kind of|kinda|really))*"
)
_DIZZY = late(
    rf"(?:{_WHEN},? )*(?:{_ENGLISH} (?:dizzy|light ?headed|woozy)|(?:i )?(?:had|have) (?:a |some |a bit of )?(?:dizzy spell|"
    rf"dizziness)|"
    rf"me (?:mareo|maree|he mareado|siento maread[oa]|senti maread[oa])|(?:estoy|estaba|estuve) (?:un poco )?maread[oa]|"
    rf"(?:tengo|tuve) (?:un |algo de )?(?:pequeno )?mareos?)(?:,? (?:{_WHEN}|{_UP}|{_DONE}))*{_ASKED}[ .!?]*"
)
_NAUSEA = late(
    rf"(?:{_WHEN},? )*(?:{_ENGLISH} (?:nauseous|nauseated|queasy)|(?:i )?(?:had|have) (?:some |a bit of )?nausea|"
    rf"(?:tengo|tuve|siento) (?:algo de |muchas |unas )?nauseas?)(?:,? {_WHEN})*{_ASKED}[ .!?]*"
)
_OVER = late(
    r"(?:(?:the |my )?dizziness (?:is|has|s)(?: all| now)? (?:gone|over|passed|better)|(?:im |i am )?(?:not dizzy|no longer dizzy)|"
    r"ya no (?:estoy maread[oa]|me mareo|tengo mareos?)|(?:ya )?se me (?:paso|ha pasado|quito|fue) el mareo)"
    r"(?: (?:any ?more|now|today|ya|ahora|hoy))?[ .!]*"
)

_HABIT = late(r"\b(?:(?:feel|get|im|am) .*\b(?:when|after|on)|(?:me mareo|tengo mareos?|me siento maread[oa]) .*\bal) ")
"""What comes back whenever one gets up is a sign, not an occasion."""


def is_bare_dizziness(message: str) -> bool:
    """Whether a message tells of dizziness or nausea at rest or after a set, or that it is over, and of nothing else.

    >>> is_bare_dizziness("I felt dizzy after standing up"), is_bare_dizziness("I feel dizzy when I stand up")
    (True, False)
    """
    read = " ".join(plain(message).replace("'", "").replace("¿", "").split())
    return _HABIT.search(read) is None and any(pattern.fullmatch(read) for pattern in (_DIZZY, _NAUSEA, _OVER))
