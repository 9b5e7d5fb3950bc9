"""What somebody wrote, brought to plain letters, so that one lexicon reads it however it was typed or hidden.

Source: Milo's safety reference, section 2, step 1.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from milo.coach.spelling import count_slips

MAX_CHARS = 4_096  # I-03 allows 4 kB of text from a person; a longer one is read at both ends
MIN_ENCODED = 12  # shorter runs of base64 are words ("deadlift" decodes too); our choice
MIN_TYPO, LONG_TYPO = 5, 10  # letters from which one and two slips of the finger are mended; our choice

MOST_WORDS = 20_000  # remembered by the speller; then it starts anew, so that made-up words fill no memory (our choice)
SHORT = ("pain", "arms")  # four letters: only two of them changed about are mended
_LOOKALIKES = str.maketrans(
    "аеорсухкмтвнігԁӏѕјһɡαεορτυικνχηβ’‘`´ʼ＇“”«»–—−",
    "aeopcyxkmtbhirdlsjhgaeoptuiknxnb''''''  " + "  ---",
)  # Cyrillic and Greek letters that look like Latin ones (Unicode TR 39, the common part), quotes and dashes
_LEET = str.maketrans("013457@$!", "oieastasi")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SPACED = re.compile(r"\b(?:[a-z][ .\-_*]){3,}[a-z]\b")
_MARKED = re.compile(r"\b[a-z]([.\-_*])[a-z](?:\1[a-z])+\b")  # one word whose letters are told apart by one mark
_MEASURE = re.compile(r"^[0-9]+[a-z]{0,5}$|^[0-9]+(?:ft|h|m|x)[0-9]+$|^[a-z]{1,5}-?[0-9]+$|^[0-9.,:/x%-]+$")
_WORD = re.compile(r"[a-z]+")
_DECIMAL = re.compile(r"(?<=\d),(?=\d{1,2}\b)")
_THOUSANDS = re.compile(r"(?<=\d)[,.](?=\d{3}\b(?![./,]\d))")
_IS = re.compile(r"(?<!\bit)(?<!\bthat)(?<!\bwhat)(?<!\bhe)(?<!\bshe)(?<!\blet)(?<!\bthere)'s\b")
_EMOJI = {
    "🤰": " pregnant ",
    "🤮": " vomiting ",
    "🤢": " nausea ",
    "🔪": " cutting myself ",
    "💊": " pills ",
    "🧘": " ",
    "😵": " dizzy ",
}


@lru_cache(maxsize=64)
def plain(text: str) -> str:
    """Text in small Latin letters without accents, apostrophes, hidden characters, spaced letters and leetspeak.

    text: anything; more than MAX_CHARS is cut in the middle, since a danger stands at the start or at the end.
    Digits, points, commas, slashes and question marks stay: numbers are read from the result.

    >>> plain("My CHЕST’s t1ght\\u200b, 39,5 °C")
    'my chest is tight, 39.5 c'
    """
    if len(text) > MAX_CHARS:
        text = text[: MAX_CHARS // 2] + "\n" + text[-MAX_CHARS // 2 :]
    for sign, words in _EMOJI.items():
        text = text.replace(sign, words)
    if text.isascii():
        text = _CONTROL.sub("", text.lower()).replace("`", "'")
    else:
        text = unicodedata.normalize("NFKC", text)
        text = _without(text, {c for c in set(text) if c not in "\n\t" and unicodedata.category(c)[0] == "C"})
        text = unicodedata.normalize("NFKD", text.lower().translate(_LOOKALIKES))
        text = _without(text, {c for c in set(text) if unicodedata.combining(c)})
    text = re.sub(r"\b([4-6])' ?(\d{1,2})\b", r"\1 ft \2", text)
    text = _IS.sub(" is", text).replace("'", "")
    text = _DECIMAL.sub(".", _THOUSANDS.sub("", text))
    text = re.sub(r"([a-z])\1{2,}", r"\1", text)
    text = _together(text)
    text = " ".join(_unleet(word) for word in text.replace("\n", " . ").split())
    text = re.sub(r"(?<=[a-z])[*#]+(?=[a-z])", "", text)
    text = re.sub(r"[^a-z0-9.,;:!?/%+<>=-]+", " ", text)
    return " ".join(text.split())


def _together(text: str) -> str:
    """The text with words whose letters are told apart by marks or spaces put together, words of two letters with the others."""
    marked = _MARKED.sub(lambda m: m[0].replace(m[1], ""), text)
    if marked != text:
        marked = re.sub(r"\b([a-z])[.\-_*]([a-z])\b", r"\1\2", marked)
    whole = _SPACED.sub(lambda m: re.sub(r"[^a-z]", "", m[0]), marked)
    return whole if whole == marked else re.sub(r"(?:(?<=  )|^)([a-z]) ([a-z])(?=  |$)", r"\1\2", whole)


def _without(text: str, signs: set[str]) -> str:
    return text.translate(dict.fromkeys(map(ord, signs))) if signs else text


@lru_cache(maxsize=16_384)
def _unleet(word: str) -> str:
    core = word.strip(".,;:!?()[]\"'")
    letters = sum(c.isalpha() for c in core)
    if letters < 2 or core.isalpha() or _MEASURE.match(core) or not any(c in "013457@$!" for c in core):
        return word
    if "/" in core or "-" in core or re.search(r"\d{2}", core):
        return word
    return word.replace(core, core.translate(_LEET))


def decoded(text: str) -> list[str]:
    """What stands in the text in base64 or hexadecimal, and the text in rot13 and backwards: readings to scan, never to obey."""
    found = []
    for run in re.findall(rf"[A-Za-z0-9+/=_-]{{{MIN_ENCODED},}}", text[:MAX_CHARS]):
        try:
            raw = bytes.fromhex(run) if re.fullmatch(r"(?:[0-9a-fA-F]{2})+", run) else base64.b64decode(run + "=" * (-len(run) % 4))
            words = raw.decode("utf-8")
        except (binascii.Error, ValueError):
            continue
        if words.isprintable() and " " in words:
            found.append(words)
    for run in re.findall(r"(?:\b[0-9a-fA-F]{2}\b[ ,]*){8,}", text[:MAX_CHARS]):
        try:
            found.append(bytes.fromhex(re.sub(r"[ ,]", "", run)).decode("utf-8"))
        except ValueError:
            continue
    return found


def turned(text: str) -> list[str]:
    """The text in rot13 and backwards; worth reading where it is no language as it stands."""
    return [codecs.encode(text, "rot13"), text[::-1]]


class Speller:
    """Mends slips of the finger in words that matter: one in five letters or more, two in ten or more.

    words: what matters; known: words that are right as they stand though they look like a slip ("cheat" is not
    "chest"); stems: beginnings of such words.
    """

    def __init__(self, words: Iterable[str], known: Iterable[str], stems: Iterable[str] = ()) -> None:
        self._right = frozenset(words)
        self._stems = re.compile("|".join(sorted(set(stems))) or "(?!)")
        self._known = self._right | frozenset(known)
        self._near: dict[str, set[str]] = {}
        self._seen: dict[str, str] = {}
        for word in self._right:
            if len(word) >= MIN_TYPO:
                for key in _cut(word, 2 if len(word) >= LONG_TYPO else 1):
                    self._near.setdefault(key, set()).add(word)

    def mend(self, text: str) -> str:
        """The text with slips mended."""
        return _WORD.sub(self._of, text)

    def _of(self, found: re.Match[str]) -> str:
        word = found[0]
        mended = self._seen.get(word)
        if mended is None:
            if len(self._seen) > MOST_WORDS:
                self._seen.clear()
            self._seen[word] = mended = self._mended(word)
        return mended

    def _mended(self, word: str) -> str:
        if len(word) < MIN_TYPO - 1 or word in self._known:
            return word
        if len(word) == MIN_TYPO - 1:
            turned_about = next((w for w in SHORT if sorted(w) == sorted(word) and w[0] == word[0]), None)
            if turned_about is not None:
                return turned_about
        if self._stems.match(word) or (word.endswith("s") and word[:-1] in self._known):
            return word
        reach = 2 if len(word) >= LONG_TYPO - 1 else 1
        best, least = word, reach + 1
        for key in _cut(word, reach):
            for right in self._near.get(key, ()):
                far = slips(word, right)
                allowed = 2 if len(right) >= LONG_TYPO else 1
                if far > allowed:
                    continue
                # a slip seldom hits the first letter; there only a single one is believed
                if (word[0] == right[0] and (far, right) < (least, best)) or (far == 1 and far < least):
                    best, least = right, far
        return best


@lru_cache(maxsize=4_096)
def _cut(word: str, times: int) -> frozenset[str]:
    """The word and all it becomes when up to so many letters are left out."""
    found = {word}
    for _ in range(times):
        found |= {one[:i] + one[i + 1 :] for one in found for i in range(len(one))}
    return frozenset(found)


@lru_cache(maxsize=4_096)
def slips(a: str, b: str) -> int:
    """How many slips lie between two words (coach.spelling.count_slips), kept for those that come again."""
    return count_slips(a, b)
