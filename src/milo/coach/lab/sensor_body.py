"""SN-18 to SN-22, SN-29 and SN-30: glucose, weight and body mass index."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Sequence
from datetime import datetime

from milo.coach.lab.sensor_catalogue import Alert, Background, Moment, Reading, alert
from milo.coach.lab.sensor_subject import Subject

FAR_LOW, LOW, LOWISH, ONSET_TOP, HIGH, VERY_HIGH = 54.0, 70.0, 90.0, 150.0, 250.0, 350.0  # mg/dL, SN-18 to SN-22
SEVERE_LOW_H = 24.0  # SN-18
GLUCOSE_RECHECK_S = 900.0  # SN-19

DAY_S, WEEK_D = 86_400.0, 7
WEEKLY_KG, WEEKLY_SHARE = 1.0, 0.01  # SN-29
ROUNDING = 1e-9  # a loss of exactly 1 kg must not be more than 1 kg by the last bit
BMI_LOW, BMI_FAR_LOW, BMI_SAME_DAY = 18.5, 17.0, 15.0  # SN-30
ADULT = 18


class Glucose(Subject):
    """Judges glucose for athletes whose medicines lower it; for anyone else the rules are off."""

    def __init__(self, known: Background) -> None:
        super().__init__(known)
        self._low_since: float | None = None

    def judge(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        if not self.known.glucose_lowering:
            return []
        value = float(reading.value)
        self.owed.clear()
        if (after := self.regardless(reading, symptoms)) is not None:
            return [after]
        if value < FAR_LOW:
            return [alert("SN-18", "E1", "stop", "SN-18.low", reading)]
        if value < LOW:
            owed = self._low_since is not None and now - self._low_since >= GLUCOSE_RECHECK_S
            self._low_since = now if self._low_since is None or owed else self._low_since
            self.owed["SN-19"] = self._low_since + GLUCOSE_RECHECK_S
            return [alert("SN-19", "C", "recheck", "SN-19.again" if owed else "SN-19.low", reading)]
        was_low, self._low_since = self._low_since is not None, None
        found = [alert("SN-19", "C", "note", "SN-19.today", reading)] if was_low else []
        if value < LOWISH:
            return [*found, alert("SN-20", "C", "note", "SN-20.first", reading)]
        if value <= ONSET_TOP:
            return [*found, alert("SN-20", "C", "note", "SN-20.onset", reading)]
        return [*found, *self._high(reading, value)]

    def regardless(self, reading: Reading, symptoms: frozenset[str]) -> Alert | None:
        """The day after a low that needed help, whatever is measured now."""
        since = self.known.hours_since_severe_low
        if not self.known.glucose_lowering or since is None or since > SEVERE_LOW_H:
            return None
        return Alert(rule="SN-18", level="E1", action="stop", template="SN-18.day", at=reading.at, quantity=reading.quantity)

    @staticmethod
    def _high(reading: Reading, value: float) -> list[Alert]:
        if value < HIGH:
            return []
        rule = "SN-22" if value >= VERY_HIGH else "SN-21"
        if reading.ketones in {"moderate", "large"}:
            return [alert(rule, "E1", "stop", "SN-21.ketones", reading)]
        if reading.ketones is None or (rule == "SN-22" and reading.ketones != "negative"):
            return [alert(rule, "C", "recheck", "SN-21.test", reading)]
        return [alert(rule, "C", "note", "SN-22.light" if rule == "SN-22" else "SN-21.easy", reading)]


class Weight(Subject):
    """Judges the pace of weight loss. Its words hold no number: figures on weight do harm to some who lose it fast (ED-02)."""

    def __init__(self, known: Background) -> None:
        super().__init__(known)
        self._weights = [(seconds(at), kg) for at, kg in known.weights]

    def judge(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        self._weights.append((now, float(reading.value)))
        losses = weekly_losses(self._weights, now)
        if losses is None:
            return []
        if self.known.eating_flag and flag_fast(losses):
            return [alert("SN-29", "E1", "stop", "SN-29.flag", reading)]
        if too_fast(losses):
            return [alert("SN-29", "C", "note", "SN-29.fast", reading)]
        return []


def too_fast(losses: Sequence[tuple[float, float]]) -> bool:
    """Whether weight came down faster than SN-29 lets it in each of the weeks. losses: as weekly_losses tells them."""
    return all(kg > WEEKLY_KG + ROUNDING or share > WEEKLY_SHARE + ROUNDING for kg, share in losses)


def flag_fast(losses: Sequence[tuple[float, float]]) -> bool:
    """Whether it did so for somebody with an eating flag, of whom a kilogram in each week is too much (SN-29)."""
    return all(kg >= WEEKLY_KG - ROUNDING for kg, _ in losses)


def weekly_losses(weights: list[tuple[float, float]], now: float) -> list[tuple[float, float]] | None:
    """The loss of each of the last two weeks, as (kg a week, share of the weight before a week); None without three weeks.

    weights: (seconds, kg) in any order. The weighings of seven days are one mean, so that a day's water is not read as loss; a
    difference of means is scaled by the days between them.
    """
    weeks: list[list[tuple[float, float]]] = [[], [], []]
    for at, kg in weights:
        week = int(round((now - at) / DAY_S) // WEEK_D)
        if 0 <= week < len(weeks):
            weeks[week].append((at, kg))
    if not all(weeks):
        return None
    means = [(statistics.fmean(at for at, _ in week), statistics.fmean(kg for _, kg in week)) for week in weeks]
    losses = []
    for (late, after), (early, before) in itertools.pairwise(means):
        kg = (before - after) / ((late - early) / (WEEK_D * DAY_S))
        losses.append((kg, kg / before))
    return losses


class MassIndex(Subject):
    """Judges the body mass index of an adult."""

    def judge(self, reading: Reading, now: float, symptoms: frozenset[str]) -> list[Alert]:
        value, age = float(reading.value), self.known.age
        if age is not None and age < ADULT:
            return [alert("SN-30", "C", "note", "SN-30.minor", reading)]  # PL-40: these questions go to a parent and a doctor
        if value < BMI_SAME_DAY:
            return [alert("SN-30", "E1", "stop", "SN-30.same_day", reading)]
        if value < BMI_FAR_LOW:
            return [alert("SN-30", "E1", "stop", "SN-30.far", reading)]
        return [alert("SN-30", "C", "note", "SN-30.no_deficit", reading)] if value < BMI_LOW else []


def seconds(at: Moment) -> float:
    """A moment as seconds: of the reading's own clock, or since 1970 for a datetime."""
    return at.timestamp() if isinstance(at, datetime) else float(at)
