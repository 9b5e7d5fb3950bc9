"""Weight against energy: the scale day by day with its trend, and what was logged as eaten, week by week.

What the body used is not told here: no device measures it, and a number would be made up. A day without a log is not a day
without food.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import msgspec

from milo.insight.body import CHART_DAYS, body_view
from milo.insight.figures import unknown
from milo.insight.views import BodyView, FoodView, Inputs
from milo.vocabulary.advice import Figure
from milo.vocabulary.athlete import Profile
from milo.vocabulary.clock import local_day
from milo.vocabulary.records import DayDigest, Nutrition, User
from milo.vocabulary.weeks import WEEK, week_start

FOOD = "dietary_energy_kcal"
LEAST_DAYS = 3  # fewer logged days say nothing of a week, as insight.food has it
ADULT = 18  # PL-40
EATING = "eating disorder"  # PL-31
EATING_FLAGS = frozenset({"ED-01", "ED-02"})  # rules of the triage whose latch switches PL-31 on
HIDDEN = frozenset({"weight_kg", "weight_change_kg_per_week", "body_fat_pct", "waist_cm", "energy_kcal_per_day"})


class EnergyWeek(msgspec.Struct, frozen=True, kw_only=True):
    """The mean energy of a week's logged days in kcal; None with fewer than LEAST_DAYS."""

    monday: date
    kcal: float | None
    logged_days: int


class WeightEnergy(msgspec.Struct, frozen=True, kw_only=True):
    """weights: as measured, kg; trend: as insight.body smooths it; both by day, None where there is none."""

    days: list[date]
    weights: list[float | None]
    trend: list[float | None]
    weeks: list[EnergyWeek]
    origins: list[str]


def hidden_body(profile: Profile | None, user: User | None, today: date, *, flagged: bool = False) -> str | None:
    """Why weight, energy and body size are not shown to this person: "minor", "eating", or None where they are.

    flagged: words about eating set a flag (ED-01, ED-02: it switches PL-31 on).  Unknown age hides nothing.
    Source: safety reference PL-31 (eating-disorder history), PL-40 (under 18).
    """
    age = profile.age_on(today) if profile is not None else None
    if age is None and user is not None and user.date_of_birth is not None:
        born = user.date_of_birth
        age = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    if age is not None and age < ADULT:
        return "minor"
    return "eating" if flagged or (profile is not None and EATING in (profile.conditions or ())) else None


def without_weight(body: BodyView, food: FoodView) -> tuple[BodyView, FoodView]:
    """The views as they are told to somebody of whom weight, body size and energy are hidden."""
    return (
        BodyView(figures={n: _kept_back(f) if n in HIDDEN else f for n, f in body.figures.items()}, series=[]),
        FoodView(
            figures={n: _kept_back(f) if n in HIDDEN else f for n, f in food.figures.items()},
            days=[msgspec.structs.replace(d, kcal=None) for d in food.days],
        ),
    )


def _kept_back(figure: Figure) -> Figure:
    return unknown(figure.name, figure.unit, "kept_back")


def weight_energy(inputs: Inputs) -> WeightEnergy | None:
    """Weight and logged energy up to inputs.last; None where neither is known."""
    scale = [d for d in inputs.day_digests if "weight_kg" in d.stats and d.day <= inputs.last]
    food = [d for d in inputs.day_digests if FOOD in d.sums and d.day <= inputs.last]
    eaten = _eaten(inputs, food)
    first = min([d.day for d in scale] + list(eaten), default=None)
    if first is None:
        return None
    days = [first + timedelta(days=n) for n in range((inputs.last - first).days + 1)]
    told: dict[str, dict[date, float | None]] = {"weight_kg": {}, "weight_trend_kg": {}}
    ending = inputs.last
    while ending >= first and scale:
        # The view's trend looks back twice as far as it draws; each window is handed only that.
        since = ending - timedelta(days=2 * CHART_DAYS)
        view = body_view(replace(inputs, last=ending, day_digests=[d for d in scale if since <= d.day <= ending]))
        for line in view.series:
            told[line.name] |= dict(zip(line.days, line.values, strict=True))
        ending -= timedelta(days=CHART_DAYS)
    return WeightEnergy(
        days=days,
        weights=[told["weight_kg"].get(d) for d in days],
        trend=[told["weight_trend_kg"].get(d) for d in days],
        weeks=_weeks(eaten, inputs.last, inputs.first_weekday),
        origins=sorted({str(r.origin) for r in (*scale, *food, *inputs.nutrition)}),
    )


def _eaten(inputs: Inputs, food: Iterable[DayDigest]) -> dict[date, float]:
    """Local day -> energy: of what the athlete logged, else of the one source whose day adds up to most."""
    sums: dict[date, float] = {}
    for d in food:
        total = sum(d.sums[FOOD].values())
        if total > 0:
            sums[d.day] = max(sums.get(d.day, 0.0), total)
    logged: dict[date, float] = {}
    for n in inputs.nutrition:
        if n.calories is not None and (day := _day(inputs, n)) <= inputs.last:
            logged[day] = logged.get(day, 0.0) + n.calories
    return sums | logged


def _day(inputs: Inputs, n: Nutrition) -> date:
    return n.log_ts.astimezone(inputs.zone).date() if n.utc_offset_min is None else local_day(n.log_ts, n.utc_offset_min)


def _weeks(eaten: dict[date, float], last: date, starts: int) -> list[EnergyWeek]:
    if not eaten:
        return []
    of_week: dict[date, list[float]] = {}
    for day, kcal in eaten.items():
        of_week.setdefault(week_start(day, starts), []).append(kcal)
    weeks, monday = [], min(of_week)
    while monday <= last:
        mine = of_week.get(monday, [])
        mean = round(sum(mine) / len(mine)) if len(mine) >= LEAST_DAYS else None
        weeks.append(EnergyWeek(monday=monday, kcal=mean, logged_days=len(mine)))
        monday += timedelta(days=WEEK)
    return weeks
