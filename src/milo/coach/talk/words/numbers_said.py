"""Every number a text says, however it is written: digits, words, parts of a whole, ranges, hours and minutes, with its unit.

It is better to see a number too many than one too few: what is not understood counts as a number nobody can answer for.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from milo.coach.talk.words.number_words import (
    ALONE,
    ALSO_WORDS,
    ARTICLES,
    BEFORE,
    LOOSE,
    NAMES,
    PHRASES,
    SCALES,
    UNITS,
    UNITS_OF_ONE,
    WORDS,
    WRITTEN,
)


@dataclass(frozen=True)
class Said:
    """One number in a text. unit: a key of number_words.UNITS, or None where none is written.

    step: the worth of the last digit written, 0 for words.  start, end: where it stands in `even(text)`, without its unit.
    """

    value: float
    unit: str | None
    step: float
    start: int
    end: int
    text: str


def even(text: str) -> str:
    """A text with every kind of digit, fraction sign, space and minus sign made plain, so that one number has one spelling."""
    text = re.sub("(?<=\\d)[\u00a0\u202f\u2009](?=\\d{3}(?!\\d))", "", text)
    pieces: list[str] = []
    for c in text:
        value = None if c.isascii() else unicodedata.numeric(c, None)
        if value is None or (value == int(value) and unicodedata.category(c) == "Nd"):
            pieces.append(c if value is None else str(int(value)))
        elif 0 < value < 1 and pieces and pieces[-1].isdigit():
            pieces.append(f"{value:g}"[1:])
        else:
            pieces.append(f" {value:g} ")
    plain = unicodedata.normalize("NFKC", "".join(pieces))
    plain = "".join(c for c in plain if unicodedata.category(c) not in {"Cf", "Mn", "Me"})
    return plain.replace("\u2212", "-").translate(str.maketrans("–—‐‑‒", "-----"))


def numbers_in(text: str, language: str = "en") -> list[Said]:
    """The numbers of a text, in order. language: "en" or "es"; it decides words and what a comma means.

    Not numbers, and nothing else is let through: names with a digit (VO2, 1RM), ordinal words (first, segundo), "one" and
    "una" without a unit right behind, the markers of a list that counts up from 1, "a couple", "a few".
    """
    return list(_read(text, language))


@lru_cache(maxsize=4_096)
def _read(text: str, language: str) -> tuple[Said, ...]:
    plain = folded(even(text))
    found: list[Said] = []
    taken = [False] * len(plain)

    def take(start: int, end: int) -> None:
        taken[start:end] = [True] * (end - start)

    for match in _names().finditer(plain):
        take(*match.span())
    for start, end in _list_markers(plain):
        take(start, end)
    for pattern, value in PHRASES[language]:
        for match in re.finditer(pattern, plain):
            if not any(taken[match.start() : match.end()]):
                found.append(_with_unit(plain, Said(value, None, 0.0, match.start(), match.end(), match.group())))
                take(*match.span())
    for reader in (_dates, _hours, _clocks):
        for said in reader(plain):
            if not any(taken[said.start : said.end]):
                found.append(said)
                take(said.start, said.end)
    for match in _DIGITS.finditer(plain):
        if not any(taken[match.start() : match.end()]):
            found.append(_with_unit(plain, _digits(plain, match, language)))
            take(*match.span())
    found += [said for said in _worded(plain, language) if not any(taken[said.start : said.end])]
    found.sort(key=lambda said: said.start)
    return tuple(_shared_units(plain, [_and_a_half(plain, said) for said in found]))


def amounts_in(text: str, language: str = "en") -> list[Said]:
    """Amounts that `numbers_in` does not weigh, of a text a model wrote: loose ones ("a quarter more", "tenfold", "dozens of") and
    number words of the other language, which nobody reads as numbers there. value: nan; none of them can be converted.

    >>> [said.text for said in amounts_in("Do a quarter more, nueve series.")]
    ['a quarter', 'nueve']
    """
    plain = folded(even(text))
    seen = [(said.start, said.end) for said in numbers_in(text, language)]
    other = "es" if language == "en" else "en"
    foreign = "|".join(sorted(set(WORDS[other]) - set(WORDS[language]) - ALSO_WORDS[other]))
    patterns = (LOOSE[language], LOOSE[other], rf"\b(?:{foreign})\b")
    found = [
        Said(math.nan, None, 0.0, match.start(), match.end(), match.group())
        for pattern in patterns
        for match in re.finditer(pattern, plain)
        if not any(start < match.end() and match.start() < end for start, end in seen)
    ]
    return sorted(found, key=lambda said: said.start)


def as_written(text: str, said: Said) -> str:
    """A number with its unit as it stands in the text it was found in; evened out where the text had odd signs."""
    return text[said.start : said.start + len(said.text)] if len(even(text)) == len(text) else said.text


def same_dimension(unit: str, other: str) -> bool:
    """Whether two units measure the same thing; an unknown unit only itself."""
    return unit == other or (unit in UNITS and other in UNITS and UNITS[unit][0] == UNITS[other][0])


def converted(value: float, unit: str, to: str) -> float:
    """A value in another unit of its dimension.

    >>> round(converted(100, "lb", "kg"), 2)
    45.36
    """
    return value if unit == to else value * UNITS[unit][1] / UNITS[to][1]


# --- digits

_DIGITS = re.compile(r"\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?")
_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_HOURS = re.compile(r"(\d+)\s*(?:h|hr|hrs|hours?|horas?)\s*(?:and |y |, )?(\d{1,2})\s*(?:minutes?|minutos?|mins?|min|m)\b")
_MINUTES = re.compile(
    r"(\d+)\s*(?:minutes?|minutos?|min|m|')\s*(?:and |y |, )?(\d{1,2})\s*(?:seconds?|segundos?|sec|seg|s|\")(?!\w)"
)
_CLOCK = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?::(\d{2}))?(?![\d:])")


def _dates(plain: str) -> list[Said]:
    return [Said(float("".join(m.groups())), "date", 1.0, m.start(), m.end(), m.group()) for m in _ISO.finditer(plain)]


def _hours(plain: str) -> list[Said]:
    return [
        Said(int(m[1]) + int(m[2]) / 60, unit, 1 / 60, m.start(), m.end(), m.group())
        for pattern, unit in ((_HOURS, "h"), (_MINUTES, "min"))
        for m in pattern.finditer(plain)
    ]


def _clocks(plain: str) -> list[Said]:
    return [
        _with_unit(plain, Said(int(m[1]) + int(m[2]) / 60 + int(m[3] or 0) / 3600, None, 1 / 60, m.start(), m.end(), m.group()))
        for m in _CLOCK.finditer(plain)
    ]


def _digits(plain: str, match: re.Match[str], language: str) -> Said:
    written = match.group()
    thousands, point = (".", ",") if language == "es" else (",", ".")
    digits = written.replace("'", "").replace("’", "")
    if thousands in digits and point in digits:
        digits = digits.replace(thousands, "") if digits.rindex(point) > digits.rindex(thousands) else digits.replace(point, "")
    groups = re.split("[.,]", digits)
    in_threes = all(len(g) == 3 for g in groups[1:]) and groups[0] != "0"
    if len(groups) > 2 or (len(groups) == 2 and thousands in digits and in_threes):
        digits = "".join(groups)
    else:
        digits = digits.replace(",", ".")
    value = float(digits)
    step = 10.0 ** -len(digits.partition(".")[2])
    start = match.start()
    if start and plain[start - 1] == "-" and (start == 1 or plain[start - 2] in " (\n\t:"):
        value, start = -value, start - 1
    return Said(value, None, step, start, match.end(), plain[start : match.end()])


# --- words


def _worded(plain: str, language: str) -> list[Said]:
    words = WORDS[language]
    tokens = [(m.group(), m.start(), m.end()) for m in re.finditer(r"[a-zñ]+", plain)]
    found: list[Said] = []
    i = 0
    while i < len(tokens):
        if tokens[i][0] not in words:
            i += 1
            continue
        j = _number_end(tokens, i, words, language, plain)
        said = [t for t, _, _ in tokens[i:j]]
        start, end = tokens[i][1], tokens[j - 1][2]
        number = _with_unit(plain, Said(_worth(said, words), None, 0.0, start, end, plain[start:end]))
        if len(said) > 1 or said[0] not in ARTICLES or number.unit in UNITS_OF_ONE:
            found.append(number)
        i = j
    return found


def _number_end(tokens: list[tuple[str, int, int]], i: int, words: dict[str, float], language: str, plain: str) -> int:
    """Where the number that begins at token i ends: the index behind its last token.

    tokens: word, start and end in `plain` each.  words: number word -> value, of the language.
    """
    j = i + 1
    while j < len(tokens):
        between = plain[tokens[j - 1][2] : tokens[j][1]]
        before, word = words.get(tokens[j - 1][0]), tokens[j][0]
        if between.strip(" -") or before is None:
            break
        joined = word in words and _joins(tokens[j - 1][0], word, words, language)
        if joined:
            j += 1
            continue
        bridge = (language == "en" and word == "and" and before in SCALES) or (
            language == "es" and word == "y" and before in range(30, 100, 10)
        )
        point = word in {"point", "coma", "punto"}
        follows = tokens[j + 1][0] if j + 1 < len(tokens) else ""
        if not (bridge or point) or follows not in words or words[follows] >= (100 if bridge else 10):
            break
        j += 2
    return j


def _joins(before: str, word: str, words: dict[str, float], language: str) -> bool:
    """Whether two number words in a row are one number."""
    a, b = words[before], words[word]
    if word in {"dozen", "docena", "docenas"}:
        return before not in ALONE
    if before in ALONE or word in ALONE:
        return False
    if language == "es":
        return b in {1_000.0, 1_000_000.0} or (a >= 100 and b < a) or (before in {"mil", "millon", "millones"} and b < a)
    return b in SCALES or (a in SCALES and b < a) or (a in range(20, 100, 10) and b < 10)


def _worth(said: list[str], words: dict[str, float]) -> float:
    """What the words of one number come to.  words: number word -> value, of the language."""
    total = current = 0.0
    place = 0.0
    for word in said:
        if word in {"and", "y"}:
            continue
        if word in {"point", "coma", "punto"}:
            place = 0.1
            continue
        value = words[word]
        if place:
            current += value * place
            place /= 10
        elif value in {1_000.0, 1_000_000.0}:
            total, current = total + max(current, 1) * value, 0.0
        elif word in {"hundred", "dozen", "docena", "docenas"}:
            current = max(current, 1) * value
        else:
            current += value
    return total + current


# --- units


@cache
def _unit_after() -> re.Pattern[str]:
    spelled = "|".join(re.escape(s) for s in sorted(WRITTEN, key=len, reverse=True))
    return re.compile(rf"[ -]*({spelled})(?![a-z0-9ñ])")


@cache
def _unit_before() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])({'|'.join(sorted(BEFORE, key=len, reverse=True))})[ :=]*$")


@cache
def _names() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z0-9])(?:{NAMES})(?![a-z0-9])")


def _with_unit(plain: str, said: Said) -> Said:
    match = _unit_after().match(plain, said.end)
    if match:
        return replace(said, unit=WRITTEN[match.group(1)], text=plain[said.start : match.end()])
    match = _unit_before().search(plain[max(0, said.start - 8) : said.start])
    return replace(said, unit=BEFORE[match.group(1)]) if match else said


_JOINED = re.compile(r"\s*(?:-|/|\bto\b|\band\b|\bor\b|\ba\b|\by\b|\bo\b|\bu\b)\s*")


def _shared_units(plain: str, found: list[Said]) -> list[Said]:
    """The first number of a range has the unit that stands behind the last: 8 to 12 reps."""
    for i in range(len(found) - 2, -1, -1):
        here, following = found[i], found[i + 1]
        if here.unit is None and following.unit is not None and _JOINED.fullmatch(plain[here.end : following.start]):
            found[i] = replace(here, unit=following.unit)
        elif here.unit in {"zone", "week_no"} and following.unit is None and _JOINED.fullmatch(plain[here.end : following.start]):
            found[i + 1] = replace(following, unit=here.unit)
    return found


_HALF = re.compile(r"(?: (?:hours?|horas?|minutes?|minutos?|kilos?|kg))?,? (?:and a half|y medi[oa])\b")


def _and_a_half(plain: str, said: Said) -> Said:
    match = _HALF.match(plain, said.end)
    if not match:
        return said
    longer = replace(said, value=said.value + 0.5, step=0.0, end=match.end(), text=plain[said.start : match.end()])
    return longer if said.unit else _with_unit(plain, longer)


# --- what is no number


def _list_markers(plain: str) -> list[tuple[int, int]]:
    """Markers of a list, when they count up from 1 as a list does."""
    marks = [(int(m[1]), m.start(1), m.end(1)) for m in re.finditer(r"(?m)^[ \t]*(\d{1,2})[.)][ \t]+(?=\S)", plain)]
    counted = len(marks) > 1 and [n for n, _, _ in marks] == list(range(1, len(marks) + 1))
    return [(start, end) for _, start, end in marks] if counted else []


def folded(text: str) -> str:
    """Lower case without accents, letter for letter, so that places stay the same; ñ stays."""
    return "".join(_letter(c) for c in text)


@cache
def _letter(c: str) -> str:
    if c in "ñÑ":
        return "ñ"
    low = c.lower()
    base = unicodedata.normalize("NFKD", low)
    plain = "".join(b for b in base if not unicodedata.combining(b))
    return plain if len(plain) == 1 else c
