"""What a rule did to a plan, with what it stands on, and the plan while rules work on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import msgspec

from milo.coach.adapt.adapting_log import WEEK, Log, Reading, Signals, Slot, day_of, exercise_key
from milo.coach.adapt.progression import Performed, SetDone
from milo.coach.plans.basics.words import title_of_easy
from milo.coach.plans.limits.numbers import WeekLimits, week_limits
from milo.coach.plans.limits.person import person_of
from milo.vocabulary.athlete import Profile
from milo.vocabulary.plan import Plan, PlannedSession
from milo.vocabulary.records import Workout

SENIOR, ADULT = 65, 18  # safety PL-06, PL-40
MOVING_WEEKS = 16  # in which limits still move: the last are the minutes of who is newly pregnant (PL-22)


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One number a change stands on, with the records it came from. kind: what those records are; day: the last of them."""

    name: str
    value: float
    unit: str
    kind: str = "measurement"
    record_ids: list[str] = []
    day: date | None = None


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one rule changed: old -> new, in a sentence in both languages, with its data.

    held: why nothing was changed although the rule was asked; then old and new are the same.
    of: what old and new are ("load_kg", "help_kg", "reps", "sets", "minutes", "zone", "day", "exercise", "session", "focus",
    "rir", "kcal" of a day, "lowering_s").
    day: the planned day it is about.  session_id, exercise_id: of the plan.
    """

    rule: str
    of: str
    old: Any
    new: Any
    text: dict[str, str] = {}
    held: str | None = None
    day: date | None = None
    session_id: str | None = None
    exercise_id: str | None = None
    facts: list[Fact] = []
    params: dict[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Who:
    """What of the profile the rules read."""

    novice: bool
    rest_days: int
    minor: bool
    most_minutes: float | None
    equipment: tuple[str, ...] | None
    plates_kg: tuple[float, ...] | None
    most_reps: int = 30
    least_reps: int = 1
    limits: tuple[WeekLimits, ...] = ()
    longest_run_km: float | None = None
    language: str = "en"
    activities: tuple[str, ...] = ()
    barred: frozenset[str] = frozenset()


def who_is(profile: Profile, today: date, barred: frozenset[str] = frozenset()) -> Who:
    """The rules' view of an athlete. Who does not say how experienced they are counts as a beginner.

    most_reps, least_reps: of a set, as the limits have them for this person; what a rule raises beyond would be taken back.
    barred: exercises whose load may not rise, because the limits would take it back.
    limits: of each of the plan's first weeks; later as in the last of them.
    """
    age = profile.age_on(today)
    novice = profile.experience in (None, "beginner")
    minor, senior = age is not None and age < ADULT, age is not None and age >= SENIOR
    person = person_of(profile, today)
    limits = [week_limits(person, week) for week in range(1, MOVING_WEEKS + 1)]
    return Who(
        novice=novice,
        rest_days=2 if novice or minor or senior else 1,
        minor=minor,
        most_minutes=profile.minutes_per_session,
        equipment=None if profile.equipment is None else tuple(profile.equipment),
        plates_kg=None if profile.plates_kg is None else tuple(profile.plates_kg),
        most_reps=limits[0].reps_max,
        least_reps=max(each.reps_min for each in limits),
        limits=tuple(limits),
        longest_run_km=None if profile.history is None else profile.history.longest_run_km_30d,
        language=profile.language or "en",
        activities=tuple(profile.activities or ()),
        barred=barred,
    )


@dataclass(slots=True)
class Draft:
    """A plan while rules work on it: slots are moved and changed in place, every change is written down."""

    plan: Plan
    log: Log
    signals: Signals
    who: Who
    today: date
    slots: list[Slot]
    extra: list[Workout]
    focus: dict[int, str] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    lifted: dict[str, list[Performed]] = field(default_factory=dict)

    def ahead(self, first: date | None = None, last: date | None = None) -> list[Slot]:
        """Sessions not done, from today (or a later day) on."""
        since = max(first or self.today, self.today)
        return [s for s in self.slots if s.done is None and since <= s.day and (last is None or s.day <= last)]

    def done(self, since: date | None = None) -> list[Slot]:
        """Sessions done, oldest first, by the day of their workout."""
        made = [s for s in self.slots if s.done is not None and (since is None or day_of(s.done, self.log.zone) >= since)]
        return sorted(made, key=lambda s: (s.day if s.done is None else day_of(s.done, self.log.zone), s.session.session_id))

    def missed(self, first: date, last: date) -> list[Slot]:
        """Sessions of a window of days before today that did not happen; days before the plan was known do not count."""
        since, until = max(first, self.log.opened), min(last, self.today - timedelta(days=1))
        return [s for s in self.slots if s.done is None and since <= s.day <= until]

    def week_of(self, day: date) -> int:
        """The plan's week a day is in, from 1."""
        return (day - self.log.started).days // WEEK + 1

    def focus_of(self, week: int) -> str | None:
        """The focus of a week, None beyond the plan."""
        planned = next((w.focus for w in self.plan.weeks if w.week == week), None)
        return self.focus.get(week, planned)

    def monday(self, day: date) -> date:
        """The Monday of a day's week."""
        return day - timedelta(days=day.weekday())

    def last_training(self) -> date | None:
        """The last day anything was done, of the plan or not."""
        days = [day_of(w, self.log.zone) for w in self.log.workouts]
        return max((d for d in days if d <= self.today), default=None)

    def write(self, slot: Slot, session: PlannedSession, rule: str) -> None:
        """Put a changed session in a slot, with the rule among its reasons; one that became easy is called so."""
        because = session.because if rule in session.because else [*session.because, rule]
        title = session.title if session.endurance is None else title_of_easy(session.title, session.endurance)
        slot.session = msgspec.structs.replace(session, because=because, title=title)

    def note(self, rule: str, of: str, old: Any, new: Any, slot: Slot | None = None, **more: Any) -> None:
        """Write a change down; of=..., facts=[...], params={...}, held=code."""
        where: dict[str, Any] = {} if slot is None else {"day": slot.day, "session_id": slot.session.session_id}
        self.changes.append(Change(rule=rule, of=of, old=old, new=new, **{**where, **more}))


