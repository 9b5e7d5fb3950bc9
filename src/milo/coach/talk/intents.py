"""What an athlete asks for, recognised by rules: no model is needed, and the same words always mean the same.

Every idea a text holds gives weight to the intents it belongs to; the heaviest wins, and a text too light is "unknown".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from milo.coach.talk.intent_words import COMMON, CUES, DAYS_SAID, ENGLISH_MARKS, IDEAS, SPANISH_MARKS, TOPICS, IntentName
from milo.vocabulary.exercises import Exercise, catalogue, find_exercise
from milo.vocabulary.plan import Day
from milo.vocabulary.talk import Language

ENOUGH = 1.4  # weight from which a text means something; our choice, set on phrases of our own (tests/coach/intent_phrases.py)
MOST_CHARACTERS = 2_000  # of a text that are read; a request is a sentence, not a book
KEPT = 8_192  # words looked up before; anybody may write anything, so there is an end to it. Our choice
MOST_WORDS = 120  # of a text that are looked up. Our choice
MOST_NAME_WORDS = 6  # the longest name of the catalogue has so many words
ONE_SLIP_FROM, TWO_SLIPS_FROM = 4, 8  # letters of a word from which a slip, or two, is forgiven. Our choice
NAME_SLIP_FROM = 5  # the same for words of exercise names, which are closer to one another
_TENTATIVE = frozenset({"press", "row", "curl", "fly", "dip", "plank", "run", "swing", "raise", "carry", "remo", "good morning"})
"""Names of exercises that are also everyday words or parts of names: not enough alone to ask how something is done."""


@dataclass(frozen=True)
class Intent:
    """What is asked for. exercise: id in the catalogue.  day: of the week, where one is named; tomorrow: said as such.

    topics: keys of intent_words.TOPICS.  weight: how much spoke for it; language: as told or as recognised.
    """

    name: IntentName
    language: Language = "en"
    exercise: str | None = None
    day: Day | None = None
    tomorrow: bool = False
    topics: tuple[str, ...] = ()
    weight: float = 0.0


def intents(text: str, language: Language | None = None) -> Intent:
    """The intent of a text. language: of the athlete; None: recognised from the text, English when that says nothing.

    >>> intents("wat's my workuot today?").name, intents("¿cómo se hace la sentadilla?").exercise
    ('today', 'back_squat')
    """
    plain = _plain(text[:MOST_CHARACTERS])
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
        topics=topics,
        weight=weight,
    )


def language_of(text: str) -> Language:
    """The language a text is written in, English when it could be either.

    >>> language_of("¿Qué toca hoy?"), language_of("squat")
    ('es', 'en')
    """
    words = _plain(text[:MOST_CHARACTERS]).split()
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


_IF = re.compile(r"(?:and |y |pero |but )?(?:what if|what would happen|what happens if|que pasa(?:ria)? si|y si )")
_WOULD = re.compile(r"\b(?:would|will i|could i gain|should i expect|pasaria|mejoraria|ganaria|perderia|ocurriria)\b")


def _in_the_morning(plain: str) -> bool:
    """Spanish says mañana for tomorrow and for the morning."""
    return bool(re.search(r"\b(?:por|de|en|esta) la manana\b|\besta manana\b", plain)) and not re.search(r"\btomorrow\b", plain)


# --- words


def _plain(text: str) -> str:
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
    near = _nearest(token, _drawn(kind), ONE_SLIP_FROM)
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


@cache
def _drawn(kind: str) -> tuple[tuple[str, int], ...]:
    """The words of a table in a fixed order, each with its letters as bits."""
    words = _name_words() if kind == "names" else _table(kind)
    return tuple((word, _bits(word)) for word in sorted(words) if word.isalpha())


def _bits(word: str) -> int:
    bits = 0
    for c in word:
        bits |= 1 << (ord(c) % 64)
    return bits


def _nearest(token: str, words: Sequence[tuple[str, int]], one_from: int) -> str | None:
    """The word with the fewest slips, the first in the alphabet of several; None where none is near."""
    best, at = None, 3
    bits, letters = _bits(token), len(token)
    for word, drawn in words:
        if len(word) < one_from or abs(len(word) - letters) > 2:
            continue
        allowed = 2 if min(len(word), letters) >= TWO_SLIPS_FROM else 1
        # a slip puts at most two letters out of a word's set: most words need no closer look
        if (bits ^ drawn).bit_count() > 2 * allowed or (allowed == 1 and len(word) <= 5 and word[0] != token[0]):
            continue
        distance = _slips(token, word, min(allowed, at - 1))
        if distance is not None and distance < at:
            best, at = word, distance
    return best


def _slips(a: str, b: str, most: int) -> int | None:
    """Letters left out, put in, mistaken or swapped between two words; None for more than `most`.

    Optimal string alignment (Damerau 1964, restricted).
    """
    if most < 0 or abs(len(a) - len(b)) > most:
        return None
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row = row, [i] + [0] * len(b)
        for j, y in enumerate(b, 1):
            row[j] = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                row[j] = min(row[j], before[j - 2] + 1)
        if min(row) > most:
            return None
        before = previous
    return row[-1] if row[-1] <= most else None


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


@lru_cache(maxsize=KEPT)
def _found(words: str) -> Exercise | None:
    return find_exercise(words)


@lru_cache(maxsize=KEPT)
def _mended(token: str) -> str:
    """A word of an exercise's name that was misspelled; any other word as it is."""
    names = _name_words()
    if token in names or token in _known_words() or len(token) < NAME_SLIP_FROM:
        return token
    return _nearest(token, _drawn("names"), NAME_SLIP_FROM) or token


@cache
def _name_words() -> frozenset[str]:
    return frozenset(word for e in catalogue().values() for name in (e.name, e.name_es) for word in _plain(name).split())
