"""Answers to questions of ours that ask which is meant, each put with the words it was about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from milo.coach.plans.edits.reading import read_edit
from milo.coach.talk.heard.done_said import held_open, read_done
from milo.coach.talk.heard.sport_open import with_sport
from milo.coach.talk.receipts.telling import Telling
from milo.coach.talk.turns.which_said import meant_by, where_answered
from milo.coach.talk.words.words_found import spelled
from milo.vocabulary.errors import BadValue
from milo.vocabulary.exercise_words import name_words
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise, names
from milo.vocabulary.plan import DAYS
from milo.vocabulary.talk import Language
from milo.vocabulary.told_limits import in_words

Turn = str | Mapping[str, str]
_BOTH: tuple[Language, ...] = ("en", "es")  # a talk may change its language in the middle
_UNIT = re.compile(
    r"(?:(?:they|those|it|that) (?:are|were|is|was) |(?:i|we) mea?nt? |son |eran |fueron |en |in |of |for |de )*(?P<n>\d+ ?)?"
    r"(?P<unit>s|secs?|seconds?|segs?|segundos?|min|mins|minutes?|minutos?|reps?|repetitions?|repes|repeticiones)"
    r"(?: (?:each|of course|please|por favor|cada una?))*"
)
_COUNT = re.compile(r"\s*(?:[x×*]|por|times|veces|sets?(?: of)?|series?(?: de)?|of|de)\s*\d", re.IGNORECASE)
_NAME_WANTED = ("an exercise of the plan", "one exercise of the plan")
"""What a refusal wanted that an exercise's name answers (vocabulary/refusals.toml)."""
_BESIDE = re.compile(
    r"\b(?:no|the|i|mean|meant|it|is|was|one|ones|please|that|my|el|la|los|las|un|una|me|refiero|al|a|quiero|decir|por|favor|es|"
    r"era|del?|mi)\b"
)
"""What may stand beside the name in an answer."""
MOST_NAME = 6  # words of an exercise's name (our choice)
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
    return (
        where_answered(asked, reply, answer)
        or _with_unit(asked, reply, answer)
        or _with_exercise(asked, reply, answer)
        or _with_one_of(asked, reply, answer)
        or _with_sport(asked, reply, answer)
    )


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


def _with_sport(asked: str, reply: str, answer: str) -> str | None:
    """A distance with its sport, where we asked which it was of."""
    asks = any(Telling(at).made("log.which_sport", sports="\0")[0].partition("\0")[0] in reply for at in _BOTH)
    return with_sport(asked, answer) if asks else None


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


def _with_exercise(asked: str, reply: str, answer: str) -> str | None:
    """A change of the plan with the exercise named anew, where we said that its name stood for none or for several."""
    language = next((at for at in _BOTH if any(_said_in(reply, wanted, at) for wanted in _NAME_WANTED)), None)
    meant = _exercise_in(answer) if language is not None else None
    edit = read_edit(asked, language, DAYS[0]) if language is not None and meant is not None else None
    if edit is None or edit.exercise is None or meant is None or language is None:
        return None
    for start, end in _spans(asked):
        if _is_called(asked[start:end], edit.exercise):
            new = f"{asked[:start]}{meant.called(language).lower()}{asked[end:]}"
            again = read_edit(new, language, DAYS[0])
            if again is not None and again.kind == edit.kind and again.exercise and _is_called(again.exercise, meant.id):
                return new
    return None


def _with_one_of(asked: str, reply: str, answer: str) -> str | None:
    """An order to delete with the one of several in the log that an answer names; None where it names none or more."""
    for language in _BOTH:
        before, behind = Telling(language).made("log.several_kinds", names="\0")[0].split("\0")
        if before not in reply or behind not in reply:
            continue
        listed = reply.partition(before)[2].partition(behind)[0].split(", ")
        said = name_words(_BESIDE.sub(" ", spelled(answer)))
        exact = [name for name in listed if name_words(name) == said]
        meant = exact or [name for name in listed if said and said <= name_words(name)]
        exercise = find_exercise(meant[0]) if len(meant) == 1 else None
        if exercise is None:
            return None
        for start, end in reversed(list(_spans(asked))):
            if {exercise.id} < set(meant_by(f"delete {asked[start:end]}", [e.id for name in listed if (e := find_exercise(name))])):
                return f"{asked[:start]}{meant[0].lower()}{asked[end:]}"
    return None


def _said_in(reply: str, wanted: str, language: Language) -> bool:
    """Whether a reply holds the sentence of a refusal that wanted something, whatever it found."""
    parts = in_words(BadValue(wanted, "\0"), language).split("\0")
    return all(part.strip().rstrip(".") in reply for part in parts)


def _exercise_in(answer: str) -> Exercise | None:
    """The exercise that an answer names and says nothing beside."""
    return find_exercise(" ".join(_BESIDE.sub(" ", spelled(answer)).split()))


def _is_called(words: str, exercise: str) -> bool:
    """Whether words are the name of an exercise. exercise: an id, or a name that nobody knows."""
    found, meant = find_exercise(words), catalogue().get(exercise) or find_exercise(exercise)
    return found == meant if found is not None and meant is not None else name_words(words) == name_words(exercise)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where the runs of words of a text stand, the longest first."""
    words = [m.span() for m in re.finditer(r"[^\W_]+(?:[-'’][^\W_]+)*", text)]
    for length in range(min(MOST_NAME, len(words)), 0, -1):
        for at in range(len(words) - length + 1):
            yield words[at][0], words[at + length - 1][1]


def _own(turn: Turn) -> bool:
    return isinstance(turn, str) or turn.get("role", "user") in {"user", "athlete"}


def _text(turn: Turn) -> str:
    return turn if isinstance(turn, str) else str(turn.get("text") or turn.get("content") or "")
