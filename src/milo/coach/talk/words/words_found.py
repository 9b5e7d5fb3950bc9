"""The words of a text in plain letters, and the exercise they name, slips forgiven."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

from milo.coach.talk.words.word_slips import letters, nearest
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise, of_one_edition

KEPT = 8_192  # words looked up before; anybody may write anything, so there is an end to it. Our choice
NAME_SLIP_FROM = 5  # letters of a word of a name from which a slip is forgiven (our choice)


def spelled(text: str) -> str:
    """Lower case without accents, marks and doubled spaces; "what's" is "whats"."""
    even = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    even = "".join(c for c in even if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    even = re.sub(r"(?<=\w)['’`´](?=\w)", "", even)
    even = re.sub(r"(\w)\1{2,}", r"\1\1", even)
    return " ".join(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", even))


@cache
def _everyday() -> dict[str, frozenset[str]]:
    told = tomllib.loads(files("milo.coach.talk.words").joinpath("everyday.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in told.items()}


def marks() -> tuple[frozenset[str], frozenset[str]]:
    """The words that tell Spanish, and those that tell English."""
    return _everyday()["spanish"], _everyday()["english"]


@cache
def _known_words() -> frozenset[str]:
    """Words that are spelled as they are meant: a slip away from another word, they are still themselves."""
    return frozenset[str]().union(*_everyday().values())


@of_one_edition()
def _drawn(kind: str) -> tuple[tuple[str, int], ...]:
    """The words of the names of exercises in a fixed order, each with its letters as bits."""
    return tuple((word, letters(word)) for word in sorted(_name_words(kind)) if word.isalpha())


# --- names of exercises


def exercise_named(tokens: list[str]) -> tuple[Exercise | None, list[str]]:
    """The exercise with the longest name in a text, and the words that are not part of it."""
    # A slip may stand as near to a word of a Spanish name as to one of an English: "rotaion".
    forms = [tokens]
    for form in (
        [_DOING.get(t, t) for t in tokens],
        *([_mended(t, of) for t in tokens] for of in ("names", "names_en", "names_es")),
    ):
        forms += [form] if form not in forms else []
    for size in range(min(_longest_name(), len(tokens)), 0, -1):
        for start in range(len(tokens) - size + 1):
            for words in (form[start : start + size] for form in forms):
                if (words[0] in _NO_START or words[-1] in _NO_START) and not _is_good_morning(tokens, start, size):
                    continue
                found = _found(" ".join(words))
                if found is not None:
                    return found, tokens[:start] + tokens[start + size :]
    return None, tokens


_NO_START = frozenset(
    {"the", "a", "with", "on", "using", "con", "de", "en", "el", "la", "my", "los", "las", "un", "una", "buenos", "good"}
)
"""Words no name begins or ends with here; "good morning" and "buenos días" are greetings first."""
_DOING = {
    "squatting": "squat", "deadlifting": "deadlift", "benching": "bench", "lunging": "lunge", "planking": "plank",
    "curling": "curl", "banca": "press de banca", "militar": "press militar",
}  # fmt: skip
"""What people call doing a lift, and lifts called by half their name."""
_GOOD_MORNING = (("good", "morning"), ("good", "mornings"), ("buenos", "dias"))
_TO_THE_LIFT = (
    "do doing does in of for to the a my with on about are barbell band seated technique form cues muscles exercise hacer hace "
    "hago hacen haces en de del los mis con trabaja trabajan tecnica musculos ejercicio alternativas"
)
_LEADS_TO_LIFT = frozenset(_TO_THE_LIFT.split())
"""Words before "good morning" that make it the exercise; behind a greeting most of them begin what is said."""
_OF_THE_LIFT = "barbell band seated technique form cues exercise tecnica ejercicio sentado banda barra"
_SAID_OF_LIFT = frozenset(_OF_THE_LIFT.split())
"""Words right behind "good morning" that make it the exercise."""


def _is_good_morning(tokens: list[str], start: int, size: int) -> bool:
    """Whether a greeting's words are the exercise here: "how do I do good mornings?", "técnica de buenos días"."""
    if tuple(tokens[start : start + 2]) not in _GOOD_MORNING:
        return False
    longer = size > 2 and tokens[start + size - 1] not in _NO_START
    before, behind = tokens[max(0, start - 1) : start], tokens[start + 2 : start + 3]
    return (
        longer or tokens[start + 1] == "mornings" or not _LEADS_TO_LIFT.isdisjoint(before) or not _SAID_OF_LIFT.isdisjoint(behind)
    )


@of_one_edition(KEPT)
def _found(words: str) -> Exercise | None:
    return find_exercise(words)


@of_one_edition(KEPT)
def _mended(token: str, of: str = "names") -> str:
    """A word of an exercise's name that was misspelled; any other word as it is. of: "names", "names_en" or "names_es"."""
    if token in _name_words() or token in _known_words() or len(token) < NAME_SLIP_FROM:
        return token
    return nearest(token, _drawn(of), NAME_SLIP_FROM) or token


@of_one_edition()
def _longest_name() -> int:
    """Words of the longest name; they may stand with "a" and "de" between them."""
    return max(len(spelled(name).split()) for e in catalogue().values() for name in (e.name, e.name_es))


@of_one_edition()
def _name_words(kind: str = "names") -> frozenset[str]:
    tongues = {"names_en": ("en",), "names_es": ("es",)}.get(kind, ("en", "es"))
    return frozenset(word for e in catalogue().values() for tongue in tongues for word in spelled(e.called(tongue)).split())
