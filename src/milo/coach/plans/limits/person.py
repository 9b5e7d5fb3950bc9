"""Whom a plan is for: what of a profile, and of what was recorded, the limits of a plan depend on, worked out once.

Source: Milo's safety reference, sections 6 to 9 (PL-01 to PL-55).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec

from milo.coach.plans.limits.answers import plain_key
from milo.coach.plans.limits.gates import ADULT_AGE, POSTPARTUM_WEEKS, Standing, body_mass_index, standing, takes_insulin
from milo.vocabulary.athlete import Profile, TrainingHistory

OLDER_AGE = 65  # PL-20
LAYOFF_DAYS, LONG_LAYOFF_DAYS = 14.0, 28.0  # PL-12
RUN_MEMORY_DAYS = 30.0  # PL-02
HEAVY_BMI = 35.0  # PL-29
PAIN_STOP = 5.0  # PL-50: above it, stop
ACUTE_DAYS = 3  # PL-50: 72 h, whatever the hour of the day
JUST_NOW = frozenset({"today", "yesterday", "now", "hoy", "ayer", "ahora", "anteayer"})
BETA_BLOCKERS = (
    "bisoprolol", "metoprolol", "atenolol", "propranolol", "carvedilol", "nebivolol", "sotalol", "timolol", "beta", "verapamil",
    "diltiazem", "ivabradin",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Person:
    """What of a profile the limits depend on, worked out once.

    injuries: region -> worst pain told, None where one is not told.  acute: regions hurt less than three days ago.
    stations: the plan builds to an event of stations (event_kinds).
    """

    profile: Profile
    history: TrainingHistory
    standing: Standing
    age: int
    conditions: frozenset[str]
    injuries: dict[str, float | None]
    acute: frozenset[str]
    bmi: float | None
    beginner: bool
    months_trained: float | None
    first_exposure: bool
    layoff: bool
    insulin: bool
    rate_limited: bool
    stations: bool = False

    @property
    def minor(self) -> bool:
        """13 to 17 years: section 8."""
        return self.age < ADULT_AGE

    @property
    def older(self) -> bool:
        """65 years and more: PL-20."""
        return self.age >= OLDER_AGE

    @cached_property
    def stopped(self) -> frozenset[str]:
        """Regions that are not trained at all: pain over 5, or hurt so lately that no pain rule applies (PL-50)."""
        over = {region for region, pain in self.injuries.items() if pain is not None and pain > PAIN_STOP}
        return frozenset(over) | (self.acute & self.injuries.keys())

    @property
    def lungs(self) -> bool:
        """Asthma or COPD: PL-27."""
        return bool(self.conditions & {"asthma", "copd"})

    @property
    def pregnant(self) -> bool:
        """Said to be pregnant: PL-22."""
        return self.profile.pregnant is True

    @property
    def postpartum(self) -> bool:
        """Within twelve weeks of a birth: PL-23."""
        weeks = self.profile.postpartum_weeks
        return weeks is not None and weeks <= POSTPARTUM_WEEKS

    @property
    def heavy(self) -> bool:
        """A body mass index of 35 or more: PL-29."""
        return self.bmi is not None and self.bmi >= HEAVY_BMI


def person_of(profile: Profile, today: date, history: TrainingHistory | None = None) -> Person:
    """Work out what the limits depend on.  history: what the records say; each value of it wins over the profile's."""
    told, seen = profile.history or TrainingHistory(), history or TrainingHistory()
    merged = TrainingHistory(
        **{f: v if (v := getattr(seen, f)) is not None else getattr(told, f) for f in TrainingHistory.__struct_fields__}
    )
    if seen.weekly_minutes is None and seen.longest_run_km_30d and told.longest_run_km_30d:
        # Records that do not reach back four weeks do not outdate what was told of those weeks.
        merged = msgspec.structs.replace(merged, longest_run_km_30d=max(seen.longest_run_km_30d, told.longest_run_km_30d))
    months, off = merged.months_trained, merged.days_since_last_session
    beginner = profile.experience in (None, "beginner")
    medicines = " ".join(profile.medications or ()).lower()
    conditions = frozenset(profile.conditions or ())
    worst: dict[str, float | None] = {}
    for injury in profile.injuries or ():
        pain = injury.pain_0_10
        if injury.region in worst:
            before = worst[injury.region]
            pain = None if pain is None or before is None else max(pain, before)
        worst[injury.region] = pain
    age = profile.age_on(today)
    return Person(
        profile=profile,
        history=merged,
        standing=standing(profile, today),
        age=-1 if age is None else age,
        conditions=conditions,
        injuries=worst,
        acute=frozenset(i.region for i in profile.injuries or () if is_acute(i.since, today)),
        bmi=body_mass_index(profile),
        beginner=beginner,
        months_trained=months,
        # A walk two days ago is no training: who has trained for no month is new to it whatever they did last.
        first_exposure=(off is not None and off >= LONG_LAYOFF_DAYS) or months == 0 or (beginner and off is None and not months),
        layoff=off is not None and LAYOFF_DAYS <= off < LONG_LAYOFF_DAYS,
        insulin="type 1 diabetes" in conditions or takes_insulin(profile),
        rate_limited=any(m in medicines for m in BETA_BLOCKERS),
    )


def is_acute(since: str | None, today: date) -> bool:
    """Whether an injury is less than 72 hours old on a day; a day that is still to come is one of another time zone.

    since: as it was told, a day ("2026-11-24") or a word for today and yesterday; a month or a year is longer ago.
    """
    if since is None:
        return False
    try:
        return (today - date.fromisoformat(since.strip()[:10])).days <= ACUTE_DAYS
    except ValueError:
        return bool(set(plain_key(since).split("_")) & JUST_NOW)


def prior_minutes(p: Person) -> list[float] | None:
    """Endurance minutes of the last four weeks, None when nobody knows.

    A long break is known to be nothing, whatever was told of the weeks before it.
    """
    off = p.history.days_since_last_session
    if off is not None and off >= LONG_LAYOFF_DAYS:
        return [0.0] * 4
    return list(p.history.weekly_minutes[-4:]) if p.history.weekly_minutes else None


def longest_run(p: Person) -> float | None:
    """The longest run of the last 30 days in km; None when there was none, or nobody knows of one (PL-03)."""
    off = p.history.days_since_last_session
    if off is not None and off >= RUN_MEMORY_DAYS:
        return None
    return p.history.longest_run_km_30d or None


WEIGHT_GOAL = "weight_loss"
INSTEAD_OF_WEIGHT = "general"  # strength and fitness: the same days and sessions (making.week_shape), and no number of a body


def no_weight_goal(p: Person) -> str | None:
    """The rule that keeps weight from being somebody's goal, None where it may be."""
    if p.minor:
        return "PL-40"
    if p.pregnant:
        return "PL-22"
    return "PL-31" if "eating disorder" in p.conditions else None


def goal_of(p: Person) -> str:
    """The goal a plan is made for and says it has."""
    return INSTEAD_OF_WEIGHT if p.profile.goal == WEIGHT_GOAL and no_weight_goal(p) else p.profile.goal
