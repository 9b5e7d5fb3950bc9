"""Numbers written as words: which words in a row are one number, and what they are worth. "two hundred and five" is 205."""

from __future__ import annotations

from milo.coach.talk.words.number_words import ALONE, SCALES


def number_end(tokens: list[tuple[str, int, int]], i: int, words: dict[str, float], language: str, plain: str) -> int:
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


def worth(said: list[str], words: dict[str, float]) -> float:
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
