"""Which concepts can stand in a text at all, told from the pieces of its words, so that only those are searched for.

Every way a concept can be written holds some letters that must be there ("chest", the start "swell"). A text is cut into the pieces
of its words once; a concept none of whose pieces is among them cannot be found, and its expression need not run. The method is that
of indexed search for regular expressions (Cox, "Regular Expression Matching with a Trigram Index", 2012), over words.
Notation of the concepts: notation.py.
"""

from __future__ import annotations

# ruff: noqa: SIM905 - many quoted words are no easier to read than a text of them
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

LONGEST = (
    6  # letters of a piece, the marks of a word's start "<" and end ">" among them; longer ones hardly sift finer (our choice)
)
MOST_WORDS = 20_000  # remembered; then it starts anew, so that nobody fills the memory with made-up words (our choice)
_WORD = re.compile(r"[a-z0-9]+")
_END = re.compile(r"[.;!?]+(?![0-9.;!?])")
_TIMES = re.compile(r"(?:\*|\+|\?|\{(\d*),?\d*\})\??")
_COMMON = frozenset(
    "<a> <an> <the> <my> <i> <im> <in> <it> <is> <of> <on> <to> <and> <so> <no> <not> <for> <me> <at> <be> <do> <or> <was> <have> "
    "<with> <this> <that> <what> <how> <can> <if> <el> <la> <los> <las> <un> <una> <de> <del> <en> <y> <o> <se> <que> <con> <mi> "
    "<por> <al> <lo> <es> <para> <si> <como>".split()
)  # words that nearly every text has: they sift nothing


@dataclass
class _Row:
    """Pieces gathered along one way of writing: `best`, every one of which would do, and the letters now being read."""

    best: frozenset[str] | None = None
    letters: str = ""
    open: bool = False  # whether a word may start here

    def close(self, at_end: bool) -> None:
        """The letters read so far become a piece; at_end: whether a word ends with them."""
        piece = self.letters + (">" if at_end and self.letters not in {"", "<"} else "")
        self.letters = ""
        if len(piece) >= 2:
            kept = piece if len(piece) <= LONGEST else piece[:LONGEST] if piece[0] == "<" else piece[-LONGEST:]
            self.offer(frozenset({kept}))

    def offer(self, pieces: frozenset[str] | None) -> None:
        """Keeps the pieces that sift finer."""
        if pieces is not None and (self.best is None or _fineness(pieces) > _fineness(self.best)):
            self.best = pieces


@lru_cache(maxsize=8_192)
def _fineness(pieces: frozenset[str]) -> tuple[float, int]:
    return min(0.5 if p in _COMMON else float(min(len(p), 4)) for p in pieces), -len(pieces)


