"""A whole session told as done: what the plan had for that day, offered as the log of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from milo.coach.conversation.entities.measures import effort_written
from milo.coach.conversation.values import OF_SESSION, Done, DoneSet
from milo.coach.talk.receipts.facts import Facts, planned_on
from milo.coach.talk.words.numbers_said import even, folded
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise
from milo.vocabulary.plan import PlannedExercise

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


_RPE = re.compile(r"(?:(?:i|the|its|and|y|con|with|un|una|an?) )*\brpe (\d{1,2}(?:\.\d)?)(?![\d.])")
_MINUTES = re.compile(
    r"(?:(?:and|y|it|in|en|took|me|for|about|all|ha|durado|lasted|total|duro|tarde|llevo|tardado|unos|de|during|durante) )*"
    r"\b(\d{1,3}) ?(?:min|mins|minutes?|minutos?)\b(?: (?:in total|long|en total|altogether))?"
)
_BUT = re.compile(
    r"[ ,;]*\b(?:(?:but|and|pero|y)[ ,]+(?:i[ ,]+)?(?:just )?(?:skipped|left out|missed|did not do|didn'?t do|not|without|me "
    r"salte|salte|deje|no hice|sin)|but(?= (?:the|my) )|except(?: for)?|apart from|other than|all but|minus|without|skipping|"
    r"excepto|salvo|menos|sin)"
    r" (?:hacer |doing )?(?P<left>[a-z][a-z ,-]*?)[ .!]*$"
)
"""What of a session was left out."""
_UNHURT = re.compile(
    r"[ ,;]*\b(?:(?:and|but|y|pero) )?(?:without|with no|no|sin|sin ningun) (?:any |an? )?(?:pain|pains|problems?|trouble|issues?|"
    r"dolor|dolores|problemas?|molestias?)\b(?: (?:at all|alguno|alguna))?"
)
_MOST_RPE, _MOST_MINUTES = 10.0, 300.0  # of the scale; longer than anybody lifts (our choice)


def _measured(text: str) -> tuple[str, float | None, float | None]:
    """A text without how hard the session was and how long it took, with both; a figure that cannot be stays in it."""
    rest = effort_written(" ".join(re.sub(r"(?<=\d),(?=\d)", ".", even(folded(text))).split()))
    told: list[float | None] = []
    for pattern, most in ((_RPE, _MOST_RPE), (_MINUTES, _MOST_MINUTES)):
        found = pattern.findall(rest)
        fits = len(found) == 1 and 1 <= float(found[0]) <= most
        told.append(float(found[0]) if fits else None)
        rest = pattern.sub(" ", rest) if fits else rest
    return rest, told[0], told[1]


def _left_out(text: str) -> tuple[str, list[str]]:
    """A text without what it says was left out, with the names of that."""
    text = _UNHURT.sub(" ", folded(even(text)))
    found = _BUT.search(text)
    if found is None:
        return text, []
    names = re.split(r",| and | y | e | nor | ni | or | o ", found["left"])
    bare = [re.sub(r"^(?:(?:the|my|any|el|la|los|las|mi|mis|both|todos?|todas?) )+", "", n.strip()) for n in names]
    return text[: found.start()], [n for n in bare if n]


def _meant(name: str, planned: Sequence[PlannedExercise]) -> str | None:
    """The id of the one exercise of a session that a name is of; None where none or several are."""
    known = find_exercise(name)
    if known is not None and known.id in {e.exercise_id for e in planned}:
        return known.id
    words = name_words(name)
    meant = {e.exercise_id for e in planned if (c := catalogue().get(e.exercise_id)) and _words_in(words, c)}
    return meant.pop() if len(meant) == 1 else None


def _words_in(words: frozenset[str], exercise: Exercise) -> bool:
    return bool(words) and any(words <= name_words(name) for name in (exercise.name, exercise.name_es))


def says_session_done(text: str) -> int | None:
    """How many days ago a session was done that a text tells whole, 0 or 1; None for any other text.

    >>> says_session_done("I did all of it as planned"), says_session_done("hice la sesi\u00f3n de ayer")
    (0, 1)
    >>> says_session_done("did I do my session?") is None, says_session_done("I did half of my session") is None
    (True, True)
    """
    if "?" in text:
        return None
    text, left = _left_out(_measured(text)[0])
    plain = spelled(re.sub(r"['\u2019]s\b", "s", text))
    if _BARE.fullmatch(plain):
        return 0
    named = _AS_PLANNED.search(plain)
    whole = _SESSION.search(plain) is not None or named is not None or (bool(left) and _ALL.search(plain) is not None)
    # "Today as planned" may be what is to come.
    if not whole or not (_DID.search(plain) or (named is not None and _ALL.search(plain))):
        return None
    rest = _AS_PLANNED.sub(" ", _SESSION.sub(" ", _DID.sub(" ", plain)))
    if set(rest.split()) - _MAY_STAND:
        return None
    return 1 if re.search(r"\b(?:yesterdays?|ayer)\b", plain) else 0


def session_done(text: str, facts: Facts) -> tuple[Done, ...] | None:
    """What the plan had for the day whose session a text tells whole; empty where it had none, None for any other text.

    Repetitions and loads are the plan's, a load it has not is left out; how much was left in reserve nobody told.  How hard the
    session was and how long it took come last, as OF_SESSION with minutes None where they were not told; of a session that is
    endurance alone they are its own.  Exercises that the text says were left out are left out.
    """
    ago = says_session_done(text)
    if ago is None:
        return None
    planned = planned_on(facts, facts.today - timedelta(days=ago))
    known, sessions = catalogue(), planned.sessions if planned is not None else ()
    _, names = _left_out(_measured(text)[0])
    left = {_meant(name, [e for s in sessions for e in s.exercises]) for name in names}
    if None in left:
        return None  # what else was left out would be written down as done
    found: list[Done] = []
    for session in sessions:
        for one in session.exercises:
            if one.exercise_id in known and one.sets and one.exercise_id not in left:
                sets = tuple(DoneSet(s.target_reps, s.target_load_kg or None) for s in one.sets)
                found.append(Done(ago, one.exercise_id, sets))
        if session.endurance is not None:
            run = session.endurance
            found.append(Done(ago, activity=run.activity, minutes=run.minutes, distance_km=run.distance_km))
    _, rpe, minutes = _measured(text)
    if not found or rpe is minutes is None:
        return tuple(found)
    if len(found) == 1 and found[0].activity is not None:
        return (replace(found[0], rpe=rpe, minutes=minutes or found[0].minutes),)
    return (*found, Done(ago, activity=OF_SESSION, minutes=minutes, rpe=rpe))
