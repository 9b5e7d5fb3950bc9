"""Answers to questions of ours that ask which is meant, each put with the words it was about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from milo.coach.talk.done_said import held_open, read_done
from milo.coach.talk.telling import Telling
from milo.coach.talk.which_said import where_answered
from milo.coach.talk.words_found import spelled
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import names
from milo.vocabulary.talk import Language

Turn = str | Mapping[str, str]
_BOTH: tuple[Language, ...] = ("en", "es")  # a talk may change its language in the middle
_UNIT = re.compile(
    r"(?:(?:they|those|it|that) (?:are|were|is|was) |(?:i|we) mea?nt? |son |eran |fueron |en |in |of |for |de )*(?P<n>\d+ ?)?"
    r"(?P<unit>s|secs?|seconds?|segs?|segundos?|min|mins|minutes?|minutos?|reps?|repetitions?|repes|repeticiones)"
    r"(?: (?:each|of course|please|por favor|cada una?))*"
)
_COUNT = re.compile(r"\s*(?:[x×*]|por|times|veces|sets?(?: of)?|series?(?: de)?|of|de)\s*\d", re.IGNORECASE)
_REPS = {"rep", "reps", "repetition", "repetitions", "repes", "repeticiones"}


def with_answers(turns: Sequence[Turn]) -> list[Turn]:
    """The turns, an answer to a question which is meant put with the words it was about: "delete the bench from the log".

    Where an answer is none of those that were asked for, the turn stays as it was said.
    """
    done: list[Turn] = []
    for n, turn in enumerate(turns):
        asks = n > 1 and _own(turn) and not _own(turns[n - 1]) and _own(turns[n - 2])
        text = _answered(_text(done[n - 2]), _text(turns[n - 1]), _text(turn)) if asks else None
        if text is None:
            done.append(turn)
        else:
            done.append(text if isinstance(turn, str) else {**turn, "text": text})
    return done


def _answered(asked: str, reply: str, answer: str) -> str | None:
    """The words that were asked about with the answer in them. reply: of ours, that asked."""
    return where_answered(asked, reply, answer) or _with_unit(asked, reply, answer)


def _with_unit(asked: str, reply: str, answer: str) -> str | None:
    """Bare numbers of something held with what they are: "plank 3x60 seconds"."""
    language = next((at for at in _BOTH if Telling(at).made("log.held_which")[0] in reply), None)
    told = _UNIT.fullmatch(spelled(answer).strip(" .!,")) if language is not None else None
    if told is None or language is None:
        return None
    number = told["n"].strip() if told["n"] else None
    unit = ("repeticiones" if language == "es" else "reps") if told["unit"] in _REPS else told["unit"]
    for _ in range(len(held_open(asked, language))):
        closed = _closed(asked, number, unit, language)
        if closed is None:
            return None
        asked = closed
    return asked if read_done(asked, language) else None


def _closed(asked: str, number: str | None, unit: str, language: Language) -> str | None:
    """The words with a unit behind the one number whose unit was open, that is not the count of the exercise itself."""
    exercises = held_open(asked, language)
    open_ones = len(exercises)
    called = {word for id in exercises for one in names()[id] for word in name_words(one)}
    for found in reversed(list(re.finditer(r"\d+", asked))):
        behind = re.match(r"\s*([^\W\d_]+)", asked[found.end() :])
        counts = _COUNT.match(asked, found.end()) or (behind is not None and name_words(behind[1]) & called)
        if counts or (number is not None and number != found[0]):
            continue
        new = f"{asked[: found.end()]} {unit}{asked[found.end() :]}"
        if len(held_open(new, language)) < open_ones:
            return new
    if number is None:
        return None
    new = f"{asked.rstrip(' .!')} {'de' if language == 'es' else 'of'} {number} {unit}"
    return new if len(held_open(new, language)) < open_ones else None


def _own(turn: Turn) -> bool:
    return isinstance(turn, str) or turn.get("role", "user") in {"user", "athlete"}


def _text(turn: Turn) -> str:
    return turn if isinstance(turn, str) else str(turn.get("text") or turn.get("content") or "")
