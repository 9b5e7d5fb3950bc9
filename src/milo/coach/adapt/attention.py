"""Whom of a squad a coach should look at first, and why: signs of each athlete -> reasons, each with its number, in one order.

Nothing here is a diagnosis, and nothing is guessed: a sign that is not known, or not opened to whoever looks, gives no reason.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from milo.coach.adapt.adapting_pain import PAIN_MUCH, PAIN_SEEN_DAYS, PAIN_SOME
from milo.coach.adapt.readiness import EASY, NORMAL
from milo.insight.advice import HR_TOO_HIGH, HR_TOO_LOW, NEW_BELOW_OWN
from milo.vocabulary.outlook import Outlook

Code = Literal["locked", "pain", "pulse", "readiness", "outlook", "missed", "gap", "silent"]

NOW, SOON, LOOK = 3, 2, 1  # urgencies: today, this week, when there is time (our choice)
MISSED_SOME, MISSED_MANY = 2, 4  # sessions of this and last week: one is only shifted, two or three ask what stays (training 2.4)
GAP_DAYS, GAP_LONG_DAYS = 7, 14  # days without a workout from which loads fall, and fall more (training 2.4)
SILENT_DAYS = 3  # days without a reading of a device that spoke before (our choice)
SPOKE_DAYS, SPOKE_OF = 7, 14  # it spoke: readings on so many of the days before the silence (our choice)
GRAVE = frozenset({"E0", "E1"})  # levels of a lock that are looked at today (safety reference, section 1)


@dataclass(frozen=True, slots=True)
class Pain:
    """A pain somebody told: where, 0-10, when."""

    region: str | None
    level: float
    day: date
    record_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What is known of one athlete on a day. None: not known, or not opened to whoever looks.

    locks: (rule, level) of what locks training.  pains: those told lately.  readiness: today's score, 0-100.
    planned, done: sessions of the plan in this and last week, up to yesterday.  last_workout: the day of the newest one.
    begun: the day the plan began, before which nobody could miss anything.
    resting: bpm of the last seven days, and the low and high end of the own range, None where too few days tell one.
    heard: the days with readings of a device, of the last weeks.  outlook: on burnout; None where there is no model.
    """

    athlete: str
    locks: Sequence[tuple[str, str]] | None = None
    pains: Sequence[Pain] | None = None
    readiness: float | None = None
    planned: int | None = None
    done: int | None = None
    last_workout: date | None = None
    begun: date | None = None
    heard: frozenset[date] | None = None
    outlook: Outlook | None = None
    resting: tuple[float, float | None, float | None] | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why somebody should be looked at. value: the number behind it, in its unit; about: what it is of (a rule, a region, a
    level); between: its interval.
    """

    code: Code
    urgency: int
    value: float | None = None
    about: str | None = None
    of: int | None = None
    day: date | None = None
    record_ids: tuple[str, ...] = ()
    between: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Attention:
    """One athlete of the list, with their reasons, the most urgent first; none: nothing asks for a look."""

    athlete: str
    reasons: tuple[Reason, ...]

    @property
    def urgency(self) -> int:
        """Of the most urgent reason; 0 without any."""
        return max((r.urgency for r in self.reasons), default=0)


def in_order(squad: Sequence[Signs], today: Callable[[str], date]) -> list[Attention]:
    """The squad, whoever needs a look most first. today: an athlete's own date, by id; calendars differ.

    By the most urgent reason, then by how many there are of it, then by how many in all, then by the outlook's risk; equal ones
    stay as they came.
    """
    found = [Attention(signs.athlete, tuple(reasons(signs, today(signs.athlete)))) for signs in squad]
    risk = {s.athlete: s.outlook.risk_28d or 0.0 for s in squad if s.outlook is not None}

    def rank(a: Attention) -> tuple[float, ...]:
        return -a.urgency, -sum(1 for r in a.reasons if r.urgency == a.urgency), -len(a.reasons), -risk.get(a.athlete, 0.0)

    return sorted(found, key=rank)


def reasons(signs: Signs, today: date) -> list[Reason]:
    """Why one athlete should be looked at, the most urgent first; empty when nothing known asks for it."""
    found = [
        *_locked(signs),
        *_pain(signs, today),
        *_pulse(signs),
        *_ready(signs),
        *_outlook(signs),
        *_missed(signs, today),
        *_silent(signs, today),
    ]
    return sorted(found, key=lambda r: -r.urgency)


def _locked(signs: Signs) -> list[Reason]:
    return [Reason("locked", NOW if level in GRAVE else SOON, about=rule) for rule, level in signs.locks or ()]


def _pain(signs: Signs, today: date) -> list[Reason]:
    """The worst pain of each region in two weeks, as long as its newest word still counts or the worst was 5 or more."""
    regions: dict[str | None, list[Pain]] = {}
    for one in sorted(signs.pains or (), key=lambda p: p.day):
        if 0 <= (today - one.day).days < PAIN_SEEN_DAYS:
            regions.setdefault(one.region, []).append(one)
    found = []
    for region, told in regions.items():
        worst = max(told, key=lambda p: (p.level, p.day))
        if worst.level >= PAIN_MUCH or told[-1].level >= PAIN_SOME:
            urgency = NOW if worst.level >= PAIN_MUCH else SOON
            found.append(Reason("pain", urgency, worst.level, region, day=worst.day, record_ids=(worst.record_id,)))
    return found


def _pulse(signs: Signs) -> list[Reason]:
    """A resting heart rate that stops training (insight.advice), or one above the own range."""
    if signs.resting is None:
        return []
    value, low, high = signs.resting
    new_low = value <= HR_TOO_LOW and (low is None or high is None or value < (low + high) / 2 - NEW_BELOW_OWN)
    between = None if low is None or high is None else (low, high)
    if value > HR_TOO_HIGH or new_low:
        return [Reason("pulse", NOW, value, "limits", between=between)]
    raised = high is not None and round(value) > round(high)  # in whole beats, as it is shown
    return [Reason("pulse", SOON, value, "range", between=between)] if raised else []


def _ready(signs: Signs) -> list[Reason]:
    if signs.readiness is None or signs.readiness >= NORMAL:
        return []
    return [Reason("readiness", NOW if signs.readiness < EASY else SOON, signs.readiness)]


def _outlook(signs: Signs) -> list[Reason]:
    """A raised outlook asks for a look when there is time, a high one this week; it never is more urgent: most flags are false."""
    if signs.outlook is None or signs.outlook.risk_28d is None or signs.outlook.level in {None, "usual"}:
        return []
    urgency = SOON if signs.outlook.level == "high" else LOOK
    return [Reason("outlook", urgency, signs.outlook.risk_28d, signs.outlook.level, between=signs.outlook.interval)]


def _missed(signs: Signs, today: date) -> list[Reason]:
    """Sessions that were planned and not done; or, where there are too few of them, a long time without any workout."""
    if signs.planned is not None and signs.done is not None:
        missed = signs.planned - signs.done
        if missed >= MISSED_SOME:
            return [Reason("missed", SOON if missed >= MISSED_MANY else LOOK, missed, of=signs.planned)]
    since = max((d for d in (signs.last_workout, signs.begun) if d is not None), default=None)
    if signs.begun is None or since is None or (today - since).days < GAP_DAYS:
        return []
    days = (today - since).days
    return [Reason("gap", SOON if days >= GAP_LONG_DAYS else LOOK, days, day=since)]


def _silent(signs: Signs, today: date) -> list[Reason]:
    """A device that spoke on most days and has said nothing since."""
    past = [d for d in signs.heard or () if d <= today]
    if not past:
        return []
    last = max(past)
    days = (today - last).days
    spoke = sum(1 for d in past if 0 <= (last - d).days < SPOKE_OF)
    return [Reason("silent", LOOK, days, day=last)] if days >= SILENT_DAYS and spoke >= SPOKE_DAYS else []
