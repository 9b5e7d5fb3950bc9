"""Numbers, dates and figures as an athlete reads them: language, units, decimals."""

from __future__ import annotations

import math
import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from milo.report.catalogue import MissingWords, catalogue
from milo.vocabulary.advice import Figure, Receipt
from milo.vocabulary.exercises import find_exercise

Units = Literal["metric", "imperial"]

KG_PER_LB, KM_PER_MI, CM_PER_IN = 0.45359237, 1.609344, 2.54  # international yard and pound, 1959
IMPERIAL = {
    "kg": ("lb", 1 / KG_PER_LB),
    "kg_week": ("lb_week", 1 / KG_PER_LB),
    "km": ("mi", 1 / KM_PER_MI),
    "cm": ("in", 1 / CM_PER_IN),
}
HOURS_FROM_MIN = 90  # from here on minutes are told as hours and minutes; our choice


@dataclass(frozen=True)
class Form:
    """How a figure is told: its unit's code and how many decimals."""

    unit: str
    decimals: int = 0


FORMS = {
    "weekly_load": Form("au"), "atl": Form("au_day"), "ctl28": Form("au_day"), "ctl42": Form("au_day"),
    "fitness": Form("au_day"), "fatigue": Form("au_day"), "form": Form("au_day"),
    "monotony": Form("none", 2), "strain": Form("au"), "acwr": Form("none", 2),
    "workouts": Form("none"), "minutes": Form("minutes"),
    "mean_h": Form("hours"), "need_h": Form("hours"), "debt_h": Form("hours"), "quality": Form("part"),
    "regularity_min": Form("min"), "nights": Form("none"),
    "resting_hr_bpm": Form("bpm"), "hrv_rmssd_ms": Form("ms"), "hrv_sdnn_ms": Form("ms"),
    "sets": Form("none"), "hard_sets": Form("none"), "tonnage_kg": Form("kg"), "sessions": Form("none"),
    "e1rm_kg": Form("kg", 1),
    "steps_per_day": Form("none"), "active_energy_kcal_per_day": Form("kcal"), "walk_run_distance_km": Form("km", 1),
    "flights": Form("none"),
    "weight_kg": Form("kg", 1), "weight_change_kg_per_week": Form("kg_week", 2), "body_fat_pct": Form("pct", 1),
    "waist_cm": Form("cm", 1), "systolic_mmhg": Form("mmhg"), "diastolic_mmhg": Form("mmhg"),
    "energy_kcal_per_day": Form("kcal"), "protein_g_per_day": Form("g"), "protein_g_per_kg": Form("g_kg", 1),
    "days_logged": Form("none"),
}  # fmt: skip


