"""How a rule over words is written, and how a text is searched for it: concepts, nearness, negation, and the frame of a sentence.

Concepts are written as notation.py says. A rule's condition is a row of terms joined by `&`: a concept, two or three concepts with
the most words that may stand between them (`chest~5~hurt`), or `!concept` for its absence. The terms of a row stand within
TOLD_WORDS of each other.
"""

from __future__ import annotations

# ruff: noqa: SIM905 - many quoted words are no easier to read than a text of them
from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from milo.coach.lab.sensor_catalogue import Level
from milo.coach.safety.text.notation import compiled, finder
from milo.coach.safety.text.sieve import Sieve
from milo.vocabulary.patterns import late

FAR_WORDS = 20  # from so many words on, nearness looks past the ends of sentences: people tell one thing in pieces. Our choice
TOLD_WORDS = 60  # the terms of a condition stand within so many words: a long message tells of several things. Our choice
LIST_WORDS = 14  # a negation reaches so many words down a list ("no pain, dizziness or nausea"); our choice


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule over words. id: as in the safety reference; any: conditions, one of which must hold.

    keeps_past: it also holds for what was; keeps_info: it also holds for questions (a request to refuse is often one).
    firm: no doubt of the risk classifier takes it back.
    """

    id: str
    level: Level
    template: str
    any: tuple[str, ...]
    keeps_past: bool = False
    keeps_info: bool = False
    firm: bool = False


class Hit(NamedTuple):
    """A concept found: characters and words from and until, and the sentence."""

    start: int
    end: int
    first: int
    last: int
    sentence: int


_sieves: dict[int, tuple[Mapping[str, str], Sieve]] = {}


def sieve_of(words: Mapping[str, str]) -> Sieve:
    """The sieve of a lexicon, made once."""
    kept = _sieves.get(id(words))
    if kept is None or kept[0] is not words:
        _sieves[id(words)] = kept = (words, Sieve(words))
    return kept[1]


def _covered(plain: str, idioms: str) -> str:
    """A plain text with its idioms made "#", letter for letter."""
    ways, padded = ways_of(idioms), f" {plain}"
    letters: list[str] | None = None
    for way, stretches in sieve_of(ways).where(padded).items():
        for stretch in stretches:
            for m in finder(ways[way]).finditer(padded, *stretch):
                letters = letters if letters is not None else list(plain)
                letters[m.start() : m.end() - 1] = "#" * (m.end() - 1 - m.start())
    return plain if letters is None else "".join(letters)


@lru_cache(maxsize=8)
def ways_of(pattern: str) -> dict[str, str]:
    """The alternatives of a pattern by number: each is sifted by itself, for of hundreds of idioms a text holds none or one."""
    cut, depth = [-1], 0
    for i, c in enumerate(pattern):
        escaped = pattern[i - 1 : i] == "\\"
        depth += 0 if escaped else {"(": 1, ")": -1}.get(c, 0)
        if c == "|" and not depth and not escaped:
            cut.append(i)
    ways = (pattern[a + 1 : b] for a, b in pairwise([*cut, len(pattern)]))
    return {str(i): way for i, way in enumerate(ways) if way}


_SENTENCE = late(r"[^.;!?]*(?:\.(?=\d)[^.;!?]*)*[.;!?]*")
_WORD = late(r"[a-z0-9]+")
_NEGATION = compiled(
    "no|without|zero|never (?:had|have|get|got|felt|any)|never|not (?:having|feeling|had|got|any|have|been)"
    "|not|dont (?:have|get|feel|got|really have)|didnt (?:have|get|feel|notice)"
    "|havent (?:had|got|felt|noticed)|doesnt (?:have|feel)|isnt|wasnt|arent|free of|free from|ruled out|"
    "instead of|rather than|denies|nothing(?! (?:but|like|except))|sin|ningun|ninguna|nunca (?:he tenido|tuve)"
    "|no (?:tengo|siento|noto|hay|he tenido|tuve|he notado|me da|me ha dado|es|era|estoy|soy|me duele)|ni|nada de|tampoco"
)
_FILLER = frozenset(
    "a an the any of or and nor real actual major more other my in no signs sign symptoms symptom type "
    "kind sort like feeling having had have been from at all such as is really ever even got get "
    "un una el la los las de en o y ni nada ningun ninguna mas otro otra mi se me sintomas tipo es tengo siento "
    "noto he tenido ha dado hay sin tampoco ya".split()
)
_SYMPTOM_WORD = late(
    "(?:pain|ach|dizz|faint|breath|chest|heart|nause|vomit|fever|swel|numb|tingl|headach|palpit|tight|pressure|"
    "symptom|cough|sick|weak|bleed|confus|injur|discomfort|"
    "short|ness|dolor|duel|mare|desmay|nause|vomit|fiebre|hinch|hormig|pecho|aire|falta|opres|palpit|sangr|"
    "molest|tos|cabeza|swollen|dark|urine|pee|period|lightheaded|back|knee|arm|jaw)"
)


class Text:
    """A plain text made ready: idioms covered, sentences and words counted, frames of sentences known.

    plain: from normalising.plain and spelt right; words: the concepts; idioms: expressions that mean no harm;
    framed: the clauses of a sentence, each with where it starts and which of "info", "other", "past" it is, or "" for what is
    meant now.
    """

    def __init__(
        self,
        plain: str,
        words: Mapping[str, str],
        idioms: str,
        framed: Callable[[str], list[tuple[int, str]]],
        facts: frozenset[str],
    ) -> None:
        self.plain = _covered(plain, idioms)
        self._padded = f" {self.plain}"
        self._words = words
        self.facts = facts
        self._starts = [m.start() for m in _WORD.finditer(self.plain)]
        sentences = [m for m in _SENTENCE.finditer(self.plain) if m[0].strip()]
        self._sentence_starts = [m.start() for m in sentences]
        clauses = [(m.start() + at, kind) for m in sentences for at, kind in framed(m[0])]
        self._clause_starts = [at for at, _ in clauses]
        self._frames = [kind for _, kind in clauses]
        self._negations = [m.end() for m in _NEGATION.finditer(self.plain)]
        self._stretches = sieve_of(words).where(self._padded)
        self._found: dict[str, tuple[Hit, ...]] = {}

    def hits(self, concept: str) -> tuple[Hit, ...]:
        """Where a concept stands and is not denied."""
        if concept not in self._found:
            search = finder(self._words[concept]).finditer
            spans = (m.span() for stretch in self._stretches.get(concept, ()) for m in search(self._padded, *stretch))
            self._found[concept] = tuple(self._hit(a, b - 1) for a, b in spans if b - 1 > a and not self._denied(a))
        return self._found[concept]

    def frame_of(self, hit: Hit) -> str:
        """What the clause of a hit speaks of: "info", "other", "past", or "" for what is meant now."""
        return self._frames[max(bisect_right(self._clause_starts, hit.start) - 1, 0)]

    def has(self, concept: str) -> bool:
        """Whether a concept stands anywhere, in any frame, and is not denied."""
        return bool(self.hits(concept))

    def _hit(self, start: int, end: int) -> Hit:
        first, last = bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1) - 1
        return Hit(start, end, first, last, max(bisect_right(self._sentence_starts, start) - 1, 0))

    def _denied(self, start: int) -> bool:
        for end in reversed(self._negations):
            if end > start:
                continue
            between = self.plain[end:start]
            if any(c in between for c in ".;!?:"):
                return False
            words = _WORD.findall(between)
            if len(words) > LIST_WORDS:
                return False
            if between.startswith(","):
                continue
            if all(w in _FILLER or _SYMPTOM_WORD.match(w) for w in words):
                return True
        return False


@dataclass(slots=True)
class Reader:
    """Which rules hold of a text. derived: names for conditions that several rules share."""

    words: Mapping[str, str]
    derived: Mapping[str, str] = field(default_factory=dict)

    def holds(self, rule: Rule, text: Text) -> bool:
        """Whether one of a rule's conditions holds."""
        return bool(self.grounds(rule, text))

    def grounds(self, rule: Rule, text: Text) -> tuple[str, ...]:
        """A rule's conditions that hold."""
        skip = set() if rule.keeps_info else {"info"}
        if not rule.keeps_past:
            skip |= {"past", "other"}
        elif rule.level == "C":
            skip |= {"other"}
        seen = frozenset(skip)
        return tuple(condition for condition in rule.any if self._all(condition, text, seen))

    def _all(self, condition: str, text: Text, skip: frozenset[str]) -> bool:
        wanted, unwanted = _parted(condition)
        places: list[Sequence[Hit]] = []
        for term in wanted:
            found = self._places(term, text, skip)
            if found is False:
                return False
            if found is not True:
                places.append(found)
        denials: list[Sequence[Hit]] = []
        for name in unwanted:
            if "~" in name or name in self.derived or name not in self.words:
                if self._places(name, text, frozenset() if "~" in name else skip) is not False:
                    return False
            elif denied := text.hits(name):
                denials.append(denied)
        if not places:
            return not denials
        anchors = min(places, key=len)
        return any(
            all(_any_together(anchor, others) for others in places) and not any(_any_together(anchor, d) for d in denials)
            for anchor in anchors
        )

    def _places(self, term: str, text: Text, skip: frozenset[str]) -> bool | Sequence[Hit]:
        """Where a term holds; True where it holds of the whole message (a number read from it, a derived one), else False."""
        if term in self.derived:
            return self._all(self.derived[term], text, skip)
        if term in text.facts:
            return True
        if "~" not in term:
            return (self._live(text, term, skip) if term in self.words else None) or False
        parts = term.split("~")
        left: Sequence[Hit] = self._live(text, parts[0], skip)
        for i in range(1, len(parts), 2):
            reach, right = int(parts[i]), self._live(text, parts[i + 1], skip)
            left = [b for b in right if any(_near(a, b, reach) for a in left)]
        return left or False

    def _live(self, text: Text, concept: str, skip: frozenset[str]) -> list[Hit]:
        return [h for h in text.hits(concept) if text.frame_of(h) not in skip]


@lru_cache(maxsize=2_048)
def _parted(condition: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The terms of a condition that must hold, and those that must not."""
    terms = [term.strip() for term in condition.split("&")]
    return tuple(t for t in terms if t[0] != "!"), tuple(t[1:] for t in terms if t[0] == "!")


def _any_together(a: Hit, others: Sequence[Hit]) -> bool:
    """Whether any of the hits stands in what is told about the same thing."""
    return any(b.first - a.last <= TOLD_WORDS and a.first - b.last <= TOLD_WORDS for b in others)


def _near(a: Hit, b: Hit, reach: int) -> bool:
    """Whether two hits stand apart with at most so many words between; in one sentence, unless the reach is a far one."""
    if a.sentence != b.sentence and reach < FAR_WORDS:
        return False
    if a.start < b.end and b.start < a.end:
        return False
    between = b.first - a.last if a.start < b.start else a.first - b.last
    return between - 1 <= reach
