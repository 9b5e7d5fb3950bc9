"""A profile as somebody hands it in: each key checked, and no two answers that cannot both be true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from milo.vocabulary.athlete import MIN_AGE, Profile, parse_profile
from milo.vocabulary.diets import DIETS, SPANISH, diet_of
from milo.vocabulary.errors import MiloError, UnknownName, together
from milo.vocabulary.misfits import at_field
from milo.vocabulary.told_limits import Refusal

AGE_GATES = (MIN_AGE, 18)  # safety rules G-8 and G-7: an age on the other side is another plan
KNOWN_WEEKS = 4  # history.weekly_minutes is of the last four weeks
DAY_MINUTES = 1_440
_SINCE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")


def told_profile(raw: object, today: date) -> Profile:
    """As parse_profile, for a profile that comes in: answers that contradict each other are refused too, all of them at once.

    One that is stored is read with parse_profile: an age told beside a date of birth grows old on its own.
    Raises UnknownName, BadValue and Refusal.

    >>> asked = {"sex": "male", "goal": "general", "days_per_week": 3, "age": 20}
    >>> told_profile(asked | {"history": {"months_trained": 600}}, date(2026, 3, 1))
    Traceback (most recent call last):
    milo.vocabulary.told_limits.Refusal: Expected history.months_trained within a life of 20 years, but found 600. Check both.
    """
    profile = parse_profile(raw, today)
    if faults := list(_contradictions(profile, today)):
        fault = together(faults)
        fault.language = profile.language
        raise fault
    return profile


def _contradictions(profile: Profile, today: date) -> Iterator[MiloError]:
    age, history = profile.age_on(today), profile.history
    if profile.age is not None and age is not None and _apart(profile.age, age):
        yield at_field(
            Refusal(
                "ages_apart", f"an age that fits the date of birth, {age}", f"{profile.age}", "leave out the one that is wrong",
                age=profile.age, born=profile.date_of_birth, years=age,
            ),
            "age",
        )  # fmt: skip
    if (fault := diet_unknown(profile.dietary_preference)) is not None:
        yield at_field(fault, "dietary_preference")
    for number, injury in enumerate(profile.injuries or []):
        if injury.since is not None and _ahead(injury.since, today):
            do = "tell when it began"
            fault = Refusal("injury_ahead", f"an injury since {today} or before", injury.since, do, since=injury.since)
            yield at_field(fault, f"injuries[{number}].since")
    if history is None:
        return
    # The year that runs counts: someone of 20 may have lived 251 months.
    if history.months_trained is not None and age is not None and history.months_trained >= 12 * (age + 1):
        wanted, told = f"history.months_trained within a life of {age} years", f"{history.months_trained:g}"
        yield at_field(Refusal("trained_longer", wanted, told, "check both", months=told, years=age), "history.months_trained")
    weeks, days = history.weekly_minutes or [], profile.days_per_week
    if len(weeks) > KNOWN_WEEKS:
        wanted, do = f"history.weekly_minutes of at most the last {KNOWN_WEEKS} weeks", "leave out the older ones"
        fault = Refusal("weeks_many", wanted, f"{len(weeks)} values", do, count=len(weeks), most=KNOWN_WEEKS)
        yield at_field(fault, "history.weekly_minutes")
    for number, minutes in enumerate(weeks):
        if minutes > days * DAY_MINUTES:
            wanted, told = f"at most {days * DAY_MINUTES} min in a week of {days} training days", f"{minutes:g} min"
            do = "check history.weekly_minutes and days_per_week"
            fault = Refusal("week_full", wanted, told, do, minutes=f"{minutes:g}", most=days * DAY_MINUTES, days=days)
            yield at_field(fault, f"history.weekly_minutes[{number}]")


def diet_unknown(said: str | None) -> Refusal | None:
    """The refusal of a diet no meals can be made for: kept, it would only be told when food is asked for."""
    try:
        diet_of(said)
    except UnknownName as e:
        known = ", ".join(DIETS)
        return Refusal(
            "diet_unknown", f"a diet of these: {known}", repr(e.name), "give one of them or leave it out", diet=e.name, known=known,
            known_es=", ".join(SPANISH[name] for name in DIETS),
        )  # fmt: skip
    return None


def _apart(told: int, counted: int) -> bool:
    """Whether an age is another than the date of birth tells; a year is the last birthday, unless it opens a gate."""
    return abs(told - counted) > 1 or any((told < gate) != (counted < gate) for gate in AGE_GATES)


def _ahead(since: str, today: date) -> bool:
    """Whether a time told in figures (2024, 2024-05, 2024-05-07) is still to come; a day is left for other time zones."""
    found = _SINCE.match(since.strip())
    if found is None:
        return False
    last = today + timedelta(days=1)
    told = [int(part) for part in found.groups() if part is not None]
    return told > [last.year, last.month, last.day][: len(told)]
