"""Sentences with receipts: every number that goes into a sentence leaves a claim behind, in the order it is said."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from milo.coach.talk.words.numbers_said import Said, as_written, numbers_in
from milo.locales import Templates
from milo.vocabulary.errors import UnknownName
from milo.vocabulary.numbers_written import number_written
from milo.vocabulary.talk import Claim

WORDS: dict[str, Mapping[str, str]] = {"en": Templates("talk", "en"), "es": Templates("talk", "es")}
MOST_WORDS = 180  # of a reply in chat (V-11)
UNIT_SYSTEMS = ("metric", "imperial")
KG_PER_LB, KM_PER_MI, CM_PER_IN = 0.45359237, 1.609344, 2.54  # international yard and pound, 1959
_IMPERIAL = {
    "kg": ("lb", 1 / KG_PER_LB), "kg/week": ("lb/week", 1 / KG_PER_LB), "km": ("mi", 1 / KM_PER_MI), "cm": ("in", 1 / CM_PER_IN),
    "min/km": ("min/mi", KM_PER_MI),
}  # fmt: skip
PACES = frozenset({"min/km", "min/mi"})
MOST_DECIMALS = 6  # of a claim; further ones are of the binary fraction and not of what is told
IN_SIXTIETHS = 4  # decimals of an hour that hold a minute, and of a minute that hold a second
HOURS_FROM_MIN = 90  # from here on minutes are told as hours and minutes; our choice


@dataclass(frozen=True)
class Receipts:
    """What the numbers of a sentence stand on; the fields are those of a Claim."""

    kind: str
    rule: str
    window: str | None = None
    record_ids: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Amount:
    """A number to be said, with its unit (a key of number_words.UNITS, "" for none) and decimals. bare: the unit is not written.

    in_minutes: minutes stay minutes however many they are, where minutes were asked for.
    """

    value: float
    unit: str
    receipts: Receipts
    decimals: int = 0
    bare: bool = False
    in_minutes: bool = False


@dataclass(frozen=True)
class Quoted:
    """Words that are not ours to change, such as an exercise's name or cue; the numbers in them are claims too."""

    text: str
    receipts: Receipts