def fact(name: str, reading: Reading, unit: str, day: date | None = None) -> Fact:
    """A reading as a fact."""
    return Fact(
        name=name, value=round(reading.value, 2), unit=unit, kind=reading.kind, record_ids=list(reading.record_ids), day=day
    )


def workout_fact(name: str, value: float, unit: str, workouts: Iterable[Workout]) -> Fact:
    """A number made from workouts."""
    return Fact(name=name, value=round(value, 2), unit=unit, kind="workout", record_ids=[w.workout_id for w in workouts])


def set_facts(used: Sequence[SetDone]) -> list[Fact]:
    """What was lifted, a fact for the weight, the repetitions and, where told, the reserve.

    All three are of the sets with the heaviest weight: a sentence tells them as one (safety PL-17), and lighter days of the same
    exercise had other repetitions and more left.
    """
    if not used:
        return []
    weights = [s.weight_kg for s in used if s.weight_kg is not None]
    used = [s for s in used if s.weight_kg == max(weights)] if weights else used
    ids = [s.set_id for s in used if s.set_id]
    told = [s.rir for s in used if s.rir is not None]
    facts = [Fact(name="least_reps", value=min(s.reps for s in used), unit="1", kind="set", record_ids=ids)]
    if weights:
        facts.append(Fact(name="lifted_kg", value=max(weights), unit="kg", kind="set", record_ids=ids))
    if told:
        facts.append(Fact(name="mean_rir", value=round(sum(told) / len(told), 1), unit="1", kind="set", record_ids=ids))
    return facts


def performed(log: Log, today: date) -> dict[str, list[Performed]]:
    """Exercise -> what was done of it, a day at a time, oldest first. Warm-up sets and sets without repetitions are left out."""
    found: dict[str, dict[date, list[SetDone]]] = {}
    days: Mapping[str, date] = {w.workout_id: day_of(w, log.zone) for w in log.workouts}
    for s in sorted(log.sets, key=lambda s: (s.at, s.exercise, s.number)):
        day = days.get(s.workout_id) or s.at.astimezone(log.zone).date()
        if s.set_type == "warm_up" or not s.reps or day > today:
            continue
        rir = s.rir if s.rir is not None else 0.0 if s.set_type == "failure" else None
        found.setdefault(exercise_key(s.exercise), {}).setdefault(day, []).append(SetDone(s.reps, s.weight_kg, rir, s.set_id))
    return {key: [Performed(day, tuple(sets)) for day, sets in sorted(by_day.items())] for key, by_day in found.items()}
