"""The observed days of many lives as one table, with what happened to them: what outlook models learn from.

Columns are those of `milo outlook --batch`. A row is a calendar day as its owner knows it in the evening: the night that led
into it, the morning's heart, the day's training and the evening's answers. Missing is NaN. Events and the true hazard stand
apart, for labels and for judging; the archetype is handed out only to be shown absent from what a model knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from milo.twin.answers import stress_said
from milo.twin.cohort import Cohort
from milo.twin.observe import Observed, Observer
from milo.twin.parameters import REFERENCE, SECOND, Parameters
from milo.twin.state import Truth
from milo.twin.traits import ARCHETYPES, Floats

COLUMNS = (
    "sleep_h", "sleep_quality", "resting_hr_bpm", "hrv_rmssd_ms", "load_au", "training_min", "steps", "mood_1_5", "energy_1_5",
    "soreness_1_10", "stress_1_5", "exhaustion_1_5",
)  # fmt: skip
MORNING = COLUMNS[:4]  # known on waking; a twin's day ends with the night that follows, so these move by one row
EVENTS = ("burnout", "injury", "illness")
FAMILIES: dict[int, Parameters] = {1: REFERENCE, 2: SECOND}
BLOCK = 500  # people simulated together: the same people come first, however many are asked for


@dataclass(frozen=True)
class Panel:
    """Observed days of n people.

    days: column -> (days, n), NaN where nothing was seen.  began: event -> (days, n) flags.  hazard: of a first burnout, per
    day; 0 during and after one.  archetype: (n,), never a feature.  first: the date of row 0.
    """

    days: dict[str, Floats]
    began: dict[str, NDArray[np.bool_]]
    hazard: Floats
    archetype: NDArray[np.int8]
    first: date

    @property
    def n(self) -> int:
        """How many people."""
        return int(self.archetype.shape[0])

    @property
    def length(self) -> int:
        """How many days."""
        return int(self.hazard.shape[0])


def blocks(seed: int, athletes: int, days: int, family: int = 1, start: int = 0) -> Iterator[Panel]:
    """Lives watched day after day, BLOCK people at a time.

    Parameters
    ----------
    seed, family : int
        The same pair gives the same lives; family 2 is a body no model is trained on.
    athletes, days : int
        How many people, and how long they are watched.
    start : int
        The first block's number, a multiple of other people: train and test of one seed never share a person.

    Yields
    ------
    Panel
        Of at most BLOCK people.
    """
    for number in range(-(-athletes // BLOCK)):
        yield block(seed, athletes, days, family, number, start)


def block(seed: int, athletes: int, days: int, family: int, number: int, start: int = 0) -> Panel:
    """One of `blocks` by its number, the same whoever makes the others."""
    return _watched(seed, min(BLOCK, athletes - number * BLOCK), days, FAMILIES[family], start + number)


def panel(seed: int, athletes: int, days: int, family: int = 1, start: int = 0) -> Panel:
    """All blocks side by side."""
    parts = list(blocks(seed, athletes, days, family, start))
    return Panel(
        days={name: np.concatenate([p.days[name] for p in parts], axis=1) for name in COLUMNS},
        began={name: np.concatenate([p.began[name] for p in parts], axis=1) for name in EVENTS},
        hazard=np.concatenate([p.hazard for p in parts], axis=1),
        archetype=np.concatenate([p.archetype for p in parts]),
        first=parts[0].first,
    )


def archetype_names(p: Panel) -> list[str]:
    """Each person's archetype by name."""
    return [ARCHETYPES[k].name for k in p.archetype.tolist()]


def row(truth: Truth, seen: Observed, stress: Floats) -> dict[str, NDArray[Any]]:
    """One day's columns as they are known at the end of the twin's day (the night that follows is the next row's)."""
    gone = np.float32(np.nan)
    night = seen.night
    minutes = np.where(seen.recorded, truth.minutes, np.where(seen.worn, np.float32(0), gone))
    return {
        "sleep_h": night.asleep_min / 60,
        "sleep_quality": np.round(night.asleep_min / (night.asleep_min + night.awake_min), 2),
        "resting_hr_bpm": np.round(seen.resting_hr_bpm),
        "hrv_rmssd_ms": np.round(seen.hrv_rmssd_ms, 1),
        "load_au": np.where(minutes == 0, np.float32(0), np.round(seen.said.rpe * minutes)),
        "training_min": np.round(minutes),
        "steps": np.round(seen.steps),
        "mood_1_5": seen.said.mood,
        "energy_1_5": seen.said.energy,
        "soreness_1_10": seen.said.soreness,
        "stress_1_5": stress,
        "exhaustion_1_5": np.round(seen.said.exhaustion, 1),
    }


def _watched(seed: int, n: int, days: int, parameters: Parameters, number: int) -> Panel:
    # A block is always lived whole, so that fewer people are the first of more.
    people = Cohort(seed, BLOCK, number=number, parameters=parameters)
    observer = Observer(people.traits, people.draws)
    first = people.today
    kept = {name: np.full((days + 1, n), np.nan, np.float32) for name in COLUMNS}
    began = {name: np.zeros((days, n), bool) for name in EVENTS}
    hazard = np.zeros((days, n), np.float32)
    for day, truth in enumerate(people.live(days)):
        seen = observer.see(truth)
        told = ~np.isnan(seen.said.mood)
        for name, values in row(truth, seen, stress_said(truth, people.traits, told, people.draws("stress words"))).items():
            kept[name][day + (name in MORNING)] = values[:n]
        for name, flags in (("burnout", truth.burnout), ("injury", truth.injured), ("illness", truth.fell_ill)):
            began[name][day] = flags[:n]
        hazard[day] = truth.hazard[:n]
    return Panel({name: rows[:days] for name, rows in kept.items()}, began, hazard, people.traits.archetype[:n], first)
