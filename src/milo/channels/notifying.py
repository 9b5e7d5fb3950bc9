"""What is due to be told unasked: a function of the clock, the athlete's wishes and what was sent; the doors do the sending.

A notice has a key (the day, the week, the silence) under which it is sent at most once by each door; a restart changes nothing.
Notices hold no measured value unless the athlete wished for them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Annotated, Literal

import msgspec

from milo.vocabulary.errors import BadValue

Kind = Literal["morning_brief", "weekly_review", "sensor_silent", "coach_message", "athlete_message", "reminder"]
KINDS: tuple[Kind, ...] = ("morning_brief", "weekly_review", "sensor_silent")
DAY_MIN = 1_440
BRIEF_WITHIN = timedelta(hours=4)  # a brief that could not be sent for longer is no morning brief any more; our choice
REVIEW_WITHIN = timedelta(hours=20)  # the review may still come the morning after; our choice
REMIND_WITHIN = timedelta(hours=12)  # a reminder that could not be sent for longer is left to the page; our choice
SILENT_AFTER = timedelta(hours=36)  # a day and a night without a word: one night off the wrist is nothing to ask about; our choice
SILENT_UNTIL = timedelta(days=14)  # a device that was put aside is left in peace; our choice
ALARM = "alarm "  # begins the key of a message that tells of a danger; no message's id has a space
HABIT_DAYS = 5  # of the seven days before its last word: a device worn now and then is not silent, it is not worn. Our choice

Minute = Annotated[int, msgspec.Meta(ge=0, lt=DAY_MIN)]


class Wishes(msgspec.Struct, frozen=True, kw_only=True):
    """What an athlete wants to be told unasked, and when. Minutes count from local midnight; review_day 0 is monday.

    quiet_from, quiet_to: nothing is sent unasked between them; the same number twice: there are no quiet hours.
    values: measured values may stand in notices of the chat.  chat: notices come by the linked chat.
    mail: they come by e-mail where none comes by chat; off until asked for.
    zone, language: of a coach's account, which has no settings of an athlete; None where nobody said.
    """

    morning_brief: bool = True
    weekly_review: bool = True
    sensor_silent: bool = True
    brief_at: Minute = 7 * 60 + 30
    review_day: Annotated[int, msgspec.Meta(ge=0, le=6)] = 6
    review_at: Minute = 18 * 60
    quiet_from: Minute = 22 * 60
    quiet_to: Minute = 7 * 60
    values: bool = False
    mail: bool = False
    chat: bool = True
    zone: str | None = None
    language: str | None = None


UNSAID_COACH = Wishes(mail=True)
"""What holds for a coach who said nothing: a coach has no chat here, and would otherwise hear of nobody."""


class SensorSeen(msgspec.Struct, frozen=True, kw_only=True):
    """A device as it was last heard. days: on how many of the seven days up to its last word it said something."""

    name: str
    last_at: datetime
    days: int


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something to tell. key: what makes it this one and no other.  sensor, hours: of a silence.

    covers: further keys of its kind that count as sent with it.  text: of a reminder, in the athlete's own words.
    """

    kind: Kind
    key: str
    covers: tuple[str, ...] = ()
    sensor: str | None = None
    hours: int | None = None
    text: str | None = None


def reminders_due(now: datetime, sent: Collection[tuple[str, str]], asked: Iterable[tuple[str, datetime, str]]) -> list[Notice]:
    """The reminders whose time has come, also within quiet hours: the athlete chose it. asked: (id, when, text) each."""
    come = [(id, text) for id, at, text in asked if timedelta() <= now - at < REMIND_WITHIN and ("reminder", id) not in sent]
    return [Notice(kind="reminder", key=id, text=text) for id, text in come]


def due(
    now: datetime, zone: tzinfo, wishes: Wishes, sent: Collection[tuple[str, str]], sensors: Sequence[SensorSeen] = ()
) -> list[Notice]:
    """The notices that are to be sent now, in the order of KINDS; none within quiet hours, none that was sent.

    now: aware.  zone: the athlete's.  sent: (kind, key) of what went out by the same door.
    """
    local = now.astimezone(zone)
    if is_quiet(local, wishes):
        return []
    found = [*_brief(local, wishes), *_review(local, wishes), *(silences(now, sensors) if wishes.sensor_silent else [])]
    return [notice for notice in found if (notice.kind, notice.key) not in sent]


