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
_PREFIX = r"(?:(?:no|i mean|i meant|from|in|of|it is|its|me refiero a|de|del|en|al|a|the|my|el|mi) )*"
_PLAN = re.compile(rf"{_PREFIX}(?:plan|program|programa|rutina)(?: (?:please|por favor))?")
_LOG = re.compile(rf"{_PREFIX}(?:log|diary|registro|diario|logbook)(?: (?:please|por favor))?")
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


def asks_which(reply: str) -> bool:
    """Whether a reply of ours asks that question."""
    return any(Telling(language).made("log.which")[0] in reply for language in _BOTH)


def with_answers(turns: Sequence[Turn]) -> list[Turn]:
    """The turns, an answer to that question put with the words it was about: "delete the bench from the log"."""
    done: list[Turn] = []
    for n, turn in enumerate(turns):
        answer = spelled(_text(turn))
        to = "plan" if _PLAN.fullmatch(answer) else "log" if _LOG.fullmatch(answer) else None
        if to and _own(turn) and n > 1 and not _own(turns[n - 1]) and _own(turns[n - 2]) and asks_which(_text(turns[n - 1])):
            asked = _text(done[n - 2]).rstrip(" .!")
            spanish = Telling("es").made("log.which")[0] in _text(turns[n - 1])
            where = {"plan": "del plan", "log": "del registro"} if spanish else {"plan": "from the plan", "log": "from the log"}
            text = f"{asked} {where[to]}"
            done.append(text if isinstance(turn, str) else {**turn, "text": text})
        else:
            done.append(turn)
    return done


def _own(turn: Turn) -> bool:
    return isinstance(turn, str) or turn.get("role", "user") in {"user", "athlete"}


def _text(turn: Turn) -> str:
    return turn if isinstance(turn, str) else str(turn.get("text") or turn.get("content") or "")
