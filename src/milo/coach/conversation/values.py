"""What can be told of training and of a day: sets, outings, pains, measures."""

from __future__ import annotations

from dataclasses import dataclass

OF_SESSION = "strength"
"""The activity of a session of exercises, told as a whole: how hard it was, and how long it took."""
RPE_TOP = 10.0  # reserve = 10 - effort: Zourdos et al., J Strength Cond Res 30:267, 2016


@dataclass(frozen=True)
class DoneSet:
    """One set. weight_kg: None for the body alone or what was not told; rir: reps in reserve, None when not told.

    duration_s: of a set that was held instead of counted; its reps are None.
    """

    reps: int | None = None
    weight_kg: float | None = None
    rir: float | None = None
    duration_s: float | None = None


@dataclass(frozen=True)
class PainSaid:
    """Somewhere that hurts. region: of a log; part: as it was named; side: "left", "right", "both"; level: of 10, None: not told.

    alone: the message holds nothing else.
    """

    region: str
    part: str
    side: str | None = None
    level: float | None = None
    alone: bool = False


@dataclass(frozen=True)
class Done:
    """Sets of an exercise (its id), an activity with its minutes, or a pain with its level; days_ago: 0 today, 1 yesterday.

    rpe: how hard the activity felt, of ten; that of a set stands in its reserve.  heart_rate_bpm: the mean of the activity.
    """

    days_ago: int = 0
    exercise: str | None = None
    sets: tuple[DoneSet, ...] = ()
    activity: str | None = None
    minutes: float | None = None
    distance_km: float | None = None
    rpe: float | None = None
    heart_rate_bpm: float | None = None
    pain: PainSaid | None = None


@dataclass(frozen=True)
class DaySaid:
    """What was told of a day: weight_kg, or sleep_h of the night before; the others are None.

    kcal: eaten in the whole day, and protein_g beside it where it was told too.  days_ago: 0 today, 1 yesterday.
    measures: (name, value) of entities.measures.measures_in, where nothing else was told.
    """

    weight_kg: float | None = None
    sleep_h: float | None = None
    kcal: float | None = None
    days_ago: int = 0
    measures: tuple[tuple[str, float], ...] = ()
    protein_g: float | None = None

    @property
    def about(self) -> str:
        """The name of what it is a measure of."""
        if self.measures:
            return "pressure" if self.measures[0][0] == "systolic_mmhg" else self.measures[0][0]
        return "weight_kg" if self.weight_kg is not None else "kcal" if self.kcal is not None else "sleep_h"
