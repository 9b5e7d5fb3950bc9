"""What a message says whose letters were changed so that nobody reads it: digits for letters, stars, no spaces, turned, encoded.

Plain letters (text.normalising) already mend what one sign shows. Here a whole message is read again as it may be meant, and only
where it is plainly no language as it stands; whoever is found to say something dangerous so is answered as if they had said it
openly (reference section 2, step 1; I-01).
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from milo.coach.safety.learnt.encoder import own_encoder
from milo.coach.safety.lexicon.concepts import COVERED, WORDS, spelled
from milo.coach.safety.text.normalising import decoded, plain, turned
from milo.coach.safety.turns import ENGLISH, SPANISH

LEAST_GLUED, LEAST_AMONG = 10, 18  # letters in a row that may be words without spaces, alone and among words (our choice)
LONGEST_WORD = 16  # letters of a word in them
MOST_GLUED = 240  # letters that are looked at
OWN_RANK = 2_500  # of a word that only the lexicon knows, among the English ones by how common they are (our choice)
LEAST_SMALL = 0.2  # of the words of a sentence, those by which its language shows; under it, it may be turned about (our choice)
LEAST_WORDS, MOST_KNOWN = 3, 0.7  # of a sentence that is read turned about, and the share of them that are words (our choice)
_LEET = str.maketrans("0134578@$!", "oieastbasi")
_STARRED = re.compile(r"\b[a-z]+(?:[*#]+[a-z]+)+\b|\b[a-z]+[*#]{1,3}\b")
_INNER_DIGIT = re.compile(r"[a-z][013457]+[a-z]|^[0134578]+[a-z]{2,}$|^[a-z]{2,}[0134578]$")
_SMALL_SPANISH = (
    "de", "la", "que", "el", "en", "y", "a", "los", "se", "del", "las", "un", "por", "con", "no", "una", "su", "para", "es", "al",
    "lo", "me", "mi", "mis", "tu", "te", "yo", "si", "ya", "muy", "mas",
)  # fmt: skip
_NUMBERS = {"2": "to", "4": "for"}
_SUFFIX = ("ing", "ed", "s", "es", "ly")


def undisguised(message: str) -> list[str]:
    """What a message may say behind a disguise, likeliest first; empty where it needs none.

    >>> undisguised("1 w4nt 2 k1ll mys3lf"), undisguised("ran 5k, then 3x10 at 80kg, rpe8")
    (['i want to kill myself'], [])
    """
    low = plain(message)
    found = [read for read in (_of_digits(message.lower()), _of_stars(message.lower()), _of_glued(low)) if read is not None]
    found += decoded(message)
    if _share_of_small(low) < LEAST_SMALL:
        found += [one for one in turned(message) if _share_of_small(plain(one)) >= LEAST_SMALL and _is_known(plain(one))]
    return list(dict.fromkeys(found))


def _share_of_small(read: str) -> float:
    """The share of a text's words that are a language's small ones; 1 of a text of one or two words, which shows none."""
    words = read.split()
    if len(words) < LEAST_WORDS:
        return 1.0 if len(words) else 0.0
    return sum(len(one) > 1 for one in (*ENGLISH.findall(read), *SPANISH.findall(read))) / len(words)


def _is_known(read: str) -> bool:
    """Whether most words of a text are words."""
    words = re.findall(r"[a-z]+", read)
    return len(words) >= LEAST_WORDS and sum(word in _ranks() for word in words) >= MOST_KNOWN * len(words)


def _of_digits(text: str) -> str | None:
    """The text with letters where digits stand for them, of two words or more that are words then; None for any other."""
    tokens = text.split()
    cores = [token.strip(".,;:!?()\"'") for token in tokens]
    hidden = [c for c in cores if _INNER_DIGIT.search(c) and c.translate(_LEET) in _ranks() and c.translate(_LEET).isalpha()]
    if len(hidden) < 2:
        return None
    return " ".join(_NUMBERS.get(core) or core.translate(_LEET) for core in cores)


def _of_stars(text: str) -> str | None:
    """The text with the words that fit letters hidden by stars, the dangerous ones first; None where none does."""

    def word(found: re.Match[str]) -> str:
        shape = re.compile(re.sub(r"[*#]", "[a-z]", found[0]))
        fitting = (w for words in (_dangers(), _by_rank()) for w in words if len(w) == len(found[0]) and shape.fullmatch(w))
        return next(fitting, found[0])

    read = _STARRED.sub(word, text)
    return read if read != text else None


def _of_glued(read: str) -> str | None:
    """The text with spaces put into long runs of letters that are several words; None where there are none. read: plain."""
    changed = False
    out = []
    tokens = read.split()
    least = LEAST_AMONG if len(tokens) > 2 else LEAST_GLUED
    for token in tokens:
        letters = token.strip(".,;:!?")
        parts = None
        if least <= len(letters) <= MOST_GLUED and letters.isalpha() and not _is_word(letters):
            parts = _parted(letters)
        changed |= parts is not None
        out.append(" ".join(parts) if parts is not None else token)
    return " ".join(out) if changed else None


def _parted(letters: str) -> list[str] | None:
    """The likeliest words in a run of letters, three or more; None where it does not part into words alone."""
    ranks = _ranks()
    best: list[tuple[float, int]] = [(0.0, 0), *([(math.inf, 0)] * len(letters))]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - LONGEST_WORD), end):
            rank = ranks.get(letters[start:end])
            if rank is not None:
                cost = best[start][0] + math.log(rank + 50.0)
                if cost < best[end][0]:
                    best[end] = (cost, start)
    if math.isinf(best[-1][0]):
        return None
    parts, end = [], len(letters)
    while end:
        start = best[end][1]
        parts.append(letters[start:end])
        end = start
    return parts[::-1] if len(parts) > 2 else None


def _is_word(letters: str) -> bool:
    return letters in _ranks() or any(letters.endswith(end) and letters.removesuffix(end) in _ranks() for end in _SUFFIX)


@lru_cache(maxsize=1)
def _ranks() -> dict[str, int]:
    """Words that are known, and how common they are: the encoder's, which stand by that, and the lexicon's."""
    pieces = [piece for piece in own_encoder().known if piece.isalpha() and (len(piece) > 1 or piece in "aiyo")]
    ranks = {piece: n for n, piece in enumerate(pieces)}
    for word in re.findall(r"[a-z]{3,}", " ".join([*WORDS.values(), COVERED, *spelled()["known"], *spelled()["worth"]])):
        ranks.setdefault(word, OWN_RANK)
    for word in _SMALL_SPANISH:
        ranks[word] = min(ranks.get(word, OWN_RANK), 100)
    return ranks


@lru_cache(maxsize=1)
def _by_rank() -> tuple[str, ...]:
    return tuple(sorted(_ranks(), key=_ranks().__getitem__))


@lru_cache(maxsize=1)
def _dangers() -> tuple[str, ...]:
    """Words that matter, the ones that matter most first."""
    first = "kill die dying dead suicide pain chest hurt hurts faint fainted numb face lips heart stroke blood rape cut pills "
    first += "matar matarme morir muerte dolor pecho duele sangre cara labios corazon pastillas"
    return tuple(dict.fromkeys([*first.split(), *spelled()["worth"]]))
