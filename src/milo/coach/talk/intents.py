"""What an athlete asks for, recognised by rules: no model is needed, and the same words always mean the same.

Every idea a text holds gives weight to the intents it belongs to; the heaviest wins, and a text too light is "unknown".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from milo.coach.talk.asking_words import asks_what_was_done, is_for_a_doctor, meals_asked, says_yesterday, term_of
from milo.coach.talk.intent_words import COMMON, CUES, DAYS_SAID, ENGLISH_MARKS, IDEAS, SPANISH_MARKS, TOPICS, IntentName
from milo.coach.talk.word_slips import letters, nearest
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise, of_one_edition
from milo.vocabulary.plan import Day
from milo.vocabulary.talk import Language

ENOUGH = 1.4  # weight from which a text means something; our choice, set on phrases of our own (tests/coach/intent_phrases.py)
MOST_CHARACTERS = 2_000  # of a text that are read; a request is a sentence, not a book
KEPT = 8_192  # words looked up before; anybody may write anything, so there is an end to it. Our choice
MOST_WORDS = 120  # of a text that are looked up. Our choice
MOST_NAME_WORDS = 6  # the longest name of the catalogue has so many words
ONE_SLIP_FROM = 4  # letters of a word from which a slip is forgiven. Our choice
NAME_SLIP_FROM = 5  # the same for words of exercise names, which are closer to one another
_TENTATIVE = frozenset({"press", "row", "curl", "fly", "dip", "plank", "run", "swing", "raise", "carry", "remo", "good morning"})
"""Names of exercises that are also everyday words or parts of names: not enough alone to ask how something is done."""


@dataclass(frozen=True)
class Intent:
    """What is asked for. exercise: id in the catalogue.  day: of the week, where one is named; tomorrow: said as such.

    race: of the race's day.  topics: keys of intent_words.TOPICS.  weight: how much spoke for it.
    language: as told or as recognised.  ahead: of next week; yesterday: said as such.  term: key of glossary_words.TERMS.
    days, meal: of the meals that are asked for; 0 and None for none.
    """

    name: IntentName
    language: Language = "en"
    exercise: str | None = None
    day: Day | None = None
    tomorrow: bool = False
    race: bool = False
    topics: tuple[str, ...] = ()
    weight: float = 0.0
    ahead: bool = False
    yesterday: bool = False
    term: str | None = None
    days: int = 0
    meal: str | None = None


SHAPED = 6.0  # weight of a question recognised by its shape: more than words alone come to (our choice)


def intents(text: str, language: Language | None = None) -> Intent:
    """The intent of a text. language: of the athlete; None: recognised from the text, English when that says nothing.

    >>> intents("wat's my workuot today?").name, intents("¿cómo se hace la sentadilla?").exercise
    ('today', 'back_squat')
    """
    plain = spelled(text[:MOST_CHARACTERS])
    shaped = _shaped(plain, language or language_of(text))
    if shaped is not None:
        return shaped
    tokens = plain.split()[:MOST_WORDS]
    exercise, rest = _named(tokens)
    ideas = {idea for token in rest for idea in _ideas(token)}
    topics = tuple(dict.fromkeys(topic for token in rest for topic in _topics(token)))
    days = [day for token in rest for day in _days(token)]
    ideas |= {name for name, there in _signs(plain, tokens, exercise, topics, days).items() if there}
    weights: dict[IntentName, float] = {}
    for name, needed, weight in CUES:
        if all((n[1:] not in ideas) if n.startswith("-") else n in ideas for n in needed):
            weights[name] = weights.get(name, 0.0) + weight
    best: IntentName = max(weights, key=lambda name: weights[name], default="unknown")
    weight = weights.get(best, 0.0)
    if best in {"thanks", "greeting"}:
        # courtesy around a request is not the request
        others = {n: w for n, w in weights.items() if n not in {"thanks", "greeting"} and w >= 2.0}
        if others:
            best = max(others, key=lambda name: others[name])
            weight = others[best]
    if weight < ENOUGH and best != "greeting":
        best = "unknown"
    return Intent(
        name=best,
        language=language or language_of(text),
        exercise=exercise.id if exercise else None,
        day=days[0] if days else None,
        tomorrow="tomorrow" in ideas and not _in_the_morning(plain),
        race="race_day" in ideas,
        topics=topics,
        weight=weight,
        ahead=best == "plan" and {"week", "next"} <= ideas,
    )


def _shaped(plain: str, language: Language) -> Intent | None:
    """What a text asks by its shape, whatever its words weigh."""
    if is_for_a_doctor(plain):
        return Intent(name="medical", language=language, weight=SHAPED)
    term = term_of(plain)
    if term is not None:
        return Intent(name="word", language=language, term=term, weight=SHAPED)
    if asks_what_was_done(plain):
        return Intent(name="done", language=language, yesterday=says_yesterday(plain), weight=SHAPED)
    asked = meals_asked(plain)
    return None if asked is None else Intent(name="meals", language=language, days=asked[0], meal=asked[1], weight=SHAPED)


def language_of(text: str) -> Language:
    """The language a text is written in, English when it could be either.

    >>> language_of("¿Qué toca hoy?"), language_of("squat")
    ('es', 'en')
    """
    words = spelled(text[:MOST_CHARACTERS]).split()
    spanish = sum(w in _marks()[0] for w in words) + sum(bool(_SPANISH_END.search(w)) for w in words) / 2
    spanish += 2 if re.search("[¿¡ñÑáéíóúÁÉÍÓÚ]", text) else 0
    english = sum(w in _marks()[1] for w in words) + sum(bool(_ENGLISH_END.search(w)) for w in words) / 2
    return "es" if spanish > english else "en"


_SPANISH_END = re.compile(r"[a-z]{3,}(?:[ao]s?|cion|miento|dad|[aei]r|ando|iendo)$")
_ENGLISH_END = re.compile(r"[a-z]{2,}(?:ing|tion|ght|th|ed|ck|ly|sh|ll)$")


def _signs(plain: str, tokens: list[str], exercise: Exercise | None, topics: tuple[str, ...], days: list[Day]) -> dict[str, bool]:
    """Ideas that are no single word."""
    return {
        "exercise": exercise is not None and (plain not in _TENTATIVE),
        "topic": bool(topics),
        "day": bool(days),
        "amount": bool(re.search(r"\d+ ?(?:x|kg|km|min|lb|reps|k|miles|minutos|for \d|por \d)", plain)),
        "hello": bool(re.search(r"\bgood (?:morning|evening|afternoon|day)\b|\bque tal\b|\bmuy buenas\b", plain)),
        "today": bool(re.search(r"\bof the day\b|\bdel dia\b", plain)),
        "swap": bool(re.search(r"\ben (?:vez|lugar) de\b|\bin place of\b|\brather than\b", plain)),
        "race_day": bool(_RACE_DAY.search(plain)),
        "may": bool(re.search(r"\b(?:can|may|could|should|shall) i\b|\b(?:puedo|podria|deberia)\b", plain)),
        "only_exercise": exercise is not None and len(tokens) <= MOST_NAME_WORDS and not (days or topics),
        "next": bool(re.search(r"\bque viene\b|\blook ahead\b|\bcoming week\b", plain)),
        "change": bool(re.search(r"\b(?:did|have|has|you|was|were) (?:you )?chang|\bqueda(?:s)? cambia", plain)),
        "eat": bool(re.search(r"\bque (?:puedo |debo |deberia )?(?:como|comer|ceno|desayuno)\b", plain)),
        "if_first": bool(
            re.match(r"(?:and |y |pero |but )?(?:what if|what would happen|what happens if|que pasa(?:ria)? si|y si )", plain)
        ),
        "why": bool(re.search(r"\b(?:por que|how come|what for|a que se debe|a cuento de)\b", plain)),
        "how": bool(re.search(r"\bde que (?:forma|manera)\b", plain)),
        "it": bool({"it", "that", "this", "lo", "eso", "esto", "hacerlo", "hacerla", "la"} & set(tokens)),
        "would": bool(
            re.search(r"\b(?:would|will i|could i gain|should i expect|pasaria|mejoraria|ganaria|perderia|ocurriria)\b", plain)
        ),
    }


_RACE_DAY = re.compile(
    r"\b(?:race|meet|competition|event) day\b|\bday of (?:the|my) (?:race|meet|competition|event|marathon)\b|"
    r"\bdia de (?:la|mi) (?:carrera|competicion|prueba|maraton)\b"
)


def _in_the_morning(plain: str) -> bool:
    """Spanish says mañana for tomorrow and for the morning."""
    return bool(re.search(r"\b(?:por|de|en|esta) la manana\b|\besta manana\b", plain)) and not re.search(r"\btomorrow\b", plain)


# --- words


def spelled(text: str) -> str:
    """Lower case without accents, marks and doubled spaces; "what's" is "whats"."""
    even = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).lower())
    even = "".join(c for c in even if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    even = re.sub(r"(?<=\w)['’`´](?=\w)", "", even)
    even = re.sub(r"(\w)\1{2,}", r"\1\1", even)
    return " ".join(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", even))


@cache
def _marks() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(SPANISH_MARKS.split()), frozenset(ENGLISH_MARKS.split())


@cache
def _table(kind: str) -> dict[str, tuple[str, ...]]:
    sources: dict[str, Mapping[Any, str]] = {"ideas": IDEAS, "topics": TOPICS, "days": DAYS_SAID}
    table: dict[str, tuple[str, ...]] = {}
    for name, words in sources[kind].items():
        for word in words.split():
            table[word] = (*table.get(word, ()), name)
    return table


@lru_cache(maxsize=KEPT)
def _looked_up(kind: str, token: str) -> tuple[str, ...]:
    table = _table(kind)
    if token in table:
        return table[token]
    if token in _known_words() or len(token) < ONE_SLIP_FROM or any(c.isdigit() for c in token):
        return ()
    near = nearest(token, _drawn(kind), ONE_SLIP_FROM)
    return table[near] if near else ()


def _ideas(token: str) -> tuple[str, ...]:
    return _looked_up("ideas", token)


def _topics(token: str) -> tuple[str, ...]:
    return _looked_up("topics", token)


def _days(token: str) -> tuple[Day, ...]:
    return _looked_up("days", token)  # type: ignore[return-value]


@cache
def _known_words() -> frozenset[str]:
    """Words that are spelled as they are meant: a slip away from another word, they are still themselves."""
    words = {*SPANISH_MARKS.split(), *ENGLISH_MARKS.split(), *COMMON.split()}
    for kind in ("ideas", "topics", "days"):
        words |= set(_table(kind))
    return frozenset(words)


@of_one_edition()
def _drawn(kind: str) -> tuple[tuple[str, int], ...]:
    """The words of a table in a fixed order, each with its letters as bits."""
    words = _name_words() if kind == "names" else _table(kind)
    return tuple((word, letters(word)) for word in sorted(words) if word.isalpha())


# --- names of exercises


def _named(tokens: list[str]) -> tuple[Exercise | None, list[str]]:
    """The exercise with the longest name in a text, and the words that are not part of it."""
    mended = [_mended(t) for t in tokens]
    for size in range(min(MOST_NAME_WORDS, len(tokens)), 0, -1):
        for start in range(len(tokens) - size + 1):
            for words in (tokens[start : start + size], mended[start : start + size]):
                if words[0] in _NO_START or words[-1] in _NO_START:
                    continue
                found = _found(" ".join(words))
                if found is not None:
                    return found, tokens[:start] + tokens[start + size :]
    return None, tokens


_NO_START = frozenset(
    {"the", "a", "with", "on", "using", "con", "de", "en", "el", "la", "my", "los", "las", "un", "una", "buenos", "good"}
)
"""Words no name begins or ends with here; "good morning" and "buenos días" are greetings first."""


@of_one_edition(KEPT)
def _found(words: str) -> Exercise | None:
    return find_exercise(words)


@of_one_edition(KEPT)
def _mended(token: str) -> str:
    """A word of an exercise's name that was misspelled; any other word as it is."""
    names = _name_words()
    if token in names or token in _known_words() or len(token) < NAME_SLIP_FROM:
        return token
    return nearest(token, _drawn("names"), NAME_SLIP_FROM) or token


@of_one_edition()
def _name_words() -> frozenset[str]:
    return frozenset(word for e in catalogue().values() for name in (e.name, e.name_es) for word in spelled(name).split())
