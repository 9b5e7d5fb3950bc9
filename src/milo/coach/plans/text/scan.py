"""One line of a plan text, read from left to right; whatever cannot be read becomes a fault with its column."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from milo.coach.plans.text.spelling import WORD, Fault, first_word, nearest

_SPACE = re.compile(r"\s*")
_NAME = re.compile(r"\w[\w.\-]*")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_NUMBER = re.compile(r"[-+]?\d+(?:[.,]\d+)?(?:[eE][-+]?\d+)?")
_WHOLE = re.compile(r"[-+]?\d+")
_STRINGS_OR_COMMENT = re.compile(r'"(?:[^"\\]|\\.)*"|(#.*)')


class Unreadable(Exception):
    """The line stops making sense at a place; caught by the reader, which goes on with the next line."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.sentence())


def without_comment(line: str) -> str:
    """The line up to its comment; a # within quotes is no comment."""
    for match in _STRINGS_OR_COMMENT.finditer(line):
        if match[1] is not None:
            return line[: match.start()]
    return line


class Scan:
    """A line under a reading finger; every `take` moves it on and every method skips white space first."""

    def __init__(self, text: str, line: int, at: int = 0) -> None:
        self.text, self.line, self.at = text, line, at

    def fault(self, wanted: str, known: Iterable[str] = (), *, at: int | None = None) -> Unreadable:
        """That something else was wanted here; known: words one of which may have been meant."""
        if at is not None:
            self.at = at
        rest = self.rest()
        word = WORD.match(rest)
        shown = (word or _NAME.match(rest) or re.match(r"\S+", rest)) if rest else None
        found = repr(shown[0]) if shown else "the end of the line"
        return Unreadable(Fault(self.line, self.at + 1, wanted, found, nearest(word[0], known) if word else None))

    def rest(self) -> str:
        """What is still unread."""
        self._skip()
        return self.text[self.at :]

    def done(self) -> bool:
        """Whether nothing but white space is left."""
        return not self.rest()

    def end(self, wanted: str = "the end of the line") -> None:
        """Insist that nothing is left."""
        if not self.done():
            raise self.fault(wanted)

    def peek(self) -> str:
        """The next word without accents and capitals, empty when there is none; the finger stays."""
        self._skip()
        return first_word(self.text, self.at)

    def take(self, *words: str) -> bool:
        """Move past one of these words or signs when it is next."""
        self._skip()
        for word in words:
            if word[0].isalpha():
                if self.peek() == word:
                    match = WORD.match(self.text, self.at)
                    self.at = match.end() if match else self.at
                    return True
            elif self.text.startswith(word, self.at):
                self.at += len(word)
                return True
        return False

    def need(self, *words: str) -> None:
        """Insist on one of these words or signs."""
        if not self.take(*words):
            raise self.fault(repr(words[0]), words)

    def times(self) -> None:
        """Insist on the sign of multiplication, as in 3x8."""
        if not self.take("×"):
            self._skip()
            if self.text[self.at : self.at + 1] not in ("x", "X"):
                raise self.fault("x, as in 3x8")
            self.at += 1

    def name(self, wanted: str) -> str:
        """One word, or anything in double quotes."""
        self._skip()
        if self.text.startswith('"', self.at):
            return self.string(wanted)
        match = _NAME.match(self.text, self.at)
        if match is None:
            raise self.fault(wanted)
        self.at = match.end()
        return match[0]

    def string(self, wanted: str) -> str:
        """Text in double quotes."""
        self._skip()
        match = _QUOTED.match(self.text, self.at)
        if match is None:
            raise self.fault(wanted)
        try:
            text = str(json.loads(match[0]))
        except json.JSONDecodeError:
            raise self.fault(f"{wanted} with JSON's escapes") from None
        self.at = match.end()
        return text

    def prose(self, wanted: str) -> str:
        """Everything to the end of the line, or a string in quotes."""
        if self.rest().startswith('"'):
            text = self.string(wanted)
            self.end()
            return text
        text, self.at = self.rest().rstrip(), len(self.text)
        return text

    def number(
        self,
        wanted: str,
        low: float = float("-inf"),
        high: float = float("inf"),
        *,
        open_low: bool = False,
        known: Iterable[str] = (),
    ) -> float:
        """A number between low and high, both included unless open_low; a comma between digits counts as the decimal point.

        known: words that may have been meant where there is no number.
        """
        self._skip()
        match = _NUMBER.match(self.text, self.at)
        if match is None:
            raise self.fault(wanted, known)
        value = float(match[0].replace(",", "."))
        if not low <= value <= high or (open_low and value == low):
            raise self.fault(f"{wanted} {_between(low, high, open_low)}")
        self.at = match.end()
        return value

    def whole(self, wanted: str, low: int | None = None, high: int | None = None) -> int:
        """A whole number between low and high, both included."""
        self._skip()
        match = _WHOLE.match(self.text, self.at)
        if match is None:
            raise self.fault(wanted)
        value = int(match[0])
        if (low is not None and value < low) or (high is not None and value > high):
            least, most = float("-inf") if low is None else low, float("inf") if high is None else high
            raise self.fault(f"{wanted} {_between(least, most, False)}")
        self.at = match.end()
        return value

    def _skip(self) -> None:
        match = _SPACE.match(self.text, self.at)
        self.at = match.end() if match else self.at


def _between(low: float, high: float, open_low: bool) -> str:
    if high == float("inf"):
        return f"above {low:g}" if open_low else f"of at least {low:g}"
    return f"above {low:g}, up to {high:g}" if open_low else f"from {low:g} to {high:g}"
