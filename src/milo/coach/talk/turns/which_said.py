"""Words that would delete something without saying where: of the plan or of the log; and the answer to that question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.turns.mended_said import to_delete
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import names
from milo.vocabulary.talk import Language

_ALL_OF_IT = frozenset(
    [
        "workout",
        "workouts",
        "session",
        "sessions",
        "training",
        "everything",
        "all",
        "exercise",
        "exercises",
        "entreno",
        "entrenamiento",
        "entrenos",
        "sesion",
        "sesiones",
        "todo",
        "toda",
        "lo",
        "ejercicio",
        "ejercicios",
        "whole",
        "what",
        "which",
        "que",
        "one",
    ]
)
"""Words for what was written as a whole."""
_OF_A_LOG = re.compile(
    r"\b(?:delete|erase|withdraw|scratch|strike|remove|take|out|off|borra\w*|elimina\w*|anula\w*|quita\w*|saca\w*|"
    r"please|por favor|can|could|"
    r"you|puedes|podrias|the|my|a|el|la|los|las|mi|mis|del?|en|al|from|in|of|log|logged|diary|logbook|registro|diario|anotad[oa]|"
    r"apuntad[oa]|entry|entrada|today|todays|yesterday|yesterdays|hoy|ayer|anteayer|last|ultim[oa]|i did|that|que hice|"
    r"sets?|series?|"
    r"\d+|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|lunes|martes|miercoles|jueves|viernes|sabado|domingo|on)\b"
)
_PREFIX = r"(?:(?:no|i mean|i meant|from|in|of|it is|its|me refiero a|de|del|en|al|a|the|my|el|mi) )*"
_PLAN = re.compile(rf"{_PREFIX}(?:plan|program|programa|rutina)(?: (?:please|por favor))?")
_LOG = re.compile(rf"{_PREFIX}(?:log|diary|registro|diario|logbook)(?: (?:please|por favor))?")
_WHERE = re.compile(
    r"\b(?:(?:no|i mean|i meant|from|in|of|its|me refiero a|de|del|en|al|the|my|el|mi|one) )*(?:plan|program|programa|"
    r"rutina|log|diary|"
    r"logbook|registro|diario)\b(?: (?:the|my|el|la|mi)\b)?"
)
_BOTH: tuple[Language, ...] = ("en", "es")  # a talk may change its language in the middle
_BESIDE = re.compile(r"\b(?:the|my|all|el|la|los|las|mi|mis|de|today|todays|hoy|please|por favor|it|\d+)\b")


def leaves_open_which(text: str) -> bool:
    """Whether a text deletes an exercise without a word on where it stands; "remove" and "take out" are said of a plan.

    >>> leaves_open_which("delete the bench"), leaves_open_which("delete the bench from the plan")
    (True, False)
    """
    rest = to_delete(text)
    if rest is None:
        return False
    said = name_words(_BESIDE.sub(" ", rest))
    return bool(said) and any(said <= name_words(name) or name_words(name) <= said for known in names().values() for name in known)


def names_something(text: str) -> bool:
    """Whether a text to delete names an exercise or a word of some, beside words for all that is written.

    >>> names_something("delete the press from my log"), names_something("delete yesterday's workout from my log")
    (True, False)
    """
    words = _OF_A_LOG.sub(" ", spelled(re.sub(r"['’]s\b", "", text))).split()
    known = {word for called in names().values() for name in called for word in name_words(name)}
    return bool(name_words(" ".join(w for w in words if w not in _ALL_OF_IT)) & known)


def meant_by(text: str, ids: Sequence[str]) -> list[str]:
    """Of exercises (ids) those that the words of a text to delete may mean: the one called just so, else all whose names hold them.

    >>> meant_by("delete the press from my log", ["bench_press", "overhead_press", "back_squat"])
    ['bench_press', 'overhead_press']
    >>> meant_by("delete the bench press from my log", ["bench_press", "overhead_press"])
    ['bench_press']
    """
    said = name_words(" ".join(_OF_A_LOG.sub(" ", spelled(re.sub(r"['’]s\b", "", text))).split()))
    called = {id: [name_words(name) for name in names()[id]] for id in ids if id in names()}
    exact = [id for id, all_names in called.items() if said in all_names]
    if not said or (exact and len(said) > 1):
        return exact
    return [id for id, all_names in called.items() if any(said <= name for name in all_names)]


def asks_which(reply: str) -> bool:
    """Whether a reply of ours asks that question."""
    return any(Telling(language).made("log.which")[0] in reply for language in _BOTH)


def where_answered(asked: str, reply: str, answer: str) -> str | None:
    """The words that asked to delete with where it stands, as an answer says it; None for any other reply or answer.

    >>> where_answered("delete the bench", Telling("en").made("log.which")[0], "the log")
    'delete the bench from the log'
    """
    if not asks_which(reply):
        return None
    said = spelled(answer)
    to = "plan" if _PLAN.fullmatch(said) else "log" if _LOG.fullmatch(said) else None
    again = _named_again(said) if to is None else None
    if to is None and again is None:
        return None
    spanish = Telling("es").made("log.which")[0] in reply
    where = {"plan": "del plan", "log": "del registro"} if spanish else {"plan": "from the plan", "log": "from the log"}
    asked = asked.rstrip(" .!")
    if again is not None:
        to, name = again
        asked = f"{'borra' if spanish else 'delete'} {name}"
    return f"{asked} {where[to or 'plan']}"


def _named_again(answer: str) -> tuple[str, str] | None:
    """Where something stands, with the exercise that an answer names once more: "the bench press in the plan"; None for others."""
    where = _WHERE.findall(answer)
    name = " ".join(_WHERE.sub(" ", answer).split())
    if len(where) != 1 or not leaves_open_which(f"delete {name}"):
        return None
    return ("plan" if re.search(r"plan|program|rutina", where[0]) else "log"), name