class Telling:
    """One reply in the making, in one language and one system of units; `text` and `claims` grow with every sentence.

    Raises UnknownName for another language or unit system.
    """

    def __init__(self, language: str = "en", units: str = "metric") -> None:
        if language not in WORDS:
            raise UnknownName("language", language, WORDS)
        if units not in UNIT_SYSTEMS:
            raise UnknownName("unit system", units, UNIT_SYSTEMS)
        self.language, self.units, self._words = language, units, WORDS[language]
        self._lines: list[tuple[str, list[Claim]]] = []

    @property
    def text(self) -> str:
        return "\n".join(text for text, _ in self._lines)

    @property
    def claims(self) -> list[Claim]:
        return [claim for _, claims in self._lines for claim in claims]

    def say(self, key: str, **slots: Any) -> None:
        """One line: the sentence of a key with its slots filled by Amount, Quoted, plain words or lists of these."""
        self._lines.append(self.made(key, **slots))

    def line(self, parts: Sequence[tuple[str, list[Claim]]]) -> None:
        """One line of sentences made before."""
        told = [text for text, _ in parts if text]
        if told:
            self._lines.append((" ".join(told), [claim for _, claims in parts for claim in claims]))

    def shorten(self, words: int = MOST_WORDS) -> None:
        """Leave out whole lines from the end, never parts of one, until the reply is that short; then say there is more."""
        if len(self.text.split()) <= words:
            return
        more = self.made("more")
        while len(self._lines) > 1 and len(self.text.split()) + len(more[0].split()) > words:
            self._lines.pop()
        self._lines.append(more)

    def made(self, key: str, **slots: Any) -> tuple[str, list[Claim]]:
        """A sentence and its claims, not yet said. Raises UnknownName for a key nobody wrote."""
        if key not in self._words:
            raise UnknownName("sentence", key, self._words)
        pieces: list[str] = []
        claims: list[Claim] = []
        for literal, name, _, _ in string.Formatter().parse(self._words[key]):
            pieces.append(literal)
            if name is not None:
                text, found = self._filled(slots[name])
                pieces.append(text)
                claims += found
        return "".join(pieces), claims

    def word(self, group: str, code: str) -> str:
        """The word for a code; the code itself, spaced, where it is somebody else's name."""
        return self._words.get(f"{group}.{code}", code.replace("_", " "))

    def has(self, key: str) -> bool:
        return key in self._words

    def number(self, value: float, decimals: int = 0) -> str:
        """12,345.6 in English, 12.345,6 in Spanish; Spanish writes four digits without a separator (RAE).

        >>> Telling("es").number(12345.6, 1)
        '12.345,6'
        """
        return number_written(value, self.language, decimals)

    def said(self, amount: Amount) -> tuple[float, str]:
        """A number and its unit as this athlete is told them."""
        if amount.unit == "part":
            return amount.value * 100, "%"
        if self.units == "imperial" and amount.unit in _IMPERIAL:
            unit, factor = _IMPERIAL[amount.unit]
            return amount.value * factor, unit
        return amount.value, amount.unit

    def amount(self, amount: Amount) -> str:
        """A number with its unit as the athlete reads it."""
        value, unit = self.said(amount)
        if unit == "h" or (unit == "min" and abs(value) >= HOURS_FROM_MIN and not amount.in_minutes):
            return self._hours(value if unit == "h" else value / 60)
        if unit in PACES:
            seconds = round(value * 60)
            return f"{seconds // 60}:{seconds % 60:02d} {unit}"
        number = self.number(value, amount.decimals)
        if amount.bare or not unit:
            return number
        key = f"unit.{unit.replace('/', '_per_').replace('%', 'percent')}"
        written = self._words[f"{key}.one" if number == "1" and f"{key}.one" in self._words else key]
        return written.format(number) if "{}" in written else f"{number} {written}"

    def claim(self, text: str, amount: Amount) -> Claim:
        """The claim of a number as it was written, as exact as it was told."""
        r = amount.receipts
        value, unit = self.said(amount)
        if unit == "h" or unit in PACES:  # told in minutes, and in seconds, whatever decimals the amount asks for
            value = round(round(value * 60) / 60, IN_SIXTIETHS)
        elif unit == "min" and abs(value) >= HOURS_FROM_MIN:
            value = round(value)
        else:
            value = round(value, amount.decimals)
        return Claim(text=text, value=value, unit=unit, kind=r.kind, rule=r.rule, window=r.window, record_ids=r.record_ids)

    def _filled(self, slot: Any) -> tuple[str, list[Claim]]:
        if isinstance(slot, Amount):
            text = self.amount(slot)
            return text, [self.claim(text, slot)]
        if isinstance(slot, Quoted):
            return slot.text, [
                _as_quoted(as_written(slot.text, said), said, slot.receipts) for said in numbers_in(slot.text, self.language)
            ]
        if isinstance(slot, tuple):
            return slot[0], list(slot[1])
        if isinstance(slot, list):
            filled = [self._filled(item) for item in slot]
            return self._listed([text for text, _ in filled]), [claim for _, claims in filled for claim in claims]
        return str(slot), []

    def _listed(self, items: list[str]) -> str:
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self._words['and']} {items[-1]}"

    def _hours(self, hours: float) -> str:
        total = round(abs(hours) * 60)
        whole, rest = divmod(total, 60)
        told = f"{rest} min" if not whole else f"{whole} h {rest:02d} min" if rest else f"{whole} h"
        return f"-{told}" if hours < 0 and total else told


def bare(amount: Amount) -> Amount:
    """The same number without its unit."""
    return replace(amount, bare=True)


def _as_quoted(text: str, said: Said, receipts: Receipts) -> Claim:
    r = receipts
    return Claim(
        text=text, value=said.value, unit=said.unit or "", kind=r.kind, rule=r.rule, window=r.window, record_ids=r.record_ids
    )