@dataclass
class _Written:
    """A concept's notation, read from left to right."""

    text: str
    at: int = 0

    def either(self, starts: bool, ends: bool) -> tuple[frozenset[str] | None, bool]:
        """The pieces one of which must be there, of alternatives up to a closing bracket, and whether all end in a gap."""
        found: list[frozenset[str] | None] = []
        gaps = True
        while True:
            pieces, gap = self.row(starts, ends)
            found.append(pieces)
            gaps &= gap
            if self.at >= len(self.text) or self.text[self.at] == ")":
                return (None if None in found else frozenset().union(*(f for f in found if f is not None))), gaps
            self.at += 1

    def row(self, starts: bool, ends: bool) -> tuple[frozenset[str] | None, bool]:
        """One alternative: the pieces one of which it must hold, and whether it ends in a gap."""
        row = _Row(open=starts)
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            self.token(row, ends)
        row.close(ends and not row.open)
        return row.best, row.open

    def token(self, row: _Row, ends: bool) -> None:
        """One step of a row."""
        text, c = self.text, self.text[self.at]
        if text.startswith((" (?!", " (?="), self.at):
            row.close(False)
            self.at += 1
        elif text.startswith(("(?!", "(?=", "(?<"), self.at):
            row.close(False)
            self._leave_bracket()
            row.open = False
        elif c == "(":
            self._group(row, ends)
        elif c in " _" and not self._optional(self.at + 1):
            row.close(True)
            row.open = True
            self.at += 1
        elif c.isascii() and (c.isalnum()) and not self._optional(self.at + 1):
            row.letters = row.letters or ("<" if row.open else "")
            row.letters += c
            row.open = False
            self.at += 1
            if text[self.at : self.at + 1] in {"*", "+", "{"}:
                row.close(False)
                self._times()
        else:
            row.close(False)
            row.open = False
            self.at = text.index("]", self.at + 1) + 1 if c == "[" else self.at + (2 if c == "\\" else 1)
            self._times()

    def _group(self, row: _Row, ends: bool) -> None:
        row.close(False)
        start = self.at
        self.at += 3 if self.text.startswith("(?:", start) else 1
        inside = self.at
        self._leave_bracket(inside)
        least = self._times()
        more = self.text[self.at : self.at + 1]
        boundary = (more == " " and not self._optional(self.at + 1)) or (ends and more in {"", "|", ")"})
        end = self.at
        self.at = inside
        pieces, gaps = self.either(row.open and least != 0, boundary)
        self.at = end
        if least:
            row.offer(pieces)
            row.open = gaps
        else:
            row.open = row.open and gaps

    def _optional(self, at: int) -> bool:
        m = _TIMES.match(self.text, at)
        # a star after a letter is the rest of its word: the letter itself must be there
        return m is not None and not m[0].startswith(("*", "+")) and (m[0].startswith("?") or m[1] in {"0", ""})

    def _times(self) -> int:
        """Passes over how often; the least of it, 1 where nothing is said."""
        m = _TIMES.match(self.text, self.at)
        if m is None:
            return 1
        self.at = m.end()
        return 0 if m[0][0] in "*?" or m[1] == "0" else 1

    def _leave_bracket(self, inside: int | None = None) -> None:
        self.at = self.at + 1 if inside is None else inside
        depth = 1
        while depth:
            c = self.text[self.at]
            if c == "\\":
                self.at += 1
            depth += {"(": 1, ")": -1}.get(c, 0)
            self.at += 1


def needed(pattern: str) -> frozenset[str] | None:
    """Pieces of words of which any text that holds the concept holds at least one; None: nothing can be told.

    >>> sorted(needed("chest|swell* (?:up|out)"))
    ['<chest', '<swell']
    """
    return _Written(pattern).either(True, True)[0]


@dataclass(frozen=True)
class Sieve:
    """The concepts that a text may hold. words: the concepts by name."""

    words: Mapping[str, str]
    _of_piece: dict[str, int] = field(default_factory=dict, repr=False)
    _names: list[str] = field(default_factory=list, repr=False)
    _of_word: dict[str, int] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        always = 0
        for i, (name, pattern) in enumerate(self.words.items()):
            self._names.append(name)
            pieces = needed(pattern)
            if pieces is None:
                always |= 1 << i
            else:
                for piece in pieces:
                    self._of_piece[piece] = self._of_piece.get(piece, 0) | 1 << i
        self._of_piece[""] = always

    def where(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """The concepts that may stand in a plain text, by name, with the stretches to search; none is missing that does.

        A concept never reaches past the end of a sentence; a stretch begins with the sign before it.
        """
        if len(self._of_word) > MOST_WORDS:
            self._of_word.clear()
        found: dict[str, list[tuple[int, int]]] = {}
        start = 0
        for end in [*(m.end() for m in _END.finditer(text)), len(text)]:
            for name in self._possible(text[start:end]):
                found.setdefault(name, []).append((start, end))
            start = end - 1
        return found

    def _possible(self, text: str) -> Iterator[str]:
        held = self._of_piece[""]
        for word in set(_WORD.findall(text)):
            of_word = self._of_word.get(word)
            held |= self._pieces_of(word) if of_word is None else of_word
        while held:
            least = held & -held
            yield self._names[least.bit_length() - 1]
            held ^= least

    def _pieces_of(self, word: str) -> int:
        marked, held = f"<{word}>", 0
        for size in range(2, LONGEST + 1):
            for at in range(len(marked) - size + 1):
                held |= self._of_piece.get(marked[at : at + size], 0)
        self._of_word[word] = held
        return held
