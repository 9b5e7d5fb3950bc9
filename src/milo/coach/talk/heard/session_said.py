"""A whole session told as done: what the plan had for that day, offered as the log of it."""

from __future__ import annotations

import re
from datetime import timedelta

from milo.coach.talk.heard.done_said import Done
from milo.coach.talk.heard.sets_said import DoneSet
from milo.coach.talk.receipts.facts import Facts, planned_on
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.exercises import catalogue

_DID = re.compile(
    r"\b(?:did|done|finished|completed|hice|hecho|hecha|termine|terminado|terminada|complete|completado|completada|acabe|acabado|"
    r"trained|entrene|entrenado|went|salio|cumpli|cumplido)\b"
)
_SESSION = re.compile(r"\b(?:session|workout|training|sesion|entreno|entrenamiento|rutina)\b")
_AS_PLANNED = re.compile(
    r"\b(?:as (?:planned|prescribed|written|scheduled)|as (?:it )?(?:stands|stood) in the plan|(?:according|just) to (?:the )?"
    r"plan|to plan|"
    r"(?:what|everything that|all that) was planned|(?:segun|como) (?:lo )?(?:el plan|previsto|planeado|planificado|"
    r"estaba (?:previsto|"
    r"planeado|planificado)|marcaba el plan|ponia el plan|decia el plan|tocaba)|"
    r"todo lo (?:previsto|planeado|planificado|que tocaba))\b"
)
_ALL = re.compile(r"\b(?:all|everything|whole|entire|full|tod[oa]s?|complet[oa]|enter[oa])\b")
_BESIDE = (
    "i ive have just already all of it that my the todays yesterdays today yesterday this morning afternoon evening "
    "tonight whole entire full complete completely everything is was with now and so hey milo ok yes well sets "
    "exercises them every exercise set strength yo he ya mi la el lo todo toda todos todas hoy ayer de del esta "
    "manana tarde noche completo completa entero entera acabo con que y pues hola bien los las ejercicios series al "
    "fuerza me ha"
)
_BARE = re.compile(
    r"(?:(?:i|ive|i have|im|i am|ok|okay|yes|hey|milo|well|just|all|phew|pues|bueno|si|ya|uf|por fin) )*"
    r"(?:did it|done(?: it)?|finished(?: it)?|completed it|did (?:everything|it all|them all|all of it)|lo hice|la hice|lo he "
    r"hecho|la he hecho|"
    r"hecho|hecha|termine|he terminado|acabe|he acabado|lo termine)"
    r"(?: (?:all|everything|it|for|today|now|already|hoy|ya|todo|por|de entrenar|training|i did|i ve done|ive done|lo he hecho|"
    r"hice|he hecho|them))*"
)
"""All that is said of a session done, where the plan of the day says which."""
_MAY_STAND = frozenset(_BESIDE.split())
"""What may stand beside: any other word may take part of it back, or tell more."""


def says_session_done(text: str) -> int | None:
    """How many days ago a session was done that a text tells whole, 0 or 1; None for any other text.

    >>> says_session_done("I did all of it as planned"), says_session_done("hice la sesi\u00f3n de ayer")
    (0, 1)
    >>> says_session_done("did I do my session?") is None, says_session_done("I did half of my session") is None
    (True, True)
    """
    if "?" in text:
        return None
    plain = spelled(re.sub(r"['\u2019]s\b", "s", text))
    if _BARE.fullmatch(plain):
        return 0
    named = _AS_PLANNED.search(plain)
    whole = _SESSION.search(plain) is not None or named is not None
    # "Today as planned" may be what is to come.
    if not whole or not (_DID.search(plain) or (named is not None and _ALL.search(plain))):
        return None
    rest = _AS_PLANNED.sub(" ", _SESSION.sub(" ", _DID.sub(" ", plain)))
    if set(rest.split()) - _MAY_STAND:
        return None
    return 1 if re.search(r"\b(?:yesterdays?|ayer)\b", plain) else 0


def session_done(text: str, facts: Facts) -> tuple[Done, ...] | None:
    """What the plan had for the day whose session a text tells whole; empty where it had none, None for any other text.

    Repetitions and loads are the plan's, a load it has not is left out; how much was left in reserve nobody told.
    """
    ago = says_session_done(text)
    if ago is None:
        return None
    planned = planned_on(facts, facts.today - timedelta(days=ago))
    known = catalogue()
    found: list[Done] = []
    for session in planned.sessions if planned is not None else ():
        for one in session.exercises:
            if one.exercise_id in known and one.sets:
                sets = tuple(DoneSet(s.target_reps, s.target_load_kg or None) for s in one.sets)
                found.append(Done(ago, one.exercise_id, sets))
        if session.endurance is not None:
            run = session.endurance
            found.append(Done(ago, activity=run.activity, minutes=run.minutes, distance_km=run.distance_km))
    return tuple(found)
