"""The desk of the calendar: the plan laid out against what was done, beside food, weight, notes and races; and its private feed."""

from __future__ import annotations

import hashlib
import hmac
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from milo.app.activities_desk import ActivitiesDesk, Book
from milo.app.adapting_flow import log_of
from milo.app.body_desk import BodyDesk, midnight
from milo.app.mailing import stop_key
from milo.channels.activities import ActivityLine
from milo.channels.calendar import Calendar, CalendarDay, CalendarItem, CalendarWeek
from milo.channels.calendar_desk import MOST_WEEKS
from milo.coach.adapt.adapting_log import lay_out, match
from milo.vocabulary.clock import local_day
from milo.vocabulary.eaten import counted
from milo.vocabulary.errors import NotFound
from milo.vocabulary.weeks import week_start

if TYPE_CHECKING:
    from milo.app.build import Home

WEEK = 7
RAMP_WEEKS = 4
FEED = "calendar_feed"
FEED_BACK, FEED_AHEAD = 28, 35  # days the feed tells of (our choice)


class CalendarDesk:
    """Fulfils channels.calendar.CalendarDesk."""

    def __init__(self, house: Home, activities: ActivitiesDesk) -> None:
        self._house, self._activities = house, activities
        self._body = BodyDesk(house, house.coaching)

    def calendar(self, athlete: str, since: date, until: date, *, records: bool = True) -> Calendar:
        """The weeks that hold these days."""
        starts, today = self._house.flows.first_weekday(athlete), self._house.flows.today(athlete)
        first = week_start(since, starts)
        weeks = min(max((until - first).days // WEEK + 1, 1), MOST_WEEKS)
        last = first + timedelta(days=WEEK * weeks - 1)
        book = self._activities.book(athlete)
        locked = bool(self._house.coaching.locks(athlete))
        items = self._items(athlete, book, first, last, today, locked=locked, records=records)
        food, weight = self._measured(athlete, first, last) if records else ({}, {})
        days = [first + timedelta(days=n) for n in range(WEEK * weeks)]
        made = [CalendarDay(day=day, items=items.get(day, []), kcal=food.get(day), weight_kg=weight.get(day)) for day in days]
        loads = _loads(book, starts) if records else {}
        return Calendar(
            today=today, weeks=[_week(made[n : n + WEEK], loads, today) for n in range(0, len(made), WEEK)], locked=locked
        )

    def _items(
        self, athlete: str, book: Book, first: date, last: date, today: date, *, locked: bool, records: bool
    ) -> dict[date, list[CalendarItem]]:
        found: dict[date, list[CalendarItem]] = {}

        def put(day: date, item: CalendarItem) -> None:
            if first <= day <= last:
                found.setdefault(day, []).append(item)

        standing = self._house.coaching.standing(athlete)
        sessions: dict[str, tuple[str, int]] = {}
        if standing is not None:
            slots = lay_out(standing.plan, standing.started)
            match(slots, log_of(book.inputs, [], standing.opened, book.inputs.zone), today)
            member = {w.workout_id: m.workout.workout_id for m in book.merged for w in m.members}
            for slot in slots:
                week = (slot.day - standing.started).days // WEEK + 1
                if slot.done is not None:
                    sessions[member.get(slot.done.workout_id, slot.done.workout_id)] = (slot.session.session_id, week)
                    continue
                if slot.day < standing.opened or (locked and slot.day >= today):
                    continue
                endurance = slot.session.endurance
                put(
                    slot.day,
                    CalendarItem(
                        status="skipped" if slot.day < today else "planned",
                        title=slot.session.title,
                        activity=endurance.activity if endurance is not None else slot.session.kind,
                        minutes=slot.session.minutes,
                        session_id=slot.session.session_id,
                        plan_week=week,
                    ),
                )
        for line in book.lines.values() if records else ():
            session = sessions.get(line.workout_id, (None, None))
            put(line.day, _done(line, *session))
        event = book.inputs.profile.event if book.inputs.profile is not None else None
        if event is not None:
            far = None if event.distance_km is None else 1_000 * event.distance_km
            put(event.date, CalendarItem(status="race", title=event.title or "", activity=event.activity, distance_m=far))
        return found

    def _measured(self, athlete: str, first: date, last: date) -> tuple[dict[date, float], dict[date, float]]:
        """(energy, weight) of each day; neither where they are kept off."""
        if self._body.hidden(athlete) is not None:
            return {}, {}
        span: dict[str, Any] = {"since": midnight(first - timedelta(days=1)), "until": midnight(last + timedelta(days=2))}
        food: dict[date, float] = {}
        for n in counted(self._house.store.find("nutrition", athlete, **span)):
            if n.calories is not None:
                day = local_day(n.log_ts, n.utc_offset_min)
                food[day] = food.get(day, 0.0) + n.calories
        weight = {
            local_day(m.at, m.utc_offset_min): m.value
            for m in self._house.store.find("measurement", athlete, **span)
            if m.quantity == "weight_kg"
        }
        return food, weight

    # --- feed

    def feed_link(self, athlete: str) -> str | None:
        """The private address of the feed."""
        held = self._house.flows.settings(athlete).get(FEED)
        if not held or not held.get("on"):
            return None
        base = (self._house.settings.public_url or "").rstrip("/")
        return f"{base}/hooks/calendar/{athlete}.{self._token(athlete, int(held['version']))}.ics"

    def set_feed(self, athlete: str, on: bool) -> None:
        """Make a new private address, or end it."""
        version = int(self._house.flows.settings(athlete).get(FEED, {}).get("version", 0)) + 1
        self._house.flows.set(athlete, FEED, {"on": on, "version": version})

    def feed(self, name: str) -> tuple[str, datetime, Calendar] | None:
        """The calendar behind a feed's name; None where it is nobody's, or was ended."""
        athlete, _, token = name.removesuffix(".ics").partition(".")
        try:
            held = self._house.flows.settings(athlete).get(FEED)
            if not held or not held.get("on") or not hmac.compare_digest(token, self._token(athlete, int(held["version"]))):
                return None
            today = self._house.flows.today(athlete)
        except NotFound:
            return None
        found = self.calendar(athlete, today - timedelta(days=FEED_BACK), today + timedelta(days=FEED_AHEAD))
        return self._house.flows.manner(athlete)[0], self._house.clock.now(), found

    def _token(self, athlete: str, version: int) -> str:
        key = hashlib.sha256(b"calendar feed" + stop_key(self._house)).digest()
        return hmac.new(key, f"{athlete}/{version}".encode(), hashlib.sha256).hexdigest()[:40]


def _done(line: ActivityLine, session_id: str | None, week: int | None) -> CalendarItem:
    return CalendarItem(
        status="done",
        title=line.title or "",
        activity=line.activity,
        minutes=line.minutes,
        load_au=line.load_au,
        distance_m=line.distance_m,
        session_id=session_id,
        plan_week=week,
        workout_id=line.workout_id,
        notes=line.notes,
    )


def _loads(book: Book, starts: int) -> dict[date, float]:
    """First day -> load of the week, of activities whose load is known."""
    found: dict[date, float] = {}
    for line in book.lines.values():
        if line.load_au is not None:
            monday = week_start(line.day, starts)
            found[monday] = found.get(monday, 0.0) + line.load_au
    return found


def _week(days: list[CalendarDay], loads: dict[date, float], today: date) -> CalendarWeek:
    monday = days[0].day
    items = [item for day in days for item in day.items]
    minutes = {s: sum(i.minutes or 0.0 for i in items if i.status == s) for s in ("done", "planned", "skipped")}
    before = [loads.get(monday - timedelta(weeks=n)) for n in range(1, RAMP_WEEKS + 1)]
    known = [load for load in before if load]
    load = loads.get(monday)
    ramp = None
    if load is not None and len(known) == RAMP_WEEKS and days[-1].day <= today + timedelta(days=WEEK):
        ramp = round(100 * (load / (sum(known) / RAMP_WEEKS) - 1), 1)
    return CalendarWeek(
        monday=monday,
        days=days,
        done=sum(i.status == "done" for i in items),
        planned=sum(i.status == "planned" for i in items),
        skipped=sum(i.status == "skipped" for i in items),
        minutes_done=round(minutes["done"], 1),
        minutes_planned=round(minutes["planned"] + minutes["skipped"], 1),
        load_au=None if load is None else round(load, 1),
        ramp_pct=ramp,
    )
