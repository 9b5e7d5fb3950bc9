"""The way to a race date: which weeks ease towards it, how much, and what stands on the day itself.

Source: training.md 2.6 (taper of 8 to 14 days, volume 41 to 60 % less, intensity kept: Bosquet 2007; whole weeks make it 10 to 16
days here) and 2.4 (strength: an easier last week). The race itself is the athlete's own and no training session: it passes no
limit, so the day holds its warm-up only.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from milo.coach.plans.basics.time import session_minutes
from milo.coach.plans.basics.words import speaker
from milo.coach.plans.limits.endurance import Track, run_caps, told_km
from milo.coach.plans.limits.numbers import DELOAD_WEEKS, week_limits
from milo.coach.plans.limits.person import Person
from milo.coach.plans.limits.sets import may_test
from milo.coach.plans.limits.weeks import GAP_DAYS
from milo.coach.plans.making.after_race import return_weeks
from milo.coach.plans.making.endurance_plan import RACE_WARM_MINUTES, TAPER_STEP
from milo.coach.plans.making.endurance_sports import OUTDOOR, activities_of
from milo.coach.plans.making.race_demands import legs_of, race_beyond, race_minutes
from milo.coach.plans.making.taper_words import LONGEST_WEEKS, WORDS, said_of, title_of
from milo.vocabulary.athlete import Event, Profile
from milo.vocabulary.identity import identity
from milo.vocabulary.numbers_written import shortest_written
from milo.vocabulary.plan import (
    Adjustment,
    PlannedEndurance,
    PlannedExercise,
    PlannedSession,
    first_monday,
)

RULE = "training-2.6"
LEAST_DAYS = 10  # a taper begins on the last monday at least so many days before, a meet's too: 10 to 16 days (training.md 2.6)
SHARES = (0.59, 0.41)  # of the weekly volume before it: from 41 % less at its beginning to nearly 60 % less at its end
SHARE_ONE = 0.5  # of a taper of one easier week, where the plan has no more before it: the middle of 41 to 60 % less
LAST_HARD_DAYS = 3  # days before the race after which nothing is hard and nothing is lifted (our choice)
LONG_RACE_MINUTES, DRINK_MINUTES = 75.0, 60.0  # from which a race is paced to its end, and drunk in (our choice)
AFTER_SHARE = 0.7  # of the sets before the taper, in the week after the race (our choice, as after two weeks off)


@dataclass(frozen=True, kw_only=True)
class Taper:
    """A taper inside a plan.  week, day: of the race, day 0 is monday.  first: the first easier week."""

    event: Event
    week: int
    day: int
    first: int

    def share(self, week: int) -> float | None:
        """What a week's volume is of that before the taper; None outside it."""
        if not self.first <= week <= self.week:
            return None
        if self.first == self.week:
            return SHARE_ONE
        return SHARES[min(week - self.first, len(SHARES) - 1)]


def event_week(event: Event, today: date) -> int:
    """The week of a plan made today that the event is in, counted from 1; 0 and less are before it begins."""
    return (event.date - first_monday(today)).days // 7 + 1


def weeks_to_event(profile: Profile, today: date, usual: int) -> int:
    """Weeks of a plan that reaches the athlete's event; as usual without one, or with one past or too far ahead.

    usual: weeks of a plan without an event.
    """
    if profile.event is None or profile.event.date < today:
        return usual
    week = event_week(profile.event, today)
    return week if 1 <= week <= LONGEST_WEEKS else usual


