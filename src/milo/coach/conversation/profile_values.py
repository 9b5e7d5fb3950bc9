"""What can be told of a profile: food, health, equipment, the goal, a race, targets; and a plan that is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from milo.vocabulary.records import ActivityType
from milo.vocabulary.registry import Goal


@dataclass(frozen=True)
class DietSaid:
    """allergens: as the profile has them, with the words they were told in.  unknown: names of no food that meals know.

    allergic: told as an allergy, not as something left out by choice.  diet: a diet with a name; it may be told with allergens
    that are left out beside it.  gone: an allergy is denied.
    left: a diet with a name that is followed no longer.  asked: it is only asked what the profile holds.
    """

    allergens: tuple[tuple[str, str], ...] = ()
    unknown: tuple[str, ...] = ()
    allergic: bool = False
    diet: str | None = None
    gone: bool = False
    left: str | None = None
    asked: bool = False


@dataclass(frozen=True)
class HealthSaid:
    """pregnant: True told, False denied, None unsaid.  conditions, regions: by the profile's words.  medicines: by their classes.

    weeks_since_birth: of a birth that was told, which ends the pregnancy; None where none was.
    """

    pregnant: bool | None = None
    conditions: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    weeks_since_birth: float | None = None


@dataclass(frozen=True)
class GearSaid:
    """got: equipment that is there now, gone: that is there no longer; both by the profile's words, in the order of the profile."""

    got: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class GoalSaid:
    """goal: one of the profile's."""

    goal: Goal


@dataclass(frozen=True)
class RaceSaid:
    """What was told of a race; None for what was not. over: the day told is past.  gone: the race will not be."""

    day: date | None = None
    activity: ActivityType | None = None
    km: float | None = None
    over: bool = False
    gone: bool = False


@dataclass(frozen=True)
class ProgrammeSaid:
    """programme: a programme of strength that somebody wants to train by (coach.plans.making.programmes)."""

    programme: str


ProfileSaid = DietSaid | HealthSaid | GearSaid | GoalSaid | RaceSaid | ProgrammeSaid


@dataclass(frozen=True)
class TargetSaid:
    """name: of the target.  value: kcal a day or hours a night; None takes it away."""

    name: Literal["calories", "sleep", "weight"]
    value: float | None = None


@dataclass(frozen=True)
class PlanWanted:
    """A plan that is asked for. weeks: as they were told, None where they were not.

    wish: what it is to have, in the athlete's words, where they are of the work and not of the goal: "with more upper body".
    """

    weeks: int | None = None
    wish: str | None = None
