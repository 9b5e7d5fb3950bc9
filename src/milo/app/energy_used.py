"""What an athlete ate between two days, and the energy their body is estimated to use, from the scale and the log."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from statistics import median
from typing import TYPE_CHECKING, Any

from milo.app.body_desk import BodyDesk
from milo.app.known_athletes import zone_of
from milo.coach.plans.limits.food import CONSTANT, PER_CM, PER_KG, PER_YEAR
from milo.insight.expenditure import Expenditure, expenditure
from milo.vocabulary.eaten import counted
from milo.vocabulary.records import Nutrition

if TYPE_CHECKING:
    from milo.app.house import House

USED_DAYS = 28  # that energy expenditure is estimated from (our choice)
HALF_LOGGED = 0.5  # of the usual day: with less in it a day counts as not logged (our choice)
ACTIVITY = 1.5  # of resting energy: a mixed day (reference nutrition 3.2)


def eaten_between(house: House, athlete: str, first: date, last: date) -> list[Nutrition]:
    """What was eaten on local days, each thing once."""
    return counted(logged_between(house, athlete, first, last))


def logged_between(house: House, athlete: str, first: date, last: date) -> list[Nutrition]:
    """All that was logged of local days: totals of whole days beside their entries."""
    zone = zone_of(house, athlete)
    since = datetime.combine(first, time(), UTC) - timedelta(days=1)
    until = datetime.combine(last, time(), UTC) + timedelta(days=2)
    found = house.store.find("nutrition", athlete, since=since, until=until)
    return [r for r in found if first <= day_eaten(r, zone) <= last]


def day_eaten(record: Nutrition, zone: Any) -> date:
    """The local day of a record."""
    if record.utc_offset_min is None:
        day: date = record.log_ts.astimezone(zone).date()
        return day
    return (record.log_ts.astimezone(UTC) + timedelta(minutes=record.utc_offset_min)).date()


def energy_used(house: House, body: BodyDesk, athlete: str, last: date) -> Expenditure:
    """The energy used a day over the weeks that end on a day."""
    days = [last - timedelta(days=n) for n in range(USED_DAYS - 1, -1, -1)]
    zone = zone_of(house, athlete)
    eaten: dict[date, float] = {}
    for record in eaten_between(house, athlete, days[0], last):
        if record.calories is not None:
            day = day_eaten(record, zone)
            eaten[day] = eaten.get(day, 0.0) + record.calories
    # A day with one snack in it is not a logged day.
    usual = median(eaten.values()) if eaten else 0.0
    eaten = {day: kcal for day, kcal in eaten.items() if kcal >= HALF_LOGGED * usual}
    scale = {d: v for m in body.body(athlete) if m.quantity == "weight_kg" for d, v in zip(m.days, m.values, strict=True)}
    first = next((n for n, day in enumerate(days) if day in scale or day in eaten), 0)
    profile = house.flows.profile(athlete)
    age = None if profile is None else profile.age_on(last)
    prior = None
    if profile is not None and profile.weight_kg and profile.height_cm and age is not None:
        resting = PER_KG * profile.weight_kg + PER_CM * profile.height_cm - PER_YEAR * age + CONSTANT[profile.sex]
        prior = ACTIVITY * resting
    weights = [scale.get(day) for day in days[first:]]
    return expenditure(weights, [eaten.get(day) for day in days[first:]], prior)
