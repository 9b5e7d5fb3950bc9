"""What a coach or the owner may know of each athlete, gathered as signs: a part that is not opened is not even read."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from milo.channels.access_consent import ConsentsOf
from milo.channels.access_rules import PARTS
from milo.channels.coaching import Coaching
from milo.channels.contract import AthleteLine, Flows
from milo.channels.locks_told import BY_SAFETY, TELLING
from milo.channels.outlook_desk import OutlookDesk
from milo.channels.visitor import Visitor
from milo.coach.adapt.adapting_pain import PAIN_SEEN_DAYS
from milo.coach.adapt.attention import Attention, Pain, Signs, in_order
from milo.coach.safety.locked_talk import topic_of
from milo.insight.recovery import recovery_view
from milo.insight.views import Inputs, Series
from milo.vocabulary.errors import BadValue, MiloError
from milo.vocabulary.weeks import week_start

PAIN = "pain_0_10"
log = logging.getLogger(__name__)
LATELY_WEEKS = 2  # this and last week's sessions
HEARD_BACK_DAYS = 60  # how far back a device's days are looked at: longer silence is no news (our choice)
READY_S, PAUSE_S = 10.0, 0.05  # between two rounds of reading ahead, and between two athletes (our choice)
WEEKS_SHOWN = 8  # of the bars of a card (our choice)
WORKOUT_BACK_DAYS = 180  # how far back the newest workout is looked for (our choice)


@dataclass(frozen=True, kw_only=True)
class Weeks:
    """An athlete's last weeks, as the small charts and the signs need them.

    heard: days a device spoke; what is told by hand is no device.  resting: value, low and high end of the own range, bpm.
    pulse: the resting heart rate by day.  sessions: (Monday, workouts) of each of the last weeks.
    """

    heard: frozenset[date]
    last_workout: date | None
    resting: tuple[float, float | None, float | None] | None
    pulse: Series
    sessions: list[tuple[date, int]]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One athlete of the squad. parts: what whoever looks may see of them.  readiness, done, planned: None where not known."""

    athlete: AthleteLine
    parts: tuple[str, ...]
    signs: Signs
    attention: Attention
    weeks: Weeks | None = None


class SquadBook:
    """What was gathered of athletes, until something of theirs changes or their day ends: a look at fifty reads few anew."""

    def __init__(self, flows: Flows, coaching: Coaching, outlooks: OutlookDesk | None = None) -> None:
        self._flows, self._coaching, self._outlooks = flows, coaching, outlooks
        self._kept: dict[tuple[str, tuple[str, ...]], tuple[tuple[date, int], Signs, Weeks | None]] = {}

    def signs(self, athlete: str, parts: tuple[str, ...]) -> tuple[Signs, Weeks | None]:
        """Signs within the parts that are open, and the last weeks where the records are. Blocks."""
        stamp = self._flows.today(athlete), self._flows.changes(athlete)
        kept = self._kept.get((athlete, parts))
        if kept is None or kept[0] != stamp:
            weeks = weeks_of(self._flows, athlete, stamp[0]) if "records" in parts else None
            signs = signs_of(self._flows, self._coaching, athlete, parts, self._outlooks, weeks)
            kept = self._kept[athlete, parts] = (stamp, signs, weeks)
        # A lock ends with the clock, which no record tells.
        locks = signs_locks(self._coaching, athlete, parts) if "plan" in parts else None
        return replace(kept[1], locks=locks), kept[2]

    def keep_ready(self, stopping: threading.Event, every_s: float = READY_S) -> None:
        """Read whoever changed, a little at a time, until stopping is set: a coach's look then finds it done. Blocks."""
        while not stopping.wait(every_s):
            here = self._flows.athletes()
            for athlete in here if len(here) > 1 else ():
                if stopping.wait(PAUSE_S):
                    return
                try:
                    self.signs(athlete.athlete_id, PARTS)
                except MiloError as e:
                    log.warning("an athlete of the squad was not read ahead", extra={"found": e.code})

    def forget_all_but(self, athletes: set[str]) -> None:
        """Let go of whoever is here no more."""
        for key in [key for key in self._kept if key[0] not in athletes]:
            self._kept.pop(key, None)


def squad_of(book: SquadBook, flows: Flows, visitor: Visitor, consents: ConsentsOf) -> list[Line]:
    """Everybody a coach or the owner may see, whoever needs a look most first. Blocks."""
    seen = []
    here = flows.athletes()
    book.forget_all_but({athlete.athlete_id for athlete in here})
    for athlete in here:
        parts = parts_of(visitor, athlete.athlete_id, consents)
        if parts:
            seen.append((athlete, parts, *book.signs(athlete.athlete_id, parts)))
    seen.sort(key=lambda one: (one[0].name or "").casefold())
    whole = {athlete.athlete_id: (athlete, parts, signs, weeks) for athlete, parts, signs, weeks in seen}
    lines = []
    for attention in in_order([signs for _, _, signs, _ in seen], flows.today):
        athlete, parts, signs, weeks = whole[attention.athlete]
        lines.append(Line(athlete=athlete, parts=parts, signs=signs, attention=attention, weeks=weeks))
    return lines