def taper_of(p: Person, today: date, weeks: int, language: str) -> tuple[Taper | None, list[Adjustment]]:
    """The taper of a plan of so many weeks, and what is to be said where there is none in spite of an event."""
    event = p.profile.event
    if event is None:
        return None, []
    week = event_week(event, today)
    told = {"title": title_of(event, language), "date": event.date.isoformat(), "week": week, "weeks": weeks}
    if event.date < today:
        return None, [said_of("past", language, RULE, **told)]
    if week < 1:
        return None, [said_of("before", language, RULE, **told)]
    if week > weeks:
        return None, [said_of("later" if week <= LONGEST_WEEKS else "far", language, RULE, **told)]
    rule = _obstacle(p, event, week)
    if rule is not None:
        return None, [said_of("kept_out", language, rule, **told)]
    beyond = race_beyond(p, event, week)
    if beyond is not None:
        return None, [said_of(beyond.word, language, beyond.rule, **told, **beyond.told)]
    day = event.date.weekday()
    before = math.ceil(max(0, LEAST_DAYS - day) / 7)
    return Taper(event=event, week=week, day=day, first=max(1, week - before)), []


def tapered_roles(taper: Taper, week: int, roles: list[str], most_days: int, p: Person) -> list[str]:
    """The week's roles: in the race's own week the day before is rest, nothing hard or heavy is near, and "R" is the day.

    most_days: with training a week has at most.  Where nobody may be idle for long (PL-26), "M" is a day of mobility.
    """
    if week == taper.week - 1 and taper.event.activity == "strength":
        # A meet early in its week has its last days in the week before.
        return bridged_roles(["" if 7 + taper.day - d < LAST_HARD_DAYS else r for d, r in enumerate(roles)], p)
    if week != taper.week:
        return roles
    kept = [""] * 7
    for d in range(taper.day - 1):
        role = "E" if roles[d] == "L" else roles[d]
        if taper.day - d < LAST_HARD_DAYS:
            role = "" if not role or taper.event.activity == "strength" else "E"
        kept[d] = role
    trained = [d for d in range(7) if kept[d]]
    for d in trained[max(0, most_days - 1) :]:
        kept[d] = ""
    if taper.event.activity != "strength" and any(r == "Q" for r in roles):
        # Intensity stays to the end (Bosquet 2007): the last day far enough from the race is short and sharp, no other one.
        far = [d for d in range(7) if kept[d] in ("E", "Q") and taper.day - d >= LAST_HARD_DAYS]
        sharp = max((d for d in far if kept[d] == "Q"), default=max(far, default=None))
        for d in far:
            kept[d] = "Q" if d == sharp else "E"
    kept[taper.day] = "R"
    return bridged_roles(kept, p)


