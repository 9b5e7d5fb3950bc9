"""Words that would delete something without saying where: of the plan or of the log; and the answer to that question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from milo.coach.talk.mended_said import to_delete
from milo.coach.talk.telling import Telling
from milo.coach.talk.words_found import spelled
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import names
from milo.vocabulary.talk import Language

Turn = str | Mapping[str, str]
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


def with_answers(turns: Sequence[Turn]) -> list[Turn]:
    """The turns, an answer to that question put with the words it was about: "delete the bench from the log"."""
    done: list[Turn] = []
    for n, turn in enumerate(turns):
        answer = spelled(_text(turn))
        to = "plan" if _PLAN.fullmatch(answer) else "log" if _LOG.fullmatch(answer) else None
        asks = _own(turn) and n > 1 and not _own(turns[n - 1]) and _own(turns[n - 2]) and asks_which(_text(turns[n - 1]))
        again = _named_again(answer) if asks and to is None else None
        if asks and (to or again):
            asked = _text(done[n - 2]).rstrip(" .!")
            spanish = Telling("es").made("log.which")[0] in _text(turns[n - 1])
            where = {"plan": "del plan", "log": "del registro"} if spanish else {"plan": "from the plan", "log": "from the log"}
            if again is not None:
                to, name = again
                asked = f"{'borra' if spanish else 'delete'} {name}"
            text = f"{asked} {where[to or 'plan']}"
            done.append(text if isinstance(turn, str) else {**turn, "text": text})
        else:
            done.append(turn)
    return done


def _named_again(answer: str) -> tuple[str, str] | None:
    """Where something stands, with the exercise that an answer names once more: "the bench press in the plan"; None for others."""
    where = _WHERE.findall(answer)
    name = " ".join(_WHERE.sub(" ", answer).split())
    if len(where) != 1 or not leaves_open_which(f"delete {name}"):
        return None
    return ("plan" if re.search(r"plan|program|rutina", where[0]) else "log"), name


def _own(turn: Turn) -> bool:
    return isinstance(turn, str) or turn.get("role", "user") in {"user", "athlete"}


def _text(turn: Turn) -> str:
    return turn if isinstance(turn, str) else str(turn.get("text") or turn.get("content") or "")