def parts_of(visitor: Visitor, athlete: str, consents: ConsentsOf) -> tuple[str, ...]:
    """The parts of an athlete that are open to somebody: all to the owner, to a coach those of the consent."""
    if visitor.is_owner:
        return PARTS
    if visitor.role != "coach" or visitor.account_id is None:
        return ()
    granted = consents.granted(athlete, visitor.account_id)
    return tuple(part for part in PARTS if part in granted)


def signs_of(
    flows: Flows,
    coaching: Coaching,
    athlete: str,
    parts: Sequence[str],
    outlooks: OutlookDesk | None = None,
    weeks: Weeks | None = None,
) -> Signs:
    """What is known of one athlete within the parts that are open. weeks: None reads them where the records are open. Blocks."""
    today = flows.today(athlete)
    planned = done = begun = readiness = locks = pains = heard = last = ahead = resting = None
    if {"plan", "week"} & {*parts}:
        lately, score = _day(coaching, athlete)
        if "plan" in parts:
            locks = signs_locks(coaching, athlete, parts)
            if lately:
                planned, done = sum(w["planned"] for w in lately), sum(w["done"] for w in lately)
                begun = coaching.monday_of(athlete, 1)
        readiness = score if "week" in parts else None
    if "records" in parts:
        pains = _pains(flows, athlete, today)
        weeks = weeks_of(flows, athlete, today) if weeks is None else weeks
        heard, last, resting = weeks.heard, weeks.last_workout, weeks.resting
        ahead = None if outlooks is None else outlooks.outlook(athlete)
    return Signs(
        athlete=athlete,
        locks=locks,
        pains=pains,
        readiness=readiness,
        planned=planned,
        done=done,
        last_workout=last,
        # Without the records nobody knows when the last workout was, and a gap would be made up.
        begun=begun if "records" in parts else None,
        heard=heard,
        outlook=ahead,
        resting=resting,
    )


def _locks(locks: Sequence[dict[str, Any]], *, told: bool) -> list[tuple[str, str]]:
    """(what it is about, level) of each lock, to be said in the coach's words; told: False: one lock, and nothing of why."""
    if not told:
        return [(BY_SAFETY, "E1")] if locks else []
    return list(dict.fromkeys((topic_of(str(lock["rule"]), lock.get("scope")), str(lock["level"])) for lock in locks))


def signs_locks(coaching: Coaching, athlete: str, parts: Sequence[str]) -> list[tuple[str, str]]:
    """What locks an athlete now, as far as the parts that are open may tell."""
    return _locks(coaching.locks(athlete), told=not TELLING.isdisjoint(parts))


def _day(coaching: Coaching, athlete: str) -> tuple[list[dict[str, Any]], float | None]:
    """The last weeks of the plan and today's score, from one reading; without a profile there is neither score nor plan."""
    try:
        found = coaching.dashboard(athlete, 0, LATELY_WEEKS)
    except BadValue:
        return [], None
    ready = found["today"].readiness
    return found["weeks"], None if ready is None else float(ready["score"])


def _pains(flows: Flows, athlete: str, today: date) -> list[Pain]:
    since = _midnight(today - timedelta(days=PAIN_SEEN_DAYS))
    found = flows.records(athlete, "measurement", quantity=PAIN, since=since)
    return [Pain(m.note, m.value, m.at.date(), m.measurement_id) for m in found]


def weeks_of(flows: Flows, athlete: str, today: date) -> Weeks:
    """What devices said and what was trained in the last weeks; each kind is read once. Blocks."""
    since = _midnight(today - timedelta(days=HEARD_BACK_DAYS))
    digests = [d for d in flows.records(athlete, "day_digest", since=since, limit=5_000) if d.count and d.day <= today]
    workouts = flows.records(athlete, "workout", since=_midnight(today - timedelta(days=WORKOUT_BACK_DAYS)), limit=5_000)
    days = [w.start_ts.date() for w in workouts]
    orders = flows.records(athlete, "setting")
    view = recovery_view(Inputs(user_id=athlete, last=today, profile=None, day_digests=digests, settings=orders))
    figure = view.figures["resting_hr_bpm"]
    starts = flows.first_weekday(athlete)
    mondays = [week_start(today, starts) - timedelta(weeks=back) for back in range(WEEKS_SHOWN - 1, -1, -1)]
    count = Counter(week_start(day, starts) for day in days if day <= today)
    return Weeks(
        heard=frozenset(d.day for d in digests if d.origin != "told"),
        last_workout=max(days, default=None),
        resting=None if figure.value is None else (figure.value, figure.low, figure.high),
        pulse=next(s for s in view.series if s.name == "resting_hr_bpm"),
        sessions=[(monday, count[monday]) for monday in mondays],
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