def waiting(now: datetime, zone: tzinfo, wishes: Wishes, sent: Collection[tuple[str, str]], unread: Sequence[str]) -> list[Notice]:
    """The notice that a coach has written: once for all that is unread, and again for what comes later; none within quiet hours.

    unread: ids of the messages nobody read, oldest first.  The others as in `due`.
    """
    new = [id for id in unread if ("coach_message", id) not in sent]
    if not new or is_quiet(now.astimezone(zone), wishes):
        return []
    return [Notice(kind="coach_message", key=new[0], covers=tuple(new[1:]))]


def waiting_for_coach(
    now: datetime, zone: tzinfo, wishes: Wishes, sent: Collection[tuple[str, str]], unread: Sequence[str], alarms: Sequence[str]
) -> list[Notice]:
    """The notice that athletes have written to a coach: once for all that is unread, and again for each that tells of a danger.

    unread: ids of the messages the coach has not read, oldest first.  alarms: those of them that tell of a danger.
    One notice covers all that is unread when it goes out; while any of that stays unread, only a danger nobody told of is told.
    None within quiet hours: a coach's mail is no emergency service, and the athlete was told at once whom to call.
    """
    if is_quiet(now.astimezone(zone), wishes):
        return []
    grave = {*alarms}
    keys = [f"{ALARM}{id}" for id in alarms] + [id for id in unread if id not in grave]
    told = {key for kind, key in sent if kind == "athlete_message"}
    new = [key for key in keys if key not in told]
    if not new or (len(new) < len(keys) and not new[0].startswith(ALARM)):
        return []
    return [Notice(kind="athlete_message", key=new[0], covers=tuple(new[1:]))]


def is_quiet(local: datetime, wishes: Wishes) -> bool:
    """Whether a local moment lies in the quiet hours, which may go over midnight."""
    minute, start, end = local.hour * 60 + local.minute, wishes.quiet_from, wishes.quiet_to
    return start <= minute < end if start <= end else minute >= start or minute < end


def clock_of(minute: int) -> str:
    """A minute of the day as a clock shows it.

    >>> clock_of(450)
    '07:30'
    """
    return f"{minute // 60:02d}:{minute % 60:02d}"


def minute_of(clock: str) -> int:
    """A minute of the day from a clock's words. Raises BadValue.

    >>> minute_of("07:30")
    450
    """
    hours, _, minutes = clock.strip().partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60):
        raise BadValue("a time of the day such as 22:00", repr(clock[:20]))
    return int(hours) * 60 + int(minutes)


def _brief(local: datetime, wishes: Wishes) -> list[Notice]:
    began = _at(local, wishes.brief_at)
    if not wishes.morning_brief or not timedelta() <= local.replace(tzinfo=None) - began < BRIEF_WITHIN:
        return []
    return [Notice(kind="morning_brief", key=local.date().isoformat())]


def _review(local: datetime, wishes: Wishes) -> list[Notice]:
    back = (local.weekday() - wishes.review_day) % 7
    began = _at(local, wishes.review_at) - timedelta(days=back)
    if not wishes.weekly_review or not timedelta() <= local.replace(tzinfo=None) - began < REVIEW_WITHIN:
        return []
    return [Notice(kind="weekly_review", key=began.date().isoformat())]


def silences(now: datetime, sensors: Iterable[SensorSeen]) -> list[Notice]:
    """The devices that are worn daily and have not been heard of, whatever anybody wishes to be told. now: aware."""
    return [
        Notice(
            kind="sensor_silent",
            key=f"{s.name}@{s.last_at.isoformat()}",
            sensor=s.name,
            hours=int((now - s.last_at) / timedelta(hours=1)),
        )
        for s in sensors
        if s.days >= HABIT_DAYS and SILENT_AFTER <= now - s.last_at < SILENT_UNTIL
    ]


def _at(local: datetime, minute: int) -> datetime:
    """A minute of the local day, on the wall's clock: when the clocks change, half past seven is still half past seven."""
    return datetime(local.year, local.month, local.day) + timedelta(minutes=minute)  # noqa: DTZ001  wall time is meant