class Words:
    """One athlete's language and units.

    strict: a missing key raises MissingWords (tests); otherwise a plain general sentence stands in, never a code.
    """

    def __init__(self, language: str = "en", units: str = "metric", strict: bool = False) -> None:
        self.language, self.units, self.strict = language, units, strict
        self._said = catalogue(language)
        self._sentences = _Sentences(self)

    # --- sentences

    def has(self, key: str) -> bool:
        return key in self._said

    def say(self, key: str, **values: Any) -> str:
        """The sentence of a key with its placeholders filled. Raises MissingWords when strict."""
        try:
            return self._sentences.vformat(self._said[key], (), values)
        except (KeyError, ValueError, TypeError) as missing:
            if self.strict:
                raise MissingWords(f"words for {key!r} in {self.language}", f"{missing} missing", "add them to words/") from missing
            return self._said["general.not_known"]

    def word(self, group: str, code: str) -> str:
        """The word for a code that may be a name somebody else gave (an app's muscle, a unit): told as it is when unknown."""
        key = f"{group}.{code}"
        return self._said[key] if key in self._said else code.replace("_", " ")

    # --- numbers

    def number(self, value: float, decimals: int = 0) -> str:
        """Digits in the language's manner: 12,345.6 in English, 12.345,6 in Spanish; a true minus sign.

        >>> Words("es").number(-12345.6, 1)
        '−12.345,6'
        """
        text = f"{value:,.{decimals}f}"
        if not text.strip("-0.,"):
            text = text.lstrip("-")
        if self.language == "es":
            # RAE: four digits stand without a separator
            text = (text.replace(",", "") if abs(value) < 10_000 else text).translate(str.maketrans(",.", ".,"))
        return text.replace("-", "−")

    def exercise(self, written: str) -> str:
        """The name of an exercise as the reader's language has it; one the catalogue does not know as it was written.

        >>> Words("es").exercise("Back Squat (Barbell)")
        'Sentadilla trasera'
        """
        found = find_exercise(written)
        return written if found is None else found.called(self.language)

    def hours(self, hours: float) -> str:
        """Hours and minutes, to the minute.

        >>> Words("en").hours(7.2)
        '7 h 12 min'
        """
        total = round(abs(hours) * 60)
        whole, rest = divmod(total, 60)
        parts = [f"{whole} h"] if whole else []
        if rest or not whole:
            parts.append(f"{rest:02d} min" if whole else f"{rest} min")
        return ("−" if hours < 0 and total else "") + " ".join(parts)

    def convert(self, value: float, unit: str) -> float:
        """A number in the athlete's units."""
        return value * IMPERIAL[unit][1] if self.units == "imperial" and unit in IMPERIAL else value

    def unit(self, unit: str) -> str:
        """The sign of a unit, the athlete's own where there is a choice."""
        code = IMPERIAL[unit][0] if self.units == "imperial" and unit in IMPERIAL else unit
        return self._said[f"unit.{code}"]

    def amount(self, value: float, form: Form) -> tuple[str, str]:
        """A number and its unit, apart."""
        if form.unit == "hours" or (form.unit == "minutes" and value >= HOURS_FROM_MIN):
            return self.hours(value if form.unit == "hours" else value / 60), ""
        if form.unit == "part":
            return self.number(value * 100), "%"
        return self.number(self.convert(value, form.unit), form.decimals), self.unit(form.unit)

    def told(self, value: float, form: Form) -> str:
        """A number with its unit."""
        return " ".join(part for part in self.amount(value, form) if part)

    def figure(self, figure: Figure) -> tuple[str, str] | None:
        """A figure's number and unit; None when it has no value."""
        return None if figure.value is None else self.amount(figure.value, FORMS[figure.name])

    def between(self, figure: Figure) -> str | None:
        """A figure's low to high without the unit."""
        if figure.low is None or figure.high is None:
            return None
        form = FORMS[figure.name]
        return f"{self.amount(figure.low, form)[0]}–{self.amount(figure.high, form)[0]}"

    def reason(self, figure: Figure) -> str:
        """Why a figure has no value."""
        return self.why(figure.reason or "not_known", figure.reason_with)

    def why(self, code: str, values: Mapping[str, Any] | None = None) -> str:
        """A reason in words, from its code and parameters; quantities among the parameters are told by their names."""
        return self.say(f"reason.{code}", **{name: self._named(value) for name, value in (values or {}).items()})

    def _named(self, value: Any) -> Any:
        """The names for "waist_cm, neck_cm"; anything else as it is."""
        parts = value.split(", ") if isinstance(value, str) else []
        if parts and all(self.has(f"quantity.{part}") for part in parts):
            return self.listed([self._said[f"quantity.{part}"] for part in parts])
        return value

    # --- dates

    def day(self, day: date) -> str:
        """9 Mar"""
        return f"{day.day} {self._said[f'month.short.{day.month}']}"

    def weekday(self, day: date) -> str:
        """Mon"""
        return self._said[f"weekday.short.{day.isoweekday()}"]

    def span(self, first: date, last: date) -> str:
        """9–15 March 2026"""
        month = {d: self._said[f"month.{d.month}"] for d in (first, last)}
        end = self.say("general.date", day=str(last.day), month=month[last], year=str(last.year))
        if first == last:
            return end
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{end}"
        if first.year == last.year:
            return f"{self.say('general.day_month', day=str(first.day), month=month[first])} – {end}"
        return f"{self.say('general.date', day=str(first.day), month=month[first], year=str(first.year))} – {end}"

    def listed(self, items: list[str]) -> str:
        """a, b and c"""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {self._said['general.and']} {items[-1]}"

    # --- receipts

    def receipt(self, receipt: Receipt) -> str:
        """What a receipt stands on: 5 workouts, 9–15 March 2026."""
        one = "one" if receipt.count == 1 else "many"
        known = f"kind.{receipt.kind}.{one}" in self._said
        kind = self._said[f"kind.{receipt.kind}.{one}" if known else f"kind.record.{one}"]
        if receipt.quantity is not None and self.has(f"quantity.{receipt.quantity}"):
            kind = f"{kind} ({self._said[f'quantity.{receipt.quantity}']})"
        count = f"{self.number(receipt.count)} {kind}" if receipt.count else kind
        return f"{count}, {self.span(receipt.since, receipt.until)}"


class _Sentences(string.Formatter):
    """str.format with the forms a catalogue may ask for; a form unknown is an error."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def format_field(self, value: Any, format_spec: str) -> str:
        words = self.words
        if format_spec.startswith("one|"):
            _, one, many = format_spec.split("|")
            return one if value == 1 else many
        if format_spec.startswith("n") and format_spec[1:].isdigit():
            return words.number(float(value), int(format_spec[1:]))
        if format_spec == "day":
            return words.day(value if isinstance(value, date) else date.fromisoformat(value))
        if format_spec == "list":
            return words.listed([str(item) for item in value])
        if format_spec in _FORMED:
            return words.told(float(value), _FORMED[format_spec])
        if format_spec in FORMS:
            return words.told(float(value), FORMS[format_spec])
        if format_spec:
            raise ValueError(f"form {format_spec!r}")
        if isinstance(value, float) and math.isfinite(value):
            return words.number(value, 0 if value == int(value) else 1)
        return words.number(value) if isinstance(value, int) and not isinstance(value, bool) else str(value)


_FORMED = {
    "hours": Form("hours"),
    "part": Form("part"),
    "kg": Form("kg", 1),
    "km": Form("km", 1),
    "bpm": Form("bpm"),
    "ms": Form("ms"),
    "steps": Form("none"),
}