def bridged_roles(roles: list[str], p: Person) -> list[str]:
    """The roles with a day of mobility, "M", wherever somebody who may not be idle for long would be (PL-26)."""
    kept = list(roles)
    while p.insulin and any(kept):
        used = [d for d in range(7) if kept[d]]
        gap, start = max((after - d, d) for d, after in itertools.pairwise([*used, used[0] + 7]))
        if gap <= GAP_DAYS + 1:
            break
        kept[(start + gap // 2) % 7] = "M"
    return kept


def easier_weeks(taper: Taper | None, block: int, count: int) -> set[int]:
    """The recovery weeks of a plan of so many weeks: blocks end where the taper begins.

    They are as even as they can be, so that none is over after a week, and none is longer than PL-06 allows.
    """
    if taper is None:
        return set(range(block, count + 1, block))
    before: set[int] = set()
    weeks = taper.first - 1
    # As many blocks as come nearest to the usual length; then all as even as they can be, the longer ones first.
    blocks = max(math.ceil((weeks + 1) / DELOAD_WEEKS), math.ceil((weeks + 1) / block - 0.5), 1)
    at = 0
    for n in range(blocks - 1):
        at += math.ceil((weeks - at - (blocks - 1 - n)) / (blocks - n)) + 1
        before.add(at)
    eased = return_weeks(taper.event, taper.day)
    # Easier weeks after the race are enough for a while; PL-06 counts from the race's own.
    again = taper.week + min(DELOAD_WEEKS, max(block, eased + 2))
    if taper.week == 1:
        again = min(again, DELOAD_WEEKS)  # nothing comes before a race of the first week, so it is no easier week than another
    after = set(range(again, count + 1, block))
    return before | after


def tapered_sets(counts: list[list[int]], share: float, last: int) -> list[list[int]]:
    """Sets of every exercise in an easier week.  last: sets of the week before, which it has to ease on."""
    counts = [list(c) for c in counts]
    target = min(math.floor(share * sum(map(sum, counts))), math.floor(TAPER_STEP * last))
    while sum(map(sum, counts)) > target:
        most = max(n for c in counts for n in c)
        k, i = max((k, i) for i, c in enumerate(counts) for k, n in enumerate(c) if n == most)
        counts[i][k] -= 1
    return counts


def race_day(
    p: Person, taper: Taper, track: Track, spent: float, drills: list[PlannedExercise], plan_id: str, language: str
) -> PlannedSession:
    """The session of the day: ten easy minutes before what is the athlete's own.  A test where the athlete may have one (PL-10).

    spent: endurance minutes of the week so far.  drills: what warms up instead where even ten minutes would make the week no easier
    one: those who lift only.
    """
    words, event = WORDS[language], taper.event
    meet = event.activity == "strength"
    acts = activities_of(p, runs=week_limits(p, taper.week).runs)
    legs = legs_of(event, acts)
    # Before a race of several sports the legs are warmed up by a run, which needs nothing but shoes.
    mixed = "running" if "running" in legs else "walking"
    activity = event.activity if event.activity in OUTDOOR else mixed
    before = track.minutes[-1] if track.minutes else None
    room = math.inf if before is None else TAPER_STEP * before - spent
    moves = not drills or (room >= RACE_WARM_MINUTES and not meet)
    km = None
    if activity == "running":
        most_km, _ = run_caps(track)
        km = told_km(RACE_WARM_MINUTES, most_km)
    lines = [words["warm"].format(what=words["meet_word" if meet else "race_word"])]
    if event.distance_km is not None:
        lines.append(words["race_km"].format(activity=words[event.activity], km=shortest_written(event.distance_km, language)))
    lines += [speaker(language)(word) for word in _guidance(event, legs)]
    endurance = PlannedEndurance(activity=activity, minutes=RACE_WARM_MINUTES, zone=1, distance_km=km) if moves else None
    return PlannedSession(
        session_id=identity(plan_id, taper.week, taper.day, "race"),
        kind="test" if may_test(p) else "endurance" if moves else "mobility",
        title=words["meet" if meet else "title"].format(title=title_of(event, language)),
        minutes=float(max(1, round(RACE_WARM_MINUTES if moves else session_minutes(drills, 0.0, 0.0)))),
        warm_up=lines,
        exercises=[] if moves else drills,
        endurance=endurance,
        because=[RULE],
    )


def _guidance(event: Event, legs: Mapping[str, float]) -> list[str]:
    """What to do on the day, as words: nothing new, pace, drink (safety reference PL-54), transitions; of a meet its attempts."""
    if event.activity == "strength":
        return ["day.attempts", "day.meet_food"]
    need = race_minutes(event) or 0.0
    lines = ["day.nothing_new", "day.pace_long" if need >= LONG_RACE_MINUTES else "day.pace"]
    return [*lines, *(["day.legs"] if legs else []), *(["day.drink"] if need >= DRINK_MINUTES else [])]


def is_race(session: PlannedSession) -> bool:
    """Whether a session is the day of an event, which stands on its date whatever else is moved."""
    return RULE in session.because


def _obstacle(p: Person, event: Event, week: int) -> str | None:
    """The rule that keeps a race out of a plan; None where nothing does."""
    limits = week_limits(p, week)
    if p.standing.light_only:
        return p.standing.light_rule or "G-2"
    if p.pregnant:
        return "PL-22"
    if p.postpartum:
        return "PL-23"
    if event.activity == "running" and not limits.runs:
        return limits.why.get("runs", "PL-50")
    if event.activity == "swimming" and "epilepsy" in p.conditions:
        return "PL-28"
    # The sport of the event comes first in the list, so it is missing only where a rule took it out.
    return "PL-50" if event.activity in OUTDOOR and event.activity not in activities_of(p, runs=limits.runs) else None
